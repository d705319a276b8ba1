import * as z from 'zod'
import { exp, ln } from '../../math/exp-log.js'
import { lnOnePlus } from '../../math/ln-one-plus.js'
import { anyOutside, clamp } from '../bounds.js'
import type { Law } from '../law.js'
import { order } from './uniform.js'

const end = z.number().gt(0)
const schema = z.object({ loguniform: z.tuple([end, end]).describe('The least and the greatest, above 0.') })

/** Spreads as a number whose logarithm is uniform: for what is known to an order of magnitude. */
export const loguniform: Law<z.infer<typeof schema>> = {
  name: 'loguniform',
  about:
    'The logarithm is uniform: every factor of two from the first number to the second is equally likely.',
  example: '{ loguniform: [100, 10000] }',
  schema,
  problems: ({ loguniform }, bounds) => [
    ...order('loguniform', loguniform),
    ...anyOutside('loguniform', loguniform, bounds),
  ],
  quantile: ({ loguniform }) => {
    const [least, greatest] = loguniform
    const span = ln(greatest / least)
    return (probability) => clamp(least * exp(span * probability), loguniform)
  },
  probability: ({ loguniform: [least, greatest] }) => {
    const span = ln(greatest / least)
    return (value) => (value <= least ? 0 : Math.min(lnOnePlus((value - least) / least) / span, 1))
  },
  mean: ({ loguniform: [least, greatest] }) => (greatest - least) / ln(greatest / least),
}
