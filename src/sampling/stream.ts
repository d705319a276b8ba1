import alea from 'seedrandom/lib/alea.js'
import { threefry2x32 } from './threefry.js'

/** Two 32-bit words that tell one stream of random numbers from every other. */
export type StreamKey = Int32Array

/** Holds the counter, then the words made from it, so that a number costs no allocation. */
const block = new Int32Array(2)

/**
 * Makes the key of a name's stream under a seed: the first two words of seedrandom's alea generator, seeded with both
 * as a JSON list, so that no two pairs are joined to the same text. Takes some microseconds: once per name.
 */
export function streamKey(seed: string, name: string): StreamKey {
  const next = alea(JSON.stringify([seed, name]))
  return Int32Array.of(next.int32(), next.int32())
}

/**
 * Gives the random number of a run and a month (integers, up to 2^32 of each) in a stream: uniform between 0 and 1 and
 * never either. The middle of one of 2^52 equal intervals: with 2^53 the middles would no longer be exact, and the last
 * would round to 1. A pure function: the order of calls doesn't matter.
 */
export function uniformAt(key: StreamKey, run: number, month: number): number {
  block[0] = run
  block[1] = month
  threefry2x32(key, block, block)
  return ((block[0] >>> 6) * 2 ** 26 + (block[1] >>> 6) + 0.5) * 2 ** -52
}
