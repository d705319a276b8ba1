import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, ln, logistic, pow } from '../../src/math/exp-log.js'
import { reference, worstError } from './reference.js'

describe('exp', () => {
  it('is within 2e-16 of the reference', () => expect(worstError(exp, reference.exp)).toBeLessThan(2e-16))

  it.each([
    [0, 1],
    [-0, 1],
    [-708.3961, 0],
    [-1e300, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [709.781, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('of %d is %d', (x, expected) => expect(exp(x)).toBe(expected))

  it('gives no subnormal number', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -709, max: -708, noNaN: true }),
        (x) => exp(x) === 0 || exp(x) >= 2 ** -1022,
      ),
    ))
})

describe('ln', () => {
  it('is within 2e-16 of the reference, subnormals too', () =>
    expect(worstError(ln, reference.ln)).toBeLessThan(2e-16))

  it.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [-0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [-1e-310, Number.NaN],
    [Number.NEGATIVE_INFINITY, Number.NaN],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('of %d is %d', (x, expected) => expect(ln(x)).toBe(expected))

  it('undoes exp', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        (x) => Math.abs(ln(exp(x)) - x) < 5e-16 * (1 + Math.abs(x)),
      ),
    ))
})

describe('pow', () => {
  it.each([
    [0, 0, 1],
    [0, 2, 0],
    [0, -1, Number.POSITIVE_INFINITY],
    [Number.NaN, 0, 1],
    [-8, 2, Number.NaN],
    [1, 1e300, 1],
    [Number.POSITIVE_INFINITY, 0.5, Number.POSITIVE_INFINITY],
  ])('of %d and %d is %d', (x, y, expected) => expect(pow(x, y)).toBe(expected))

  it('agrees with products and roots', () => {
    expect(pow(1.1, 3)).toBeCloseTo(1.331, 14)
    expect(pow(2, 0.5)).toBeCloseTo(Math.SQRT2, 14)
    expect(pow(1024, -0.1)).toBeCloseTo(0.5, 14)
  })
})

describe('logistic', () => {
  it.each([
    [0, 0.5],
    [Number.NEGATIVE_INFINITY, 0],
    [800, 1],
    [Number.NaN, Number.NaN],
  ])('of %d is %d', (x, expected) => expect(logistic(x)).toBe(expected))

  it('gives the probability of given odds', () => {
    expect(logistic(ln(3))).toBeCloseTo(0.75, 15)
    expect(logistic(-ln(999))).toBeCloseTo(0.001, 17)
  })
})
