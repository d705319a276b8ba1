import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Bounds } from '../../src/sampling/law.js'
import { ANY, found, POSITIVE, problemsOf, quantileOf, reference, SHARE } from './reference.js'

const UP_TO_0: Bounds = [Number.NEGATIVE_INFINITY, 0]

describe('problems', () => {
  it.each<[string, Bounds, string[]]>([
    ['{ value: 3 }', POSITIVE, []],
    ['{ value: 1 }', SHARE, []],
    ['{ value: -3 }', POSITIVE, ['value: found -3, expected at least 0']],
    ['{ value: 1.2 }', SHARE, ['value: found 1.2, expected at most 1']],
    ['{ uniform: [0, 1] }', SHARE, []],
    ['{ uniform: [0.5, 1.2] }', SHARE, ['uniform.1: found 1.2, expected at most 1']],
    [
      '{ uniform: [-0.1, 2] }',
      SHARE,
      ['uniform.0: found -0.1, expected at least 0', 'uniform.1: found 2, expected at most 1'],
    ],
    ['{ uniform: [3, 1] }', POSITIVE, ['uniform: uniform is 3 to 1; expected the lower number first']],
    ['{ uniform: [3, 3] }', POSITIVE, ['uniform: uniform is 3 to 3; use value']],
    [
      '{ loguniform: [3, 1] }',
      POSITIVE,
      ['loguniform: loguniform is 3 to 1; expected the lower number first'],
    ],
    ['{ loguniform: [0.5, 2] }', SHARE, ['loguniform.1: found 2, expected at most 1']],
    ['{ triangular: [0, 0, 1] }', SHARE, []],
    [
      '{ triangular: [1, 0, 2] }',
      ANY,
      ['triangular: triangular is 1, 0, 2; expected least <= mode <= greatest'],
    ],
    [
      '{ triangular: [0, 3, 2] }',
      ANY,
      ['triangular: triangular is 0, 3, 2; expected least <= mode <= greatest'],
    ],
    ['{ triangular: [2, 2, 2] }', ANY, ['triangular: triangular is 2, 2, 2; use value']],
    [
      '{ triangular: [-1, 0.5, 1.5] }',
      SHARE,
      ['triangular.0: found -1, expected at least 0', 'triangular.2: found 1.5, expected at most 1'],
    ],
    ['{ pert: [1, 0, 2] }', ANY, ['pert: pert is 1, 0, 2; expected least <= mode <= greatest']],
    ['{ pert: [0, 1, 2] }', SHARE, ['pert.2: found 2, expected at most 1']],
    ['{ normal: { mean: 12, sd: 1.5 } }', ANY, []],
    ['{ normal: { mean: 12, sd: 1.5 } }', POSITIVE, []],
    ['{ normal: { mean: 0.4, sd: 0.2 } }', SHARE, ['normal: normal leaves 0 to 1 in 2.4% of draws']],
    ['{ normal: { mean: 5.99, sd: 1 } }', POSITIVE, ['normal: normal falls below 0 in 1e-7% of draws']],
    ['{ normal: { mean: 6, sd: 1 } }', POSITIVE, []],
    ['{ normal: { mean: 0, sd: 1 } }', UP_TO_0, ['normal: normal rises above 0 in 50% of draws']],
    ['{ lognormal: { median: 4, sigma: 0.3 } }', POSITIVE, []],
    ['{ lognormal: { median: 4, sigma: 0.3 } }', [-5, Number.POSITIVE_INFINITY], []],
    [
      '{ lognormal: { median: 1, sigma: 0.5 } }',
      SHARE,
      ['lognormal: lognormal leaves 0 to 1 in 50% of draws'],
    ],
    [
      '{ lognormal: { median: 1, sigma: 1 } }',
      [1, Number.POSITIVE_INFINITY],
      ['lognormal: lognormal falls below 1 in 50% of draws'],
    ],
    [
      '{ lognormal: { median: 1, sigma: 1 } }',
      [-9, -1],
      ['lognormal: lognormal leaves -9 to -1 in 100% of draws'],
    ],
    // A number of one degree is at most -1 with the probability 1/4, and an exponential one above 2 with e^-2.
    [
      '{ student_t: { degrees: 1, location: 1, scale: 1 } }',
      POSITIVE,
      ['student_t: student_t falls below 0 in 25% of draws'],
    ],
    ['{ exponential: { mean: 1 } }', [0, 2], ['exponential: exponential leaves 0 to 2 in 14% of draws']],
    ['{ weibull: { shape: 1, scale: 1 } }', [0, 2], ['weibull: weibull leaves 0 to 2 in 14% of draws']],
    ['{ gamma: { shape: 1, scale: 1 } }', [0, 2], ['gamma: gamma leaves 0 to 2 in 14% of draws']],
    ['{ beta: { alpha: 1, beta: 1 } }', [0.1, 0.75], ['beta: beta leaves 0.1 to 0.75 in 35% of draws']],
    ['{ beta: { alpha: 0.5, beta: 0.5 } }', SHARE, []],
    // e^-1 is the probability of none.
    [
      '{ poisson: { mean: 1 } }',
      [1, Number.POSITIVE_INFINITY],
      ['poisson: poisson falls below 1 in 37% of draws'],
    ],
    [
      '{ binomial: { trials: 2, probability: 0.5 } }',
      SHARE,
      ['binomial: binomial leaves 0 to 1 in 25% of draws'],
    ],
    ['{ bernoulli: 0.3 }', [0, 0.5], ['bernoulli: bernoulli leaves 0 to 0.5 in 30% of draws']],
    ['{ bernoulli: 0.3 }', [0.5, 1], ['bernoulli: bernoulli leaves 0.5 to 1 in 70% of draws']],
    ['{ bernoulli: 0.3 }', SHARE, []],
    ['{ discrete: [{ value: 1, weight: 0.6 }, { value: 2, weight: 0.4 }] }', ANY, []],
    [
      '{ discrete: [{ value: 1, weight: 0.6 }, { value: 2, weight: 0.3 }] }',
      SHARE,
      ['discrete: weights sum to 0.9; expected 1', 'discrete.1.value: found 2, expected at most 1'],
    ],
    ['{ empirical: [0, 3, 1] }', SHARE, ['empirical.1: found 3, expected at most 1']],
    ['{ p5: 0, p50: 0.5, p95: 1 }', SHARE, []],
    ['{ p10: 0, p90: 1 }', SHARE, []],
    ['{ p5: 0.4, p95: 0.2 }', SHARE, [': p5 is 0.4 and p95 is 0.2; expected p5 < p95']],
    ['{ p10: 0.4, p90: 0.2 }', SHARE, [': p10 is 0.4 and p90 is 0.2; expected p10 < p90']],
    ['{ p5: 0.4, p50: 0.4, p95: 0.6 }', SHARE, [': p5 is 0.4 and p50 is 0.4; expected p5 < p50']],
    ['{ p5: 0.4, p50: 0.7, p95: 0.6 }', SHARE, [': p50 is 0.7 and p95 is 0.6; expected p50 < p95']],
    ['{ p10: 0.4, p50: 0.7, p90: 0.6 }', SHARE, [': p50 is 0.7 and p90 is 0.6; expected p50 < p90']],
    ['{ p5: 3, p95: 3 }', ANY, [': p5 and p95 are both 3; use value']],
    ['{ p50: 1 }', ANY, [': names only p50; expected p5 and p95 with it, or p10 and p90']],
    ['{ p50: 1, p95: 2 }', ANY, [': no "p5"']],
    ['{ p10: 1 }', ANY, [': no "p90"']],
    ['{ p5: 1, p90: 2 }', ANY, [': names p5, p90; expected p5 and p95, or p10 and p90']],
    [
      '{ p5: 1, p10: 2, p90: 3, p95: 4 }',
      ANY,
      [': names p5, p10, p90, p95; expected p5 and p95, or p10 and p90'],
    ],
    [
      '{ p5: -3, p50: -1, p95: 4 }',
      POSITIVE,
      ['p5: found -3, expected at least 0', 'p50: found -1, expected at least 0'],
    ],
    [
      '{ p10: 0.1, p50: 1.1, p90: 4 }',
      SHARE,
      ['p50: found 1.1, expected at most 1', 'p90: found 4, expected at most 1'],
    ],
    ['{ mixture: [{ weight: 0.5, value: 0 }, { weight: 0.5, uniform: [0, 1] }] }', SHARE, []],
    [
      '{ mixture: [{ weight: 0.5, value: 2 }, { weight: 0.3, uniform: [1, 0] }] }',
      SHARE,
      [
        'mixture: weights sum to 0.8; expected 1',
        'mixture.0.value: found 2, expected at most 1',
        'mixture.1.uniform: uniform is 1 to 0; expected the lower number first',
      ],
    ],
    [
      '{ mixture: [{ weight: 1, mixture: [{ weight: 1, normal: { mean: 0, sd: 1 } }] }] }',
      UP_TO_0,
      ['mixture.0.mixture.0.normal: normal rises above 0 in 50% of draws'],
    ],
    ['{ truncated: { normal: { mean: 0.4, sd: 0.2 }, min: 0, max: 1 } }', SHARE, []],
    ['{ truncated: { exponential: { mean: 1 }, max: 1 } }', SHARE, []],
    // Half of a normal law, of which 0.3173 is beyond one standard deviation.
    [
      '{ truncated: { normal: { mean: 0, sd: 1 }, min: 0 } }',
      SHARE,
      ['truncated: truncated leaves 0 to 1 in 32% of draws'],
    ],
    ['{ truncated: { value: 3 } }', ANY, ['truncated: names neither "min" nor "max"; expected one, or both']],
    [
      '{ truncated: { normal: { mean: 0, sd: 1 }, min: 2, max: 1 } }',
      ANY,
      ['truncated: min is 2 and max is 1; expected min < max'],
    ],
    // The probability of more than 3 standard deviations.
    [
      '{ truncated: { normal: { mean: 0, sd: 1 }, min: 3 } }',
      ANY,
      ['truncated: truncated keeps 0.13% of normal; expected at least 1%'],
    ],
    [
      '{ truncated: { uniform: [2, 1], min: 0 } }',
      ANY,
      ['truncated.uniform: uniform is 2 to 1; expected the lower number first'],
    ],
  ])('of %s within %j', (entry, bounds, expected) => expect(problemsOf(entry, bounds)).toEqual(expected))

  it('states the probability that SciPy gives', () => {
    const percent = 100 * reference.normalLeaves['mean 0.4 sd 0.2 from 0 to 1']
    expect(problemsOf('{ normal: { mean: 0.4, sd: 0.2 } }', SHARE)).toEqual([
      `normal: normal leaves 0 to 1 in ${percent.toFixed(1)}% of draws`,
    ])
  })

  it('writes numbers without noise', () =>
    expect(problemsOf('{ value: 0.30000000000000004 }', [1, 2])).toEqual([
      'value: found 0.3, expected at least 1',
    ]))

  it('puts the few draws that a forgiven law sends out of bounds on the bound', () =>
    expect(quantileOf({ normal: { mean: 6, sd: 1 } }, POSITIVE)(2 ** -53)).toBe(0))
})

describe('a schema', () => {
  it.each([
    '{ value: x }',
    '{ value: .nan }',
    '{ uniform: [1] }',
    '{ uniform: 3 to 5 }',
    '{ loguniform: [0, 1] }',
    '{ normal: { mean: 1, std: 2 } }',
    '{ normal: { mean: 1, sd: 0 } }',
    '{ lognormal: { median: 1 } }',
    '{ lognormal: { median: 1, sigma: -1 } }',
    '{ lognormal: { median: 0, sigma: 1 } }',
    '{ triangular: [1, 2] }',
    '{ pert: [1, 2, 3, 4] }',
    '{ p5: 1, p95: .inf }',
    '{ student_t: { degrees: 0, location: 0, scale: 1 } }',
    '{ student_t: { degrees: 3, location: 0, scale: 0 } }',
    '{ beta: { alpha: 0, beta: 1 } }',
    '{ gamma: { shape: -1, scale: 1 } }',
    '{ gamma: { shape: 1, scale: 0 } }',
    '{ weibull: { shape: 0, scale: 1 } }',
    '{ exponential: { mean: 0 } }',
    '{ poisson: { mean: -1 } }',
    '{ binomial: { trials: 2.5, probability: 0.5 } }',
    '{ binomial: { trials: 2, probability: 1.5 } }',
    '{ bernoulli: 1.1 }',
    '{ bernoulli: -0.1 }',
    '{ discrete: [] }',
    '{ discrete: [{ value: 1, weight: -1 }] }',
    '{ empirical: [1] }',
    '{ empirical: [1, .nan] }',
    '{ mixture: [] }',
    '{ mixture: [{ value: 1 }] }',
    '{ mixture: [{ value: 1, weight: -0.5 }] }',
    '{ truncated: 3 }',
  ])('refuses the shape of %s', (entry) => {
    const { law, spec } = found(parse(entry))
    expect(law.schema.safeParse(spec).success).toBe(false)
  })
})
