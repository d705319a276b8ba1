import { ln, logistic } from './exp-log.js'
import { incompleteBeta } from './incomplete-beta.js'
import { normalQuantile } from './normal.js'
import { stirlingRest } from './saddle-point.js'
import { tailQuantile } from './tail-quantile.js'

/** Holds the log odds below which x no longer changes what is near 1. */
const NEGLIGIBLE = -40

/**
 * Makes the function that gives the log odds ln(x / (1 - x)) of the x below which the beta law with a and b above 0 has
 * the probability `lower`, and above which it has `upper`; the smaller of the two has to be exact. The error, relative
 * to x and to 1 - x, is about 1e-14, or 1e-16 over a or b where that is more. Sought from the normal approximation of
 * the log odds, or from the first term of the series of I where x or 1 - x is small.
 */
export function betaLogOdds(a: number, b: number): (lower: number, upper: number) => number {
  const tails = incompleteBeta(a, b)
  const slope = (place: number) => a - (a + b) * logistic(place)
  const lnBeta = lnBetaOf(a, b)
  const middle = ln(a / b)
  const spread = Math.sqrt(1 / a + 1 / b)
  return (lower, upper) => {
    const low = (ln(lower) + ln(a) + lnBeta) / a
    if (low + ln(Math.max(b, 1)) < NEGLIGIBLE) return low
    const high = -(ln(upper) + ln(b) + lnBeta) / b
    if (ln(Math.max(a, 1)) - high < NEGLIGIBLE) return high
    const bell = middle + spread * (lower < upper ? normalQuantile(lower) : -normalQuantile(upper))
    const guess =
      bell < middle ? Math.max(bell, Math.min(low, middle)) : Math.min(bell, Math.max(high, middle))
    return tailQuantile({ tails, slope, lower, upper, guess })
  }
}

/** Gives ln B(a, b), by the saddle-point form of x^a (1 - x)^b / B(a, b) at x = a / (a + b). */
function lnBetaOf(a: number, b: number): number {
  const n = a + b
  const rest = stirlingRest(a) + stirlingRest(b) - stirlingRest(n)
  return a * ln(a / n) + b * ln(b / n) + rest - ln((a / n) * (b / (2 * Math.PI))) / 2
}
