import { exp, ln } from './exp-log.js'

/** A fraction of two polynomials of degree 7, highest coefficients first, in a variable that a shift brings near zero. */
export interface Fraction {
  readonly shift: number
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

/** Holds the coefficients of AS 241 and the limits between its parts. */
export const NORMAL = {
  /** Distance of the probability from 1/2 up to which the central part holds. */
  centre: 0.425,
  /** Root of minus the logarithm of the probability up to which the shoulder holds. */
  far: 5,
  central: {
    shift: 0.180625,
    numerator: [
      2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
      1971.5909503065513, 133.14166789178438, 3.3871328727963665,
    ],
    denominator: [
      5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
      687.1870074920579, 42.31333070160091, 1,
    ],
  },
  shoulder: {
    shift: 1.6,
    numerator: [
      0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
      5.769497221460691, 4.630337846156546, 1.4234371107496835,
    ],
    denominator: [
      1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
      0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
    ],
  },
  tail: {
    shift: 5,
    numerator: [
      2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
      0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
    ],
    denominator: [
      2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
      0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
    ],
  },
} as const satisfies Record<string, number | Fraction>

/**
 * Gives the quantile of the standard normal law at a probability strictly between 0 and 1, with a relative error below
 * 1e-15; NaN at 0, at 1 and outside. Source: M. J. Wichura (1988), Algorithm AS 241, routine PPND16, Applied
 * Statistics 37(3), 477-484. Polynomials in Horner's form, so that another back end can match the bits.
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5
  if (q >= -NORMAL.centre && q <= NORMAL.centre)
    return q * ratio(NORMAL.central, NORMAL.central.shift - q * q)
  const r = Math.sqrt(-ln(q < 0 ? probability : 1 - probability))
  const part = r <= NORMAL.far ? NORMAL.shoulder : NORMAL.tail
  const distance = ratio(part, r - part.shift)
  return q < 0 ? -distance : distance
}

/**
 * Gives the probability that a standard normal number is below z, with a relative error below 1e-13 in the lower tail
 * too; 0 at -Infinity, 1 at Infinity. Near the middle by the series 1/2 + density (z + z^3/3 + z^5/15 + ...) of
 * G. Marsaglia (2004), "Evaluating the normal distribution", Journal of Statistical Software 11(4); in the tails by
 * Laplace's continued fraction, density / (z + 1/(z + 2/(z + 3/...))).
 */
export function normalProbability(z: number): number {
  const density = 0.3989422804014327 * exp(-0.5 * z * z)
  if (z > -2 && z < 2) return 0.5 + density * middleSeries(z)
  const beyond = density / tailFraction(Math.abs(z))
  return z < 0 ? beyond : 1 - beyond
}

function ratio({ numerator, denominator }: Fraction, r: number): number {
  return polynomial(numerator, r) / polynomial(denominator, r)
}

function polynomial(c: readonly number[], r: number): number {
  return ((((((c[0]! * r + c[1]!) * r + c[2]!) * r + c[3]!) * r + c[4]!) * r + c[5]!) * r + c[6]!) * r + c[7]!
}

function middleSeries(z: number): number {
  let term = z
  let sum = z
  for (let n = 3; n < 80; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return sum
}

function tailFraction(z: number): number {
  let value = z
  for (let n = 120; n > 0; n--) value = z + n / value
  return value
}
