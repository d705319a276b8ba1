import { describe, expect, it } from 'vitest'
import { expMinusOne, lnOnePlus } from '../../src/math/ln-one-plus.js'

/** Places of both signs and all sizes. */
const PLACES = Array.from({ length: 330 }, (_, i) => 2 ** (i / 6 - 54)).flatMap((x) => [x, -x])

// The engine's own functions may differ in the last bit from one to the next.
describe('lnOnePlus', () => {
  it('agrees with Math.log1p', () => {
    for (const x of PLACES.filter((one) => one > -1))
      expect(Math.abs(lnOnePlus(x) / Math.log1p(x) - 1), String(x)).toBeLessThan(1e-15)
  })

  it('ends at minus infinity and infinity', () => {
    expect(lnOnePlus(-1)).toBe(Number.NEGATIVE_INFINITY)
    expect(lnOnePlus(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
    expect(lnOnePlus(0)).toBe(0)
  })
})

describe('expMinusOne', () => {
  it('agrees with Math.expm1', () => {
    for (const x of PLACES)
      expect(Math.abs(expMinusOne(x) / Math.expm1(x) - 1), String(x)).toBeLessThan(2e-15)
  })

  it('ends at -1 and infinity', () => {
    expect(expMinusOne(-1000)).toBe(-1)
    expect(expMinusOne(1000)).toBe(Number.POSITIVE_INFINITY)
    expect(expMinusOne(0)).toBe(0)
  })
})
