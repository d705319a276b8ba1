import { hindcastRow, type Naive } from './analysis/hindcast-rows.js'
import { hindcastScores } from './analysis/hindcast-scores.js'
import { NoFit } from './analysis/no-fit.js'
import { type CalibrateOptions, calibrate } from './calibrate/calibrate.js'
import type { Hindcast } from './hindcast.js'
import type { Observation } from './scenario/observation-row.js'
import type { Scenario } from './scenario/scenario.js'
import { type YearEarlier, yearEarlierOf } from './scenario/year-earlier.js'

/** How a scenario that was fitted to what was known in a month stands to what became known later. */
export interface HindcastAsOf extends Hindcast {
  readonly vintage: {
    readonly asOf: string
    /** Ids of the facts that it was fitted to. */
    readonly fitted: readonly string[]
    /** The power of their likelihood that was used, and how many runs of equal weight the weighted ones are worth. */
    readonly power: number
    readonly effective: number
  }
}

/**
 * Fits a scenario to the facts that were known by a month, as `calibrate` does, and compares the weighted runs with those that
 * became known later, and with last year's number where it was observed. Throws a NoFit where there is nothing to fit to, or
 * nothing left to compare with.
 */
export async function hindcastAsOf(
  scenario: Scenario,
  observations: readonly Observation[],
  { asOf, ...options }: CalibrateOptions & { readonly asOf: string },
): Promise<HindcastAsOf> {
  const later = observations.filter(({ known }) => known > asOf)
  if (later.length === 0) throw new NoFit(`every observation was known by ${asOf}, so none is left to score`)
  const facts = observations.map((one) => ({ ...one, isFitted: one.known <= asOf }))
  const found = await calibrate(scenario, facts, options)
  const earlier = yearEarlierOf(observations, { scenario, blocks: options.blocks })
  const { columns, failed } = found.runs
  const rows = later.map((fact) => {
    const place = observations.indexOf(fact)
    const { id, unit, value, low, high } = fact
    const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
    const outcomes = { values: columns[place] as Float64Array, failed, weights: found.weights }
    return hindcastRow({ id, unit, value, ...range }, outcomes, observedEarlier(earlier[place]))
  })
  return {
    scenario,
    observations: later,
    rows,
    earlier: later.map((fact) => earlier[observations.indexOf(fact)]),
    scores: hindcastScores(rows),
    failed: failed.reduce((sum, one) => sum + one, 0),
    vintage: {
      asOf,
      fitted: facts.flatMap(({ id, isFitted }) => (isFitted ? [id] : [])),
      power: found.power,
      effective: found.effective,
    },
  }
}

function observedEarlier(earlier: YearEarlier | undefined): Naive | undefined {
  return earlier?.observed === undefined ? undefined : { from: 'observed', value: earlier.observed }
}
