/*
 * Exponential, logarithm and power from + - * / , floor, comparisons and moves of bits only.
 *
 * Math.exp, Math.log and Math.pow may differ in the last bit between engines; these can't. Any back end that does the
 * same operations in f64 in the same order gives the same bits: a product and a sum are two roundings (never fused),
 * brackets are binding, and a + b + c is (a + b) + c. Polynomials are in Estrin's form, whose short chains are faster
 * than Horner's. A product with a power of two is exact, so a back end may add to the exponent bits instead.
 */

// biome-ignore lint/suspicious/noApproximativeNumericConstant: its very bits matter, and another back end needs them.
const INVERSE_LN2 = 1.4426950408889634
/** Keeps the first 41 bits of ln 2, so that a product with any exponent of a double is exact. */
const LN2_HIGH = 0.693147180559663
/** Holds ln 2 - LN2_HIGH. */
const LN2_LOW = 2.8235290563031577e-13
const SMALLEST_NORMAL = 2 ** -1022

/** Holds 2^(index - 1024) for exponents from -1024 to 1023, made by exact halving and doubling. */
const POWERS = new Float64Array(2048)
POWERS[1024] = 1
for (let n = 1025; n < 2048; n++) POWERS[n] = POWERS[n - 1]! * 2
for (let n = 1023; n >= 0; n--) POWERS[n] = POWERS[n + 1]! * 0.5

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0
/** Holds the upper 32 bits of sqrt(1/2): mantissas are brought to at least this. */
const HIGH_OF_SQRT_HALF = 0x3fe6a09e

/**
 * Computes e^x with a relative error below 3e-16. Gives exactly 0 below -708.396 (no subnormal numbers), Infinity above
 * 709.78, NaN for NaN. Method: x = k ln 2 + r with |r| <= ln 2 / 2, Taylor's polynomial of degree 13 for e^r (what is
 * left out is below 4e-18), then the product with 2^k.
 */
export function exp(x: number): number {
  if (!(x >= -708.396)) return x < 0 ? 0 : Number.NaN
  if (x > 709.78) return Number.POSITIVE_INFINITY
  const k = Math.floor(x * INVERSE_LN2 + 0.5)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  const r2 = r * r
  const r4 = r2 * r2
  const low = 0.5 + 0.16666666666666666 * r + (0.041666666666666664 + 0.008333333333333333 * r) * r2
  const middle =
    0.001388888888888889 + 0.0001984126984126984 * r + (2.48015873015873e-5 + 2.7557319223985893e-6 * r) * r2
  const high =
    2.755731922398589e-7 + 2.505210838544172e-8 * r + (2.08767569878681e-9 + 1.6059043836821613e-10 * r) * r2
  const y = 1 + (r + r2 * (low + middle * r4 + high * (r4 * r4)))
  // 2y * 2^(k-1): k can be 1024, and 2^1024 is no double.
  return (y + y) * POWERS[(k | 0) + 1023]!
}

/**
 * Computes the natural logarithm with a relative error below 3e-16. Gives -Infinity at 0, NaN below 0 and for NaN,
 * Infinity at Infinity; a subnormal x is first multiplied by 2^54. Method: x = 2^k m with m within one part in 2^20 of
 * [sqrt(1/2), sqrt 2), s = (m - 1) / (m + 1), and ln m = 2 atanh s by its Taylor series to s^21 (what is left out is
 * below 2e-18 of it), written as f - s (f - R) with f = m - 1, which keeps the rounding error of s small.
 */
export function ln(x: number): number {
  if (!(x >= SMALLEST_NORMAL)) return lnOfSmall(x)
  return x === Number.POSITIVE_INFINITY ? x : lnOfNormal(x, 0)
}

/** Computes x^y as e^(y ln x) for x >= 0, and 1 for y = 0. The relative error is below 3e-16 (1 + |y ln x|). */
export function pow(x: number, y: number): number {
  return y === 0 ? 1 : exp(y * ln(x))
}

/** Computes 1 / (1 + e^-x), the inverse of the log odds: 0 far below zero, 1 far above. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x))
}

function lnOfSmall(x: number): number {
  if (x > 0) return lnOfNormal(x * POWERS[1024 + 54]!, 54)
  return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
}

/** Computes ln(x / 2^scale) for a normal, finite, positive x. */
function lnOfNormal(x: number, scale: number): number {
  float[0] = x
  const exponent = (words[HIGH_WORD]! - HIGH_OF_SQRT_HALF) >> 20
  const f = x * POWERS[1024 - exponent]! - 1
  const k = exponent - scale
  const s = f / (2 + f)
  const w = s * s
  const w2 = w * w
  const w4 = w2 * w2
  const low = 0.6666666666666666 + 0.4 * w + (0.2857142857142857 + 0.2222222222222222 * w) * w2
  const middle =
    0.18181818181818182 + 0.15384615384615385 * w + (0.13333333333333333 + 0.11764705882352941 * w) * w2
  const high = 0.10526315789473684 + 0.09523809523809523 * w
  const rest = w * (low + middle * w4 + high * (w4 * w4))
  return k * LN2_HIGH + (f - (s * (f - rest) - k * LN2_LOW))
}
