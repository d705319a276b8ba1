import * as z from 'zod'
import { exp, pow } from '../../math/exp-log.js'
import { expMinusOne, lnOnePlus } from '../../math/ln-one-plus.js'
import { lnFactorial } from '../../math/saddle-point.js'
import { clamp, escapes, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  weibull: z.strictObject({
    shape: z
      .number()
      .min(0.1)
      .max(1e6)
      .describe('The shape: hazards fall with time below 1, and rise above.'),
    scale: z.number().gt(0).describe("The scale, in the parameter's unit: 63.2% of draws are below it."),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as the Weibull law, of times until something fails. */
export const weibull: Law<Spec> = {
  name: 'weibull',
  about: 'The Weibull law above 0: a draw is above x with the probability e^(-(x / scale)^shape).',
  example: '{ weibull: { shape: 1.5, scale: 40 } }',
  schema,
  problems: (spec, bounds) => leaving('weibull', escapes(probabilityOf(spec), bounds), bounds),
  quantile:
    ({ weibull: { shape, scale } }, bounds) =>
    (probability) =>
      clamp(scale * pow(-lnOnePlus(-probability), 1 / shape), bounds),
  probability: probabilityOf,
  mean: ({ weibull: { shape, scale } }) => scale * exp(lnFactorial(1 / shape)),
}

function probabilityOf({ weibull: { shape, scale } }: Spec): (value: number) => number {
  return (value) => (value <= 0 ? 0 : -expMinusOne(-pow(value / scale, shape)))
}
