import { describe, expect, test } from 'vitest'
import { type Fact, hindcastRow, type Naive } from '../../src/analysis/hindcast-rows.js'
import { hindcastScores } from '../../src/analysis/hindcast-scores.js'

/** Runs that gave 0, 1, ... 100 in some order, whose quantiles of type 7 are their own percentages. */
const HUNDRED = [...Array(101).keys()].toSorted((a, b) => ((a * 37) % 101) - ((b * 37) % 101))

function outcomes(values: readonly number[], failed: readonly number[] = []) {
  return {
    values: Float64Array.from(values),
    failed: Uint8Array.from(values, (_, i) => Number(failed.includes(i))),
  }
}
function row(
  fact: Partial<Fact> & { readonly value: number },
  values: readonly number[] = HUNDRED,
  naive?: Naive,
) {
  return hindcastRow({ id: 'fact', unit: 'chip', ...fact }, outcomes(values), naive)
}

describe('a fact beside runs', () => {
  test('has the interval of nine runs in ten, and of every second', () =>
    expect(row({ value: 50 })).toMatchObject({
      p5: 5,
      p25: 25,
      p50: 50,
      p75: 75,
      p95: 95,
      width: 19,
      runs: 101,
    }))

  test.each([
    [4.9, false, false],
    [5, true, false],
    [24.9, true, false],
    [25, true, true],
    [75, true, true],
    [95, true, false],
    [95.1, false, false],
  ])('of %s lies inside them: %s, %s', (value, inside90, inside50) =>
    expect(row({ value })).toMatchObject({ inside90, inside50, meets90: inside90 }),
  )

  test('that lies outside meets the interval where its own range does', () => {
    expect(row({ value: 120, low: 90, high: 150 })).toMatchObject({ inside90: false, meets90: true })
    expect(row({ value: 120, low: 96 })).toMatchObject({ inside90: false, meets90: false })
    expect(row({ value: 0, high: 5 })).toMatchObject({ inside90: false, meets90: true })
  })

  test('has scores by hand: of the values 0 and 1 for 3, CRPS is 2.5 - 1/4', () =>
    expect(row({ value: 3 }, [0, 1])).toMatchObject({
      crps: 2.25,
      relativeCrps: 0.75,
      bias: -2.5 / 3,
      p50: 0.5,
    }))

  test('is compared with last year: 1 less the ratio of errors', () => {
    expect(row({ value: 3 }, [0, 1], { from: 'observed', value: 12 })).toMatchObject({
      naiveError: 9,
      skill: 0.75,
    })
    expect(row({ value: 3 }, [0, 1], { from: 'model', value: 2 })).toMatchObject({
      naiveError: 1,
      skill: -1.25,
    })
    // Nothing is better than a forecast that was right.
    expect(row({ value: 3 }, [0, 1], { from: 'model', value: 3 }).skill).toBe(-Infinity)
    expect(row({ value: 3 }, [3, 3], { from: 'model', value: 3 }).skill).toBe(0)
    expect(row({ value: 3 }).skill).toBeNaN()
  })

  test('has no ratio to a fact of 0, and no width of what may be 0', () => {
    const found = row({ value: 0 }, [-1, 1])
    expect([found.relativeCrps, found.bias, found.width]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect(found.crps).toBe(0.5)
    expect(row({ value: -2 }, [-1, -1])).toMatchObject({ bias: 0.5, relativeCrps: 0.5 })
  })

  test('leaves out runs that failed or have no number', () => {
    const found = hindcastRow({ id: 'a', unit: '1', value: 2 }, outcomes([1, 99, Number.NaN, 3], [1]))
    expect(found).toMatchObject({ runs: 2, p50: 2, crps: 0.5 })
    const none = hindcastRow({ id: 'a', unit: '1', value: 2 }, outcomes([1, 2], [0, 1]))
    expect(none).toMatchObject({
      runs: 0,
      p50: Number.NaN,
      crps: Number.NaN,
      inside90: false,
      meets90: false,
    })
  })
})

describe('the scores of a hindcast', () => {
  const rows = [
    row({ value: 50 }, HUNDRED, { from: 'observed', value: 90 }),
    row({ value: 10 }, HUNDRED, { from: 'observed', value: 10 }),
    row({ value: 200, low: 80 }, HUNDRED, { from: 'model', value: 0 }),
    row({ value: 4 }, [2, 2]),
    row({ value: 7 }, []),
  ]
  const scores = hindcastScores(rows)

  test('count what lies inside, of those that have an interval', () =>
    expect(scores).toMatchObject({
      observations: 5,
      inside90: { count: 2, of: 4 },
      inside50: { count: 1, of: 4 },
      meets90: { count: 3, of: 4 },
    }))

  test('tell last years that were observed from those of the model', () => {
    // 0 to 100 for 50: the mean distance is 50 * 51 / 101, and half of that between pairs 1/6 * (101 - 1/101).
    expect(rows[0]?.crps).toBeCloseTo((50 * 51) / 101 - (101 - 1 / 101) / 6, 10)
    expect(scores.betterThanObserved).toEqual({ count: 1, of: 2 })
    expect(scores.betterThanAny).toEqual({ count: 2, of: 3 })
  })

  test('give the middle of biases and widths', () => {
    // Medians of 50, 50, 50 and 2 for 50, 10, 200 and 4: 0, 4, -0.75 and -0.5.
    expect(scores.bias).toEqual({ median: -0.25, above: 1, below: 2 })
    expect(scores.width).toEqual({ median: 19, of: 4 })
    const relative = rows.slice(0, 4).map(({ crps, value }) => crps / value)
    expect(scores.relativeCrps.mean).toBeCloseTo(relative.reduce((a, b) => a + b) / 4, 12)
    expect(scores.relativeCrps.of).toBe(4)
  })

  test('are none of nothing', () =>
    expect(hindcastScores([])).toMatchObject({
      observations: 0,
      inside90: { count: 0, of: 0 },
      width: { median: Number.NaN },
    }))
})
