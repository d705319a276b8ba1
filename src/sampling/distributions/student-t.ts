import * as z from 'zod'
import { betaLogOdds } from '../../math/beta-quantile.js'
import { exp, ln } from '../../math/exp-log.js'
import { incompleteBeta } from '../../math/incomplete-beta.js'
import { clamp, leaving } from '../bounds.js'
import type { Law } from '../law.js'

const schema = z.object({
  student_t: z.strictObject({
    degrees: z
      .number()
      .min(0.1)
      .max(1e6)
      .describe('The degrees of freedom: the fewer, the heavier the tails.'),
    location: z.number().describe('The median.'),
    scale: z.number().gt(0).describe("What a standard t number is multiplied by, in the parameter's unit."),
  }),
})

type Spec = z.infer<typeof schema>

/** Spreads as Student's t law, moved and stretched: a normal law with heavier tails. */
export const studentT: Law<Spec> = {
  name: 'student_t',
  about: "location + scale T, where T has Student's t law with these degrees of freedom.",
  example: '{ student_t: { degrees: 4, location: 12, scale: 1.5 } }',
  schema,
  places: ['student_t.location'],
  problems: (spec, bounds) => {
    const { location } = spec.student_t
    const probability = probabilityOf(spec)
    // The law is symmetric: the upper tail is the lower tail of the bound's mirror image.
    return leaving('student_t', [probability(bounds[0]), probability(2 * location - bounds[1])], bounds)
  },
  quantile: ({ student_t: { degrees, location, scale } }, bounds) => {
    const logOdds = betaLogOdds(degrees / 2, 0.5)
    const width = scale * Math.sqrt(degrees)
    return (probability) => {
      if (probability === 0.5) return clamp(location, bounds)
      const tail = Math.min(probability, 1 - probability)
      const distance = width * exp(-logOdds(2 * tail, 1 - 2 * tail) / 2)
      return clamp(probability < 0.5 ? location - distance : location + distance, bounds)
    }
  },
  probability: probabilityOf,
  mean: ({ student_t: { degrees, location } }) => (degrees > 1 ? location : Number.NaN),
}

/** The square of T stands to its degrees as 1 - x to x, where x has a beta law. */
function probabilityOf({ student_t: { degrees, location, scale } }: Spec): (value: number) => number {
  const tails = incompleteBeta(degrees / 2, 0.5)
  return (value) => {
    const t = (value - location) / scale
    if (t === 0) return 0.5
    const beyond = Number.isFinite(t) ? tails(ln(degrees) - 2 * ln(Math.abs(t))).lower / 2 : 0
    return t < 0 ? beyond : 1 - beyond
  }
}
