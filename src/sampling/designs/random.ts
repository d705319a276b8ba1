import type { Design } from '../design.js'
import { streamKey, uniformAt } from '../stream.js'

/** Draws each parameter of each run on its own; a draw depends on the seed, the name and the run only. */
export const random: Design = {
  name: 'random',
  about: 'Independent random draws: simple Monte Carlo.',
  probabilities: ({ seed, names }) => {
    const keys = names.map((name) => streamKey(seed, name))
    return (index, run) => uniformAt(keys[index]!, run, 0)
  },
}
