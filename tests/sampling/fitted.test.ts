import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted } from '../../src/sampling/distributions/fitted.js'
import type { Bounds } from '../../src/sampling/law.js'
import { POSITIVE, SHARE } from './reference.js'

const gap = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
/** Where a bound lies: nowhere, away from the outer quantile, or on it. */
const bound = fc.constantFrom('none', 'away', 'on')

/** Makes any fitted law, with bounds of each kind, from its least number and the gaps between. */
const anyFitted = fc
  .record({
    base: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    gaps: fc.tuple(gap, gap, gap, gap),
    lower: bound,
    upper: bound,
    median: fc.boolean(),
  })
  .map(({ base, gaps, lower, upper, median }) => {
    const p5 = base + gaps[0]
    const p50 = p5 + gaps[1]
    const p95 = p50 + gaps[2]
    const least = { none: Number.NEGATIVE_INFINITY, away: base, on: p5 }[lower]
    const greatest = { none: Number.POSITIVE_INFINITY, away: p95 + gaps[3], on: p95 }[upper]
    const bounds: Bounds = [least, greatest]
    return { spec: median ? { p5, p50, p95 } : { p5, p95 }, bounds }
  })

/** Gives the size of the numbers a law computes with: rounding is relative to it. */
function scale(spec: object, bounds: Bounds): number {
  return Math.max(...[...Object.values(spec), ...bounds].filter(Number.isFinite).map(Math.abs))
}

describe('any fitted law', () => {
  it('meets its quantiles', () =>
    fc.assert(
      fc.property(anyFitted, ({ spec, bounds }) => {
        expect(fitted.problems(spec, bounds)).toEqual([])
        const quantile = fitted.quantile(spec, bounds)
        const near = 1e-12 * scale(spec, bounds)
        expect(Math.abs(quantile(0.05) - spec.p5)).toBeLessThan(near)
        expect(Math.abs(quantile(0.95) - spec.p95)).toBeLessThan(near)
        if (spec.p50 !== undefined) expect(Math.abs(quantile(0.5) - spec.p50)).toBeLessThan(near)
      }),
    ))

  it('never falls, beyond rounding, and never leaves its bounds', () => {
    const probability = fc.oneof(
      fc.double({ min: 2 ** -54, max: 1 - 2 ** -53, noNaN: true }),
      fc.integer({ min: 1, max: 54 }).map((n) => 2 ** -n),
      fc.integer({ min: 1, max: 53 }).map((n) => 1 - 2 ** -n),
    )
    fc.assert(
      fc.property(anyFitted, probability, probability, ({ spec, bounds }, a, b) => {
        const quantile = fitted.quantile(spec, bounds)
        const [low, high] = [quantile(Math.min(a, b)), quantile(Math.max(a, b))]
        expect(low - high).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(low), scale(spec, bounds)))
        expect(low).toBeGreaterThanOrEqual(bounds[0])
        expect(high).toBeLessThanOrEqual(bounds[1])
      }),
    )
  })

  it('has no step at the median', () =>
    fc.assert(
      fc.property(anyFitted, ({ spec, bounds }) => {
        const quantile = fitted.quantile(spec, bounds)
        const step = quantile(0.5 + 1e-9) - quantile(0.5 - 1e-9)
        expect(step).toBeLessThan(1e-6 * (spec.p95 - spec.p5) + 1e-12 * scale(spec, bounds))
      }),
    ))
})

describe('a quantile on its bound', () => {
  const share = (spec: { p5: number; p95: number }, bounds: Bounds, at: number) => {
    const quantile = fitted.quantile(spec, bounds)
    return (
      Array.from({ length: 10_000 }, (_, i) => quantile((i + 0.5) / 10_000)).filter((x) => x === at).length /
      10_000
    )
  }

  it('puts 5% of draws on the least bound', () => expect(share({ p5: 0, p95: 8 }, POSITIVE, 0)).toBe(0.05))
  it('puts 5% of draws on the greatest bound', () => expect(share({ p5: 0.6, p95: 1 }, SHARE, 1)).toBe(0.05))
  it('leaves the other bound out of reach', () => expect(share({ p5: 0, p95: 0.99 }, SHARE, 1)).toBe(0))
})
