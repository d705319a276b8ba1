import * as z from 'zod'
import { betaLogOdds } from '../../math/beta-quantile.js'
import { ln, logistic } from '../../math/exp-log.js'
import { incompleteBeta } from '../../math/incomplete-beta.js'
import { clamp, escapes, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const exponent = z.number().min(0.001).max(1e6)
const schema = z.object({
  beta: z.strictObject({
    alpha: exponent.describe('One more than the exponent of x.'),
    beta: exponent.describe('One more than the exponent of 1 - x.'),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as the beta law between 0 and 1. */
export const beta: Law<Spec> = {
  name: 'beta',
  about: 'The beta law between 0 and 1: the density is proportional to x^(alpha - 1) (1 - x)^(beta - 1).',
  example: '{ beta: { alpha: 2, beta: 5 } }',
  schema,
  problems: (spec, bounds) => leaving('beta', escapes(probabilityOf(spec), bounds), bounds),
  quantile: ({ beta: { alpha, beta } }, bounds) => {
    const logOdds = betaLogOdds(alpha, beta)
    return (probability) => clamp(logistic(logOdds(probability, 1 - probability)), bounds)
  },
  probability: probabilityOf,
  mean: ({ beta: { alpha, beta } }) => alpha / (alpha + beta),
}

function probabilityOf({ beta: { alpha, beta } }: Spec): (value: number) => number {
  const tails = incompleteBeta(alpha, beta)
  return (value) => (value <= 0 ? 0 : value >= 1 ? 1 : tails(ln(value / (1 - value))).lower)
}
