import { describe, expect, test } from 'vitest'
import { laws } from '../../src/sampling/distributions/index.js'
import type { Bounds, Law } from '../../src/sampling/law.js'
import { monthlyDrawer } from '../../src/sampling/months.js'
import type { Persistence } from '../../src/sampling/persistence.js'
import { streamKey, uniformAt } from '../../src/sampling/stream.js'

const MONTHS = 36
const LANES = 20_000
const EVERYWHERE: Bounds = [-Infinity, Infinity]

const lawOf = (name: string) => laws.find((law) => law.name === name) as Law

function parameterOf(
  name: string,
  persistence: Persistence,
  {
    law = 'normal',
    spec = { normal: { mean: 0, sd: 1 } },
    bounds = EVERYWHERE,
  }: { law?: string; spec?: unknown; bounds?: Bounds } = {},
) {
  const found = lawOf(law)
  const fromNormals = found.fromNormals?.(spec, EVERYWHERE)
  return { name, persistence, bounds, quantile: found.quantile(spec, EVERYWHERE), fromNormals }
}

/** Draws one number: gives its months over all lanes. */
function monthsOf(parameter: ReturnType<typeof parameterOf>, isDeliberate = false): Float64Array[] {
  const out = new Float64Array(MONTHS * LANES)
  monthlyDrawer({ parameters: [parameter], seed: '1', months: MONTHS, isDeliberate })(out, 0, LANES)
  return Array.from({ length: MONTHS }, (_, month) => out.subarray(month * LANES, (month + 1) * LANES))
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
function covariance(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)]
  return a.reduce((sum, value, i) => sum + (value - ma) * ((b[i] as number) - mb), 0) / a.length
}
const correlation = (a: Float64Array, b: Float64Array) =>
  covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b))

/** The largest distance between the empirical distribution and that of the uniform law on 0 to 1. */
function distanceFromUniform(values: Float64Array): number {
  const sorted = values.slice().sort()
  return sorted.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - i / LANES), Math.abs(value - (i + 1) / LANES)),
    0,
  )
}
/** Kolmogorov's critical value at 0.1 %, 1.95 / sqrt(n). */
const CRITICAL = 1.95 / Math.sqrt(LANES)
/** Four standard errors of a correlation near 0. */
const NEAR = 4 / Math.sqrt(LANES)

const uniform = { law: 'uniform', spec: { uniform: [0, 1] } }

describe('numbers that are drawn for each month', () => {
  test('are looked up by seed, name, run and month, and by nothing else', () => {
    const months = monthsOf(parameterOf('x', 'monthly', uniform))
    const key = streamKey('1', 'x')
    for (const [run, month] of [
      [0, 0],
      [17, 3],
      [19_999, 35],
    ] as const)
      expect(months[month]?.[run]).toBe(uniformAt(key, run, month))
  })

  test.each<[string, Persistence]>([
    ['monthly', 'monthly'],
    ['every', { every: 5 }],
    ['ar1', { ar1: 0.6 }],
    ['random_walk', { random_walk: { start: 1 } }],
    ['mean_reverting', { mean_reverting: { start: 1, mean: 2, speed: 0.2 } }],
    ['jumps', { jumps: { start: 0, hazard: 0.1 } }],
  ])('by %s stay when the range is split and when other names are drawn beside them', (_, persistence) => {
    const x = parameterOf('x', persistence)
    const draw = (parameters: (typeof x)[], from: number, lanes: number) => {
      const out = new Float64Array(parameters.length * MONTHS * lanes)
      monthlyDrawer({ parameters, seed: '1', months: MONTHS })(out, from, lanes)
      return out
    }
    const whole = draw([x], 0, 40)
    const part = draw([parameterOf('a', 'monthly'), x], 23, 9).subarray(MONTHS * 9)
    for (let month = 0; month < MONTHS; month++)
      expect(part.subarray(month * 9, (month + 1) * 9)).toEqual(
        whole.subarray(month * 40 + 23, month * 40 + 32),
      )
  })

  test('each month apart are independent', () => {
    const months = monthsOf(parameterOf('x', 'monthly', uniform))
    for (const month of months) expect(distanceFromUniform(month)).toBeLessThan(CRITICAL)
    expect(Math.abs(correlation(months[4]!, months[5]!))).toBeLessThan(NEAR)
  })

  test('every five months hold between', () => {
    const months = monthsOf(parameterOf('x', { every: 5 }))
    for (let month = 0; month < MONTHS; month++) expect(months[month]).toEqual(months[month - (month % 5)])
    expect(months[5]).not.toEqual(months[4])
  })

  test.each([0.8, -0.5])(
    'with correlation %d from month to month have it, and each month has the law',
    (ar1) => {
      const normals = monthsOf(parameterOf('x', { ar1 }))
      expect(correlation(normals[20]!, normals[21]!)).toBeCloseTo(ar1, 1.5)
      expect(correlation(normals[20]!, normals[23]!)).toBeCloseTo(ar1 ** 3, 1.5)
      expect(covariance(normals[35]!, normals[35]!)).toBeCloseTo(1, 1.3)
      // Any other law keeps its distribution: the underlying normal numbers have the correlation.
      for (const month of monthsOf(parameterOf('x', { ar1 }, uniform)))
        expect(distanceFromUniform(month)).toBeLessThan(CRITICAL)
    },
  )

  test('as a random walk spread with the root of time, from their start', () => {
    const months = monthsOf(parameterOf('x', { random_walk: { start: 3 } }))
    expect(new Set(months[0])).toEqual(new Set([3]))
    expect(mean(months[25]!)).toBeCloseTo(3, 0.5)
    expect(covariance(months[25]!, months[25]!) / 25).toBeCloseTo(1, 1.2)
  })

  test('as a walk that steps every twelve months from a month on rest until then and between', () => {
    const months = monthsOf(parameterOf('x', { random_walk: { start: 0, every: 12, from: 7 } }))
    expect(new Set(months[6])).toEqual(new Set([0]))
    expect(covariance(months[7]!, months[7]!)).toBeCloseTo(1, 1.3)
    expect(months[18]).toEqual(months[7])
    expect(covariance(months[19]!, months[19]!)).toBeCloseTo(2, 1)
    expect(covariance(months[7]!, months[19]!)).toBeCloseTo(1, 1)
  })

  test('that return to a mean come to stay around it', () => {
    const months = monthsOf(parameterOf('x', { mean_reverting: { start: 9, mean: 2, speed: 0.4 } }))
    expect(months[0]?.[7]).toBe(9)
    // One month: 9 + 0.4 (2 - 9); in the long run the variance is 1 / (1 - 0.6^2).
    expect(mean(months[1]!)).toBeCloseTo(6.2, 1)
    expect(mean(months[35]!)).toBeCloseTo(2, 1)
    expect(covariance(months[35]!, months[35]!)).toBeCloseTo(1 / (1 - 0.36), 1)
  })

  test('that jump stay where they are in other months, and jump as often as they should', () => {
    const fixed = { law: 'fixed', spec: { value: 2 } }
    const months = monthsOf(parameterOf('x', { jumps: { start: 1, hazard: 0.05 } }, fixed))
    const last = months[35]!
    // 35 months of a chance of 0.05: a binomial number of jumps of 2.
    expect((mean(last) - 1) / 2).toBeCloseTo(35 * 0.05, 1)
    expect(covariance(last, last) / 4).toBeCloseTo(35 * 0.05 * 0.95, 1)
    expect(last.every((value) => (value - 1) % 2 === 0)).toBe(true)
  })

  test('stay in bounds', () => {
    const bounds: Bounds = [0, 1.5]
    for (const month of monthsOf(parameterOf('x', { random_walk: { start: 1 } }, { bounds })))
      expect(month.every((value) => value >= 0 && value <= 1.5)).toBe(true)
  })

  test('are medians, without jumps, where a design sets every number on purpose', () => {
    const spec = { normal: { mean: 0.25, sd: 1 } }
    const months = (persistence: Persistence) => monthsOf(parameterOf('x', persistence, { spec }), true)
    for (const month of months({ ar1: 0.8 })) expect(new Set(month)).toEqual(new Set([0.25]))
    expect(months({ random_walk: { start: 1 } })[8]?.[0]).toBe(3)
    expect(months({ jumps: { start: 1, hazard: 1 } })[8]?.[0]).toBe(1)
  })
})
