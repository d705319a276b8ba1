import type { StreamKey } from './stream.js'

/** Rounds of the network; four would do for a round function that is as good as random. */
const ROUNDS = 8
/** The least digits of half a number: fewer would leave too few networks to choose from. */
const LEAST_DIGITS = 4

/**
 * Makes a random order of 0 to size - 1 under a key, as a function that gives the place of each and costs no memory: a
 * Feistel network over the next power of four, which is walked on until it comes back below `size`. Methods: M. Luby and
 * C. Rackoff (1988), SIAM J. Comput. 17(2), 373-386; J. Black and P. Rogaway (2002), "Ciphers with arbitrary finite
 * domains", CT-RSA, section 3 (cycle walking).
 */
export function permutation(size: number, key: StreamKey): (position: number) => number {
  let digits = LEAST_DIGITS
  while (4 ** digits < size) digits++
  return (position) => {
    let at = position
    do at = shuffle(at, digits, key)
    while (at >= size)
    return at
  }
}

function shuffle(value: number, digits: number, key: StreamKey): number {
  const mask = (1 << digits) - 1
  let left = value >>> digits
  let right = value & mask
  for (let round = 0; round < ROUNDS; round++) {
    const next = left ^ (mix(right, round, key) >>> (32 - digits))
    left = right
    right = next
  }
  return ((left << digits) | right) >>> 0
}

/** Mixes half a number with the key into a word, of which the highest bits are the best: MurmurHash3's finalizer twice. */
function mix(half: number, round: number, key: StreamKey): number {
  return finalize(finalize(half ^ key[0]!) ^ (key[1]! + Math.imul(round, 0x9e3779b9)))
}

function finalize(word: number): number {
  let x = word
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}
