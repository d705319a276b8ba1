import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalProbability, normalQuantile } from '../../src/math/normal.js'
import { reference, worstError } from './reference.js'

describe('normalQuantile', () => {
  it('is within 1e-15 of the reference', () =>
    expect(worstError(normalQuantile, reference.normalQuantile)).toBeLessThan(1e-15))

  it('is 0 at a half, and NaN where there is no quantile', () => {
    expect(normalQuantile(0.5)).toBe(0)
    expect([0, 1, -0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual(Array(5).fill(Number.NaN))
  })

  it('is odd about a half, to the bit, where 1 - p is exact', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 - 1 }), (k) => {
        expect(normalQuantile(1 - k / 2 ** 30) + normalQuantile(k / 2 ** 30)).toBe(0)
      }),
    ))
})

describe('normalProbability', () => {
  it('is within 1e-13 of the reference, in the lower tail too', () =>
    expect(worstError(normalProbability, reference.normalProbability)).toBeLessThan(1e-13))

  it('ends at 0 and 1', () => {
    expect(normalProbability(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(normalProbability(Number.POSITIVE_INFINITY)).toBe(1)
  })
})
