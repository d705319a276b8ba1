import * as z from 'zod'
import { expMinusOne, lnOnePlus } from '../../math/ln-one-plus.js'
import { clamp, escapes, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  exponential: z.strictObject({ mean: z.number().gt(0).describe('The mean: one over the rate.') }),
})

type Spec = z.infer<typeof schema>

/** Spreads as the time until something happens that is as likely in every moment. */
export const exponential: Law<Spec> = {
  name: 'exponential',
  about: 'The exponential law above 0 with this mean, which is one over the rate.',
  example: '{ exponential: { mean: 18 } }',
  schema,
  problems: (spec, bounds) => leaving('exponential', escapes(probabilityOf(spec), bounds), bounds),
  quantile:
    ({ exponential: { mean } }, bounds) =>
    (probability) =>
      clamp(-mean * lnOnePlus(-probability), bounds),
  probability: probabilityOf,
  mean: ({ exponential: { mean } }) => mean,
}

function probabilityOf({ exponential: { mean } }: Spec): (value: number) => number {
  return (value) => (value <= 0 ? 0 : -expMinusOne(-value / mean))
}
