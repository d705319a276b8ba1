import { exp } from './exp-log.js'
import type { Tails } from './incomplete-gamma.js'
import { deviance, stirlingRest } from './saddle-point.js'

/** Holds the rounding of a double near 1, and what stands for 0 in a denominator. */
const EPSILON = 2.220446049250313e-16
const TINY = 1e-300

/**
 * Makes the function that gives the regularized incomplete beta function I_x(a, b) and what it lacks to 1, at the x
 * whose log odds are given, ln(x / (1 - x)): so near 1 no digit is lost. a and b are above 0; the relative error of the
 * smaller part is below 1e-12; `density` is its derivative by the log odds. Method: the continued fraction DLMF 8.17.22
 * by Lentz's method, on the side of the mean where it converges fast; in front the saddle-point form of
 * x^a (1 - x)^b / B(a, b).
 */
export function incompleteBeta(a: number, b: number): (logOdds: number) => Tails {
  const n = a + b
  const rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b)
  const scale = Math.sqrt((a / n) * (b / (2 * Math.PI)))
  return (logOdds) => {
    const x = 1 / (1 + exp(-logOdds))
    const y = 1 / (1 + exp(logOdds))
    const density = exp(rest - deviance(a, n * x) - deviance(b, n * y)) * scale
    if (x * (n + 2) < a + 1) {
      const lower = Math.min((density / a) * fraction(a, b, x), 1)
      return { lower, upper: 1 - lower, density }
    }
    const upper = Math.min((density / b) * fraction(b, a, y), 1)
    return { lower: 1 - upper, upper, density }
  }
}

function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= d * c
    if (!(Math.abs(d * c - 1) > EPSILON)) return value
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
