import { type FactError, standardize } from './fact-errors.js'

/** What history rules out of the prior, without any weights. */
export interface HistoryMatch {
  /** Runs that did not fail, and those of them that no fact rules out. */
  readonly runs: number
  readonly left: number
  /** `[fact]`: the part of the runs that it rules out by itself. */
  readonly ruledOut: readonly number[]
  /** `[run]`: the greatest distance to any fact, in standard errors. */
  readonly implausibility: Float64Array
}

/**
 * Standard errors beyond which a run is ruled out: any law with one peak has 95% of its mass within three. Source: F.
 * Pukelsheim (1994), "The three sigma rule", The American Statistician 48(2), 88-91.
 */
export const IMPLAUSIBLE = 3

/**
 * Finds the runs that history does not rule out: those with every fact within three standard errors, of fact and model
 * together. Source: P. S. Craig and others (1997), "Pressure matching for hydrocarbon reservoirs", Case Studies in Bayesian
 * Statistics III; I. Vernon, M. Goldstein and R. G. Bower (2010), "Galaxy formation", Bayesian Analysis 5(4), 619-669.
 */
export function matchHistory(
  columns: readonly Float64Array[],
  { errors, failed }: { readonly errors: readonly FactError[]; readonly failed: Uint8Array },
): HistoryMatch {
  const implausibility = new Float64Array(failed.length)
  const runs = failed.reduce((count, isFailed) => count + 1 - isFailed, 0)
  const ruledOut = errors.map((error, k) => {
    let count = 0
    for (let run = 0; run < failed.length; run++) {
      if (failed[run]) continue
      const distance = Math.abs(standardize((columns[k] as Float64Array)[run]!, error))
      implausibility[run] = Math.max(implausibility[run]!, distance)
      if (distance > IMPLAUSIBLE) count++
    }
    return count / runs
  })
  const left = implausibility.reduce(
    (count, distance, run) => count + (failed[run] || distance > IMPLAUSIBLE ? 0 : 1),
    0,
  )
  return { runs, left, ruledOut, implausibility }
}
