import { describe, expect, it } from 'vitest'
import { deviance, lnFactorial, stirlingRest } from '../../src/math/saddle-point.js'
import { reference } from './reference.js'

it.each(reference.lnFactorial)('lnFactorial of %d', (n, high, low) =>
  expect(Math.abs(lnFactorial(n) - high - low)).toBeLessThan(3e-15 * Math.max(1, Math.abs(high))),
)

// DLMF 5.11.1 and table 5.11: Gamma(n + 1) by Stirling's formula times e^(1/(12n) - 1/(360n^3) + ...).
it('stirlingRest tends to its first term', () =>
  expect(Math.abs(stirlingRest(1e6) * 12e6 - 1)).toBeLessThan(1e-12))

describe('deviance', () => {
  it('is 0 where both agree', () => expect(deviance(3.7, 3.7)).toBe(0))

  it('keeps its digits near there: d^2 / (2m) - d^3 / (6m^2) + ...', () => {
    const d = 2 ** -20
    const expected = (d * d) / 2 - (d * d * d) / 6 + (d * d * d * d) / 12
    expect(Math.abs(deviance(1 + d, 1) / expected - 1)).toBeLessThan(1e-15)
  })

  it('is x ln(x / m) + m - x far from there', () =>
    expect(Math.abs(deviance(2, 1) - (2 * Math.LN2 - 1))).toBeLessThan(1e-15))
})
