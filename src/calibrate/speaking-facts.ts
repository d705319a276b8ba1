import { dot, standardColumn, weightedRanks } from '../analysis/posterior.js'
import type { Wave } from './fit-runs.js'

/** A rank correlation below which a fact says little of a number. */
const LEAST = 0.1

/**
 * Finds for each number the facts that speak of it: those whose outcome has a rank correlation with it over the runs of the
 * prior of at least 0.1, and four times what chance gives. Gives their places, the one that says most first: `[number][]`.
 */
export function speakingFacts(
  prior: Wave,
  { count, facts }: { readonly count: number; readonly facts: readonly number[] },
): number[][] {
  const { runs, failed, columns } = prior
  const limit = Math.max(LEAST, 4 / Math.sqrt(runs))
  const all = failed.reduce((sum, isFailed) => sum + 1 - isFailed, 0)
  const weights = Float64Array.from(failed, (isFailed) => (isFailed ? 0 : 1 / all))
  const ranked = facts.map((place) => {
    // A run without a number for a fact ranks with those in which a date never comes.
    const column = (columns[place] as Float64Array).map((value) =>
      Number.isNaN(value) ? Number.POSITIVE_INFINITY : value,
    )
    return { place, ranks: standardColumn(weightedRanks(column, weights), weights) }
  })
  return Array.from({ length: count }, (_, index) => {
    const scores = standardColumn(prior.scores(index), weights)
    const strengths = ranked.map(({ place, ranks }) => ({ place, strength: Math.abs(dot(scores, ranks)) }))
    return strengths
      .filter(({ strength }) => strength >= limit)
      .sort((a, b) => b.strength - a.strength)
      .map(({ place }) => place)
  })
}
