import { exp, ln } from '../math/exp-log.js'

/** A rank correlation, with its 95% interval. */
export interface RankCorrelation {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Half the width of a 95% interval, in standard errors. */
const Z = 1.959963984540054

/** Gives the rank of each value, from 1 on; equal values share the mean of their ranks. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  )
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + to + 1) / 2
    from = to
  }
  return ranks
}

/** Gives the correlation of two lists of numbers; 0 where one is the same throughout. */
function correlationOf(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let [product, squareA, squareB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB]
    product += x * y
    squareA += x * x
    squareB += y * y
  }
  return squareA > 0 && squareB > 0 ? product / Math.sqrt(squareA * squareB) : 0
}

/**
 * Gives Spearman's rank correlation of two lists of ranks, with a 95% interval by Fisher's z, whose standard error for
 * ranks is 1.03 / sqrt(n - 3) (E. C. Fieller, H. O. Hartley and E. S. Pearson (1957), Tests for rank correlation
 * coefficients, Biometrika 44, 470-481). Fewer than 5 pairs have no interval.
 */
export function rankCorrelation(ranksA: Float64Array, ranksB: Float64Array): RankCorrelation {
  const value = correlationOf(ranksA, ranksB)
  if (ranksA.length < 5) return { value, low: -1, high: 1 }
  const inside = Math.min(Math.max(value, -1 + 1e-12), 1 - 1e-12)
  const z = 0.5 * ln((1 + inside) / (1 - inside))
  const half = (Z * Math.sqrt(1.06)) / Math.sqrt(ranksA.length - 3)
  return { value, low: tanh(z - half), high: tanh(z + half) }
}

function tanh(z: number): number {
  return 1 - 2 / (exp(2 * z) + 1)
}
