import { countOf, valueAtRank } from './analysis/histograms.js'
import {
  halfWidth,
  intervalRanks,
  type QuantileInterval,
  quantileInterval,
} from './math/quantile-interval.js'
import type { Result } from './run.js'

/** What is watched while runs grow: an outcome, or a quantity's cell in a month, which counts from 0. */
export type Watched =
  | { readonly outcome: string }
  | { readonly quantity: string; readonly element: string; readonly month: number }

/** How exactly a quantile of something has to be known. */
export interface Goal {
  readonly watched: Watched
  readonly probability: number
  /** Half the width of the 95% interval at the most, as a part of the quantile where `isRelative`. */
  readonly width: number
  readonly isRelative: boolean
}

/** How runs grow. */
export interface Growth {
  /** Makes so many runs, from the first on; those of `earlier` need not be made again. */
  readonly make: (runs: number, earlier: Result | undefined) => Promise<Result>
  /** Forgets what may have been kept elsewhere of the runs so far. */
  readonly forget: () => void
  readonly first: number
  readonly most: number
}

/** What came of it. */
export interface Grown {
  readonly result: Result
  readonly interval: QuantileInterval
  readonly isMet: boolean
}

/** Runs by which bins are placed, with room for those that fail: of fewer, bins are not those of a longer run. */
const PLACED = 4096

/**
 * Doubles the number of runs until a quantile is known as exactly as asked, or there are as many as allowed. The interval is
 * that of `quantileInterval`, by order statistics; for runs that are spread more evenly than at random it is mostly too wide.
 * Each look is at all runs so far, so the last one holds the truth a little less often than in 95 of 100 cases.
 */
export async function runUntil(goal: Goal, { make, forget, first, most }: Growth): Promise<Grown> {
  let earlier: Result | undefined
  for (let runs = Math.min(first, most); ; runs = Math.min(2 * runs, most)) {
    let result = await make(runs, earlier)
    if (result.counted && runs < Math.min(PLACED, most)) {
      forget()
      runs = Math.min(PLACED, most)
      result = await make(runs, undefined)
    }
    const interval = intervalOf(result, goal)
    const isMet = meets(interval, goal)
    if (isMet || runs >= most) return { result, interval, isMet }
    earlier = result
  }
}

/** Tells whether an interval is as narrow as asked; one without ends never is. */
export function meets(interval: QuantileInterval, { width, isRelative }: Goal): boolean {
  return halfWidth(interval) <= (isRelative ? width * Math.abs(interval.estimate) : width)
}

/**
 * Gives the interval of a quantile of what is watched, over the runs that did not fail. Where trajectories were counted, it is
 * found in the bins, with their error. Throws a RangeError for what the result does not have.
 */
export function intervalOf(
  result: Result,
  { watched, probability }: Pick<Goal, 'watched' | 'probability'>,
): QuantileInterval {
  if ('outcome' in watched) return quantileInterval(soundOutcome(result, watched.outcome), probability)
  const { trajectories, counted } = result
  const { cells, months } = trajectories ?? counted ?? { cells: [], months: 0 }
  const cell = cells.findIndex(
    ({ quantity, element }) => quantity === watched.quantity && element === watched.element,
  )
  if (cell < 0) throw new RangeError(`${watched.quantity} is not among what was kept`)
  const row = cell * months + watched.month
  if (counted) return countedInterval(counted, row, probability)
  const { values, runs } = trajectories as NonNullable<typeof trajectories>
  return quantileInterval(soundOf(values.subarray(row * runs, (row + 1) * runs), result), probability)
}

/** An outcome of a run that did not fail may still be no number. */
function soundOutcome(result: Result, name: string): Float64Array {
  const column = result.outcomes.find((outcome) => outcome.name === name)
  if (!column) throw new RangeError(`there is no outcome ${name}`)
  return soundOf(column.values, result).filter((value) => !Number.isNaN(value))
}

function soundOf(values: Float64Array, { failures, range }: Result): Float64Array {
  const failed = new Set(failures.map(({ run }) => run - range[0]))
  return failed.size === 0 ? values : values.filter((_, run) => !failed.has(run))
}

function countedInterval(
  counted: NonNullable<Result['counted']>,
  row: number,
  probability: number,
): QuantileInterval {
  const count = countOf(counted.histograms, row)
  const at = (rank: number | undefined) =>
    rank === undefined ? Number.NaN : valueAtRank(counted, row, { rank, count })
  const [low, high] = intervalRanks(count, probability) ?? []
  return { estimate: at((count - 1) * probability), low: at(low), high: at(high) }
}
