import type { Moved } from './dimensions.js'

/** What a design may know before the first run. */
export interface DesignContext {
  /** The seed of the whole ensemble. */
  readonly seed: string
  /** The names to draw for, in the order in which `index` counts. */
  readonly names: readonly string[]
  /** The number of runs of the whole ensemble. */
  readonly runs: number
  /** Names whose levels are crossed, for a design that crosses any. */
  readonly axes?: readonly Axis[] | undefined
}

/** A name, and how many levels of it a design crosses with those of others. */
export interface Axis {
  readonly name: string
  readonly levels: number
}

/** A way to spread runs over the space of parameters. */
export interface Design {
  /** The name shown in lists and messages. */
  readonly name: string
  /** One sentence: how the points lie, and what the design is for. */
  readonly about: string
  /** Whether where a run lies depends on the number of runs or of names, so that no run can be added to others. */
  readonly needsRuns?: true
  /** Whether it sets every number on purpose, so that correlations have no part in it. */
  readonly isDeliberate?: true
  /** Gives the number of runs where the design sets it, whatever was asked for. */
  readonly runs?: (context: DesignContext) => number
  /** Lists the names that others have pushed from where they would lie alone. */
  readonly moved?: (names: readonly string[]) => readonly Moved[]
  /** Says in one sentence each what about the number of runs or the names does not suit the design. */
  readonly remarks?: (context: DesignContext) => readonly string[]
  /**
   * Makes the function that fills `out` with the probabilities, strictly between 0 and 1, of the name with an index: of the
   * runs from `from` on, which count from 0.
   */
  readonly probabilities: (context: DesignContext) => FillProbabilities
}

/** Fills `out` with the probabilities of the name with an index, of the runs from `from` on. */
export type FillProbabilities = (out: Float64Array, index: number, from: number) => void
