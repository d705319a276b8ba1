import { ln } from './exp-log.js'
import { incompleteBeta } from './incomplete-beta.js'
import { quantilesAndRanks } from './quantile.js'

/** A quantile of a sample, and the interval that the quantile of the whole population lies in. */
export interface QuantileInterval {
  readonly estimate: number
  /** NaN, as `high`, where the sample is too small for an interval. */
  readonly low: number
  readonly high: number
}

/** The probability that an interval holds the true quantile, at the least. */
export const CONFIDENCE = 0.95

/**
 * Gives the ranks, from 0 on, of the two values of a sorted sample between which the population's quantile lies with a probability
 * of at least 95%, whatever the distribution: as many of `count` independent values lie below it as a binomial number says.
 * Undefined where the sample is too small. Source: W. J. Conover, Practical Nonparametric Statistics (1999), section 3.2;
 * H. A. David and H. N. Nagaraja, Order Statistics (2003), section 7.1.
 */
export function intervalRanks(count: number, probability: number): [low: number, high: number] | undefined {
  const tail = (1 - CONFIDENCE) / 2
  const tails = binomialTails(count, probability)
  const low = firstWhere(count, (rank) => tails(rank).lower > tail) - 1
  const high = firstWhere(count, (rank) => tails(rank).upper <= tail)
  return low >= 0 && high < count ? [low, high] : undefined
}

/** Gives a quantile of type 7 with its 95% interval by order statistics. */
export function quantileInterval(values: Float64Array, probability: number): QuantileInterval {
  const ranks = intervalRanks(values.length, probability) ?? []
  const [estimate = Number.NaN, low = Number.NaN, high = Number.NaN] = quantilesAndRanks(values, {
    probabilities: [probability],
    ranks,
  })
  return { estimate, low, high }
}

/** Gives half the width of an interval; 0 where both ends are the same, be they infinite. */
export function halfWidth({ low, high }: Pick<QuantileInterval, 'low' | 'high'>): number {
  return low === high ? 0 : (high - low) / 2
}

/** Gives the probabilities that a binomial number is at most, and above, a whole number below `count`. */
function binomialTails(count: number, probability: number) {
  const logOdds = ln((1 - probability) / probability)
  return (most: number) => incompleteBeta(count - most, most + 1)(logOdds)
}

/** Finds the first of the whole numbers below `count` for which something holds that holds for all after it; `count` where there is none. */
function firstWhere(count: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
