import { type Cell, outputCells } from '../analysis/cells.js'
import { type MonthlyValues, monthlyDifferences, soundRunsOf } from '../analysis/monthly-differences.js'
import type { SummaryRow } from '../analysis/rows.js'
import type { Block } from '../compile/block.js'
import { declare } from '../compile/declarations.js'
import type { Plan } from '../compile/plan.js'
import { LANES } from '../kernel/blocks.js'
import type { Scenario } from '../scenario/scenario.js'

/** The quantities whose differences are kept month by month, where the model has them. */
const MONTHLY = ['china_compute', 'domestic_share', 'premium', 'unmet']

/** Bytes that trajectories of all alternatives may take together; where all runs would take more, the first ones are kept. */
const MOST_BYTES = 256e6

/** Lists the quantities of which differences are kept by month: some headline ones, and what the base lists as outputs. */
export function monthlyQuantities(scenarios: readonly Scenario[], blocks: readonly Block[]): string[] {
  const known = scenarios.map(({ equations }) => declare([...blocks, equations]).quantities)
  const wanted = [...new Set([...MONTHLY, ...(scenarios[0]?.outputs ?? [])])]
  return wanted.filter((name) => known.every((quantities) => quantities.get(name)?.variable !== undefined))
}

/** Lists the cells of some outputs of a plan, which has them first. */
export function monthlyCells(plan: Plan, quantities: readonly string[]): Cell[] {
  return outputCells(plan).filter(({ quantity }) => quantities.includes(quantity))
}

/** Counts the runs whose trajectories are kept: all, or as many whole blocks of the first ones as fit. */
export function monthlyRuns(runs: number, { scenarios, rows }: { scenarios: number; rows: number }): number {
  const most = Math.floor(MOST_BYTES / (8 * Math.max(scenarios * rows, 1)))
  return runs <= most ? runs : Math.max(LANES, LANES * Math.floor(most / LANES))
}

/** What was kept of alternatives month by month, in the same runs. */
export interface Monthly {
  readonly cells: readonly Cell[]
  readonly months: number
  readonly runs: number
  /** `[scenario]` */
  readonly values: readonly MonthlyValues[]
}

/** How options differ from the base month by month. */
export interface MonthlyDifferences {
  /** `[alternative]`: rows of each cell and month; none for the base. */
  readonly rows: readonly (readonly SummaryRow[])[]
  /** `[alternative]`: runs that they are made of. */
  readonly runs: readonly number[]
}

/** Compares each option with the base, the first of some alternatives, month by month. */
export function monthlyDifferencesOf({ values, ...form }: Monthly, start: string): MonthlyDifferences {
  const [base, ...options] = values as [MonthlyValues, ...MonthlyValues[]]
  return {
    rows: [[], ...options.map((option) => monthlyDifferences(base, option, { ...form, start }))],
    runs: values.map((one) => soundRunsOf([base, one], form.runs).length),
  }
}
