import * as z from 'zod'
import { anyOutside, clamp } from '../bounds.js'
import type { Law, LawProblem } from '../law.js'

const schema = z.object({
  triangular: z
    .tuple([z.number(), z.number(), z.number()])
    .describe('The least, the likeliest and the greatest value.'),
})

/** Spreads with a density that rises in a straight line to the mode, and falls in one after it. */
export const triangular: Law<z.infer<typeof schema>> = {
  name: 'triangular',
  about: 'A triangle of densities over the least, the likeliest and the greatest value.',
  example: '{ triangular: [2, 3, 7] }',
  schema,
  places: ['triangular.*'],
  problems: ({ triangular }, bounds) => [
    ...peakOrder('triangular', triangular),
    ...anyOutside('triangular', triangular, bounds),
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
  probability: ({ triangular: [least, mode, greatest] }) => {
    const span = greatest - least
    return (value) => {
      if (value <= least) return 0
      if (value < mode) return ((value - least) / span) * ((value - least) / (mode - least))
      if (value >= greatest) return 1
      return 1 - ((greatest - value) / span) * ((greatest - value) / (greatest - mode))
    }
  },
  mean: ({ triangular: [least, mode, greatest] }) => (least + mode + greatest) / 3,
}

/** Says that the three numbers under a key are not the least, the likeliest and the greatest. */
export function peakOrder(
  key: string,
  [least, mode, greatest]: readonly [number, number, number],
): LawProblem[] {
  if (least <= mode && mode <= greatest && least < greatest) return []
  const same = least === mode && mode === greatest
  const advice = same ? 'use value' : 'expected least <= mode <= greatest'
  return [{ path: [key], message: `${key} is #, #, #; ${advice}`, values: [least, mode, greatest] }]
}
