import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantilesAndRanks } from '../../src/math/quantile.js'
import { halfWidth, intervalRanks, quantileInterval } from '../../src/math/quantile-interval.js'
import { streamKey } from '../../src/sampling/stream.js'
import { fillUniforms } from '../../src/sampling/vector-math.js'

/** Ranks that count from 1, as tables have them. */
function ranksFromOne(count: number, probability: number): number[] | undefined {
  return intervalRanks(count, probability)?.map((rank) => rank + 1)
}

test.each([
  // SciPy: binom.ppf(0.025, n, p) and binom.ppf(0.975, n, p) + 1; for the median up to 100, as in printed tables.
  [6, 0.5, [1, 6]],
  [10, 0.5, [2, 9]],
  [20, 0.5, [6, 15]],
  [50, 0.5, [18, 33]],
  [100, 0.5, [40, 61]],
  [1000, 0.95, [936, 964]],
  [100_000, 0.05, [4865, 5137]],
  [1_048_576, 0.5, [523_284, 525_293]],
])('the ranks of %d values at %d are those of SciPy', (count, probability, ranks) => {
  expect(ranksFromOne(count, probability)).toEqual(ranks)
})

test('of so few values that even the extremes are no interval there is none', () => {
  expect(intervalRanks(5, 0.5)).toBeUndefined()
  expect(intervalRanks(0, 0.5)).toBeUndefined()
  // 0.95^72 is 0.0249, and 0.95^71 is 0.0262.
  expect([intervalRanks(71, 0.05), intervalRanks(72, 0.05)?.[0]]).toEqual([undefined, 0])
  expect(quantileInterval(Float64Array.of(3, 1, 2), 0.5)).toEqual({
    estimate: 2,
    low: Number.NaN,
    high: Number.NaN,
  })
})

test('the ranks are the tightest whose binomial tails are below 2.5%, by sums of exact terms', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 400 }),
      fc.double({ min: 0.03, max: 0.97, noNaN: true }),
      (n, p) => {
        const terms = binomialTerms(n, p)
        const below = (k: number) => terms.slice(0, k + 1).reduce((a, b) => a + b, 0)
        const above = (k: number) => terms.slice(k + 1).reduce((a, b) => a + b, 0)
        const found = intervalRanks(n, p)
        if (!found) {
          expect(Math.max(below(0), above(n - 1))).toBeGreaterThan(0.025 - 1e-12)
          return
        }
        const [low, high] = found
        expect(Math.max(below(low), above(high))).toBeLessThanOrEqual(0.025 + 1e-12)
        expect(Math.min(below(low + 1), above(high - 1))).toBeGreaterThan(0.025 - 1e-12)
      },
    ),
    { numRuns: 200 },
  )
})

function binomialTerms(n: number, p: number): number[] {
  let log = n * Math.log(1 - p)
  return Array.from({ length: n + 1 }, (_, k) => {
    const term = Math.exp(log)
    log += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p))
    return term
  })
}

test.each([
  [0.5, 101],
  [0.5, 1024],
  [0.05, 1024],
  [0.95, 700],
])(
  'over replicates, the interval holds the true quantile at %d of %d values in 95 of 100',
  (probability, count) => {
    const replicates = 4000
    const values = new Float64Array(count)
    let held = 0
    for (let i = 0; i < replicates; i++) {
      fillUniforms(values, streamKey(`replicate ${i}`, 'x'), { from: 0 })
      // Exponential, so that nothing is symmetric; its quantile at p is -ln(1 - p).
      for (let run = 0; run < count; run++) values[run] = -Math.log(1 - (values[run] as number))
      const { low, high } = quantileInterval(values, probability)
      const truth = -Math.log(1 - probability)
      if (low <= truth && truth <= high) held++
    }
    // At least 95%, and not by much more; three standard errors of a share over replicates.
    const error = 3 * Math.sqrt((0.95 * 0.05) / replicates)
    expect(held / replicates).toBeGreaterThan(0.95 - error)
    expect(held / replicates).toBeLessThan(0.97 + error)
  },
)

test('values at ranks come with quantiles from one pass, as sorting gives them', () => {
  const values = Float64Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3000)
  const wanted = { probabilities: [0.5], ranks: [0, 17, 1499, 2999] }
  expect(quantilesAndRanks(values, wanted)).toEqual([1499.5, 0, 17, 1499, 2999])
  expect(quantilesAndRanks(values.subarray(0, 0), wanted)).toEqual(Array(5).fill(Number.NaN))
})

test('half the width of an interval between two infinite ends is 0: an event that never happens', () => {
  const never = { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  expect([halfWidth(never), halfWidth({ ...never, low: 3 }), halfWidth({ low: 3, high: 5 })]).toEqual([
    0,
    Number.POSITIVE_INFINITY,
    1,
  ])
})
