import { exp, ln } from './exp-log.js'

/**
 * Computes ln(1 + x) with a relative error below 1e-15 near 0 too. Method: W. Kahan's correction of ln by the rounding of
 * 1 + x (HP-15C Advanced Functions Handbook, 1982, appendix).
 */
export function lnOnePlus(x: number): number {
  const sum = 1 + x
  if (sum === 1) return x
  return sum === Number.POSITIVE_INFINITY ? sum : (ln(sum) * x) / (sum - 1)
}

/** Computes e^x - 1 with a relative error below 2e-15 near 0 too. Method: Kahan's, as for `lnOnePlus`. */
export function expMinusOne(x: number): number {
  const power = exp(x)
  if (power === 1) return x
  if (power === 0 || power === Number.POSITIVE_INFINITY) return power - 1
  return ((power - 1) * x) / ln(power)
}
