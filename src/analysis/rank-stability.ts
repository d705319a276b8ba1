import { quantiles } from '../math/quantile.js'
import { type Better, soundRuns } from './contest.js'
import type { Outcomes } from './differences.js'

/** The ranks of all alternatives after so many runs; 1 is best, and equals share the better rank. */
export interface Ranking {
  readonly runs: number
  readonly ranks: readonly number[]
  /** Median of each alternative's difference to the base; 0 for the base itself. */
  readonly medians: readonly number[]
}

/** Gives the numbers of runs after which ranks are looked at: 1, 2 and 5 times powers of ten from 50 on, and all. */
export function stepsUpTo(runs: number): number[] {
  const powers = Array.from({ length: 8 }, (_, i) => 10 ** i)
  const steps = powers.flatMap((power) => [power, 2 * power, 5 * power])
  return [...steps.filter((step) => step >= 50 && step < runs), runs]
}

/**
 * Ranks alternatives, the base first among them, by the median of their differences to the base, after more and more
 * runs. Only runs count in which every alternative has a number; where a date never comes on one side the difference is
 * infinite, and 0 where it comes on neither.
 */
export function rankings(alternatives: readonly Outcomes[], better: Better): Ranking[] {
  const all = soundRuns(alternatives)
  return stepsUpTo(alternatives[0]?.values.length ?? 0).map((runs) => {
    const counted = all.filter((run) => run < runs)
    const medians = alternatives.map((one) => medianDifference(alternatives[0] as Outcomes, one, counted))
    const isBetter = (a: number, b: number) => (better === 'higher' ? a > b : a < b)
    const ranks = medians.map((own) => 1 + medians.filter((other) => isBetter(other, own)).length)
    return { runs, ranks, medians }
  })
}

function medianDifference(base: Outcomes, option: Outcomes, runs: readonly number[]): number {
  const differences = Float64Array.from(runs, (run) => {
    const [from, to] = [base.values[run] as number, option.values[run] as number]
    return from === to ? 0 : to - from
  })
  return quantiles(differences, [0.5])[0] as number
}

/** Gives the number of runs from which on the ranks stay as they are in the end. */
export function settledAfter(found: readonly Ranking[]): number {
  const last = found.at(-1)
  const other = found.findLastIndex(({ ranks }) => ranks.some((rank, i) => rank !== last?.ranks[i]))
  return found[other + 1]?.runs ?? Number.NaN
}
