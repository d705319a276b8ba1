import { readFileSync } from 'node:fs'
import { outputCells } from '../../src/analysis/cells.js'
import { declare } from '../../src/compile/declarations.js'
import { conduct } from '../../src/ensemble/conduct.js'
import { makeTables } from '../../src/ensemble/job.js'
import { model } from '../../src/model/index.js'
import { jobOf } from '../../src/run.js'
import { compileScenario } from '../../src/scenario/compile-scenario.js'
import { readScenario } from '../../src/scenario/read.js'
import type { Scenario } from '../../src/scenario/scenario.js'

/** Every quantity that the model computes. */
export const variables = [...declare(model).quantities.values()].filter(({ variable }) => variable)

/** Reads the baseline with `path=value` overrides. */
export function baseline(...overrides: string[]): Scenario {
  const file = `${import.meta.dirname}/../../scenarios/baseline.yaml`
  return readScenario(file, { readText: (path) => readFileSync(path, 'utf8'), blocks: model, overrides })
}

/** The trajectories of an ensemble: `of('build', 'h20')[month][run]`, or of one run. */
export interface Ensemble {
  readonly months: number
  readonly runs: number
  readonly labels: readonly { quantity: string; element: string; unit: string }[]
  /** Values by month and run; month counts from 2022-01. */
  readonly of: (quantity: string, element?: string) => Float64Array[]
}

/** Runs the baseline with overrides and keeps every quantity of the model. */
export async function ensemble(runs: number, ...overrides: string[]): Promise<Ensemble> {
  return ensembleOf(baseline(`runs=${runs}`, ...overrides))
}

/** Runs a scenario and keeps every quantity of the model; nothing is summarized, which would take most of the time. */
export async function ensembleOf(scenario: Scenario): Promise<Ensemble> {
  const outputs = variables.map(({ name }) => name)
  const compiled = compileScenario(scenario, { outputs, blocks: model })
  const cells = outputCells(compiled.plan).filter(({ quantity }) => outputs.includes(quantity))
  const job = jobOf(scenario, compiled, { keptCells: cells.length, options: {} })
  const tables = makeTables(job, false)
  const { failures } = await conduct(job, tables, {})
  if (failures.length > 0) throw new RangeError(`${failures.length} runs failed`)
  const { months } = compiled.plan
  const { runs } = scenario
  const values = tables.trajectories
  const of = (quantity: string, element = '') => {
    const cell = cells.findIndex((one) => one.quantity === quantity && one.element === element)
    if (cell < 0) throw new RangeError(`no ${quantity}[${element}]`)
    return Array.from({ length: months }, (_, month) => {
      const row = (cell * months + month) * runs
      return values.subarray(row, row + runs)
    })
  }
  return { months, runs, labels: cells, of }
}

/** Adds up a run's values over months. */
export function total(rows: readonly Float64Array[], run: number, from = 0, to = rows.length): number {
  let sum = 0
  for (let month = from; month < to; month++) sum += rows[month]?.[run] as number
  return sum
}
