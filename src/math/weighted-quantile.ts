/** Values with weights that need not sum to 1. */
export interface Weighted {
  /** In any order, without NaN; infinite ones are allowed. */
  readonly values: Float64Array
  /** One for each value, 0 or more. */
  readonly weights: Float64Array
}

/**
 * Gives the effective size of a weighted sample: the square of the sum of its weights over the sum of their squares, so as
 * many as there are values where all weights are equal; 0 where all are 0. Source: L. Kish (1965), Survey Sampling,
 * section 11.7.
 */
export function effectiveSize(weights: Float64Array): number {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!
    sum += weight
    squares += weight * weight
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}

/**
 * Gives quantiles of a weighted sample, by a rule that is type 7 where all weights are equal: with n the effective size and
 * h = p (n - 1), each ordered value counts by the part of the interval from h / n to (h + 1) / n that lies within its step
 * of the cumulative weight. NaN where no weight is above 0. Throws a RangeError for a probability outside 0 to 1. Source:
 * A. Akinshin (2023), "Weighted quantile estimators", arXiv:2304.07265, section 2.2.
 */
export function weightedQuantiles({ values, weights }: Weighted, probabilities: readonly number[]): number[] {
  const outside = probabilities.find((p) => !(p >= 0 && p <= 1))
  if (outside !== undefined) throw new RangeError(`probability is ${outside}; expected 0 to 1`)
  const order = orderOf({ values, weights })
  const size = effectiveSize(weights)
  let total = 0
  for (const i of order) total += weights[i]!
  return probabilities.map((p) => {
    const from = (p * (size - 1)) / size
    const part = (at: number) => Math.min(Math.max(at - from, 0) * size, 1)
    if (total === 0) return Number.NaN
    let [sum, before, quantile] = [0, 0, 0]
    for (const i of order) {
      sum += weights[i]!
      const now = i === order[order.length - 1] ? 1 : part(sum / total)
      if (now > before) quantile += (now - before) * values[i]!
      before = now
      if (now === 1) break
    }
    return quantile
  })
}

/** Lists the places of values with a weight above 0, by rising value; equal ones in the order of their places. */
export function orderOf({ values, weights }: Weighted): Uint32Array {
  const places = Uint32Array.from(values.keys()).filter((i) => weights[i]! > 0)
  const byValue = (a: number, b: number) =>
    values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b
  return places.length <= FEW ? places.sort(byValue) : sortInBins(places, values, byValue)
}

/** Places up to which a plain sort is fast. */
const FEW = 500

/** Sorts places by bins of equal width that each hold about one, and then within bins: five times as fast as by comparing alone. */
function sortInBins(
  places: Uint32Array,
  values: Float64Array,
  byValue: (a: number, b: number) => number,
): Uint32Array {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const place of places) {
    const value = values[place]!
    if (value > Number.NEGATIVE_INFINITY && value < least) least = value
    if (value < Number.POSITIVE_INFINITY && value > greatest) greatest = value
  }
  const bins = places.length
  const scale = (bins - 1) / (greatest - least)
  const binOf = (value: number) => (value > greatest ? bins - 1 : Math.max(((value - least) * scale) | 0, 0))
  const ends = new Uint32Array(bins + 1)
  for (const place of places) ends[binOf(values[place]!) + 1]!++
  for (let bin = 0; bin < bins; bin++) ends[bin + 1]! += ends[bin]!
  const next = ends.slice()
  const sorted = new Uint32Array(bins)
  for (const place of places) sorted[next[binOf(values[place]!)]!++] = place
  for (let bin = 0; bin < bins; bin++)
    if (ends[bin + 1]! - ends[bin]! > 1) sorted.subarray(ends[bin], ends[bin + 1]).sort(byValue)
  return sorted
}
