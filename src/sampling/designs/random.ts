import type { Design } from '../design.js'
import { type StreamKey, streamKey } from '../stream.js'
import { fillUniforms } from '../vector-math.js'

/** Draws each parameter of each run on its own; a draw depends on the seed, the name and the run only. */
export const random: Design = {
  name: 'random',
  about: 'Independent random draws: simple Monte Carlo.',
  probabilities: ({ seed, names }) => {
    const keys = names.map((name) => streamKey(seed, name))
    return (out, index, from) => fillUniforms(out, keys[index] as StreamKey, { from })
  },
}
