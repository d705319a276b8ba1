import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { crps } from '../../src/analysis/crps.js'
import { normalQuantile } from '../../src/math/normal.js'

interface Case {
  readonly values: readonly number[]
  readonly observed: number
  readonly weights?: readonly number[]
  readonly crps: number
}
interface Normal {
  readonly observed: number
  readonly mean: number
  readonly deviation: number
  readonly crps: number
}
const { cases, normal } = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/crps.json`, 'utf8')) as {
  readonly cases: readonly Case[]
  readonly normal: readonly Normal[]
}

describe('the continuous ranked probability score', () => {
  test.each(cases)('is the double sum over pairs that NumPy gives, $observed', (one) => {
    const weights = one.weights && Float64Array.from(one.weights)
    const found = crps(Float64Array.from(one.values), one.observed, weights)
    expect(Math.abs(found - one.crps)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(one.crps)))
  })

  test.each(normal)('comes to that of the normal law for many of its quantiles, $observed', (one) => {
    const count = 20_000
    const values = Float64Array.from(
      { length: count },
      (_, i) => one.mean + one.deviation * normalQuantile((i + 0.5) / count),
    )
    expect(crps(values, one.observed)).toBeCloseTo(one.crps, 3)
  })

  test('of one value is its absolute error, and of weights alike is that without weights', () => {
    expect(crps(Float64Array.of(7), 10)).toBe(3)
    const values = Float64Array.of(5, 1, 9, 4)
    expect(crps(values, 3, Float64Array.of(2, 2, 2, 2))).toBeCloseTo(crps(values, 3), 12)
    expect([...values]).toEqual([5, 1, 9, 4])
  })

  test('is the same for values shifted far away, and infinite where a value is', () => {
    expect(crps(Float64Array.of(1e15, 1e15 + 2), 1e15)).toBe(0.5)
    expect(crps(Float64Array.of(1, Infinity), 1)).toBe(Infinity)
    expect(crps(Float64Array.of(-Infinity, 1), 1)).toBe(Infinity)
    expect(crps(Float64Array.of(1, Infinity), 1, Float64Array.of(1, 0))).toBe(0)
  })

  test('is none of no values, and refuses what is no number', () => {
    expect(crps(Float64Array.of(), 1)).toBeNaN()
    expect(() => crps(Float64Array.of(1, Number.NaN), 1)).toThrow(RangeError)
    expect(() => crps(Float64Array.of(1), 1, Float64Array.of(-1))).toThrow('a weight is negative')
    expect(() => crps(Float64Array.of(1), 1, Float64Array.of(0))).toThrow('the weights sum to 0')
    expect(() => crps(Float64Array.of(1), 1, Float64Array.of(1, 1))).toThrow('2 weights for 1 values')
  })
})
