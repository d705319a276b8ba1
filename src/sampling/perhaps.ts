import * as z from 'zod'
import type { FindLaw, Law } from './law.js'

const schema = z.object({
  perhaps: z.looseObject({ probability: z.number().gt(0).max(1).describe('The probability that it comes.') }),
})

type Spec = z.infer<typeof schema>

/**
 * Makes the law of a date that may never come: with a probability it has another law, and otherwise it is infinite. Scenarios
 * say it by a `probability` beside the other law; `find` finds that.
 */
export function perhaps(find: FindLaw): Law<Spec> {
  const innerOf = ({ perhaps: entry }: Spec) => {
    const found = find(entry)
    if ('problem' in found) throw new RangeError(`perhaps ${found.problem}`)
    return { ...found, chance: entry.probability }
  }
  return {
    name: 'perhaps',
    about: 'A date that comes only with a probability, by the law beside it, and otherwise never.',
    example: '{ perhaps: { probability: 0.6, value: 12 } }',
    schema,
    parts: ({ perhaps: entry }) => [{ path: ['perhaps'], entry, beside: ['probability'] }],
    problems: (spec, bounds) => {
      const { law, spec: inner } = innerOf(spec)
      return law
        .problems(inner, bounds)
        .map((problem) => ({ ...problem, path: ['perhaps', ...problem.path] }))
    },
    quantile: (spec, bounds) => {
      const { law, spec: inner, chance } = innerOf(spec)
      const quantile = law.quantile(inner, bounds)
      return (p) => (p < chance ? quantile(p / chance) : Number.POSITIVE_INFINITY)
    },
    probability: (spec, bounds) => {
      const { law, spec: inner, chance } = innerOf(spec)
      const probability = law.probability(inner, bounds)
      return (value) => (value === Number.POSITIVE_INFINITY ? 1 : chance * probability(value))
    },
    mean: (spec, bounds) => {
      const { law, spec: inner, chance } = innerOf(spec)
      return chance < 1 ? Number.POSITIVE_INFINITY : law.mean(inner, bounds)
    },
  }
}
