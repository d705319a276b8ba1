import { describe, expect, test } from 'vitest'
import { quantiles } from '../../src/math/quantile.js'
import { effectiveSize, weightedQuantiles } from '../../src/math/weighted-quantile.js'

const of = (...numbers: number[]) => Float64Array.from(numbers)

describe('quantiles of weighted values', () => {
  test('are those of type 7 where all weights are equal', () => {
    const values = of(3, 1, 4, 1, 5, 9, 2, 6)
    const wanted = [0, 0.05, 0.3, 0.5, 0.77, 1]
    const found = weightedQuantiles({ values, weights: values.map(() => 0.7) }, wanted)
    for (const [i, quantile] of quantiles(values, wanted).entries())
      expect(found[i]).toBeCloseTo(quantile, 12)
  })

  // By hand: the effective size is 16 / 6; the median takes the steps between 0.3125 and 0.6875, half of it from the
  // second value's and half from the third's.
  test('weigh the steps of the cumulative weight', () => {
    const [median] = weightedQuantiles({ values: of(3, 1, 2), weights: of(2, 1, 1) }, [0.5])
    expect(median).toBeCloseTo(2.5, 12)
  })

  test('leave out what weighs nothing, and know what never comes', () => {
    const values = of(5, Number.POSITIVE_INFINITY, 7, 1000)
    expect(weightedQuantiles({ values, weights: of(1, 1, 1, 0) }, [0, 0.5, 1])).toEqual([
      5,
      7,
      Number.POSITIVE_INFINITY,
    ])
    expect(weightedQuantiles({ values: of(5), weights: of(0) }, [0.5])).toEqual([Number.NaN])
    expect(() => weightedQuantiles({ values, weights: values }, [1.1])).toThrow(/expected 0 to 1/)
  })
})

// Kish (1965): equal weights count fully; weights 1, 1 and 2 have (1 + 1 + 2)^2 / (1 + 1 + 4) = 8/3 effective values.
test('the effective size of a sample', () => {
  expect(effectiveSize(of(2, 2, 2, 2))).toBe(4)
  expect(effectiveSize(of(1, 1, 2))).toBeCloseTo(8 / 3, 14)
  expect(effectiveSize(of(0, 0, 3))).toBe(1)
  expect(effectiveSize(of(0, 0))).toBe(0)
})
