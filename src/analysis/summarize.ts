import { monthLabel } from '../math/calendar.js'
import { quantiles } from '../math/quantile.js'
import type { SummaryRow } from './rows.js'
import type { Trajectories } from './trajectories.js'

/** The probabilities of the quantiles in a summary row, in the row's order. */
export const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95]

/**
 * Summarizes each cell and month over the runs: mean, and quantiles of type 7. Failed runs are left out of both, and
 * are told apart in the manifest. `start` is the horizon's first month.
 */
export function summarize(trajectories: Trajectories, start: string): SummaryRow[] {
  const { cells, months, runs, first, values, failures } = trajectories
  const failed = new Set(failures.map(({ run }) => run - first))
  return cells.flatMap(({ quantity, element, unit }, i) =>
    Array.from({ length: months }, (_, month): SummaryRow => {
      const row = (i * months + month) * runs
      const spread = spreadOf(sound(values.subarray(row, row + runs), failed))
      return { quantity, element, month: monthLabel(start, month), unit, ...spread }
    }),
  )
}

function sound(values: Float64Array, failed: ReadonlySet<number>): Float64Array {
  return failed.size === 0 ? values : values.filter((_, run) => !failed.has(run))
}

/** Gives the mean and the five quantiles of some values; NaN where there are none. */
export function spreadOf(values: Float64Array): Omit<SummaryRow, 'quantity' | 'element' | 'month' | 'unit'> {
  const [p5, p25, p50, p75, p95] = quantiles(values, PROBABILITIES) as [
    number,
    number,
    number,
    number,
    number,
  ]
  return { mean: meanOf(values), p5, p25, p50, p75, p95 }
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}
