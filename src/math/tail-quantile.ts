import { ln } from './exp-log.js'
import type { Tails } from './incomplete-gamma.js'

/** What a quantile is sought of: a law on a scale on which its density is log-concave, so that Newton's method is safe. */
export interface Sought {
  /** Gives the law's tails, and its density, at a place on that scale. */
  readonly tails: (place: number) => Tails
  /** Gives the derivative of the density's logarithm there. */
  readonly slope: (place: number) => number
  /** The probabilities below and above the quantile; the smaller one has to be exact. */
  readonly lower: number
  readonly upper: number
  /** Where the search starts. */
  readonly guess: number
}

const MOST_STEPS = 200
/** Holds the longest step, on a scale of logarithms: so no step leads to where a tail is no longer a double. */
const LONGEST = 1
/** Holds the step after which the error, of the order of its cube, is below rounding. */
const SHORT = 1e-6

/**
 * Finds the place on a scale where a law's probabilities are those given. Works on the logarithm of the smaller tail,
 * which is concave where the density is log-concave, so that Newton's steps approach from one side and can't miss;
 * Halley's correction makes the last ones cubic.
 */
export function tailQuantile({ tails, slope, lower, upper, guess }: Sought): number {
  const sign = lower < upper ? 1 : -1
  const wanted = ln(Math.min(lower, upper))
  let place = guess
  for (let i = 0; i < MOST_STEPS; i++) {
    const found = tails(place)
    const tail = sign > 0 ? found.lower : found.upper
    const rate = (sign * found.density) / tail
    const step = tail > 0 ? halley((ln(tail) - wanted) / rate, slope(place) - rate) : -sign
    place -= Math.min(Math.max(step, -LONGEST), LONGEST)
    if (Math.abs(step) < SHORT) break
  }
  return place
}

/** Corrects Newton's step by the slope of the logarithm of the rate; far from the end it stays as it is. */
function halley(newton: number, slope: number): number {
  const bend = newton * slope
  return Math.abs(bend) < 0.5 ? newton / (1 - bend / 2) : newton
}
