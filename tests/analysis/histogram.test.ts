import { expect, test } from 'vitest'
import { histogramOf } from '../../src/analysis/histogram.js'
import { sparkText } from '../../src/cli/spark-text.js'

test('0 to 1000 in ten bars: a hundred in each, and what lies beyond the shown range in the outermost', () => {
  const values = Float64Array.from({ length: 1001 }, (_, i) => (i * 9) % 1001)
  const { least, greatest, counts, never } = histogramOf(values, 10)
  // From the 0.5% to the 99.5% quantile of type 7: 99 values to a bar, and 5 and 6 more at the ends.
  expect([least, greatest, never]).toEqual([5, 995, 0])
  expect(counts).toEqual([104, 99, 99, 99, 99, 99, 99, 99, 99, 105])
})

test('dates that never come are counted apart; values that are all the same have one bar', () => {
  const dates = Float64Array.of(3, Number.POSITIVE_INFINITY, 3, Number.POSITIVE_INFINITY, 3)
  expect(histogramOf(dates, 10)).toEqual({ least: 3, greatest: 3, counts: [3], never: 2 })
  const never = histogramOf(dates.subarray(1, 2), 10)
  expect(never).toEqual({ least: Number.NaN, greatest: Number.NaN, counts: [], never: 1 })
})

test('a histogram of blocks: neighbours share a letter, the highest is full, and only nothing is a space', () => {
  expect(sparkText([1, 2, 4, 8, 4, 2, 1])).toBe('\u2581\u2582\u2584\u2588\u2584\u2582\u2581')
  expect(sparkText([1, 0, 800])).toBe('\u2581 \u2588')
  expect(sparkText(Array(24).fill(5))).toBe('\u2588'.repeat(12))
  expect([sparkText([7]), sparkText([])]).toEqual(['\u2588', ''])
})
