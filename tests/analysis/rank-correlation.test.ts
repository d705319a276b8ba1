import { describe, expect, test } from 'vitest'
import { rankCorrelation, ranksOf } from '../../src/analysis/rank-correlation.js'
import { uniforms } from './uniforms.js'

describe('rank correlation', () => {
  test('ranks share their mean where values are equal', () => {
    expect([...ranksOf(Float64Array.of(30, 10, 20, 20))]).toEqual([4, 1, 2.5, 2.5])
    expect([...ranksOf(Float64Array.of(1, Infinity, 0))]).toEqual([2, 3, 1])
  })

  test("is Spearman's, as in the example of IQ and hours of television", () => {
    // The worked example of Wikipedia's "Spearman's rank correlation coefficient": rho = -29/165.
    const iq = Float64Array.of(106, 100, 86, 101, 99, 103, 97, 113, 112, 110)
    const hours = Float64Array.of(7, 27, 2, 50, 28, 29, 20, 12, 6, 17)
    expect(rankCorrelation(ranksOf(iq), ranksOf(hours)).value).toBeCloseTo(-29 / 165, 12)
  })

  test("has Fisher's interval, which holds 0 for independent numbers and not for dependent ones", () => {
    const [a, b] = [uniforms('a', 1000), uniforms('b', 1000)]
    const apart = rankCorrelation(ranksOf(a), ranksOf(b))
    expect(apart.low).toBeLessThan(0)
    expect(apart.high).toBeGreaterThan(0)
    const sum = a.map((value, i) => value + (b[i] as number))
    const { value, low, high } = rankCorrelation(ranksOf(a), ranksOf(sum))
    expect(low).toBeGreaterThan(0.6)
    expect(high - value).toBeLessThan(value - low)
    // Half the width in z is 1.96 * sqrt(1.06 / 997).
    expect(Math.atanh(high) - Math.atanh(value)).toBeCloseTo(1.959964 * Math.sqrt(1.06 / 997), 6)
  })

  test('of a number that never changes is 0', () => {
    expect(rankCorrelation(ranksOf(new Float64Array(9)), ranksOf(uniforms('a', 9))).value).toBe(0)
  })
})
