import { quantiles } from '../math/quantile.js'
import { BINS, binOf, type Counted, countOf, type Lanes } from './histograms.js'
import { medianRanks, PROBABILITIES } from './summarize.js'

/** Places in a row at most: each quantile lies between two ranks, and the median's interval has two ends. */
const SLOTS = 2 * PROBABILITIES.length + 2

/** Where a second pass collects values: in the bins of some rows that hold the ranks between which their quantiles lie. */
export interface Targets {
  /** The first row, and the one after the last. */
  readonly rows: readonly [from: number, to: number]
  /** Where each row's bins lie, as in the first pass. */
  readonly least: Float64Array
  readonly width: Float64Array
  /** For each row and bin, `[row][bin]`, which of the row's places it is; -1 for a bin without one. */
  readonly slots: Int8Array
  /** Where each place's values begin, `[row][slot]`. */
  readonly offsets: Int32Array
  /** Whole ranks that are wanted beside those of the quantiles: the ends of the median's interval. */
  readonly ranks: readonly number[]
  /** Values in all places together. */
  readonly size: number
}

/** Splits the rows of a count into passes, each of which collects no more values than fit into `memory` bytes. */
export function planPasses(counted: Counted, memory: number): Targets[] {
  const rows = counted.bins.least.length
  const ranks = rows === 0 ? [] : medianRanks(countOf(counted.histograms, 0))
  const wanted = Array.from({ length: rows }, (_, row) => wantedBins(counted, row, ranks))
  const sizes = wanted.map((bins, row) =>
    bins.reduce((sum, bin) => sum + (counted.histograms.counts[row * BINS + bin] as number), 0),
  )
  const passes: Targets[] = []
  for (let from = 0; from < rows; ) {
    let to = from
    let size = 0
    while (to < rows && (to === from || 8 * (size + (sizes[to] as number)) <= memory))
      size += sizes[to++] as number
    passes.push(targetsOf(counted, { rows: [from, to], wanted, ranks, size }))
    from = to
  }
  return passes
}

/** Lists the bins that hold a rank which is wanted, or which a quantile of the row needs. */
function wantedBins({ histograms }: Counted, row: number, further: readonly number[]): number[] {
  const count = countOf(histograms, row)
  if (count === 0) return []
  const ranks = PROBABILITIES.map((probability) => (count - 1) * probability)
  const places = [...ranks.map(Math.floor), ...ranks.map(Math.ceil), ...further].sort((a, b) => a - b)
  const found = new Set<number>()
  let bin = 0
  let upTo = histograms.counts[row * BINS] as number
  for (const place of places) {
    while (upTo <= place) upTo += histograms.counts[row * BINS + ++bin] as number
    found.add(bin)
  }
  return [...found]
}

interface Pass {
  readonly rows: readonly [from: number, to: number]
  readonly wanted: readonly (readonly number[])[]
  readonly ranks: readonly number[]
  readonly size: number
}

function targetsOf({ bins, histograms }: Counted, { rows, wanted, ranks, size }: Pass): Targets {
  const [from, to] = rows
  const slots = new Int8Array((to - from) * BINS).fill(-1)
  const offsets = new Int32Array((to - from) * SLOTS)
  let offset = 0
  for (let row = from; row < to; row++) {
    wanted[row]?.forEach((bin, slot) => {
      slots[(row - from) * BINS + bin] = slot
      offsets[(row - from) * SLOTS + slot] = offset
      offset += histograms.counts[row * BINS + bin] as number
    })
  }
  const place = { least: bins.least.slice(from, to), width: bins.width.slice(from, to) }
  return { rows, ...place, slots, offsets, ranks, size }
}

/** What was collected: values by place, in any order, and how many each place has. */
export interface Collected {
  readonly values: Float64Array
  readonly counts: Int32Array
}

/** Collects a block's values in the targets' places. Threads may do so at once: each value gets a seat of its own. */
export function collectBlock(targets: Targets, { values, lanes, failed }: Lanes, collected: Collected): void {
  const { rows, least, width, slots, offsets } = targets
  for (let row = rows[0]; row < rows[1]; row++) {
    const here = row - rows[0]
    const [low, size] = [least[here] as number, width[here] as number]
    for (let lane = 0; lane < lanes; lane++) {
      if (failed.size > 0 && failed.has(lane)) continue
      const value = values[row * lanes + lane] as number
      const slot = slots[here * BINS + binOf(value, low, size)] as number
      if (slot < 0) continue
      const place = here * SLOTS + slot
      const seat = Atomics.add(collected.counts, place, 1)
      collected.values[(offsets[place] as number) + seat] = value
    }
  }
}

/**
 * Gives a row's exact quantiles of type 7, in the order of the summary's probabilities, and after them the values at the ranks
 * that were wanted, from what was collected in its places.
 */
export function collectedQuantiles(
  { histograms }: Counted,
  row: number,
  { targets, collected }: { targets: Targets; collected: Collected },
): number[] {
  const here = row - targets.rows[0]
  const sorted = sortedPlaces(here, { targets, collected })
  const at = (rank: number): number => {
    let before = 0
    for (let bin = 0; bin < BINS; bin++) {
      const count = histograms.counts[row * BINS + bin] as number
      if (rank < before + count)
        return sorted[targets.slots[here * BINS + bin] as number]?.[rank - before] as number
      before += count
    }
    return Number.NaN
  }
  const last = countOf(histograms, row) - 1
  const found = PROBABILITIES.map((probability) => {
    const rank = last * probability
    const [lower, upper] = [at(Math.floor(rank)), at(Math.ceil(rank))]
    return quantiles(Float64Array.of(lower, upper), [rank - Math.floor(rank)])[0] as number
  })
  return [...found, ...targets.ranks.map(at)]
}

function sortedPlaces(
  here: number,
  { targets, collected }: { targets: Targets; collected: Collected },
): Float64Array[] {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const place = here * SLOTS + slot
    const from = targets.offsets[place] as number
    return collected.values.subarray(from, from + (collected.counts[place] as number)).sort()
  })
}
