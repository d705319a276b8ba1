import * as z from 'zod'
import { exp, ln } from '../../math/exp-log.js'
import { normalProbability, normalQuantile } from '../../math/normal.js'
import { clamp, leaving } from '../bounds.js'
import type { Bounds, Law } from '../law.js'
import { replaceByExps } from '../vector-math.js'

const schema = z.object({
  lognormal: z.strictObject({
    median: z.number().gt(0).describe('The median.'),
    sigma: z.number().gt(0).describe('The standard deviation of the natural logarithm.'),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as a number whose logarithm is normal. */
export const lognormal: Law<Spec> = {
  name: 'lognormal',
  about: 'The lognormal law with this median; sigma is the standard deviation of the natural logarithm.',
  example: '{ lognormal: { median: 4, sigma: 0.3 } }',
  schema,
  problems: ({ lognormal }, bounds) => leaving('lognormal', escapes(lognormal, bounds), bounds),
  quantile:
    ({ lognormal: { median, sigma } }, bounds) =>
    (probability) =>
      clamp(median * exp(sigma * normalQuantile(probability)), bounds),
  fromNormals:
    ({ lognormal: { median, sigma } }, bounds) =>
    (column) => {
      for (let i = 0; i < column.length; i++) column[i] = sigma * (column[i] as number)
      replaceByExps(column)
      for (let i = 0; i < column.length; i++) column[i] = clamp(median * (column[i] as number), bounds)
    },
  probability:
    ({ lognormal: { median, sigma } }) =>
    (value) =>
      normalProbability(ln(Math.max(value, 0) / median) / sigma),
  mean: ({ lognormal: { median, sigma } }) => median * exp((sigma * sigma) / 2),
}

/** Gives the probabilities of a draw below and above the bounds; a bound below 0 is as good as 0. */
function escapes({ median, sigma }: Spec['lognormal'], [least, greatest]: Bounds): readonly [number, number] {
  const below = normalProbability(ln(Math.max(least, 0) / median) / sigma)
  const above = normalProbability(-ln(Math.max(greatest, 0) / median) / sigma)
  return [below, above]
}
