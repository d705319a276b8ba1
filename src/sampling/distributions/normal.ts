import * as z from 'zod'
import { normalProbability, normalQuantile } from '../../math/normal.js'
import { clamp, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  normal: z.strictObject({
    mean: z.number().describe('The mean.'),
    sd: z.number().gt(0).describe('The standard deviation.'),
  }),
})

/** Spreads as the normal law. */
export const normal: Law<z.infer<typeof schema>> = {
  name: 'normal',
  about: 'The normal law with this mean and standard deviation.',
  example: '{ normal: { mean: 12, sd: 1.5 } }',
  schema,
  places: ['normal.mean'],
  problems: ({ normal: { mean, sd } }, bounds) => {
    const below = normalProbability((bounds[0] - mean) / sd)
    const above = normalProbability((mean - bounds[1]) / sd)
    return leaving('normal', [below, above], bounds)
  },
  quantile:
    ({ normal: { mean, sd } }, bounds) =>
    (probability) =>
      clamp(mean + sd * normalQuantile(probability), bounds),
  fromNormals:
    ({ normal: { mean, sd } }, bounds) =>
    (column) => {
      for (let i = 0; i < column.length; i++) column[i] = clamp(mean + sd * (column[i] as number), bounds)
    },
  probability:
    ({ normal: { mean, sd } }) =>
    (value) =>
      normalProbability((value - mean) / sd),
  mean: ({ normal: { mean } }) => mean,
}
