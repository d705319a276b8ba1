import type * as z from 'zod'

/** The least and greatest value a number may take; infinite where there is no bound. */
export type Bounds = readonly [least: number, greatest: number]

/** What is wrong with the numbers of a law. */
export interface LawProblem {
  /** Where, from the entry on: `['uniform', '1']`; empty for the entry itself. */
  readonly path: readonly string[]
  /** What is wrong; # stands for each of `values`, which may be dates. */
  readonly message: string
  readonly values?: readonly number[]
  /** Whether the message ends in a number of the parameter, so that its unit may follow. */
  readonly inUnit?: boolean
}

/** An entry within a law's own that names another law. */
export interface LawPart {
  /** Where it stands, from the law's entry on: `['mixture', '0']`. */
  readonly path: readonly string[]
  readonly entry: Readonly<Record<string, unknown>>
  /** The keys that may stand in it beside those of its law. */
  readonly beside: readonly string[]
}

/** A law and its own keys of an entry, which the law's schema hasn't yet checked; or why there is none. */
export type FoundLaw =
  | { readonly law: Law; readonly spec: Readonly<Record<string, unknown>> }
  | { readonly problem: string }

/** Finds the law of an entry by its keys. */
export type FindLaw = (entry: Readonly<Record<string, unknown>>) => FoundLaw

/**
 * A probability law, as a scenario names it: `{ uniform: [0.03, 0.15] }`.
 * A law is known by its keys; everything drawn from it goes through its quantile function, so that any design fits any law.
 * What takes a spec are methods so that laws of different specs stand in one list; only pass a spec that the law's own
 * schema accepts, and its parts' schemas too; and but for `problems`, one without problems.
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
  /** The sets of keys of which an entry has to hold one; where absent, it is those that the schema demands. */
  readonly needs?: readonly (readonly string[])[]
  /**
   * Where its numbers are values that may be drawn, and so dates where the parameter is one: paths, with * for any item. All
   * others are probabilities, shapes and spans. Absent where the law counts from 0 and so can't give dates.
   */
  readonly places?: readonly string[]
  /** Lists the entries within a spec that name laws of their own; absent where there are none. */
  parts?(spec: Spec): readonly LawPart[]
  /** Gives everything that is wrong with the numbers under these bounds; nothing where all is well. */
  problems(spec: Spec, bounds: Bounds): readonly LawProblem[]
  /**
   * Makes the quantile function: a probability strictly between 0 and 1 in, a value in the parameter's unit out. It never
   * falls, but for the last digits, and never leaves the bounds.
   */
  quantile(spec: Spec, bounds: Bounds): (probability: number) => number
  /**
   * Makes a function that replaces a column of standard normal numbers by values, those of the quantile function at their
   * probabilities to the bit; for laws that are made from the normal one, and drawn much faster so.
   */
  fromNormals?(spec: Spec, bounds: Bounds): (column: Float64Array) => void
  /** Makes the cumulative probability: of a draw at or below a value. Its lower tail is exact to as many digits. */
  probability(spec: Spec, bounds: Bounds): (value: number) => number
  /** Gives the mean; NaN where the law has none, undefined where no closed form is at hand. */
  mean(spec: Spec, bounds: Bounds): number | undefined
}
