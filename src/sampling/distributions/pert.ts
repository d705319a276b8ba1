import * as z from 'zod'
import { betaLogOdds } from '../../math/beta-quantile.js'
import { ln, logistic } from '../../math/exp-log.js'
import { incompleteBeta } from '../../math/incomplete-beta.js'
import { anyOutside, clamp } from '../bounds.js'
import type { Law } from '../law.js'
import { peakOrder } from './triangular.js'

const schema = z.object({
  pert: z
    .tuple([z.number(), z.number(), z.number()])
    .describe('The least, the likeliest and the greatest value.'),
})

type Spec = z.infer<typeof schema>

/** Spreads as the beta law that D. G. Malcolm et al. (1959) used for three estimates, Operations Research 7(5), 646-669. */
export const pert: Law<Spec> = {
  name: 'pert',
  about:
    'A smooth hump over the least, the likeliest and the greatest value, with the mean (least + 4 likeliest + greatest) / 6: a beta law with alpha = 1 + 4 (likeliest - least) / (greatest - least) and alpha + beta = 6.',
  example: '{ pert: [2, 3, 7] }',
  schema,
  places: ['pert.*'],
  problems: ({ pert }, bounds) => [...peakOrder('pert', pert), ...anyOutside('pert', pert, bounds)],
  quantile: (spec) => {
    const [least, , greatest] = spec.pert
    const span = greatest - least
    const logOdds = betaLogOdds(...exponents(spec))
    return (probability) => {
      const place = logOdds(probability, 1 - probability)
      const value = place < 0 ? least + span * logistic(place) : greatest - span * logistic(-place)
      return clamp(value, [least, greatest])
    }
  },
  probability: (spec) => {
    const [least, , greatest] = spec.pert
    const tails = incompleteBeta(...exponents(spec))
    return (value) => {
      if (value <= least) return 0
      return value >= greatest ? 1 : tails(ln((value - least) / (greatest - value))).lower
    }
  },
  mean: ({ pert: [least, mode, greatest] }) => (least + 4 * mode + greatest) / 6,
}

function exponents({ pert: [least, mode, greatest] }: Spec): [alpha: number, beta: number] {
  const turn = (mode - least) / (greatest - least)
  return [1 + 4 * turn, 1 + 4 * (1 - turn)]
}
