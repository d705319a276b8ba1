import type { StreamKey } from './stream.js'

/**
 * Scrambles a word whose lowest bit is the first binary digit of a number between 0 and 1, under a key, and gives the
 * number: the middle of one of 2^32 equal intervals. A digit is flipped or not depending on the key and on the digits
 * before it alone, as in A. B. Owen's nested uniform scrambling (1995), so that a net stays a net and each point is
 * uniform. The flips come from a hash instead of stored random bits: S. Laine and T. Karras (2011), "Stratified sampling
 * for stochastic transparency", Computer Graphics Forum 30(4), section 4.1, with the constants that N. Vegdahl (2021),
 * "Building a better LK hash", found by search. Sums and products carry from low bits to high ones only; that is all
 * that nesting asks for.
 */
export function scramble(word: number, key: StreamKey): number {
  let x = word ^ Math.imul(word, 0x3d20adea)
  x = (x + key[0]!) | 0
  x = Math.imul(x, key[1]! | 1)
  x ^= Math.imul(x, 0x05526c56)
  x ^= Math.imul(x, 0x53a22864)
  return fraction(x)
}

/** Gives the number between 0 and 1 of a word whose lowest bit is its first binary digit. */
function fraction(word: number): number {
  let x = word
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  x = (x >>> 16) | (x << 16)
  return ((x >>> 0) + 0.5) * 2 ** -32
}
