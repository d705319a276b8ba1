import * as z from 'zod'
import { gammaQuantile } from '../../math/gamma-quantile.js'
import { incompleteGamma } from '../../math/incomplete-gamma.js'
import { clamp, escapes, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  gamma: z.strictObject({
    shape: z.number().min(0.001).max(1e6).describe('The shape; 1 is the exponential law.'),
    scale: z.number().gt(0).describe("The scale, in the parameter's unit; the mean is shape times scale."),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as the gamma law. */
export const gamma: Law<Spec> = {
  name: 'gamma',
  about: 'The gamma law above 0: the density is proportional to x^(shape - 1) e^(-x / scale).',
  example: '{ gamma: { shape: 2, scale: 3 } }',
  schema,
  problems: (spec, bounds) => leaving('gamma', escapes(probabilityOf(spec), bounds), bounds),
  quantile: ({ gamma: { shape, scale } }, bounds) => {
    const standard = gammaQuantile(shape)
    return (probability) => clamp(scale * standard(probability), bounds)
  },
  probability: probabilityOf,
  mean: ({ gamma: { shape, scale } }) => shape * scale,
}

function probabilityOf({ gamma: { shape, scale } }: Spec): (value: number) => number {
  const tails = incompleteGamma(shape)
  return (value) => (value <= 0 ? 0 : value === Number.POSITIVE_INFINITY ? 1 : tails(value / scale).lower)
}
