import * as z from 'zod'
import { clamp, outside, show } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({ uniform: z.tuple([z.number(), z.number()]) })

/** Spreads evenly between two values. */
export const uniform: Law<z.infer<typeof schema>> = {
  name: 'uniform',
  about: 'Every value from the first number to the second is equally likely.',
  example: '{ uniform: [0.03, 0.15] }',
  schema,
  problems: ({ uniform: [least, greatest] }, bounds) => [
    ...order(least, greatest),
    ...outside('uniform reaches', Math.min(least, greatest), [bounds[0], Number.POSITIVE_INFINITY]),
    ...outside('uniform reaches', Math.max(least, greatest), [Number.NEGATIVE_INFINITY, bounds[1]]),
  ],
  // The clamp takes back what rounding may add to the greatest value.
  quantile: ({ uniform }) => {
    const [least, greatest] = uniform
    return (probability) => clamp(least + (greatest - least) * probability, uniform)
  },
}

function order(least: number, greatest: number): string[] {
  if (least < greatest) return []
  const found = `uniform is ${show(least)} to ${show(greatest)}`
  return [least === greatest ? `${found}; use value` : `${found}; expected the lower number first`]
}
