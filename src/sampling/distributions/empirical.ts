import * as z from 'zod'
import { anyOutside } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  empirical: z.array(z.number()).min(2).describe('The observations, in any order; at least two.'),
})

type Spec = z.infer<typeof schema>

/** Spreads as observations do. */
export const empirical: Law<Spec> = {
  name: 'empirical',
  about:
    'Follows observations: its quantiles are theirs of type 7 (as in R and NumPy), in straight lines between the ordered values, so draws lie between them too and never beyond.',
  example: '{ empirical: [3.5, 4, 4.2, 6] }',
  schema,
  places: ['empirical.*'],
  problems: ({ empirical }, bounds) => anyOutside('empirical', empirical, bounds),
  quantile: (spec) => {
    const values = ranked(spec)
    const last = values.length - 1
    return (probability) => {
      const place = probability * last
      const index = Math.min(Math.floor(place), last - 1)
      const [low, high] = [values[index]!, values[index + 1]!]
      // The least takes back what rounding may add.
      return Math.min(low + (high - low) * (place - index), high)
    }
  },
  probability: (spec) => {
    const values = ranked(spec)
    const last = values.length - 1
    return (value) => {
      const index = values.findLastIndex((one) => one <= value)
      if (index < 0) return 0
      if (index === last) return 1
      const low = values[index]!
      return (index + (value - low) / (values[index + 1]! - low)) / last
    }
  },
  // Half of the outermost observations' weight is beyond them, where there are no draws.
  mean: (spec) => {
    const values = ranked(spec)
    const sum = values.reduce((total, value) => total + value, 0)
    return (sum - (values[0]! + values.at(-1)!) / 2) / (values.length - 1)
  },
}

function ranked({ empirical }: Spec): Float64Array {
  return Float64Array.from(empirical).sort()
}
