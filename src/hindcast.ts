import type { Outcomes } from './analysis/differences.js'
import { type HindcastRow, hindcastRow, medianOf, type Naive } from './analysis/hindcast-rows.js'
import { type HindcastScores, hindcastScores } from './analysis/hindcast-scores.js'
import { runTrials, type TrialOptions } from './compare/trials.js'
import type { Observation } from './scenario/observation-row.js'
import type { Scenario } from './scenario/scenario.js'
import { type YearEarlier, yearEarlierOf } from './scenario/year-earlier.js'

/** How a scenario's runs stand to what was observed. */
export interface Hindcast {
  readonly scenario: Scenario
  readonly observations: readonly Observation[]
  /** `[observation]` */
  readonly rows: readonly HindcastRow[]
  /** `[observation]`: the same quantity a year earlier; undefined where that is not said. */
  readonly earlier: readonly (YearEarlier | undefined)[]
  readonly scores: HindcastScores
  /** Runs that failed. */
  readonly failed: number
}

/**
 * Runs a scenario and compares what the model gives for each observation with what was observed, and both with a forecast
 * that repeats the number of the year before: what was observed then, or else the model's own median. Throws a ProblemList
 * where an expression is wrong, and TooManyRuns.
 */
export async function hindcast(
  scenario: Scenario,
  observations: readonly Observation[],
  options: TrialOptions,
): Promise<Hindcast> {
  const earlier = yearEarlierOf(observations, { scenario, blocks: options.blocks })
  const wanted = new Set([
    ...observations.map(({ expression }) => expression),
    ...earlier.flatMap((one) => (one?.isWithin ? [one.expression] : [])),
  ])
  const outcomes = Object.fromEntries([...wanted].map((equals, i) => [`outcome_${i}`, { equals, about: '' }]))
  const trials = await runTrials([{ ...scenario, outcomes }], options)
  const found = new Map([...wanted].map((expression, i) => [expression, trials.outcomes[0]?.[i] as Outcomes]))
  const rows = observations.map(({ id, unit, value, low, high, expression }, i) => {
    const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
    const fact = { id, unit, value, ...range }
    return hindcastRow(fact, found.get(expression) as Outcomes, naiveOf(earlier[i], found))
  })
  const failed = trials.failures[0]?.length ?? 0
  return { scenario, observations, rows, earlier, scores: hindcastScores(rows), failed }
}

/** Gives last year's number; none where nobody observed it and the model has none that is finite. */
function naiveOf(earlier: YearEarlier | undefined, found: ReadonlyMap<string, Outcomes>): Naive | undefined {
  if (!earlier) return undefined
  if (earlier.observed !== undefined) return { from: 'observed', value: earlier.observed }
  const outcomes = found.get(earlier.expression)
  const value = outcomes ? medianOf(outcomes) : Number.NaN
  return Number.isFinite(value) ? { from: 'model', value } : undefined
}
