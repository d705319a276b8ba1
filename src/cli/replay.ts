import type { Cell } from '../analysis/cells.js'
import { compileScenario, declare, model, type Result, run, type Scenario, trajectoriesOf } from '../index.js'

/** One run in full. */
export interface Replay {
  readonly result: Result
  /** Every quantity that the model computes, in the order in which they are computed. */
  readonly cells: readonly Cell[]
  /** `[cell][month]` */
  readonly values: Float64Array
}

/** Makes one run of a scenario again, its number counted from 0, and keeps every quantity. */
export async function replay(scenario: Scenario, number: number, signal: AbortSignal): Promise<Replay> {
  const outputs = quantitiesInOrder(scenario)
  const options = { range: [number, number + 1], signal, memory: Number.POSITIVE_INFINITY } as const
  const asInEnsemble = await run(scenario, options)
  const full = await run(scenario, { ...options, outputs })
  const { cells, values } = trajectoriesOf(full)
  // A quantity that no output needs may have no number without the run being a failed one.
  const isFailed = asInEnsemble.failures.length > 0
  return { result: { ...full, failures: isFailed ? full.failures : [] }, cells, values }
}

/** Lists the computed quantities in the plan's order, so that the first one to fail is the one where it began. */
function quantitiesInOrder(scenario: Scenario): string[] {
  const { quantities } = declare([...model, scenario.equations])
  const computed = [...quantities.values()].filter(({ variable }) => variable).map(({ name }) => name)
  const { plan } = compileScenario(scenario, { outputs: computed, blocks: model })
  const steps = [plan.once, plan.calendar, plan.run, plan.start, plan.month].flat()
  const order = new Set(
    steps.map(({ target }) => target.name).filter((name) => quantities.get(name)?.variable),
  )
  return [...order, ...computed.filter((name) => !order.has(name))]
}
