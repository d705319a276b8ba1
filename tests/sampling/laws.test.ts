import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lawOf, laws } from '../../src/sampling/distributions/index.js'
import type { Bounds } from '../../src/sampling/law.js'
import { ANY, boundsOf, POSITIVE, reference, SHARE } from './reference.js'

function found(entry: Record<string, unknown>) {
  const result = lawOf(entry)
  if ('problem' in result) throw new Error(result.problem)
  return result
}

function quantileOf(entry: Record<string, unknown>, bounds: Bounds) {
  const { law, spec } = found(entry)
  return law.quantile(spec, bounds)
}

describe.each(reference.laws.map((law) => ({ ...law, title: JSON.stringify([law.spec, law.bounds]) })))(
  '$title',
  (example) => {
    const quantile = quantileOf(example.spec, boundsOf(example))

    it('has no problem', () => {
      const { law, spec } = found(example.spec)
      expect(law.problems(law.schema.parse(spec), boundsOf(example))).toEqual([])
    })

    it('has the quantiles that SciPy has', () => {
      for (const [probability, value] of example.rows)
        expect(Math.abs(quantile(probability) - value), `at ${probability}`).toBeLessThanOrEqual(
          1e-12 * Math.max(Math.abs(value), 1e-3),
        )
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
  },
)

describe('moments', () => {
  const known = reference.laws.filter((example) => example.mean !== undefined)

  // Steps of one in 200,000 cut the tails off: a part in a thousand of the widest law's standard deviation.
  it.each(known)('of $spec are what theory gives', (example) => {
    const N = 200_000
    const quantile = quantileOf(example.spec, boundsOf(example))
    const values = Float64Array.from({ length: N }, (_, i) => quantile((i + 0.5) / N))
    const mean = values.reduce((sum, value) => sum + value, 0) / N
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / N)
    expect(Math.abs(mean - example.mean!) / example.sd!).toBeLessThan(1e-4)
    expect(Math.abs(sd / example.sd! - 1)).toBeLessThan(1e-3)
  })
})

describe('problems', () => {
  it.each<[string, Bounds, string[]]>([
    ['{ value: 3 }', POSITIVE, []],
    ['{ value: 1 }', SHARE, []],
    ['{ value: -3 }', POSITIVE, ['value is -3, below 0']],
    ['{ value: 1.2 }', SHARE, ['value is 1.2, above 1']],
    ['{ uniform: [0, 1] }', SHARE, []],
    ['{ uniform: [0.5, 1.2] }', SHARE, ['uniform reaches 1.2, above 1']],
    ['{ uniform: [-0.1, 2] }', SHARE, ['uniform reaches -0.1, below 0', 'uniform reaches 2, above 1']],
    ['{ uniform: [3, 1] }', POSITIVE, ['uniform is 3 to 1; expected the lower number first']],
    ['{ uniform: [3, 3] }', POSITIVE, ['uniform is 3 to 3; use value']],
    ['{ uniform: [5, 7] }', SHARE, ['uniform reaches 7, above 1']],
    ['{ triangular: [0, 0, 1] }', SHARE, []],
    ['{ triangular: [1, 0, 2] }', ANY, ['triangular is 1, 0, 2; expected least <= mode <= greatest']],
    ['{ triangular: [0, 3, 2] }', ANY, ['triangular is 0, 3, 2; expected least <= mode <= greatest']],
    ['{ triangular: [2, 2, 2] }', ANY, ['triangular is 2, 2, 2; use value']],
    [
      '{ triangular: [-1, 0.5, 1.5] }',
      SHARE,
      ['triangular reaches -1, below 0', 'triangular reaches 1.5, above 1'],
    ],
    ['{ normal: { mean: 12, sd: 1.5 } }', ANY, []],
    ['{ normal: { mean: 12, sd: 1.5 } }', POSITIVE, []],
    ['{ normal: { mean: 0.4, sd: 0.2 } }', SHARE, ['normal leaves 0 to 1 in 2.4% of draws']],
    ['{ normal: { mean: 5.99, sd: 1 } }', POSITIVE, ['normal falls below 0 in 1e-7% of draws']],
    ['{ normal: { mean: 6, sd: 1 } }', POSITIVE, []],
    [
      '{ normal: { mean: 0, sd: 1 } }',
      [Number.NEGATIVE_INFINITY, 0],
      ['normal rises above 0 in 50% of draws'],
    ],
    ['{ normal: { mean: 1, sd: 0 } }', ANY, ['normal.sd is 0; expected above 0']],
    ['{ lognormal: { median: 4, sigma: 0.3 } }', POSITIVE, []],
    ['{ lognormal: { median: 4, sigma: 0.3 } }', [-5, Number.POSITIVE_INFINITY], []],
    ['{ lognormal: { median: 1, sigma: 0.5 } }', SHARE, ['lognormal leaves 0 to 1 in 50% of draws']],
    [
      '{ lognormal: { median: 1, sigma: 1 } }',
      [1, Number.POSITIVE_INFINITY],
      ['lognormal falls below 1 in 50% of draws'],
    ],
    ['{ lognormal: { median: 1, sigma: 1 } }', [-9, -1], ['lognormal leaves -9 to -1 in 100% of draws']],
    [
      '{ lognormal: { median: 0, sigma: -1 } }',
      ANY,
      ['lognormal.median is 0; expected above 0', 'lognormal.sigma is -1; expected above 0'],
    ],
    ['{ p5: 0, p50: 0.5, p95: 1 }', SHARE, []],
    ['{ p5: 0.4, p95: 0.2 }', SHARE, ['p5 is 0.4 and p95 is 0.2; expected p5 < p95']],
    ['{ p5: 0.4, p50: 0.4, p95: 0.6 }', SHARE, ['p5 is 0.4 and p50 is 0.4; expected p5 < p50']],
    ['{ p5: 0.4, p50: 0.7, p95: 0.6 }', SHARE, ['p50 is 0.7 and p95 is 0.6; expected p50 < p95']],
    ['{ p5: 3, p95: 3 }', ANY, ['p5 and p95 are both 3; use value']],
    ['{ p5: -3, p50: -1, p95: 4 }', POSITIVE, ['p5 is -3, below 0', 'p50 is -1, below 0']],
    ['{ p5: 0.1, p50: 1.1, p95: 4 }', SHARE, ['p50 is 1.1, above 1', 'p95 is 4, above 1']],
  ])('of %s within %j', (entry, bounds, expected) => {
    const { law, spec } = found(parse(entry))
    expect(law.problems(spec, bounds)).toEqual(expected)
  })

  it('states the probability that SciPy gives', () => {
    const percent = 100 * reference.normalLeaves['mean 0.4 sd 0.2 from 0 to 1']
    const { law, spec } = found({ normal: { mean: 0.4, sd: 0.2 } })
    expect(law.problems(spec, SHARE)).toEqual([`normal leaves 0 to 1 in ${percent.toFixed(1)}% of draws`])
  })

  it('writes numbers without noise', () => {
    const { law, spec } = found({ value: 0.1 + 0.2 })
    expect(law.problems(spec, [1, 2])).toEqual(['value is 0.3, below 1'])
  })

  it('puts the few draws that a forgiven law sends out of bounds on the bound', () =>
    expect(quantileOf({ normal: { mean: 6, sd: 1 } }, POSITIVE)(2 ** -53)).toBe(0))
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

  it.each([
    '{ value: x }',
    '{ uniform: [1] }',
    '{ normal: { mean: 1, std: 2 } }',
    '{ lognormal: { median: 1 } }',
    '{ triangular: [1, 2] }',
    '{ p50: 1 }',
    '{ p5: 1, p95: .inf }',
  ])('refuse the shape of %s', (entry) => {
    const { law, spec } = found(parse(entry))
    expect(law.schema.safeParse(spec).success).toBe(false)
  })
})

describe('lawOf', () => {
  it("takes only the law's own keys", () => {
    const { law, spec } = found({ unit: '1', p5: 1, source: 'x', p95: 2, note: '' })
    expect([law.name, spec]).toEqual(['fitted', { p5: 1, p95: 2 }])
  })

  it('says when there is no law', () =>
    expect(lawOf({ unit: 'month', valu: 3 })).toEqual({
      problem: 'names no law; expected one of value, p5 and p95, uniform, triangular, normal, lognormal',
    }))

  it('says when there are two', () =>
    expect(lawOf({ value: 3, p5: 1, p95: 2 })).toEqual({
      problem: 'names 2 laws (value, p5, p95); expected one',
    }))
})

it('a fixed value is the same at every probability', () =>
  expect([2 ** -53, 0.5, 0.999].map(quantileOf({ value: 3 }, ANY))).toEqual([3, 3, 3]))
