import fc from 'fast-check'
import { quantile as simpleQuantile } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { quantiles } from '../../src/math/quantile.js'
import { reference } from './reference.js'

const INF = Number.POSITIVE_INFINITY

describe('quantiles', () => {
  it.each(reference.quantiles)(
    'agrees with NumPy ($values.length values)',
    ({ values, probabilities, quantiles: expected }) => {
      const found = quantiles(Float64Array.from(values), probabilities)
      found.forEach((quantile, i) => {
        expect(Math.abs(quantile - expected[i]!)).toBeLessThanOrEqual(4e-16 * Math.abs(expected[i]!))
      })
    },
  )

  it('agrees with simple-statistics on any shape of sample', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    // Adding 0 makes -0 a 0: their order among equals is not defined.
    const sample = fc.array(
      value.map((x) => x + 0),
      { minLength: 1, maxLength: 1200, size: 'max' },
    )
    const levels = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sample, levels, (values, probabilities) => {
        expect(quantiles(Float64Array.from(values), probabilities)).toEqual(
          simpleQuantile(values, probabilities),
        )
      }),
    )
  })

  it('leaves the values as they were', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1000)
    const before = values.slice()
    expect(quantiles(values, [0, 0.5, 1])).toEqual([0, 499.5, 999])
    expect(values).toEqual(before)
  })

  it.each([1, 300])('takes Infinity as a value, %d of each', (copies) => {
    const sample = (...kinds: number[]) =>
      Float64Array.from(kinds.flatMap((kind) => Array(copies).fill(kind)))
    expect(quantiles(sample(1, 2, INF, INF), [0, 0.5, 0.9, 1])).toEqual([1, INF, INF, INF])
    expect(quantiles(sample(INF, INF, INF), [0.1, 0.5])).toEqual([INF, INF])
    expect(quantiles(sample(-INF, 5, -INF), [0.1, 1])).toEqual([-INF, 5])
    expect(quantiles(sample(-INF, 5), [0.5])).toEqual([-INF])
  })

  it('gives NaN without values', () => expect(quantiles(new Float64Array(), [0.5])).toEqual([Number.NaN]))

  it('refuses NaN and what is no probability', () => {
    expect(() => quantiles(Float64Array.of(1, Number.NaN), [0.5])).toThrow(RangeError)
    expect(() => quantiles(Float64Array.of(1), [1.5])).toThrow('probability is 1.5; expected 0 to 1')
    expect(() => quantiles(Float64Array.of(1), [Number.NaN])).toThrow(RangeError)
  })
})
