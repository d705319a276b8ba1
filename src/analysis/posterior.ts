import { ln } from '../math/exp-log.js'
import { normalProbability } from '../math/normal.js'
import { orderOf, weightedQuantiles } from '../math/weighted-quantile.js'

/** How far weights move an uncertain number from its prior. */
export interface Move {
  /** Weighted mean and standard deviation of its normal scores, which are 0 and 1 under the prior. */
  readonly shift: number
  readonly spread: number
  /** The greatest distance between the weighted and the prior distribution function (Kolmogorov). */
  readonly distance: number
}

/** Tells how far weights, which sum to 1, move a number, from its normal scores. */
export function moveOf(scores: Float64Array, weights: Float64Array): Move {
  let [mean, square] = [0, 0]
  for (let run = 0; run < scores.length; run++) mean += weights[run]! * scores[run]!
  for (let run = 0; run < scores.length; run++) square += weights[run]! * (scores[run]! - mean) ** 2
  let [sum, distance] = [0, 0]
  for (const run of orderOf({ values: scores, weights })) {
    const probability = normalProbability(scores[run]!)
    distance = Math.max(distance, probability - sum)
    sum += weights[run]!
    distance = Math.max(distance, sum - probability)
  }
  return { shift: mean, spread: Math.sqrt(square), distance }
}

/**
 * Gives the distance that chance alone exceeds in 5% of fits for any of so many numbers: by Kolmogorov's law at the effective
 * number of runs, at 5% over their count (Bonferroni). Source: W. J. Conover (1999), Practical Nonparametric Statistics,
 * section 6.1; two-sided tail 2 exp(-2 n d^2).
 */
export function noticeableDistance(effective: number, count: number): number {
  return Math.sqrt(ln((2 * Math.max(count, 1)) / 0.05) / (2 * effective))
}

/** Gives each run's place in the weighted distribution of its column, from 0 to 1; equal numbers share the middle of theirs. */
export function weightedRanks(values: Float64Array, weights: Float64Array): Float64Array {
  const order = orderOf({ values, weights })
  const ranks = new Float64Array(values.length)
  let before = 0
  for (let first = 0, next = 0; first < order.length; first = next) {
    let own = 0
    for (; next < order.length && values[order[next]!] === values[order[first]!]; next++)
      own += weights[order[next]!]!
    for (let k = first; k < next; k++) ranks[order[k]!] = before + own / 2
    before += own
  }
  return ranks
}

/**
 * Brings a column to the form in which the sum of products of two is their correlation, under weights that sum to 1 (of ranks,
 * Spearman's): centred, of variance 1, times the root of each weight; runs without weight are left out.
 */
export function standardColumn(column: Float64Array, weights: Float64Array): Float64Array {
  const heavy = (_: number, run: number) => weights[run]! > 0
  const [values, own] = [column.filter(heavy), weights.filter(heavy)]
  let [mean, square] = [0, 0]
  for (let i = 0; i < values.length; i++) mean += own[i]! * values[i]!
  for (let i = 0; i < values.length; i++) square += own[i]! * (values[i]! - mean) ** 2
  const sd = Math.sqrt(square)
  return values.map((value, i) => (Math.sqrt(own[i]!) * (value - mean)) / sd)
}

/** Sums up the products of two columns. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** The 5%, 50% and 95% quantile of something. */
export interface Spread {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** Gives the weighted 5%, 50% and 95% quantile. */
export function weightedSpread(values: Float64Array, weights: Float64Array): Spread {
  const [p5, p50, p95] = weightedQuantiles({ values, weights }, [0.05, 0.5, 0.95]) as [number, number, number]
  return { p5, p50, p95 }
}
