import * as z from 'zod'
import { anyOutside, clamp } from '../bounds.js'
import type { Law, LawProblem } from '../law.js'

const schema = z.object({
  uniform: z.tuple([z.number(), z.number()]).describe('The least and the greatest.'),
})

/** Spreads evenly between two values. */
export const uniform: Law<z.infer<typeof schema>> = {
  name: 'uniform',
  about: 'Every value from the first number to the second is equally likely.',
  example: '{ uniform: [0.03, 0.15] }',
  schema,
  places: ['uniform.*'],
  problems: ({ uniform }, bounds) => [
    ...order('uniform', uniform),
    ...anyOutside('uniform', uniform, bounds),
  ],
  // The clamp takes back what rounding may add to the greatest value.
  quantile: ({ uniform }) => {
    const [least, greatest] = uniform
    return (probability) => clamp(least + (greatest - least) * probability, uniform)
  },
  probability:
    ({ uniform: [least, greatest] }) =>
    (value) =>
      clamp((value - least) / (greatest - least), [0, 1]),
  mean: ({ uniform: [least, greatest] }) => (least + greatest) / 2,
}

/** Says that the two numbers under a key are not in order. */
export function order(key: string, [least, greatest]: readonly [number, number]): LawProblem[] {
  if (least < greatest) return []
  const advice = least === greatest ? 'use value' : 'expected the lower number first'
  return [{ path: [key], message: `${key} is # to #; ${advice}`, values: [least, greatest] }]
}
