import * as z from 'zod'
import { exp, ln } from '../../math/exp-log.js'
import { normalProbability, normalQuantile } from '../../math/normal.js'
import { clamp, leaving, show } from '../bounds.js'
import type { Bounds, Law } from '../law.js'

const schema = z.object({
  lognormal: z.strictObject({
    median: z.number().describe('The median.'),
    sigma: z.number().describe('The standard deviation of the natural logarithm.'),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as a number whose logarithm is normal. */
export const lognormal: Law<Spec> = {
  name: 'lognormal',
  about: 'The lognormal law with this median; sigma is the standard deviation of the natural logarithm.',
  example: '{ lognormal: { median: 4, sigma: 0.3 } }',
  schema,
  problems: ({ lognormal: { median, sigma } }, bounds) => {
    const wrong = [...notPositive('median', median), ...notPositive('sigma', sigma)]
    return wrong.length > 0 ? wrong : leaving('lognormal', escapes(median, sigma, bounds), bounds)
  },
  quantile:
    ({ lognormal: { median, sigma } }, bounds) =>
    (probability) =>
      clamp(median * exp(sigma * normalQuantile(probability)), bounds),
}

function notPositive(key: keyof Spec['lognormal'], value: number): string[] {
  return value > 0 ? [] : [`lognormal.${key} is ${show(value)}; expected above 0`]
}

/** Gives the probabilities of a draw below and above the bounds; a bound below 0 is as good as 0. */
function escapes(median: number, sigma: number, [least, greatest]: Bounds): readonly [number, number] {
  const below = normalProbability(ln(Math.max(least, 0) / median) / sigma)
  const above = normalProbability(-ln(Math.max(greatest, 0) / median) / sigma)
  return [below, above]
}
