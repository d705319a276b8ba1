import * as z from 'zod'
import { outside } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({ value: z.number() })

/** Holds one value in every run. */
export const fixed: Law<z.infer<typeof schema>> = {
  name: 'fixed',
  about: 'The same value in every run.',
  example: '{ value: 3 }',
  schema,
  problems: ({ value }, bounds) => outside('value is', value, bounds),
  quantile:
    ({ value }) =>
    () =>
      value,
}
