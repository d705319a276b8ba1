import { describe, expect, test } from 'vitest'
import { satisfiedShare, standingsOf } from '../../src/analysis/contest.js'
import { differenceOf, type Outcomes } from '../../src/analysis/differences.js'
import { rankings, settledAfter, stepsUpTo } from '../../src/analysis/rank-stability.js'

function outcomes(values: readonly number[], failed: readonly number[] = []): Outcomes {
  return {
    values: Float64Array.from(values),
    failed: Uint8Array.from(values, (_, run) => Number(failed.includes(run))),
  }
}

describe('a difference', () => {
  test('is taken run by run, and leaves out failed runs and those without a number', () => {
    const base = outcomes([1, 2, 3, 4, 5, 6], [5])
    const option = outcomes([2, 2, 1, Number.NaN, 9, 0], [0])
    const { median, mean, higher, same, pairs, failed, empty } = differenceOf(base, option)
    // 2-2, 1-3 and 9-5.
    expect({ median, mean, pairs, failed, empty }).toEqual({
      median: 0,
      mean: 2 / 3,
      pairs: 3,
      failed: 2,
      empty: 1,
    })
    expect([higher, same]).toEqual([1 / 3, 1 / 3])
  })

  test('of dates counts apart the runs in which one never comes, and never is later', () => {
    const base = outcomes([10, 10, Infinity, Infinity])
    const option = outcomes([12, Infinity, 8, Infinity])
    const { median, differences, never, higher, same } = differenceOf(base, option)
    expect({ median, differences, never }).toEqual({ median: 2, differences: 1, never: [1, 1, 1] })
    expect([higher, same]).toEqual([0.5, 0.25])
  })

  test('tells its variance and what that were without pairs', () => {
    const { variance, unpaired } = differenceOf(outcomes([1, 2, 3]), outcomes([2, 4, 6]))
    // Differences 1, 2, 3; levels have variances 1 and 4.
    expect([variance, unpaired]).toEqual([1, 5])
  })
})

describe('standings', () => {
  // Three alternatives in four runs; the last run is a tie of the first two.
  const a = outcomes([10, 20, 30, 5])
  const b = outcomes([12, 10, 40, 5])
  const c = outcomes([8, 30, 10, 1])

  test('count who is best, and share ties', () => {
    expect(standingsOf([a, b, c], 'higher').map(({ best }) => best)).toEqual([0.125, 0.625, 0.25])
    expect(standingsOf([a, b, c], 'lower').map(({ best }) => best)).toEqual([0, 0.25, 0.75])
  })

  test('give the regret beside the best of the others: below 0 for the best itself', () => {
    const [first, second, third] = standingsOf([a, b, c], 'higher')
    // By hand: a regrets 2, 10, 10, 0; b -2, 20, -10, 0; c 4, -10, 30, 4.
    expect(first?.regret.mean).toBe(5.5)
    expect(second?.regret.mean).toBe(2)
    expect(third?.regret.mean).toBe(7)
    expect([first, second, third].map((one) => one?.worstRegret)).toEqual([10, 20, 30])
    expect([first, second, third].map((one) => one?.worst)).toEqual([5, 5, 1])
  })

  test('turn regret and the worst case around where lower is better', () => {
    const [first, , third] = standingsOf([a, b, c], 'lower')
    // By hand: a regrets 10-8, 20-10, 30-10, 5-1; c -2, 20, -20, -4.
    expect(first?.regret.mean).toBe(9)
    expect(third?.regret.mean).toBe(-1.5)
    expect([first?.worst, third?.worst]).toEqual([30, 30])
  })

  test('count only runs in which all have a number', () => {
    expect(
      standingsOf([a, outcomes([1, 1, 1, Number.NaN]), outcomes([0, 0, 0, 0], [0])], 'higher')[0]?.runs,
    ).toBe(2)
  })

  test('take a date that never comes for the latest, and two of them for equal', () => {
    const found = standingsOf([outcomes([5, Infinity]), outcomes([7, Infinity])], 'lower')
    expect(found.map(({ best }) => best)).toEqual([0.75, 0.25])
    expect(found.map(({ regret }) => regret.mean)).toEqual([-1, 1])
  })
})

describe('what is good enough', () => {
  test('is counted in the runs that have a number', () => {
    const one = outcomes([1, 2, 3, Number.NaN, 9], [4])
    expect(satisfiedShare(one, { sign: '>=', bound: 2 })).toBe(2 / 3)
    expect(satisfiedShare(one, { sign: '<', bound: 2 })).toBe(1 / 3)
    expect(satisfiedShare(outcomes([10, Infinity]), { sign: '<=', bound: 11 })).toBe(0.5)
  })
})

describe('ranks', () => {
  test('are looked at after 50, 100, 200, 500 runs and so on, and all', () => {
    expect(stepsUpTo(1000)).toEqual([50, 100, 200, 500, 1000])
    expect(stepsUpTo(30)).toEqual([30])
  })

  test('follow the median difference to the base, and tell when they settle', () => {
    const zeros = Array.from({ length: 200 }, () => 0)
    // The first 60 runs speak against the option, the others for it.
    const option = zeros.map((_, run) => (run < 60 ? -1 : 2))
    const found = rankings([outcomes(zeros), outcomes(option)], 'higher')
    expect(found.map(({ runs, ranks }) => [runs, ...ranks])).toEqual([
      [50, 1, 2],
      [100, 1, 2],
      [200, 2, 1],
    ])
    expect(found.at(-1)?.medians).toEqual([0, 2])
    expect(settledAfter(found)).toBe(200)
  })
})
