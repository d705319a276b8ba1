import * as z from 'zod'
import { clamp, escapes, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({ bernoulli: z.number().min(0).max(1).describe('The probability of 1.') })

type Spec = z.infer<typeof schema>

/** Happens, or does not. */
export const bernoulli: Law<Spec> = {
  name: 'bernoulli',
  about: '1 with this probability, and otherwise 0.',
  example: '{ bernoulli: 0.4 }',
  schema,
  problems: (spec, bounds) => leaving('bernoulli', escapes(probabilityOf(spec), bounds), bounds),
  quantile:
    ({ bernoulli }, bounds) =>
    (probability) =>
      clamp(probability <= 1 - bernoulli ? 0 : 1, bounds),
  probability: probabilityOf,
  mean: ({ bernoulli }) => bernoulli,
}

function probabilityOf({ bernoulli }: Spec): (value: number) => number {
  return (value) => (value < 0 ? 0 : value < 1 ? 1 - bernoulli : 1)
}
