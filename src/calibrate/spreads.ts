import type { Fact } from '../analysis/fact-errors.js'
import { type Spread, weightedSpread } from '../analysis/posterior.js'
import type { Scenario } from '../scenario/scenario.js'
import { type FitRunOptions, waveMaker } from './fit-runs.js'

/** Runs a scenario and tells how the quantity of each fact is spread over the runs that did not fail and have a number for it. */
export async function spreadsOf(
  scenario: Scenario,
  facts: readonly Fact[],
  options: FitRunOptions,
): Promise<Spread[]> {
  const { columns, failed } = await waveMaker(scenario, facts, options)()
  return columns.map((column) => {
    const sound = column.filter((value, run) => !failed[run] && !Number.isNaN(value))
    return weightedSpread(sound, new Float64Array(sound.length).fill(1))
  })
}
