import type { Block } from '../compile/block.js'
import type { Axis } from '../sampling/design.js'
import type { Bounds, Law } from '../sampling/law.js'
import type { Persistence } from '../sampling/persistence.js'
import type { RankGroup } from '../sampling/rank-groups.js'
import type { Problem, Texts } from './problem.js'
import type { Source } from './schema.js'
import type { Branch, Place } from './tree.js'

/** One number that the model takes: an element of a catalogue attribute, or of an uncertain parameter. */
export interface InputCell {
  /** Its name with its elements: `yield_limit`, `launch[h20]`. Its draws are looked up by it. */
  readonly label: string
  readonly law: Law
  /** What the law's own keys hold; dates have become months since the horizon's start. */
  readonly spec: unknown
  /** The declared bounds, narrowed by the entry's own `min` and `max`. */
  readonly bounds: Bounds
  /** Its value where it is the same in every run; infinite for a date that never comes. */
  readonly fixed?: number
  /** How its months hang together, where it is drawn for each month and not once for a run. */
  readonly persistence?: Persistence
  /** Values that a grid gives it in the place of its law. */
  readonly levels?: readonly number[]
  readonly unit: string
  /** Keys of the scenario's sources. */
  readonly sources: readonly string[]
  readonly note?: string
}

/** A scalar that is computed from each run's trajectories. */
export interface Outcome {
  readonly equals: string
  readonly about: string
}

/** A rule as a chart marks it: with the day on which it takes effect. */
export interface RuleMark {
  readonly id: string
  readonly title: string
  /** An ISO date, `2023-10-17`. */
  readonly effective: string
}

/** What a scenario says, once it was read, merged and checked: every number that the model needs. */
export interface Body {
  readonly title: string
  /** The question that it answers; empty where it does not say. */
  readonly question: string
  /** Who asks it; empty where it does not say. */
  readonly askedBy: string
  readonly about: string
  /** The first month, such as `2022-01`. */
  readonly start: string
  /** The number of months, first and last included. */
  readonly months: number
  /** The number of runs; a design may have set it. */
  readonly runs: number
  readonly seed: string
  /** The name of the design. */
  readonly design: string
  /** What a grid crosses. */
  readonly axes: readonly Axis[]
  /** Uncertain numbers that depend on each other. */
  readonly correlations: readonly RankGroup[]
  /** The elements of each dimension, in the order of the catalogue. */
  readonly elements: Readonly<Record<string, readonly string[]>>
  /** The cells of each attribute and parameter, row-major over the elements of its dimensions. */
  readonly inputs: Readonly<Record<string, readonly InputCell[]>>
  /** The monthly values of each cell of each series, in the declared unit. */
  readonly series: Readonly<Record<string, readonly Float64Array[]>>
  /** The expressions that catalogue entries state, by field and element: `controls` of `bis_2022`. */
  readonly statements: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The scenario's own equations, as a block to put after the model's. */
  readonly equations: Block
  readonly outcomes: Readonly<Record<string, Outcome>>
  readonly outputs: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
  readonly rules: readonly RuleMark[]
}

/** A scenario, and where its numbers came from. */
export interface Scenario extends Body {
  /** The file's name without folder and ending. */
  readonly name: string
  /** The merged document, in which every part knows where it stands. */
  readonly document: Branch
  /** The merged document as plain data: itself a scenario that needs no other file. */
  readonly resolved: unknown
  /** What is allowed, but hardly meant. */
  readonly warnings: readonly Problem[]
  /** The texts of its files, to show lines of. */
  readonly texts: Texts
  /** Tells where a part of the scenario stands; for a path that leads on, the deepest part of it that exists. */
  readonly locate: (path: readonly string[]) => Place
}
