import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bounds } from '../../src/sampling/law.js'
import { found } from './reference.js'

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
const any = fc.double({ min: -1e3, max: 1e3, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const shape = fc.double({ min: 0.1, max: 1e3, noNaN: true })
const rising = (count: number) =>
  fc.tuple(any, ...Array.from({ length: count - 1 }, () => positive)).map(([first, ...gaps]) => {
    let sum = first
    return [first, ...gaps.map((gap) => (sum += gap))]
  })

/** Makes specs of each law that has no other within. */
const simple: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  fixed: any.map((value) => ({ value })),
  fitted: rising(3).map(([p10, p50, p90]) => ({ p10, p50, p90 })),
  uniform: rising(2).map((uniform) => ({ uniform })),
  loguniform: fc.tuple(positive, positive).map(([a, b]) => ({ loguniform: [a, a + b] })),
  triangular: rising(3).map((triangular) => ({ triangular })),
  pert: rising(3).map((pert) => ({ pert })),
  normal: fc.tuple(any, positive).map(([mean, sd]) => ({ normal: { mean, sd } })),
  lognormal: fc
    .tuple(positive, fc.double({ min: 0.01, max: 3, noNaN: true }))
    .map(([median, sigma]) => ({ lognormal: { median, sigma } })),
  student_t: fc
    .tuple(shape, any, positive)
    .map(([degrees, location, scale]) => ({ student_t: { degrees, location, scale } })),
  beta: fc.tuple(shape, shape).map(([alpha, beta]) => ({ beta: { alpha, beta } })),
  gamma: fc.tuple(shape, positive).map(([shape, scale]) => ({ gamma: { shape, scale } })),
  weibull: fc.tuple(shape, positive).map(([shape, scale]) => ({ weibull: { shape, scale } })),
  exponential: positive.map((mean) => ({ exponential: { mean } })),
  poisson: positive.map((mean) => ({ poisson: { mean } })),
  binomial: fc
    .tuple(fc.integer({ min: 1, max: 2000 }), share)
    .map(([trials, probability]) => ({ binomial: { trials, probability } })),
  bernoulli: share.map((bernoulli) => ({ bernoulli })),
  discrete: fc.tuple(any, any, share).map(([a, b, weight]) => ({
    discrete: [
      { value: a, weight },
      { value: b, weight: 1 - weight },
    ],
  })),
  empirical: fc.array(any, { minLength: 2, maxLength: 20 }).map((empirical) => ({ empirical })),
}
const anySimple = fc.oneof(...Object.values(simple))
const mixture = fc.tuple(anySimple, anySimple, share).map(([a, b, weight]) => ({
  mixture: [
    { weight, ...a },
    { weight: 1 - weight, ...b },
  ],
}))
/** Cuts a law between two of its own quantiles. */
const truncated = fc
  .tuple(
    anySimple,
    fc.double({ min: 0.01, max: 0.4, noNaN: true }),
    fc.double({ min: 0.5, max: 0.99, noNaN: true }),
  )
  .map(([inner, from, to]) => {
    const { law, spec } = found(inner)
    const quantile = law.quantile(spec, ANYTHING)
    return { truncated: { ...inner, min: quantile(from), max: quantile(to) } }
  })
  .filter(({ truncated: { min, max } }) => min < max)

const ANYTHING: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
const probability = fc.oneof(
  fc.double({ min: 2 ** -54, max: 1 - 2 ** -53, noNaN: true }),
  fc.integer({ min: 1, max: 54 }).map((n) => 2 ** -n),
  fc.integer({ min: 1, max: 53 }).map((n) => 1 - 2 ** -n),
)

/** Gives the size of what two numbers of a law are rounded to. */
function near(a: number, b: number, entry: object): number {
  const cut = 'truncated' in entry || 'mixture' in entry
  return (cut ? 1e-10 : 1e-12) * Math.max(1e3, Math.abs(a), Math.abs(b))
}

describe.each(Object.entries({ ...simple, mixture, truncated }))('any %s', (_, arbitrary) => {
  it('never falls, beyond rounding, and never leaves its bounds', () =>
    fc.assert(
      fc.property(arbitrary, probability, probability, (entry, a, b) => {
        const { law, spec } = found(entry)
        expect(law.schema.safeParse(spec).success).toBe(true)
        expect(law.problems(spec, ANYTHING)).toEqual([])
        const quantile = law.quantile(spec, ANYTHING)
        const [low, high] = [quantile(Math.min(a, b)), quantile(Math.max(a, b))]
        expect(low - high).toBeLessThanOrEqual(near(low, high, entry))
        expect(Number.isNaN(low) || Number.isNaN(high)).toBe(false)
      }),
    ))

  it('has a cumulative probability that never falls and meets the quantiles', () =>
    fc.assert(
      fc.property(arbitrary, probability, (entry, p) => {
        const { law, spec } = found(entry)
        const value = law.quantile(spec, ANYTHING)(p)
        const cumulative = law.probability(spec, ANYTHING)
        const step = near(value, value, entry)
        expect(cumulative(value + step)).toBeGreaterThanOrEqual(p - 1e-9)
        expect(cumulative(value - step)).toBeLessThanOrEqual(p + 1e-9)
        expect(cumulative(value - step)).toBeLessThanOrEqual(cumulative(value + step))
      }),
    ))
})

/** Laws whose numbers don't say where they end: they may leave their bounds now and then. */
const { fixed, fitted, uniform, loguniform, triangular, pert, discrete, empirical, ...open } = simple

describe.each(Object.entries({ ...open, truncated }))('any %s', (_, arbitrary) => {
  it('keeps bounds that it is forgiven to leave', () =>
    fc.assert(
      fc.property(arbitrary, probability, (entry, p) => {
        const { law, spec } = found(entry)
        const quantile = law.quantile(spec, ANYTHING)
        const bounds: Bounds = [quantile(1e-10), quantile(1 - 1e-10)]
        fc.pre(law.problems(spec, bounds).length === 0)
        const value = law.quantile(spec, bounds)(p)
        expect(value).toBeGreaterThanOrEqual(bounds[0])
        expect(value).toBeLessThanOrEqual(bounds[1])
      }),
    ))
})
