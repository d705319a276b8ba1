import { POLYNOMIALS, packedDirections } from './sobol-data.js'

/** Binary digits of a Sobol coordinate, and so the most points there are: 2^32. */
const DIGITS = 32

/** Counts the dimensions that have direction numbers: 1,111. */
export const DIMENSIONS = 1 + POLYNOMIALS.reduce((sum, count) => sum + count, 0)

/** Holds the packed numbers once they are needed. */
let packed: Uint8Array | undefined

/**
 * Gives the direction numbers of a dimension, counted from 0: 32 words, of which the k-th is added (by exclusive or) to
 * a point where digit k of its Gray code is 1. A word's lowest bit is the first binary digit of the coordinate, the
 * other way round than usual, as `scramble` wants it. Method: P. Bratley and B. L. Fox (1988), "Algorithm 659", ACM
 * Trans. Math. Softw. 14, 88-100, section 2, with the numbers of Joe and Kuo (2008).
 */
export function directionsOf(dimension: number): Int32Array {
  const { degree, inner, initial } = polynomialOf(dimension)
  const odd = [...initial]
  for (let k = degree; k < DIGITS; k++) {
    // m_k = 2 a_1 m_(k-1) ^ ... ^ 2^s m_(k-s) ^ m_(k-s), where 2^i m has as many digits as m_k.
    let word = (odd[k - degree] as bigint) ^ ((odd[k - degree] as bigint) << BigInt(degree))
    for (let i = 1; i < degree; i++)
      if ((inner >> (degree - 1 - i)) & 1) word ^= (odd[k - i] as bigint) << BigInt(i)
    odd.push(word)
  }
  return Int32Array.from(odd.slice(0, DIGITS), (word, k) => reversed(word, k + 1))
}

/** A primitive polynomial, x^s + a_1 x^(s-1) + ... + 1, and the first odd numbers m_1 to m_s that go with it. */
interface Polynomial {
  readonly degree: number
  /** The bits a_1 to a_(s-1), a_1 the highest. */
  readonly inner: number
  readonly initial: readonly bigint[]
}

function polynomialOf(dimension: number): Polynomial {
  // The first dimension has none: all its odd numbers are 1.
  if (dimension === 0) return { degree: DIGITS, inner: 0, initial: Array(DIGITS).fill(1n) }
  const { degree, at } = placeOf(dimension)
  const initial = [1n]
  let bit = at + degree - 1
  for (let digits = 1; digits < degree; digits++) {
    initial.push(BigInt(2 * bitsAt(bit, digits) + 1))
    bit += digits
  }
  return { degree, inner: bitsAt(at, degree - 1), initial }
}

/** Finds the degree of a dimension's polynomial, and the bit where its packed numbers begin. */
function placeOf(dimension: number): { degree: number; at: number } {
  let [left, at] = [dimension - 1, 0]
  for (const [i, count] of POLYNOMIALS.entries()) {
    const size = i + ((i + 1) * i) / 2
    if (left < count) return { degree: i + 1, at: at + left * size }
    left -= count
    at += count * size
  }
  throw new RangeError(`dimension ${dimension}; expected 0 to ${DIMENSIONS - 1}`)
}

/** Reads up to 13 packed bits, the first the highest. */
function bitsAt(first: number, count: number): number {
  packed ??= packedDirections()
  let value = 0
  for (let bit = first; bit < first + count; bit++)
    value = 2 * value + (((packed[bit >> 3] as number) >> (7 - (bit & 7))) & 1)
  return value
}

/** Writes an odd number of so many digits the other way round into a word. */
function reversed(odd: bigint, digits: number): number {
  let word = 0
  for (let digit = 0; digit < digits; digit++)
    if ((odd >> BigInt(digits - 1 - digit)) & 1n) word |= 1 << digit
  return word
}
