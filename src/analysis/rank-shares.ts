import { type Better, soundRuns } from './contest.js'
import type { Outcomes } from './differences.js'

/** In what share of the runs each alternative takes each rank. */
export interface RankShares {
  /** `[alternative][rank]`, of which rank 0 is the best. */
  readonly shares: readonly (readonly number[])[]
  /** Runs that count: those in which every alternative has a number. */
  readonly runs: number
}

/**
 * Counts in what share of the runs each alternative is first, second and so on. Those that are equal in a run share the
 * ranks that they take together alike, so that the shares of an alternative add up to 1, and those of a rank too. A date that
 * never comes is later than any other.
 */
export function rankShares(alternatives: readonly Outcomes[], better: Better): RankShares {
  const runs = soundRuns(alternatives)
  const counts = alternatives.map(() => new Float64Array(alternatives.length))
  const sign = better === 'higher' ? -1 : 1
  for (const run of runs) {
    const values = alternatives.map((one) => sign * (one.values[run] as number))
    values.forEach((value, i) => {
      const ahead = values.filter((other) => other < value).length
      const equals = values.filter((other) => other === value).length
      const own = counts[i] as Float64Array
      for (let rank = ahead; rank < ahead + equals; rank++) own[rank] = (own[rank] as number) + 1 / equals
    })
  }
  return { shares: counts.map((own) => [...own].map((count) => count / runs.length)), runs: runs.length }
}
