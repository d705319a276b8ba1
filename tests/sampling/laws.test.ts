import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { lawOf, laws } from '../../src/sampling/distributions/index.js'
import { streamKey, uniformAt } from '../../src/sampling/stream.js'
import { ANY, boundsOf, found, quantileOf, reference } from './reference.js'

const titled = reference.laws.map((law) => ({ ...law, title: JSON.stringify([law.spec, law.bounds]) }))

/**
 * Gives the relative error that a quantile may have. What is found by way of a cumulative probability has no more digits
 * in the upper tail than a double's distance to 1.
 */
function tolerance(spec: object, probability: number): number {
  if (!('mixture' in spec || 'truncated' in spec)) return 1e-12
  return probability > 1 - 1e-8 ? 1e-7 : 1e-9
}

describe.each(titled)('$title', (example) => {
  const quantile = quantileOf(example.spec, boundsOf(example))
  const { law, spec } = found(example.spec)

  it('has no problem', () => {
    expect(law.schema.safeParse(spec).success).toBe(true)
    expect(law.problems(spec, boundsOf(example))).toEqual([])
  })

  it('has the quantiles that SciPy or mpmath has', () => {
    for (const [probability, value] of example.rows)
      expect(Math.abs(quantile(probability) - value), `at ${probability}`).toBeLessThanOrEqual(
        tolerance(example.spec, probability) * Math.max(Math.abs(value), 1e-3),
      )
  })

  it('has the cumulative probabilities that SciPy or mpmath has', () => {
    const cumulative = law.probability(spec, boundsOf(example))
    for (const [value, probability] of example.cumulative ?? [])
      expect(Math.abs(cumulative(value) - probability), `at ${value}`).toBeLessThanOrEqual(
        1e-12 * probability + 1e-15,
      )
    expect([cumulative(Number.NEGATIVE_INFINITY), cumulative(Number.POSITIVE_INFINITY)]).toEqual([0, 1])
  })

  it('has the mean, where a closed form is at hand', () => {
    const mean = law.mean(spec, boundsOf(example))
    if (mean === undefined) expect(['fitted', 'truncated']).toContain(law.name)
    else if (Number.isNaN(mean)) expect(example.mean).toBe('nan')
    else expect(Math.abs(mean - Number(example.mean))).toBeLessThanOrEqual(1e-12 * Math.abs(mean))
  })

  it('never falls, and stays finite and within bounds to the last random number', () => {
    const tails = Array.from({ length: 50 }, (_, i) => 2 ** (i - 53))
    const middle = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000)
    const levels = [...tails, ...middle, ...tails.map((p) => 1 - p)].sort((a, b) => a - b)
    const values = levels.map(quantile)
    const [least, greatest] = boundsOf(example)
    values.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(Math.max(least, values[i - 1] ?? -Number.MAX_VALUE))
      expect(value).toBeLessThanOrEqual(Math.min(greatest, Number.MAX_VALUE))
    })
  })

  // The statistic of Kolmogorov and Smirnov at the places of the fixture; its bound at the level of one in a thousand is
  // 1.9495 by the root of the number of draws (N. Smirnov 1948, Annals of Mathematical Statistics 19(2), 279-281).
  it('is drawn as often up to each place as it should be', () => {
    const N = 100_000
    const key = streamKey('1', example.title)
    const draws = Float64Array.from({ length: N }, (_, run) => quantile(uniformAt(key, run, 0))).sort()
    for (const [value, probability] of example.cumulative ?? []) {
      const share = shareUpTo(draws, value * (1 + 1e-14 * Math.sign(value)))
      expect(Math.abs(share - probability), `at ${value}`).toBeLessThan(1.9495 / Math.sqrt(N))
    }
  })
})

function shareUpTo(sorted: Float64Array, value: number): number {
  return (sorted.findLastIndex((one) => one <= value) + 1) / sorted.length
}

it('the fixture holds every law that varies, at 17 probabilities', () => {
  const covered = new Set(reference.laws.map(({ spec }) => found(spec).law.name))
  expect(laws.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual(['fixed'])
  expect(reference.laws.filter(({ rows }) => rows.length !== 17)).toEqual([])
})

describe('moments', () => {
  const known = reference.laws.filter((example) => example.sd !== undefined)

  // Steps of one in 200,000 cut the tails off: a part in a thousand of the widest law's standard deviation.
  it.each(known)('of $spec are what theory gives', (example) => {
    const N = 200_000
    const quantile = quantileOf(example.spec, boundsOf(example))
    const values = Float64Array.from({ length: N }, (_, i) => quantile((i + 0.5) / N))
    const mean = values.reduce((sum, value) => sum + value, 0) / N
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / N)
    expect(Math.abs(mean - Number(example.mean)) / example.sd!).toBeLessThan(1e-4)
    expect(Math.abs(sd / example.sd! - 1)).toBeLessThan(1e-3)
  })
})

describe('laws', () => {
  it.each(laws)('$name has an example that reads as this law, without problems', (law) => {
    const { law: named, spec } = found(parse(law.example))
    expect(named).toBe(law)
    expect(law.problems(law.schema.parse(spec), ANY)).toEqual([])
  })

  it('share no key', () => {
    const keys = laws.flatMap((law) => Object.keys(law.schema.shape))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(laws)('$name says what each of its numbers means', ({ schema }) => {
    for (const [key, field] of Object.entries(schema.shape)) {
      const parts = field instanceof z.ZodObject ? Object.entries(field.shape) : [[key, field] as const]
      for (const [name, one] of parts) expect(one.description, name).toMatch(/\.$/)
    }
  })
})

describe('lawOf', () => {
  it("takes only the law's own keys", () => {
    const { law, spec } = found({ unit: '1', p5: 1, source: 'x', p95: 2, note: '' })
    expect([law.name, spec]).toEqual(['fitted', { p5: 1, p95: 2 }])
  })

  it('says when there is no law', () =>
    expect(lawOf({ unit: 'month', valu: 3 })).toEqual({
      problem:
        'names no law; expected one of value, p5 and p95, p10 and p90, uniform, loguniform, triangular, pert, normal, lognormal, student_t, beta, gamma, weibull, exponential, poisson, binomial, bernoulli, discrete, empirical, mixture, truncated',
    }))

  it('says when there are two', () =>
    expect(lawOf({ value: 3, p5: 1, p95: 2 })).toEqual({
      problem: 'names 2 laws (value, p5, p95); expected one',
    }))
})

it('a fixed value is the same at every probability', () => {
  expect([2 ** -53, 0.5, 0.999].map(quantileOf({ value: 3 }, ANY))).toEqual([3, 3, 3])
  const { law, spec } = found({ value: 3 })
  expect([2.9, 3, 3.1].map(law.probability(spec, ANY))).toEqual([0, 1, 1])
  expect(law.mean(spec, ANY)).toBe(3)
})
