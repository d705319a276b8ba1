import * as z from 'zod'
import { clamp, escapes, justBelow, leaving, UNBOUNDED } from '../bounds.js'
import type { Bounds, FindLaw, Law, LawProblem } from '../law.js'

const schema = z.object({
  truncated: z
    .looseObject({
      min: z.number().optional().describe('The least value that is kept.'),
      max: z.number().optional().describe('The greatest value that is kept.'),
    })
    .describe('A law, and the limits between which its draws are kept.'),
})

type Spec = z.infer<typeof schema>

/** Holds the part of a law that has to be kept: of less, too few digits would be left, and another law is meant. */
const LEAST_KEPT = 0.01
const JUST_BELOW_ONE = 1 - 2 ** -53

/**
 * Makes the law that keeps another law's draws between limits; `find` finds the other law. A draw is the other law's
 * quantile at a probability that is moved between those of the limits. So above all but one in a million draws digits are
 * lost, as those of a double next to 1 are: nine are left there, and seven above all but one in a thousand million.
 */
export function truncated(find: FindLaw): Law<Spec> {
  return {
    name: 'truncated',
    about:
      'Another law, of which only draws from min to max are kept, at least 1% of them: as if others were drawn again.',
    example: '{ truncated: { normal: { mean: 12, sd: 6 }, min: 0 } }',
    schema,
    places: ['truncated.min', 'truncated.max'],
    parts: ({ truncated: entry }) => [{ path: ['truncated'], entry, beside: ['min', 'max'] }],
    problems: (spec, bounds) => problemsOf(cutOf(spec, find), bounds),
    quantile: (spec, bounds) => {
      const cut = cutOf(spec, find)
      const { limits } = cut
      const quantile = cut.law.quantile(cut.spec, UNBOUNDED)
      const [low, high] = kept(before(cut), limits)
      return (share) => {
        const place = clamp(low + (high - low) * share, [Number.MIN_VALUE, JUST_BELOW_ONE])
        return clamp(clamp(quantile(place), limits), bounds)
      }
    },
    probability: (spec) => probabilityOf(cutOf(spec, find)),
    mean: () => undefined,
  }
}

/** A law that is cut, without the parameter's bounds, which it need not keep. */
interface Cut {
  readonly law: Law
  readonly spec: unknown
  readonly limits: Bounds
}

function cutOf({ truncated: entry }: Spec, find: FindLaw): Cut {
  const found = find(entry)
  if ('problem' in found) throw new RangeError(`truncated ${found.problem}`)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = entry
  return { ...found, limits: [min, max] }
}

/** Makes the cumulative probability before the law is cut. */
function before({ law, spec }: Cut): (value: number) => number {
  return law.probability(spec, UNBOUNDED)
}

/** Gives the probabilities below the limits and up to their end, before the law is cut. */
function kept(probability: (value: number) => number, [min, max]: Bounds): readonly [number, number] {
  return [probability(justBelow(min)), probability(max)]
}

function probabilityOf(cut: Cut): (value: number) => number {
  const probability = before(cut)
  const [low, high] = kept(probability, cut.limits)
  return (value) => clamp((probability(value) - low) / (high - low), [0, 1])
}

function problemsOf(cut: Cut, bounds: Bounds): readonly LawProblem[] {
  const inner = cut.law.problems(cut.spec, UNBOUNDED)
  if (inner.length > 0) return inner.map((fault) => ({ ...fault, path: ['truncated', ...fault.path] }))
  const [min, max] = cut.limits
  const say = (message: string, ...values: number[]): LawProblem[] => [
    { path: ['truncated'], message, values },
  ]
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY)
    return say('names neither "min" nor "max"; expected one, or both')
  if (min >= max) return say('min is # and max is #; expected min < max', min, max)
  const [low, high] = kept(before(cut), cut.limits)
  if (high - low < LEAST_KEPT) {
    const percent = Number((100 * (high - low)).toPrecision(2))
    return say(`truncated keeps ${percent}% of ${cut.law.name}; expected at least ${100 * LEAST_KEPT}%`)
  }
  return leaving('truncated', escapes(probabilityOf(cut), bounds), bounds)
}
