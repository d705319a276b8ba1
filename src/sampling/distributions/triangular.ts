import * as z from 'zod'
import { clamp, outside, show } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({ triangular: z.tuple([z.number(), z.number(), z.number()]) })

/** Spreads with a density that rises in a straight line to the mode, and falls in one after it. */
export const triangular: Law<z.infer<typeof schema>> = {
  name: 'triangular',
  about: 'A triangle of densities over the least, the likeliest and the greatest value.',
  example: '{ triangular: [2, 3, 7] }',
  schema,
  problems: ({ triangular }, bounds) => [
    ...order(triangular),
    ...outside('triangular reaches', Math.min(...triangular), [bounds[0], Number.POSITIVE_INFINITY]),
    ...outside('triangular reaches', Math.max(...triangular), [Number.NEGATIVE_INFINITY, bounds[1]]),
  ],
  quantile: ({ triangular: [least, mode, greatest] }) => {
    const span = greatest - least
    const turn = (mode - least) / span
    // The clamp takes back what rounding may add at the ends.
    return (probability) =>
      clamp(
        probability < turn
          ? least + span * Math.sqrt(probability * turn)
          : greatest - span * Math.sqrt((1 - probability) * (1 - turn)),
        [least, greatest],
      )
  },
}

function order([least, mode, greatest]: readonly [number, number, number]): string[] {
  const found = `triangular is ${show(least)}, ${show(mode)}, ${show(greatest)}`
  if (least === mode && mode === greatest) return [`${found}; use value`]
  return least <= mode && mode <= greatest ? [] : [`${found}; expected least <= mode <= greatest`]
}
