import type { SummaryRow } from '../analysis/rows.js'
import type { Failure } from '../analysis/trajectories.js'
import type { Scenario } from '../scenario/scenario.js'

/** A named column of one number a run, from the first run of the range. */
export interface RunColumn {
  readonly name: string
  readonly unit: string
  readonly values: Float64Array
  /** Gives the numbers of some runs only. */
  readonly slice: (from: number, to: number) => Float64Array
}

/** What a report needs of a result. */
export interface RunRecord {
  readonly scenario: Scenario
  /** First run, and the one after the last, counted from 0; files and messages count from 1. */
  readonly range: readonly [from: number, to: number]
  readonly summary: readonly SummaryRow[]
  readonly method:
    | { readonly kind: 'exact' }
    | { readonly kind: 'counted'; readonly bins: number; readonly error: number }
  readonly draws: readonly RunColumn[]
  readonly outcomes: readonly RunColumn[]
  readonly failures: readonly Failure[]
  /** Names that the design moved for others, with dimensions that count from 0; absent where the design moves none. */
  readonly moved?: readonly {
    readonly name: string
    readonly preferred: number
    readonly dimension: number | undefined
    readonly holder: string
  }[]
  readonly compiled: {
    readonly plan: { readonly slots: ReadonlyMap<string, unknown>; readonly outputs: readonly string[] }
    readonly outcomes: readonly {
      readonly name: string
      readonly aggregates: readonly { readonly quantity: string }[]
    }[]
  }
}

/** Names the quantity that a failure showed in; one inside an outcome by that outcome: `outcomes.domestic_half`. */
export function failedQuantity({ quantity, element }: Failure, { compiled }: RunRecord): string {
  const outcome = quantity.includes('.')
    ? compiled.outcomes.find(({ aggregates }) => aggregates.some((one) => one.quantity === quantity))
    : undefined
  if (outcome) return `outcomes.${outcome.name}`
  return element === '' ? quantity : `${quantity}[${element.replaceAll(',', ', ')}]`
}
