import { correlate, type Dependence } from './correlate.js'
import type { Axis, Design, FillProbabilities } from './design.js'
import { replaceByNormals } from './vector-math.js'

/** A name, and the quantile function of its law. */
export interface Parameter {
  readonly name: string
  readonly quantile: (probability: number) => number
  /** Replaces a column of standard normal numbers by the quantiles at their probabilities, for a law made from the normal one. */
  readonly fromNormals?: ((column: Float64Array) => void) | undefined
}

/** Replaces a column of probabilities by quantiles. */
export function replaceByQuantiles(
  { quantile, fromNormals }: Omit<Parameter, 'name'>,
  column: Float64Array,
): void {
  if (fromNormals) {
    replaceByNormals(column)
    fromNormals(column)
  } else for (let i = 0; i < column.length; i++) column[i] = quantile(column[i] as number)
}

/** How names are drawn. */
export interface Sampling {
  readonly seed: string
  readonly design: Design
  /** The number of runs of the whole ensemble. */
  readonly runs: number
  /** What the design crosses, if it crosses anything. */
  readonly axes?: readonly Axis[] | undefined
  /** Names that depend on each other; no name is in two groups. */
  readonly groups?: readonly Dependence[] | undefined
}

/** What is drawn, and how. */
export interface DrawPlan extends Sampling {
  readonly parameters: readonly Parameter[]
}

/** Draws any range of runs. */
export interface Drawer {
  /**
   * Fills `out` with the values of runs `from` to `from + lanes - 1` as [parameter][lane]: parameter i of lane j is at
   * i * lanes + j, in the parameter's unit. Throws a RangeError where a run is not one of the ensemble's or `out` is too
   * short.
   */
  readonly fill: (out: Float64Array, from: number, lanes: number) => void
}

/**
 * Makes the function that fills in the probabilities of names: the design's, made dependent where they are to be and the
 * design does not set every number on purpose.
 */
export function probabilitiesOf(
  names: readonly string[],
  { seed, design, runs, axes, groups = [] }: Sampling,
): FillProbabilities {
  const fill = design.probabilities({ seed, names, runs, axes })
  return design.isDeliberate || groups.length === 0 ? fill : correlate(fill, { names, groups })
}

/**
 * Makes a drawer. Under a design that draws runs on their own, a value depends on the seed, the parameter's name and
 * the run only, and on the names that it is correlated with: not on the order or number of parameters, the number of runs,
 * or how these are split into ranges.
 */
export function drawer({ parameters, ...sampling }: DrawPlan): Drawer {
  const { runs } = sampling
  const fillProbabilities = probabilitiesOf(
    parameters.map(({ name }) => name),
    sampling,
  )
  return {
    fill: (out, from, lanes) => {
      checkRange(from, lanes, runs)
      if (out.length < parameters.length * lanes)
        throw new RangeError(`room for ${out.length} values; expected ${parameters.length * lanes}`)
      parameters.forEach((parameter, index) => {
        const column = out.subarray(index * lanes, (index + 1) * lanes)
        fillProbabilities(column, index, from)
        replaceByQuantiles(parameter, column)
      })
    },
  }
}

function checkRange(from: number, lanes: number, runs: number): void {
  if (!(from >= 0 && lanes >= 0 && from + lanes <= runs))
    throw new RangeError(`runs ${from} to ${from + lanes - 1}; expected within 0 to ${runs - 1}`)
}
