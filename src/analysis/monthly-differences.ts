import { quantilesAndRanks } from '../math/quantile.js'
import type { Cell } from './cells.js'
import { meanOfValues } from './differences.js'
import type { SummaryRow } from './rows.js'
import { medianRanks, PROBABILITIES, type SummaryOptions, summaryRows } from './summarize.js'

/** The trajectories of one alternative, `[cell][month][run]`, and which of the runs failed. */
export interface MonthlyValues {
  readonly values: Float64Array
  /** `[run]`: 1 for a run that failed. */
  readonly failed: Uint8Array
}

/** What the trajectories are of. */
export interface MonthlyForm extends SummaryOptions {
  readonly cells: readonly Cell[]
  readonly months: number
  readonly runs: number
}

/**
 * Summarizes by how much an option differs from the base, run by run, in each cell and month: mean, quantiles of type 7, and
 * the interval of the median. Runs that failed in either are left out. Units are those of the cells.
 */
export function monthlyDifferences(
  base: MonthlyValues,
  option: MonthlyValues,
  { cells, months, runs, ...form }: MonthlyForm,
): SummaryRow[] {
  const sound = soundRunsOf([base, option], runs)
  const wanted = { probabilities: PROBABILITIES, ranks: medianRanks(sound.length) }
  const differences = new Float64Array(sound.length)
  return summaryRows({ cells, months }, form, (row) => {
    sound.forEach((run, i) => {
      const place = row * runs + run
      differences[i] = (option.values[place] as number) - (base.values[place] as number)
    })
    return { mean: meanOfValues(differences), quantiles: quantilesAndRanks(differences, wanted) }
  })
}

/** Lists the runs that failed in none of some alternatives. */
export function soundRunsOf(alternatives: readonly MonthlyValues[], runs: number): number[] {
  const all = Array.from({ length: runs }, (_, run) => run)
  return all.filter((run) => alternatives.every(({ failed }) => !failed[run]))
}
