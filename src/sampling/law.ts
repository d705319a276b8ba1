import type * as z from 'zod'

/** The least and greatest value a number may take; infinite where there is no bound. */
export type Bounds = readonly [least: number, greatest: number]

/**
 * A probability law, as a scenario names it: `{ uniform: [0.03, 0.15] }`.
 * A law is known by its keys; everything drawn from it goes through its quantile function, so that any design fits any law.
 * `problems` and `quantile` are methods so that laws of different specs stand in one list; only pass a spec that the
 * law's own schema accepts.
 */
export interface Law<Spec = unknown> {
  /** The name shown in lists and messages. */
  readonly name: string
  /** One sentence: the definition used, and what its numbers mean. */
  readonly about: string
  /** An example as it would stand in a scenario (YAML), without its source. */
  readonly example: string
  /** The law's own keys in a scenario entry, and what they may hold. */
  readonly schema: z.ZodObject
  /** Gives one message for each thing wrong with the numbers under these bounds; none where all is well. */
  problems(spec: Spec, bounds: Bounds): readonly string[]
  /**
   * Makes the quantile function: a probability strictly between 0 and 1 in, a value in the parameter's unit out. For a
   * spec without problems it never falls and never leaves the bounds.
   */
  quantile(spec: Spec, bounds: Bounds): (probability: number) => number
  /** Makes a function that replaces a column of probabilities by quantiles, the same bits, where that is faster than one by one. */
  quantiles?(spec: Spec, bounds: Bounds): (column: Float64Array) => void
}
