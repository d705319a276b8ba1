import { expect, test } from 'vitest'
import { monthlyDifferences } from '../../src/analysis/monthly-differences.js'

const form = {
  cells: [{ quantity: 'stock', element: '', unit: 'chip' }],
  months: 2,
  runs: 5,
  start: '2022-12',
}

test('differences are taken run by run in each month, without the runs that failed in either', () => {
  // `[month][run]`; the differences are 1 to 4 and 10 to 40, and a fifth run that failed in the option.
  const base = { values: Float64Array.of(5, 4, 3, 2, 1, 10, 20, 30, 40, 50), failed: new Uint8Array(5) }
  const option = {
    values: Float64Array.of(6, 6, 6, 6, 99, 20, 40, 60, 80, 99),
    failed: Uint8Array.of(0, 0, 0, 0, 1),
  }
  const rows = monthlyDifferences(base, option, form)
  expect(rows.map(({ quantity, month, unit }) => [quantity, month, unit])).toEqual([
    ['stock', '2022-12', 'chip'],
    ['stock', '2023-01', 'chip'],
  ])
  // Quantiles of type 7 of 1, 2, 3, 4 by hand: 1 + 3 p.
  expect(rows[0]).toMatchObject({ mean: 2.5, p25: 1.75, p50: 2.5, p75: 3.25 })
  expect(rows[0]?.p5).toBeCloseTo(1.15, 12)
  expect(rows[0]?.p95).toBeCloseTo(3.85, 12)
  expect(rows[1]).toMatchObject({ mean: 25, p25: 17.5, p50: 25, p75: 32.5 })
  // Four runs are too few for an interval.
  expect(rows[0]?.p50_low).toBeNaN()
})
