import { exp } from './exp-log.js'
import { deviance, stirlingRest } from './saddle-point.js'

/** Probabilities below and above a value, each exact on its own where the other is near 1. */
export interface Tails {
  readonly lower: number
  readonly upper: number
  /** Their rate of change on the scale on which a quantile is sought. */
  readonly density: number
}

/** Holds the rounding of a double near 1: what no longer changes a product ends a continued fraction. */
const EPSILON = 2.220446049250313e-16

/**
 * Makes the function that gives the regularized incomplete gamma functions P(shape, x) and Q(shape, x) for x above 0; the
 * shape is above 0, and the relative error of the smaller one below 1e-13; `density` is dP / d ln x. The series of P
 * below shape + 1, above it Legendre's continued fraction of Q by Lentz's method (DLMF 8.11.4 and 8.9.2), which take up to
 * about ten times the root of the shape terms; in front the saddle-point form of x^shape e^-x / Gamma(shape + 1).
 */
export function incompleteGamma(shape: number): (x: number) => Tails {
  const rest = stirlingRest(shape)
  const scale = Math.sqrt(shape / (2 * Math.PI))
  return (x) => {
    const density = exp(-rest - deviance(shape, x)) * scale
    if (x < shape + 1) {
      const lower = Math.min((density / shape) * series(shape, x), 1)
      return { lower, upper: 1 - lower, density }
    }
    const upper = Math.min(density * fraction(shape, x), 1)
    return { lower: 1 - upper, upper, density }
  }
}

function series(shape: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = shape + 1; term > sum * 1e-17; n++) {
    term *= x / n
    sum += term
  }
  return sum
}

function fraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = Number.POSITIVE_INFINITY
  let d = 1 / b
  let value = d
  for (let i = 1; ; i++) {
    const a = -i * (i - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    value *= d * c
    if (!(Math.abs(d * c - 1) > EPSILON)) return value
  }
}
