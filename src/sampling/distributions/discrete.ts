import * as z from 'zod'
import { outside, show } from '../bounds.js'
import { indexAt } from '../count-table.js'
import type { Law, LawProblem } from '../law.js'

const schema = z.object({
  discrete: z
    .array(
      z.strictObject({
        value: z.number().describe('A value.'),
        weight: z.number().min(0).describe('Its probability.'),
      }),
    )
    .min(1)
    .describe('The values with their weights, which sum to 1.'),
})

type Spec = z.infer<typeof schema>

/** Takes one of a few values. */
export const discrete: Law<Spec> = {
  name: 'discrete',
  about: 'One of these values, each with the probability that is its weight; weights sum to 1.',
  example: '{ discrete: [{ value: 2, weight: 0.7 }, { value: 5, weight: 0.3 }] }',
  schema,
  places: ['discrete.*.value'],
  problems: ({ discrete }, bounds) => [
    ...wrongSum('discrete', discrete),
    ...discrete.flatMap(({ value }, i) => outside(['discrete', String(i), 'value'], value, bounds)),
  ],
  quantile: (spec) => {
    const { values, cumulative } = ranked(spec)
    return (probability) => values[indexAt(cumulative, probability)]!
  },
  probability: (spec) => {
    const { values, cumulative } = ranked(spec)
    return (value) => cumulative[values.findLastIndex((one) => one <= value)] ?? 0
  },
  mean: ({ discrete }) => {
    const weighted = discrete.reduce((sum, { value, weight }) => sum + value * weight, 0)
    return weighted / sumOf(discrete)
  },
}

/** Orders the values that can be drawn, with the probability of each or less; the last is 1. */
function ranked({ discrete }: Spec): { values: number[]; cumulative: Float64Array } {
  const rising = discrete.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value)
  const sum = sumOf(rising)
  let part = 0
  const cumulative = Float64Array.from(rising, ({ weight }) => {
    part += weight
    return part / sum
  })
  return { values: rising.map(({ value }) => value), cumulative }
}

/** Says that the weights of a list under a key don't sum to 1, to six digits. */
export function wrongSum(key: string, weighted: readonly { readonly weight: number }[]): LawProblem[] {
  const sum = sumOf(weighted)
  if (Math.abs(sum - 1) <= 1e-6) return []
  return [{ path: [key], message: `weights sum to ${show(sum)}; expected 1` }]
}

function sumOf(weighted: readonly { readonly weight: number }[]): number {
  return weighted.reduce((sum, { weight }) => sum + weight, 0)
}
