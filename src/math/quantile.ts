import { quantileSorted } from 'simple-statistics'

/** Holds the count of values up to which a plain sort is faster than binning. */
const FEW = 500

/**
 * Gives the quantiles of type 7 (the default of R and NumPy; Hyndman & Fan 1996, The American Statistician 50(4),
 * 361-365) at each probability, from values in any order, which stay as they are. Infinity is a value like any other (an
 * event that never happens): between a finite and an infinite value the quantile is infinite. No values give NaN.
 * Throws a RangeError for a NaN among the values, and for a probability outside 0 to 1.
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  return quantilesAndRanks(values, { probabilities, ranks: [] })
}

/** What is asked of a sample: quantiles, and the values at whole ranks, which count from 0. */
export interface QuantilesAndRanks {
  readonly probabilities: readonly number[]
  readonly ranks: readonly number[]
}

/** Gives quantiles as `quantiles` does, and after them the values at ranks, all in one pass; NaN at a rank that there is not. */
export function quantilesAndRanks(
  values: Float64Array,
  { probabilities, ranks }: QuantilesAndRanks,
): number[] {
  const outside = probabilities.find((p) => !(p >= 0 && p <= 1))
  if (outside !== undefined) throw new RangeError(`probability is ${outside}; expected 0 to 1`)
  const extent = finiteExtent(values)
  if (values.length === 0) return [...probabilities, ...ranks].map(() => Number.NaN)
  const places = [...probabilities.map((p) => (values.length - 1) * p), ...ranks]
  const ranked = values.length <= FEW ? values.slice().sort() : rankedAround(values, extent, places)
  return [
    ...probabilities.map((p) => quantileOf(ranked, p)),
    ...ranks.map((rank) => ranked[rank] ?? Number.NaN),
  ]
}

/** Interpolates between two ranks; where both are infinite the library's difference is NaN, and the lower one holds. */
function quantileOf(ranked: Float64Array, probability: number): number {
  const quantile = quantileSorted(ranked as unknown as number[], probability)
  return Number.isNaN(quantile) ? ranked[Math.floor((ranked.length - 1) * probability)]! : quantile
}

type Extent = readonly [least: number, greatest: number]

/** Gives the least and greatest of the finite values; throws where one is NaN. */
function finiteExtent(values: Float64Array): Extent {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) throw new RangeError('a value is NaN; quantiles need numbers')
    if (value < least && value > Number.NEGATIVE_INFINITY) least = value
    if (value > greatest && value < Number.POSITIVE_INFINITY) greatest = value
  }
  return [least, greatest]
}

/**
 * Puts each value whose rank one of the places needs at its rank, as sorting would; other places hold 0. One pass counts the
 * values in bins of equal width, a second moves the bins that hold a needed rank, and only these are sorted.
 */
function rankedAround(values: Float64Array, extent: Extent, places: readonly number[]): Float64Array {
  const bins = Math.min(8192, Math.max(256, values.length >> 3))
  const binOf = assignBins(values, extent, bins)
  const ends = binEnds(binOf, bins)
  const needed = neededBins(ends, places)
  const ranked = new Float64Array(values.length)
  const free = ends.slice()
  for (let i = 0; i < values.length; i++) {
    const bin = binOf[i]!
    if (needed[bin] === 1) ranked[--free[bin]!] = values[i]!
  }
  for (let bin = 0; bin < bins; bin++) if (needed[bin] === 1) ranked.subarray(free[bin], ends[bin]).sort()
  return ranked
}

/**
 * Gives each value's bin, which never falls as values rise: -Infinity is in the first, Infinity in the last. Where the
 * range is too small or too large for a double's division, all finite values are in the first.
 */
function assignBins(values: Float64Array, [least, greatest]: Extent, bins: number): Uint16Array {
  const scale = (bins - 1) / (greatest - least)
  const binOf = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    binOf[i] = value > greatest ? bins - 1 : ((value - least) * scale) | 0
  }
  return binOf
}

/** Gives for each bin the number of values in it and in all bins before. */
function binEnds(binOf: Uint16Array, bins: number): Int32Array {
  const ends = new Int32Array(bins)
  for (let i = 0; i < binOf.length; i++) ends[binOf[i]!]!++
  for (let bin = 1; bin < bins; bin++) ends[bin]! += ends[bin - 1]!
  return ends
}

/** Marks with 1 the bins that hold a rank on either side of a place, which is a rank or lies between two. */
function neededBins(ends: Int32Array, places: readonly number[]): Uint8Array {
  const needed = new Uint8Array(ends.length)
  for (const place of places)
    for (const rank of [Math.floor(place), Math.ceil(place)]) needed[ends.findIndex((end) => end > rank)] = 1
  return needed
}
