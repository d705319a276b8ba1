/** What a design may know before the first run. */
export interface DesignContext {
  /** The seed of the whole ensemble. */
  readonly seed: string
  /** The names to draw for, in the order in which `index` counts. */
  readonly names: readonly string[]
  /** The number of runs of the whole ensemble. */
  readonly runs: number
}

/** A way to spread runs over the space of parameters. */
export interface Design {
  /** The name shown in lists and messages. */
  readonly name: string
  /** One sentence: how the points lie, and what the design is for. */
  readonly about: string
  /**
   * Makes the function that fills `out` with the probabilities, strictly between 0 and 1, of the name with an index: of the
   * runs from `from` on, which count from 0.
   */
  readonly probabilities: (context: DesignContext) => (out: Float64Array, index: number, from: number) => void
}
