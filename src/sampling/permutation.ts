import type { StreamKey } from './stream.js'

/** Rounds of the network; four would do for a round function that is as good as random. An even number, so that halves end where they began. */
const ROUNDS = 6
/** The least binary digits of the network: fewer would leave too few networks to choose from. */
const LEAST_DIGITS = 8

/**
 * Makes a random order of 0 to size - 1 under a key, as a function that gives the place of each and costs no memory: a
 * Feistel network over the next power of two, which is walked on until it comes back below `size`. Methods: M. Luby and
 * C. Rackoff (1988), SIAM J. Comput. 17(2), 373-386; J. Black and P. Rogaway (2002), "Ciphers with arbitrary finite
 * domains", CT-RSA, section 3 (cycle walking).
 */
export function permutation(size: number, key: StreamKey): (position: number) => number {
  const digits = Math.max(LEAST_DIGITS, 32 - Math.clz32(size - 1))
  const low = digits >> 1
  const network = { high: digits - low, low, key }
  return (position) => {
    let at = position
    do at = shuffle(at, network)
    while (at >= size)
    return at
  }
}

/** How many digits the upper and the lower half have, and what decides where they go. */
interface Network {
  readonly high: number
  readonly low: number
  readonly key: StreamKey
}

function shuffle(value: number, { high, low, key }: Network): number {
  let left = value >>> low
  let right = value & ((1 << low) - 1)
  let digits = high
  for (let round = 0; round < ROUNDS; round++) {
    const next = left ^ (mix(right ^ key[round & 1]!, round) >>> (32 - digits))
    left = right
    right = next
    digits = high + low - digits
  }
  return (left << low) | right
}

/** Mixes half a number with the number of the round into a word, the highest digits best: MurmurHash3's finalizer. */
function mix(half: number, round: number): number {
  let x = half + Math.imul(round + 1, 0x9e3779b9)
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}
