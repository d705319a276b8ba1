import type { Design } from '../design.js'
import { streamKey } from '../stream.js'
import { fillUniforms } from '../vector-math.js'

/** Draws each parameter of each run on its own; a draw depends on the seed, the name and the run only. */
export const random: Design = {
  name: 'random',
  about: 'Independent random draws: simple Monte Carlo.',
  probabilities: ({ seed, names }) => {
    const columns = names.map((name) => independent(seed, name))
    return (out, index, from) => columns[index]?.(out, from)
  },
}

/** Makes the function that fills `out` with the random numbers of a name, of the runs from `from` on. */
export function independent(seed: string, name: string): (out: Float64Array, from: number) => void {
  const key = streamKey(seed, name)
  return (out, from) => fillUniforms(out, key, { from })
}
