import type { Kind } from '../compile/declarations.js'
import type { Amount } from './amount.js'
import type { Choice } from './choices.js'
import type { Reduction } from './contributions.js'

/** A quantity in a month, and, to the depth asked, the equation that it comes from. */
export interface Finding {
  /** Its name with its elements: `legal_sold[h20]`. */
  readonly label: string
  readonly kind: Kind | 'built-in'
  readonly unit: string
  readonly about: string
  /** Absent for a name within a sum to which no element adds anything. */
  readonly amount?: Amount
  /** The dimension of the sum that it stands in; it is told for the element that adds most. */
  readonly largestOf?: string
  /** How many months ago this value was, where the equation looks back. */
  readonly ago?: Amount
  /** The keys of the sources of a number. */
  readonly sources?: readonly string[]
  /** Its equations; absent where it has none, or where the tree ends. */
  readonly equations?: readonly EquationFinding[]
  /** Whether its equation stands further up in the tree. */
  readonly isAbove?: boolean
}

/** An equation, the value of its right side, and what it reads. */
export interface EquationFinding {
  readonly part: 'equals' | 'start' | 'change' | 'stated'
  /** The equation as written. */
  readonly text: string
  /** The value of the right side; of `start`, that of the first month. */
  readonly amount: Amount
  readonly unit: string
  readonly choices: readonly Choice[]
  readonly reductions: readonly Reduction[]
  readonly inputs: readonly Finding[]
}
