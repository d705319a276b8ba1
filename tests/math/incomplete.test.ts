import { describe, expect, it } from 'vitest'
import { betaLogOdds } from '../../src/math/beta-quantile.js'
import { gammaQuantile } from '../../src/math/gamma-quantile.js'
import { incompleteBeta } from '../../src/math/incomplete-beta.js'
import { incompleteGamma, type Tails } from '../../src/math/incomplete-gamma.js'
import { reference } from './reference.js'

/** Gives the relative error of the smaller tail, and what both tails lack to 1. */
function errors({ lower, upper }: Tails, side: number, high: number, low: number): [number, number] {
  const tail = side < 0 ? lower : upper
  return [Math.abs((tail - high - low) / high), Math.abs(lower + upper - 1)]
}

describe('incompleteGamma', () => {
  it.each(reference.gammaTails)('of shape %d at %d', (shape, x, side, high, low) => {
    const [error, rest] = errors(incompleteGamma(shape)(x), side, high, low)
    expect(error).toBeLessThan(1e-12)
    expect(rest).toBeLessThan(4e-16)
  })
})

describe('incompleteBeta', () => {
  it.each(reference.betaTails)('of %d and %d at the log odds %d', (a, b, odds, side, high, low) => {
    const [error, rest] = errors(incompleteBeta(a, b)(odds), side, high, low)
    expect(error).toBeLessThan(1e-11)
    expect(rest).toBeLessThan(4e-16)
  })

  it('ends at 0 and 1', () => {
    const tails = incompleteBeta(2, 5)
    expect(tails(-1000)).toEqual({ lower: 0, upper: 1, density: 0 })
    expect(tails(1000)).toEqual({ lower: 1, upper: 0, density: 0 })
  })
})

describe('the way back from the smaller tail', () => {
  const lower = reference.gammaTails.filter(([, , side]) => side < 0)
  it.each(lower)('to gamma numbers of shape %d, at %d', (shape, x, _, tail) =>
    expect(Math.abs(gammaQuantile(shape)(tail) / x - 1)).toBeLessThan(1e-12),
  )

  it.each(reference.betaTails)(
    'to beta numbers of %d and %d, at the log odds %d',
    (a, b, odds, side, tail) => {
      const found = side < 0 ? betaLogOdds(a, b)(tail, 1 - tail) : betaLogOdds(a, b)(1 - tail, tail)
      expect(Math.abs(found - odds)).toBeLessThan(1e-12)
    },
  )
})
