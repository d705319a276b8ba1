import type { Design } from '../design.js'
import { type StreamKey, streamKey } from '../stream.js'
import { fillUniforms } from '../vector-math.js'

/**
 * Draws runs in pairs that mirror each other: where one has a parameter's p20, the other has its p80. The first of pair k
 * is what the random design draws in run k. Method: J. M. Hammersley and K. W. Morton (1956), Proc. Cambridge Philos. Soc.
 * 52(3), 449-475.
 */
export const antithetic: Design = {
  name: 'antithetic',
  about: 'Pairs of random runs that mirror each other, p20 against p80; less error where effects go one way.',
  remarks: ({ runs }) =>
    runs % 2 === 0 ? [] : [`${runs} runs are odd: the last one has no run to mirror it`],
  probabilities: ({ seed, names }) => {
    const keys = names.map((name) => streamKey(seed, name))
    return (out, index, from) => {
      const first = from >>> 1
      const pairs = ((from + out.length + 1) >>> 1) - first
      // The pairs' numbers lie at the end; none is written over before it has been used.
      const ahead = out.length - pairs - first
      fillUniforms(out.subarray(out.length - pairs), keys[index] as StreamKey, { from: first })
      for (let i = 0; i < out.length; i++) {
        const run = from + i
        const probability = out[ahead + (run >>> 1)] as number
        out[i] = run & 1 ? 1 - probability : probability
      }
    }
  },
}
