import { describe, expect, test } from 'vitest'
import { coalitionsOf, shapleyValues } from '../../src/analysis/shapley.js'

describe('Shapley values', () => {
  test('are those of the glove game, by hand', () => {
    // One left glove, two right ones; a pair is worth 1. The left one gets 2/3, the others 1/6 each.
    const worth = (coalition: number) => Number((coalition & 1) > 0 && (coalition & 6) > 0)
    const values = shapleyValues(3, worth)
    expect(values.map((value) => Number(value.toFixed(12)))).toEqual(
      [2 / 3, 1 / 6, 1 / 6].map((value) => Number(value.toFixed(12))),
    )
  })

  test('of a product share its interaction alike', () => {
    // (1 + a)(1 + b) at a = 0.5 and b = 1: alone 0.5 and 1, together 2, so 0.5 is left over.
    const worth = (coalition: number) => (coalition & 1 ? 1.5 : 1) * (coalition & 2 ? 2 : 1)
    expect(shapleyValues(2, worth)).toEqual([0.75, 1.25])
  })

  test('of a sum are what each part adds, and add up for eight parts too', () => {
    const worth = (coalition: number) =>
      [1, 2, 4, 8].reduce((sum, bit, i) => sum + (coalition & bit ? 10 ** i : 0), 0)
    expect(shapleyValues(4, worth)).toEqual([1, 10, 100, 1000].map((value) => expect.closeTo(value, 9)))
    const eight = shapleyValues(8, (coalition) => Math.sqrt(coalition))
    expect(eight.reduce((sum, value) => sum + value, 0)).toBeCloseTo(Math.sqrt(255), 10)
  })

  test('need every coalition of up to eight parts, and beyond only each alone and all', () => {
    expect(coalitionsOf(2)).toEqual([[], [0], [1], [0, 1]])
    expect(coalitionsOf(8)).toHaveLength(256)
    expect(coalitionsOf(9)).toHaveLength(11)
  })
})
