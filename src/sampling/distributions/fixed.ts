import * as z from 'zod'
import { outside } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({ value: z.number().describe('The value.') })

/** Holds one value in every run. */
export const fixed: Law<z.infer<typeof schema>> = {
  name: 'fixed',
  about: 'The same value in every run.',
  example: '{ value: 3 }',
  schema,
  places: ['value'],
  problems: ({ value }, bounds) => outside(['value'], value, bounds),
  quantile:
    ({ value }) =>
    () =>
      value,
  probability:
    ({ value }) =>
    (x) =>
      x >= value ? 1 : 0,
  mean: ({ value }) => value,
}
