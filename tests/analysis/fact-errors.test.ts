import { describe, expect, test } from 'vitest'
import { factErrors, logLikelihoods, standardize } from '../../src/analysis/fact-errors.js'
import { temper } from '../../src/analysis/tempering.js'

const options = { relativeError: 0.1, discrepancy: 0.2 }
const errorOf = (fact: { value: number; low?: number; high?: number }) => {
  const [error] = factErrors([{ id: 'one', expression: 'final(x)', ...fact }], options)
  if (!error) throw new Error('no error')
  return error
}

describe('the error of a fact', () => {
  // A normal law has 90% within 1.645 standard deviations: 94 to 126 is 32 wide, and 32 / 3.29 is 9.727.
  test('is that of its interval, and of the model', () => {
    const error = errorOf({ value: 110, low: 94, high: 126 })
    expect(error.scale).toBe('linear')
    expect(error.observation).toBeCloseTo(9.727, 3)
    expect(error.discrepancy).toBeCloseTo(22, 12)
    expect(error.sd).toBeCloseTo(Math.hypot(9.727, 22), 3)
    expect(standardize(110 + 2 * error.sd, error)).toBeCloseTo(2, 12)
  })

  // 10 to 600 thousand is a factor of 60, ln(60) / 3.29 = 1.2446; a fifth more is ln(1.2) = 0.18232.
  test('is taken on the log scale where the interval spans a factor', () => {
    const error = errorOf({ value: 140e3, low: 10e3, high: 600e3 })
    expect(error.scale).toBe('log')
    expect(error.centre).toBeCloseTo(Math.log(140e3), 12)
    expect(error.observation).toBeCloseTo(1.2446, 4)
    expect(error.discrepancy).toBeCloseTo(0.18232, 5)
    expect(standardize(140e3 * Math.exp(-error.sd), error)).toBeCloseTo(-1, 12)
    expect(standardize(0, error)).toBe(Number.NEGATIVE_INFINITY)
    expect(errorOf({ value: 12, low: 10, high: 15.1 }).scale).toBe('log')
    expect(errorOf({ value: 12, low: 10, high: 14.9 }).scale).toBe('linear')
    expect(errorOf({ value: 0.05, low: 0, high: 0.1 }).scale).toBe('linear')
  })

  test('is a part of its value where it has no interval, and as wide on both sides where it has one end', () => {
    expect(errorOf({ value: -50 })).toMatchObject({ scale: 'linear', observation: 5, discrepancy: 10 })
    expect(errorOf({ value: 100, high: 120 }).observation).toBeCloseTo(20 / 1.6448536, 6)
    expect(errorOf({ value: 100, low: 90 }).observation).toBeCloseTo(10 / 1.6448536, 6)
    expect(errorOf({ value: 0, low: -1, high: 2 }).discrepancy).toBeCloseTo(0.4, 12)
  })

  test('is shared by facts of one expression', () => {
    const facts = ['total(a, "2024")', 'total( a,"2024" )', 'total(b, "2024")'].map((expression, i) => {
      return { id: `fact-${i}`, expression, value: 1 }
    })
    expect(factErrors(facts, options).map(({ share }) => share)).toEqual([0.5, 0.5, 1])
  })
})

// Two standard errors off one fact and one off another: -(4 + 1) / 2; half of the first where it has half a share.
test('the likelihood adds up the squares of distances', () => {
  const error = { scale: 'linear', centre: 0, observation: 1, discrepancy: 0, sd: 1, share: 1 } as const
  const columns = [Float64Array.of(2, 0, 0, 9), Float64Array.of(1, 0, Number.NaN, 9)]
  const failed = Uint8Array.of(0, 0, 0, 1)
  const sums = (share: number) => [
    ...logLikelihoods(columns, { errors: [{ ...error, share }, error], failed }),
  ]
  expect(sums(1)).toEqual([-2.5, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])
  expect(sums(0.5)[0]).toBe(-1.5)
})

// Of two runs with likelihoods 1 and e^-x the effective size is (1 + e^-x)^2 / (1 + e^-2x); 1.8 of it is left where
// e^-x = 1/2: (3/2)^2 / (5/4) = 1.8, so of x = 10 the power ln(2) / 10 is used.
test('tempering finds the power that leaves as many runs as wanted', () => {
  const found = temper({ logLikelihoods: Float64Array.of(-10, 0), leastEffective: 1.8 })
  expect(found.power).toBeCloseTo(Math.LN2 / 10, 10)
  expect(found.effective).toBeCloseTo(1.8, 10)
  expect([...found.weights].map((weight) => Number(weight.toFixed(9)))).toEqual([0.333333333, 0.666666667])
  const ratios = { logLikelihoods: Float64Array.of(-1, -1), logRatios: Float64Array.of(Math.log(3), 0) }
  expect(temper({ ...ratios, leastEffective: 1 }).weights[0]).toBeCloseTo(0.75, 12)
})
