import * as z from 'zod'
import { risingRoot } from '../../math/rising-root.js'
import type { Bounds, FindLaw, Law } from '../law.js'
import { wrongSum } from './discrete.js'

const schema = z.object({
  mixture: z
    .array(z.looseObject({ weight: z.number().min(0).describe('The part of draws that come from it.') }))
    .min(1)
    .describe('Laws, each with its weight; weights sum to 1.'),
})

type Spec = z.infer<typeof schema>

/**
 * Makes the law that draws from one of several laws; `find` finds these. A quantile lies between the least and the
 * greatest of the laws' own, and is sought there by the mixture's cumulative probability: some 25 steps, twice as many
 * where it has steps itself. Digits are lost far up as in the truncated law.
 */
export function mixture(find: FindLaw): Law<Spec> {
  return {
    name: 'mixture',
    about: 'One of these laws, each with the probability that is its weight; weights sum to 1.',
    example: '{ mixture: [{ weight: 0.7, normal: { mean: 3, sd: 1 } }, { weight: 0.3, uniform: [5, 9] }] }',
    schema,
    places: [],
    parts: ({ mixture: entries }) =>
      entries.map((entry, i) => ({ path: ['mixture', String(i)], entry, beside: ['weight'] })),
    problems: (spec, bounds) => [
      ...wrongSum('mixture', spec.mixture),
      ...spec.mixture.flatMap((entry, i) => {
        const found = lawIn(entry, find)
        const faults = found.law.problems(found.spec, bounds)
        return faults.map((fault) => ({ ...fault, path: ['mixture', String(i), ...fault.path] }))
      }),
    ],
    quantile: (spec, bounds) => {
      const quantiles = drawnFrom(spec, find).map(({ law, spec: own }) => law.quantile(own, bounds))
      const cumulative = probabilityOf(spec, { find, bounds })
      return (probability) => {
        let least = Number.POSITIVE_INFINITY
        let greatest = Number.NEGATIVE_INFINITY
        for (const quantile of quantiles) {
          const value = quantile(probability)
          least = Math.min(least, value)
          greatest = Math.max(greatest, value)
        }
        return risingRoot(cumulative, { target: probability, least, greatest })
      }
    },
    probability: (spec, bounds) => probabilityOf(spec, { find, bounds }),
    mean: (spec, bounds) => {
      const means = drawnFrom(spec, find).map(({ law, spec: own, share }) => {
        const mean = law.mean(own, bounds)
        return mean === undefined ? undefined : share * mean
      })
      return means.reduce(
        (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
        0,
      )
    },
  }
}

function lawIn(entry: Readonly<Record<string, unknown>>, find: FindLaw): { law: Law; spec: unknown } {
  const found = find(entry)
  if ('problem' in found) throw new RangeError(`a law of a mixture ${found.problem}`)
  return found
}

/** Lists the laws that have any weight, with their shares of all draws. */
function drawnFrom({ mixture: entries }: Spec, find: FindLaw): { law: Law; spec: unknown; share: number }[] {
  const sum = entries.reduce((total, { weight }) => total + weight, 0)
  const drawn = entries.filter(({ weight }) => weight > 0)
  return drawn.map((entry) => ({ ...lawIn(entry, find), share: entry.weight / sum }))
}

function probabilityOf(
  spec: Spec,
  { find, bounds }: { find: FindLaw; bounds: Bounds },
): (value: number) => number {
  const parts = drawnFrom(spec, find).map(({ law, spec: own, share }) => ({
    share,
    probability: law.probability(own, bounds),
  }))
  return (value) => {
    let sum = 0
    for (const { share, probability } of parts) sum += share * probability(value)
    return sum
  }
}
