import type { Design } from '../design.js'
import { permutation } from '../permutation.js'
import { streamKey } from '../stream.js'
import { fillUniforms } from '../vector-math.js'

/** Intervals of a stratum that a point may lie in the middle of: so few that no rounding takes one out of its stratum. */
const STEPS = 2 ** 24

/**
 * Cuts each parameter's law into as many strata of equal probability as there are runs, puts one run into each, anywhere
 * in it, and shuffles the parameters against each other. Method: M. D. McKay, R. J. Beckman, W. J. Conover (1979),
 * Technometrics 21(2), 239-245.
 */
export const latinHypercube: Design = {
  name: 'latin-hypercube',
  about: 'As many strata as runs, and one run in each stratum of each parameter; no run can be added later.',
  needsRuns: true,
  probabilities: ({ seed, names, runs }) => {
    const columns = names.map((name) => {
      const key = streamKey(seed, name)
      return { key, stratumOf: permutation(runs, key) }
    })
    return (out, index, from) => {
      const { key, stratumOf } = columns[index] as (typeof columns)[number]
      fillUniforms(out, key, { from })
      for (let i = 0; i < out.length; i++) {
        const step = Math.floor((out[i] as number) * STEPS)
        out[i] = (stratumOf(from + i) * STEPS + step + 0.5) / (runs * STEPS)
      }
    }
  },
}
