import type { Design } from '../design.js'
import { type StreamKey, streamKey, uniformAt } from '../stream.js'

/** Draws each parameter of each run on its own; a draw depends on the seed, the name and the run only. */
export const random: Design = {
  name: 'random',
  about: 'Independent random draws: simple Monte Carlo.',
  probabilities: ({ seed, names }) => {
    const keys = names.map((name) => streamKey(seed, name))
    return (out, index, from) => {
      const key = keys[index] as StreamKey
      for (let i = 0; i < out.length; i++) out[i] = uniformAt(key, from + i, 0)
    }
  },
}
