import { weightedCorrelation, weightedRanks } from '../analysis/posterior.js'
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
  const ranked = facts.map((place) => {
    const column = columns[place] as Float64Array
    const sound = Float64Array.from(column, (value, run) => (failed[run] || Number.isNaN(value) ? 0 : 1))
    const all = sound.reduce((sum, one) => sum + one, 0)
    const weights = sound.map((one) => one / all)
    return { place, weights, ranks: weightedRanks(column, weights) }
  })
  return Array.from({ length: count }, (_, index) => {
    const scores = prior.scores(index)
    const strengths = ranked.map(({ place, ranks, weights }) => ({
      place,
      strength: Math.abs(weightedCorrelation(scores, ranks, weights)),
    }))
    return strengths
      .filter(({ strength }) => strength >= limit)
      .sort((a, b) => b.strength - a.strength)
      .map(({ place }) => place)
  })
}
