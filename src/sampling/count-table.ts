/** The probabilities of counts: `cumulative[i]` is that of `first + i` or less. */
export interface CountTable {
  readonly first: number
  readonly cumulative: Float64Array
}

/** How a law of counts is tabulated. */
export interface Counting {
  /** The likeliest count. */
  readonly mode: number
  /** The greatest count that the law knows. */
  readonly most: number
  /** Gives the probability of the next count over that of a count; it falls as counts rise. */
  readonly ratio: (count: number) => number
}

/** Holds the part of the likeliest count's probability below which a count is as good as impossible. */
const IMPOSSIBLE = 1e-30

/**
 * Tabulates a law of counts, out to where a count is 1e30 times rarer than the likeliest one: some 24 standard deviations
 * in all. Each probability comes from its neighbour's, and all are divided by their sum.
 */
export function countTable({ mode, most, ratio }: Counting): CountTable {
  const above: number[] = []
  for (let count = mode, weight = 1; count < most; count++) {
    weight *= ratio(count)
    if (!(weight > IMPOSSIBLE)) break
    above.push(weight)
  }
  const below: number[] = []
  for (let count = mode, weight = 1; count > 0; count--) {
    weight /= ratio(count - 1)
    if (!(weight > IMPOSSIBLE)) break
    below.push(weight)
  }
  const cumulative = Float64Array.from([...below.reverse(), 1, ...above])
  for (let i = 1; i < cumulative.length; i++) cumulative[i]! += cumulative[i - 1]!
  const sum = cumulative.at(-1)!
  return { first: mode - below.length, cumulative: cumulative.map((part) => part / sum) }
}

/** Gives the least count that is reached with a probability: the quantile. */
export function countAt({ first, cumulative }: CountTable, probability: number): number {
  return first + indexAt(cumulative, probability)
}

/** Gives the first place in a rising list that ends in 1 at which it is at or above a probability. */
export function indexAt(cumulative: Float64Array, probability: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle]! < probability) low = middle + 1
    else high = middle
  }
  return low
}

/** Gives the probability of a count of at most `value`. */
export function probabilityUpTo({ first, cumulative }: CountTable, value: number): number {
  const index = Math.min(Math.floor(value) - first, cumulative.length - 1)
  return index < 0 ? 0 : cumulative[index]!
}
