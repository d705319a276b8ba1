import { ln } from './exp-log.js'
import { lnOnePlus } from './ln-one-plus.js'

/** Holds ln(2 pi) / 2. */
const HALF_LN_TWO_PI = 0.9189385332046728

/**
 * Gives what Stirling's formula leaves out: ln Gamma(n + 1) - ((n + 1/2) ln n - n + ln(2 pi) / 2), for n above 0, with an
 * error below 1e-15 of the greater of 1 and itself. Its asymptotic series from 16 on; below, the recurrence up to there.
 */
export function stirlingRest(n: number): number {
  let rest = 0
  let m = n
  for (; m < 16; m++) rest += (m + 0.5) * lnOnePlus(1 / m) - 1
  const square = m * m
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square
  return rest + series / m
}

/** Gives ln Gamma(n + 1) for n above 0, with an error below 1e-15 of its largest term. */
export function lnFactorial(n: number): number {
  return stirlingRest(n) + (n + 0.5) * ln(n) - n + HALF_LN_TWO_PI
}

/**
 * Gives x ln(x / mean) + mean - x, which is 0 where both agree, without loss of digits near there. Both are above 0.
 * Source of this and of densities by way of it: C. Loader (2000), "Fast and accurate computation of binomial
 * probabilities", the routine bd0.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * ln(x / mean) + mean - x
  const v = difference / (x + mean)
  let sum = difference * v
  let power = 2 * x * v
  for (let j = 3; ; j += 2) {
    power *= v * v
    const next = sum + power / j
    if (next === sum) return sum
    sum = next
  }
}
