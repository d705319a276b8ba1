import { blocksOf } from '../kernel/blocks.js'
import { monthLabel } from '../math/calendar.js'
import { quantilesAndRanks } from '../math/quantile.js'
import { intervalRanks } from '../math/quantile-interval.js'
import type { Cell } from './cells.js'
import type { SummaryRow } from './rows.js'
import type { Trajectories } from './trajectories.js'

/** The probabilities of the quantiles in a summary row, in the row's order. */
export const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Gives the ranks, from 0 on, between which the median lies; none where runs are too few. */
export function medianRanks(count: number): readonly number[] {
  return intervalRanks(count, 0.5) ?? []
}

/** How a row, a cell in one month, is spread over the runs. */
interface Spread {
  readonly mean: number
  /** In the order of the probabilities, and after them the values at the ranks of the median's interval, if it has one. */
  readonly quantiles: readonly number[]
}

/** What summaries of a scenario are told. */
export interface SummaryOptions {
  /** The horizon's first month. */
  readonly start: string
  /** Whether the design sets every number on purpose, so that there is no chance to tell the error of. */
  readonly isDeliberate?: boolean | undefined
}

/** Makes the rows of a summary, month by month for each cell; `spread` tells of the row with a number. */
export function summaryRows(
  { cells, months }: { readonly cells: readonly Cell[]; readonly months: number },
  { start, isDeliberate = false }: SummaryOptions,
  spread: (row: number) => Spread,
): SummaryRow[] {
  return cells.flatMap(({ quantity, element, unit }, i) =>
    Array.from({ length: months }, (_, month): SummaryRow => {
      const { mean, quantiles: found } = spread(i * months + month)
      const [p5, p25, p50, p75, p95, ...ends] = found as [number, number, number, number, number]
      const [p50_low = Number.NaN, p50_high = Number.NaN] = isDeliberate ? [] : (ends as number[])
      const name = { quantity, element, month: monthLabel(start, month), unit }
      return { ...name, mean, p5, p25, p50, p75, p95, p50_low, p50_high }
    }),
  )
}

/**
 * Summarizes each cell and month over the runs: mean, quantiles of type 7, and the interval of the median. Failed runs are
 * left out, and are told apart in the manifest.
 */
export function summarize(trajectories: Trajectories, options: SummaryOptions): SummaryRow[] {
  const { runs, first, values, failures } = trajectories
  const failed = new Set(failures.map(({ run }) => run - first))
  const wanted = { probabilities: PROBABILITIES, ranks: medianRanks(runs - failed.size) }
  return summaryRows(trajectories, options, (row) => {
    const all = values.subarray(row * runs, (row + 1) * runs)
    const sound = failed.size === 0 ? all : all.filter((_, run) => !failed.has(run))
    const mean = sumOfBlocks(all, { first, failed }) / sound.length
    return { mean, quantiles: quantilesAndRanks(sound, wanted) }
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
