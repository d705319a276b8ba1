import { describe, expect, test } from 'vitest'
import {
  addHistograms,
  BINS,
  countBlock,
  makeHistograms,
  placeBins,
  summarizeCounted,
} from '../../src/analysis/histograms.js'
import { run } from '../../src/run.js'
import { baseline } from '../model/ensemble.js'

describe('counting instead of keeping', () => {
  test('gives a summary within its stated error of the exact one', async () => {
    const scenario = baseline('runs=6000')
    const [exact, counted] = await Promise.all([run(scenario), run(scenario, { memory: 2e6 })])
    expect([exact.method.kind, counted.method.kind]).toEqual(['exact', 'counted'])
    expect(counted.trajectories).toBeUndefined()
    const { error } = counted.method as { error: number }
    // The worst row has a long tail beside a narrow range from p5 to p95.
    expect(error).toBeLessThan(0.2)
    counted.summary.forEach((row, i) => {
      // A quantile of yes and no lies between them where the exact one is either.
      if (row.quantity.startsWith('bound_by')) return
      const true_ = exact.summary[i] as typeof row
      const scale = true_.p95 - true_.p5
      const where = `${row.quantity} ${row.month}`
      for (const name of ['p5', 'p25', 'p50', 'p75', 'p95'] as const) {
        // Two runs' values between which the exact quantile lies may be some bins apart where runs are few.
        expect(Math.abs(row[name] - true_[name]), `${where} ${name}`).toBeLessThanOrEqual(
          scale * (error + 0.01),
        )
      }
      expect(Math.abs(row.mean - true_.mean), where).toBeLessThanOrEqual(1e-9 * Math.abs(true_.mean))
    })
  })

  test('leaves draws and outcomes as they are', async () => {
    const scenario = baseline('runs=700')
    const [exact, counted] = await Promise.all([run(scenario), run(scenario, { memory: 1e5 })])
    const numbers = ({ draws, outcomes }: typeof exact) =>
      [...draws, ...outcomes].map(({ name, values }) => [name, [...values]])
    expect(numbers(counted)).toEqual(numbers(exact))
  })

  test('of 0 to 999 in one row: quantiles by hand', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => (i * 617) % 1000)
    const block = { values, lanes: 1000, rows: 1, failed: new Set<number>() }
    const bins = placeBins([block], 1)
    // The sample goes from 0 to 999; the bins go half of that further on either side.
    expect(bins.least[0]).toBe(-499.5)
    expect((bins.width[0] as number) * BINS).toBe(1998)
    const histograms = makeHistograms(1)
    const sums = new Float64Array(1)
    countBlock(histograms, block, { bins, sums })
    expect(sums[0]).toBe((999 * 1000) / 2)
    const cells = [{ quantity: 'x', element: '', unit: '1' }]
    const { summary, error } = summarizeCounted(
      { cells, months: 1, bins, histograms, sums },
      { start: '2022-01' },
    )
    expect(summary[0]?.mean).toBe(499.5)
    // Type 7 of 0..999: p * 999.
    expect(summary[0]?.p50).toBeCloseTo(499.5, -0.3)
    expect(Math.abs((summary[0]?.p5 as number) - 49.95)).toBeLessThan(1.2)
    expect(Math.abs((summary[0]?.p95 as number) - 949.05)).toBeLessThan(1.2)
    expect(error).toBeCloseTo(1998 / 2048 / 899.1, 3)
  })

  test('of two threads, of which one came too late for any run', () => {
    const block = { values: Float64Array.of(1, 2, 3, 4), lanes: 4, rows: 1, failed: new Set<number>() }
    const bins = placeBins([block], 1)
    const [counted, idle, both] = [makeHistograms(1), makeHistograms(1), makeHistograms(1)]
    countBlock(counted, block, { bins, sums: new Float64Array(1) })
    for (const one of [idle, counted, idle]) addHistograms(both, one)
    expect(both).toEqual(counted)
    addHistograms(both, counted)
    expect([both.lowest[0], both.highest[0], both.counts.reduce((a, b) => a + b)]).toEqual([1, 4, 8])
  })

  test('of a constant, and of values beyond the first sample', () => {
    const sample = { values: Float64Array.of(5, 5), lanes: 2, rows: 1, failed: new Set<number>() }
    const bins = placeBins([sample], 1)
    const histograms = makeHistograms(1)
    const sums = new Float64Array(1)
    countBlock(
      histograms,
      { ...sample, values: Float64Array.of(5, 5, 5, 1e9), lanes: 4, failed: new Set([3]) },
      { bins, sums },
    )
    const cells = [{ quantity: 'x', element: '', unit: '1' }]
    const constant = summarizeCounted({ cells, months: 1, bins, histograms, sums }, { start: '2022-01' })
      .summary[0]
    expect([constant?.p5, constant?.p50, constant?.p95, constant?.mean]).toEqual([5, 5, 5, 5])
    countBlock(histograms, { ...sample, values: Float64Array.of(-1e9, 1e9) }, { bins, sums })
    expect([
      histograms.lowest[0],
      histograms.highest[0],
      histograms.counts[0],
      histograms.counts[BINS - 1],
    ]).toEqual([-1e9, 1e9, 1, 1])
  })
})
