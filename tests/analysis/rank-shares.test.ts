import { expect, test } from 'vitest'
import { rankShares } from '../../src/analysis/rank-shares.js'

const outcomes = (values: number[], failed: number[] = values.map(() => 0)) => {
  return { values: Float64Array.from(values), failed: Uint8Array.from(failed) }
}

test('ranks are counted run by run; equals share the ranks that they take together', () => {
  // By run: a b c; a and b before c; all three alike; the last one failed.
  const all = [outcomes([3, 2, 1, 9]), outcomes([2, 2, 1, 9], [0, 0, 0, 1]), outcomes([1, 0, 1, 9])]
  const third = 1 / 3
  const { shares, runs } = rankShares(all, 'higher')
  expect(runs).toBe(3)
  expect(shares[0]).toEqual(
    [(1 + 0.5 + third) / 3, (0.5 + third) / 3, third / 3].map((one) => expect.closeTo(one, 12)),
  )
  expect(shares[1]).toEqual(
    [(0.5 + third) / 3, (1 + 0.5 + third) / 3, third / 3].map((one) => expect.closeTo(one, 12)),
  )
  expect(shares[2]).toEqual([third / 3, third / 3, (2 + third) / 3].map((one) => expect.closeTo(one, 12)))
})

test('where lower is better, a date that never comes is last', () => {
  const { shares } = rankShares([outcomes([5, Number.POSITIVE_INFINITY]), outcomes([7, 7])], 'lower')
  expect(shares).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ])
})
