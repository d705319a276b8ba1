import { describe, expect, test } from 'vitest'
import { countBlock, makeHistograms, placeBins } from '../../src/analysis/histograms.js'
import { collectBlock, collectedQuantiles, planPasses } from '../../src/analysis/targets.js'

const LANES = 5000
const ROWS = 3

/** A row of whole numbers in a mixed order, one of a single value, and one with a long tail outside the sample's range. */
const values = Float64Array.from({ length: ROWS * LANES }, (_, i) => {
  const lane = i % LANES
  if (i < LANES) return (lane * 617) % LANES
  return i < 2 * LANES ? 7 : 1 / (lane + 1)
})
const block = { values, lanes: LANES, rows: ROWS, failed: new Set<number>() }
const few = {
  ...block,
  lanes: 40,
  values: Float64Array.from(
    { length: ROWS * 40 },
    (_, i) => values[Math.floor(i / 40) * LANES + 100 + (i % 40)] as number,
  ),
}
const bins = placeBins([few], ROWS)
const histograms = makeHistograms(ROWS)
const sums = new Float64Array(ROWS)
countBlock(histograms, block, { bins, sums })
const cells = [{ quantity: 'x', element: '', unit: '1' }]
const counted = { cells, months: ROWS, bins, histograms, sums }

describe('a second pass', () => {
  test.each([
    [1, 1e9],
    [3, 1],
  ])('of %d passes finds the exact quantiles of type 7', (passes, memory) => {
    const plans = planPasses(counted, memory)
    expect(plans.length).toBe(passes)
    const found = plans.flatMap((targets) => {
      const collected = {
        values: new Float64Array(targets.size),
        counts: new Int32Array(targets.offsets.length),
      }
      collectBlock(targets, block, collected)
      return Array.from({ length: targets.rows[1] - targets.rows[0] }, (_, i) =>
        collectedQuantiles(counted, targets.rows[0] + i, { targets, collected }),
      )
    })
    // Type 7 of 0 to 4999 is 4999 p; of 1/5000 to 1 it lies between two neighbours, from the largest down.
    const between = (rank: number) => {
      const at = (whole: number) => 1 / (LANES - whole)
      return at(Math.floor(rank)) + (rank % 1) * (at(Math.floor(rank) + 1) - at(Math.floor(rank)))
    }
    const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => 4999 * p)
    // The median's interval, as SciPy has it: binom.ppf(0.025, 5000, 0.5) - 1 and binom.ppf(0.975, 5000, 0.5).
    const ranks = [...quantiles, 2430, 2569]
    expect(found[0]).toEqual(ranks.map((rank) => expect.closeTo(rank, 9)))
    expect(found[1]).toEqual([7, 7, 7, 7, 7, 7, 7])
    expect(found[2]).toEqual(ranks.map((rank) => expect.closeTo(between(rank), 12)))
  })

  test('collects no value of a failed run', () => {
    const failed = new Set(Array.from({ length: 4000 }, (_, i) => i))
    const fewer = { ...counted, histograms: makeHistograms(ROWS) }
    countBlock(fewer.histograms, { ...block, failed }, { bins, sums: new Float64Array(ROWS) })
    const [targets] = planPasses(fewer, 1e9)
    if (!targets) throw new Error('there is a pass')
    const collected = {
      values: new Float64Array(targets.size),
      counts: new Int32Array(targets.offsets.length),
    }
    collectBlock(targets, { ...block, failed }, collected)
    // The last thousand runs have 1/4001 to 1/5000.
    const [, , median] = collectedQuantiles(fewer, 2, { targets, collected })
    expect(median).toBeCloseTo((1 / 4500 + 1 / 4501) / 2, 12)
  })
})
