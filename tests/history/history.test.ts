import { describe, expect, test } from 'vitest'
import { crps } from '../../src/analysis/crps.js'
import { quantiles } from '../../src/math/quantile.js'
import { ensemble } from '../model/ensemble.js'
import {
  baselineHindcast,
  isBetter,
  type Score,
  scoreOf,
  storedScore,
  TOLERANCE,
  whatIsWorse,
} from './score.js'

const hindcast = await baselineHindcast()

describe('the baseline beside history', () => {
  test('is no worse than the score that is kept; "npm run history" keeps a better one', () => {
    const [now, before] = [scoreOf(hindcast), storedScore()]
    expect(now.observations, 'after a change of the observations: npm run history -- --accept').toBe(
      before.observations,
    )
    expect(whatIsWorse(now, before)).toEqual([])
  })

  test('beats last year where that was observed more often than not', () => {
    const { count, of } = hindcast.scores.betterThanObserved
    expect(of).toBeGreaterThanOrEqual(5)
    expect(count / of).toBeGreaterThan(0.5)
  })

  test('has the intervals and scores that sums over its trajectories give', async () => {
    const runs = 200
    const [few, all] = [await baselineHindcast(runs), await ensemble(runs)]
    const sold = all.of('legal_sold', 'h20')
    const sum = Float64Array.from({ length: runs }, (_, run) =>
      // The year 2024 is the third of the horizon.
      sold.slice(24, 36).reduce((total, month) => total + (month[run] as number), 0),
    )
    const row = few.rows.find(({ id }) => id === 'h20-2024')
    const [p5, p50, p95] = quantiles(sum, [0.05, 0.5, 0.95])
    for (const [found, expected] of [
      [row?.p5, p5],
      [row?.p50, p50],
      [row?.p95, p95],
      [row?.crps, crps(sum, 958_000)],
    ])
      expect((found as number) / (expected as number)).toBeCloseTo(1, 10)
    expect(row?.naive).toMatchObject({ from: 'model' })
    const later = few.rows.find(({ id }) => id === 'h20-2025')
    expect(later).toMatchObject({
      naive: { from: 'observed', value: 958_000 },
      naiveError: 958_000 - 470_000,
    })
  })
})

describe('a score', () => {
  const before: Score = {
    ...{ observations: 31, inside90: 26, inside50: 12, meanRelativeCrps: 0.16, medianWidth: 2 },
    ...{ betterThanObserved: 6, betterThanAny: 20, missed: ['a'] },
  }

  test('is worse with one fact less inside, and with a mean CRPS above the tolerance', () => {
    expect(whatIsWorse({ ...before, inside90: 25, missed: ['a', 'b'] }, before)).toEqual([
      '25 of 31 facts lie inside the 90% interval, 26 of 31 did; new outside: b',
    ])
    expect(whatIsWorse({ ...before, meanRelativeCrps: 0.16 * (1 + TOLERANCE) + 0.001 }, before)).toHaveLength(
      1,
    )
    expect(whatIsWorse({ ...before, meanRelativeCrps: 0.1605, inside90: 27 }, before)).toEqual([])
  })

  test('is better only where nothing is worse, by however little', () => {
    expect(isBetter(before, before)).toBe(false)
    expect(isBetter({ ...before, meanRelativeCrps: 0.159 }, before)).toBe(true)
    expect(isBetter({ ...before, inside90: 27 }, before)).toBe(true)
    expect(isBetter({ ...before, inside90: 27, meanRelativeCrps: 0.1601 }, before)).toBe(false)
    expect(isBetter({ ...before, inside90: 25, meanRelativeCrps: 0.1 }, before)).toBe(false)
  })
})
