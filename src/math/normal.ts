import { exp, ln } from './exp-log.js'

/**
 * Gives the quantile of the standard normal law at a probability strictly between 0 and 1, with a relative error below
 * 1e-15; NaN at 0, at 1 and outside. Source: M. J. Wichura (1988), Algorithm AS 241, routine PPND16, Applied
 * Statistics 37(3), 477-484. Polynomials in Horner's form, so that another back end can match the bits.
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5
  if (q >= -0.425 && q <= 0.425) return q * central(0.180625 - q * q)
  const r = Math.sqrt(-ln(q < 0 ? probability : 1 - probability))
  const distance = r <= 5 ? shoulder(r - 1.6) : tail(r - 5)
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

function central(r: number): number {
  const numerator =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665
  const denominator =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1
  return numerator / denominator
}

function shoulder(r: number): number {
  const numerator =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835
  const denominator =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1
  return numerator / denominator
}

function tail(r: number): number {
  const numerator =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103
  const denominator =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1
  return numerator / denominator
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
