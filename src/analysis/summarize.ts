import { blocksOf } from '../kernel/blocks.js'
import { monthLabel } from '../math/calendar.js'
import { quantiles } from '../math/quantile.js'
import type { Cell } from './cells.js'
import type { SummaryRow } from './rows.js'
import type { Trajectories } from './trajectories.js'

/** The probabilities of the quantiles in a summary row, in the row's order. */
export const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95]

/** How a row, a cell in one month, is spread over the runs; the quantiles in the order of the probabilities. */
interface Spread {
  readonly mean: number
  readonly quantiles: readonly number[]
}

/** Makes the rows of a summary, month by month for each cell; `spread` tells of the row with a number. `start` is the first month. */
export function summaryRows(
  { cells, months }: { readonly cells: readonly Cell[]; readonly months: number },
  start: string,
  spread: (row: number) => Spread,
): SummaryRow[] {
  return cells.flatMap(({ quantity, element, unit }, i) =>
    Array.from({ length: months }, (_, month): SummaryRow => {
      const { mean, quantiles: found } = spread(i * months + month)
      const [p5, p25, p50, p75, p95] = found as [number, number, number, number, number]
      return { quantity, element, month: monthLabel(start, month), unit, mean, p5, p25, p50, p75, p95 }
    }),
  )
}

/**
 * Summarizes each cell and month over the runs: mean, and quantiles of type 7. Failed runs are left out of both, and
 * are told apart in the manifest. `start` is the horizon's first month.
 */
export function summarize(trajectories: Trajectories, start: string): SummaryRow[] {
  const { runs, first, values, failures } = trajectories
  const failed = new Set(failures.map(({ run }) => run - first))
  return summaryRows(trajectories, start, (row) => {
    const all = values.subarray(row * runs, (row + 1) * runs)
    const sound = failed.size === 0 ? all : all.filter((_, run) => !failed.has(run))
    const mean = sumOfBlocks(all, { first, failed }) / sound.length
    return { mean, quantiles: quantiles(sound, PROBABILITIES) }
  })
}

/** Adds values up block by block, so that the sum is the same bits however the runs were split. */
function sumOfBlocks(
  values: Float64Array,
  { first, failed }: { readonly first: number; readonly failed: ReadonlySet<number> },
): number {
  let total = 0
  for (const { from, lanes } of blocksOf([first, first + values.length])) {
    let sum = 0
    const end = from - first + lanes
    if (failed.size === 0) for (let run = from - first; run < end; run++) sum += values[run] as number
    else for (let run = from - first; run < end; run++) if (!failed.has(run)) sum += values[run] as number
    total += sum
  }
  return total
}
