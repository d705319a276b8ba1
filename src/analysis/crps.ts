/**
 * Gives the continuous ranked probability score of an ensemble for what was observed, in its unit; 0 is perfect, and for an
 * ensemble of one value it is the absolute error. It is the integral over z of (F(z) - 1{z >= observed})^2, where F is the
 * empirical distribution of the values, which equals E|X - observed| - E|X - X'|/2 over all pairs, a value with itself
 * among them (T. Gneiting & A. E. Raftery (2007), JASA 102, 359-378, eq. 21, with the sign turned; summed over the gaps
 * between ordered values as in H. Hersbach (2000), Weather and Forecasting 15, 559-570, eq. 26).
 *
 * `values` are in any order and stay as they are; `weights` are not negative, and count by their share. Infinite where an
 * infinite value has weight; NaN for no values. Throws a RangeError for a NaN, a negative weight or none above 0.
 */
export function crps(values: Float64Array, observed: number, weights?: Float64Array): number {
  if (values.some(Number.isNaN) || Number.isNaN(observed))
    throw new RangeError('a value is NaN; a score needs numbers')
  if (values.length === 0) return Number.NaN
  const { sorted, shares } = weights ? inOrder(values, weights) : inOrder(values)
  const last = sorted.length - 1
  const [least, most] = [sorted[0] as number, sorted[last] as number]
  // Outside of all values F is 0 or 1, and what is observed there is missed wholly up to the nearest value.
  let sum = Math.max(least - observed, observed - most, 0)
  let below = 0
  for (let i = 0; i < last; i++) {
    below += shares(i)
    const [from, to] = [sorted[i] as number, sorted[i + 1] as number]
    if (to === from) continue
    const split = Math.min(Math.max(observed, from), to)
    const [under, over] = [split - from, to - split]
    if (under > 0) sum += below * below * under
    if (over > 0) sum += (1 - below) * (1 - below) * over
  }
  return sum
}

interface Ordered {
  /** The values that have weight, rising. */
  readonly sorted: Float64Array
  /** Gives the share of the weight that a value has. */
  readonly shares: (index: number) => number
}

function inOrder(values: Float64Array, weights?: Float64Array): Ordered {
  if (!weights) return { sorted: values.slice().sort(), shares: () => 1 / values.length }
  if (weights.length !== values.length)
    throw new RangeError(`there are ${weights.length} weights for ${values.length} values`)
  if (weights.some((weight) => !(weight >= 0))) throw new RangeError('a weight is negative or NaN')
  const order = Array.from(values.keys()).filter((i) => (weights[i] as number) > 0)
  const total = order.reduce((sum, i) => sum + (weights[i] as number), 0)
  if (!(total > 0 && total < Infinity)) throw new RangeError(`the weights sum to ${total}; expected above 0`)
  order.sort((a, b) => (values[a] as number) - (values[b] as number))
  return {
    sorted: Float64Array.from(order, (i) => values[i] as number),
    shares: (index) => (weights[order[index] as number] as number) / total,
  }
}
