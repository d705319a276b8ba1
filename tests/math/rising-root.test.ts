import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { risingRoot } from '../../src/math/rising-root.js'

describe('risingRoot', () => {
  it('finds roots to the last digits', () => {
    const cube = risingRoot((x) => x * x * x, { target: 2, least: 0, greatest: 1000 })
    expect(Math.abs(cube / 1.2599210498948732 - 1)).toBeLessThan(4e-16)
    const small = risingRoot((x) => Math.sqrt(x), { target: 1e-6, least: 0, greatest: 1 })
    expect(Math.abs(small / 1e-12 - 1)).toBeLessThan(1e-15)
  })

  it('gives the very place of a step', () =>
    fc.assert(
      fc.property(fc.double({ min: -1e3, max: 1e3, noNaN: true }), (step) => {
        const rising = (x: number) => (x >= step ? 1 : 0)
        expect(risingRoot(rising, { target: 0.5, least: -2e3, greatest: 2e3 }) === step).toBe(true)
      }),
    ))

  it('gives the least place where the function is flat at the target', () => {
    const flat = (x: number) => (x < 2 ? x / 4 : x < 3 ? 0.5 : x / 6)
    expect(Math.abs(risingRoot(flat, { target: 0.5, least: 0, greatest: 6 }) - 2)).toBeLessThan(1e-15)
  })

  it('stays at an end that is the root, or the only place', () => {
    expect(risingRoot((x) => x, { target: -5, least: -1, greatest: 3 })).toBe(-1)
    expect(risingRoot((x) => x, { target: 0, least: 3, greatest: 3 })).toBe(3)
    expect(risingRoot((x) => x, { target: 9, least: 0, greatest: 3 })).toBe(3)
  })

  it('takes a few steps where the function is smooth', () => {
    let calls = 0
    const counting = (x: number) => {
      calls++
      return 1 - Math.exp(-x)
    }
    risingRoot(counting, { target: 0.3, least: 0.1, greatest: 2 })
    expect(calls).toBeLessThan(25)
  })
})
