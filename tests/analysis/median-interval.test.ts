import { describe, expect, test } from 'vitest'
import { medianInterval, medianRanks } from '../../src/analysis/median-interval.js'
import { uniforms } from './uniforms.js'

describe('the interval of a median', () => {
  // From R: qbinom(0.025, n, 0.5) is the lower rank wherever pbinom of it less one is at most 0.025; Conover's table A3.
  test.each([
    [5, undefined],
    [6, [1, 6]],
    [10, [2, 9]],
    [20, [6, 15]],
    [25, [8, 18]],
    [100, [40, 61]],
    [1000, [469, 532]],
  ] as const)('of %i values lies between the ranks that tables of the binomial law give', (count, ranks) => {
    expect(medianRanks(count)).toEqual(ranks)
  })

  test('is none for too few values', () => {
    expect(medianInterval(Float64Array.of(1, 2, 3))).toEqual([Number.NaN, Number.NaN])
    expect(medianInterval(Float64Array.of(1, 2, 3, 4, 5, 6))).toEqual([1, 6])
  })

  test('holds the true median in 95 of 100 samples or a little more', () => {
    const samples = Array.from({ length: 2000 }, (_, i) => uniforms(`sample ${i}`, 51).sort())
    const held = samples.filter((sample) => {
      const [low, high] = medianInterval(sample)
      return low <= 0.5 && high >= 0.5
    })
    // Of 51 values ranks 19 and 33 hold 95.1%.
    expect(held.length / samples.length).toBeGreaterThan(0.935)
    expect(held.length / samples.length).toBeLessThan(0.98)
  })
})
