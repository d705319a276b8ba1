import type { Cell } from './cells.js'
import type { SummaryRow } from './rows.js'
import { medianRanks, PROBABILITIES, type SummaryOptions, summaryRows } from './summarize.js'

/** Bins of each row's histogram. */
export const BINS = 2048

/** Where each row's bins lie: all as wide as each other, from `least` on. A row is a cell in one month. */
export interface Bins {
  readonly least: Float64Array
  readonly width: Float64Array
}

/** How many values fell into each bin, `[row][bin]`, and the least and greatest value of each row. */
export interface Histograms {
  readonly counts: Int32Array
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/** Rows of values, `[row][lane]`, of which some lanes may not count. */
export interface Lanes {
  readonly values: Float64Array
  readonly lanes: number
  readonly rows: number
  /** Lanes of failed runs. */
  readonly failed: ReadonlySet<number>
}

/**
 * Places bins by a first sample: over its range and half of it more on either side, so that the quantiles of the whole,
 * which lie well inside, get narrow ones. What falls outside is counted in the outermost.
 */
export function placeBins(samples: readonly Lanes[], rows: number): Bins {
  const { lowest, highest } = samples.reduce<Histograms>(
    (range, sample) => widen(range, sample),
    makeHistograms(rows, 0),
  )
  const range = Float64Array.from(lowest, (low, row) => (highest[row] as number) - low)
  const spread = range.map((size, row) => (size > 0 ? size : Math.abs(lowest[row] as number) || 1))
  return {
    least: lowest.map((low, row) => low - (spread[row] as number) / 2),
    width: spread.map((size) => (2 * size) / BINS),
  }
}

/** Makes empty histograms. */
export function makeHistograms(rows: number, bins = BINS): Histograms {
  return {
    counts: new Int32Array(rows * bins),
    lowest: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
  }
}

function widen(range: Histograms, { values, lanes, rows, failed }: Lanes): Histograms {
  for (let row = 0; row < rows; row++) {
    for (let lane = 0; lane < lanes; lane++) {
      if (!failed.has(lane)) keepExtremes(range, row, values[row * lanes + lane] as number)
    }
  }
  return range
}

function keepExtremes({ lowest, highest }: Histograms, row: number, value: number): void {
  if (value < (lowest[row] as number)) lowest[row] = value
  if (value > (highest[row] as number)) highest[row] = value
}

/** Counts a block's values into the bins, and adds them one after the other to each row's sum. */
export function countBlock(
  histograms: Histograms,
  { values, lanes, rows, failed }: Lanes,
  { bins, sums }: { bins: Bins; sums: Float64Array },
): void {
  for (let row = 0; row < rows; row++) {
    const least = bins.least[row] as number
    const width = bins.width[row] as number
    let sum = sums[row] as number
    for (let lane = 0; lane < lanes; lane++) {
      if (failed.size > 0 && failed.has(lane)) continue
      const value = values[row * lanes + lane] as number
      ;(histograms.counts[row * BINS + binOf(value, least, width)] as number)++
      keepExtremes(histograms, row, value)
      sum += value
    }
    sums[row] = sum
  }
}

/** Gives the bin of a value; what lies outside belongs to the outermost ones. */
export function binOf(value: number, least: number, width: number): number {
  const bin = Math.floor((value - least) / width)
  return bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin
}

/** Forgets what was counted. */
export function clearHistograms({ counts, lowest, highest }: Histograms): void {
  counts.fill(0)
  lowest.fill(Number.POSITIVE_INFINITY)
  highest.fill(Number.NEGATIVE_INFINITY)
}

/** Adds what another thread has counted, be it nothing. */
export function addHistograms(to: Histograms, other: Histograms): void {
  for (let i = 0; i < to.counts.length; i++) (to.counts[i] as number) += other.counts[i] as number
  for (let row = 0; row < to.lowest.length; row++) {
    to.lowest[row] = Math.min(to.lowest[row] as number, other.lowest[row] as number)
    to.highest[row] = Math.max(to.highest[row] as number, other.highest[row] as number)
  }
}

/** What is summarized: cells and months, their bins and counts, and each block's sums, `[block][row]`. */
export interface Counted {
  readonly cells: readonly Cell[]
  readonly months: number
  readonly bins: Bins
  readonly histograms: Histograms
  readonly sums: Float64Array
}

/**
 * Summarizes counted runs: the mean from exact sums in the order of the blocks, quantiles by a straight line within a
 * bin. Gives also the largest error that a quantile may have: a bin's width, as a part of its row's range from p5 to p95.
 */
export function summarizeCounted(
  counted: Counted,
  options: SummaryOptions,
): { summary: SummaryRow[]; error: number } {
  const count = countOf(counted.histograms, 0)
  const ranks = [...PROBABILITIES.map((probability) => (count - 1) * probability), ...medianRanks(count)]
  let error = 0
  const summary = summaryRows(counted, options, (row) => {
    const found = ranks.map((rank) => valueAtRank(counted, row, { rank, count }))
    const [width, range] = [counted.bins.width[row] as number, (found[4] as number) - (found[0] as number)]
    if (range > width) error = Math.max(error, width / range)
    return { mean: meanOf(counted, row), quantiles: found }
  })
  return { summary, error }
}

/** Gives a row's mean: the sums of the blocks in their order, over the count. */
export function meanOf({ histograms, bins, sums }: Counted, row: number): number {
  const rows = bins.least.length
  let sum = 0
  for (let place = row; place < sums.length; place += rows) sum += sums[place] as number
  return sum / countOf(histograms, row)
}

/** Counts a row's values: as many as those of any other, as failed runs have none in any. */
export function countOf({ counts }: Histograms, row: number): number {
  let count = 0
  for (let bin = 0; bin < BINS; bin++) count += counts[row * BINS + bin] as number
  return count
}

/** Finds the value at a rank from 0 on, or between two, as if a bin's values lay evenly in it. */
export function valueAtRank(
  { bins, histograms }: Counted,
  row: number,
  { rank, count }: { readonly rank: number; readonly count: number },
): number {
  const [low, high] = [histograms.lowest[row] as number, histograms.highest[row] as number]
  if (count === 0) return Number.NaN
  let before = 0
  let bin = 0
  while (bin < BINS - 1 && before + (histograms.counts[row * BINS + bin] as number) <= rank) {
    before += histograms.counts[row * BINS + bin++] as number
  }
  const inBin = (rank - before + 0.5) / (histograms.counts[row * BINS + bin] as number)
  const value = (bins.least[row] as number) + (bin + inBin) * (bins.width[row] as number)
  return Math.min(Math.max(value, low), high)
}
