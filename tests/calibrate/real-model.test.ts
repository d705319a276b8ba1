import { expect, test } from 'vitest'
import { type FactError, logLikelihoods } from '../../src/analysis/fact-errors.js'
import { temper } from '../../src/analysis/tempering.js'
import { waveMaker } from '../../src/calibrate/fit-runs.js'
import { normalQuantile } from '../../src/math/normal.js'
import { quantiles } from '../../src/math/quantile.js'
import { model } from '../../src/model/index.js'
import { uniforms } from '../analysis/uniforms.js'
import { baseline } from '../model/ensemble.js'

/** What is seen of the made-up truth, with an error of a tenth of its median. */
const SEEN = [
  'total(cowos_capacity, "2024")',
  'total(legal_sold[h20], "2024")',
  'total(ascend_units, "2025")',
  'total(grey_arrivals, "2024")',
]
/** What is then to be known better, and was not seen. */
const HIDDEN = ['at(china_compute, "2025-01")', 'total(ascend_units, "2026")', 'max(premium, "2024")']
const [RUNS, TRUTHS, BINS] = [3000, 200, 10]
/** The 99.9% quantile of the chi-squared law with 9 degrees of freedom (Abramowitz and Stegun, table 26.8). */
const CRITICAL = 27.877

/**
 * Simulation-based calibration (Talts and others 2018, arXiv:1804.06788) on the real model: one run after the other is the truth,
 * what is seen of it gets an error, the other runs are weighed by that, and the truth of what was not seen must have
 * every rank in them alike.
 */
test('the model has the truth of what was not seen at every rank alike', async () => {
  const scenario = { ...baseline(), runs: RUNS }
  const facts = [...SEEN, ...HIDDEN].map((expression, i) => ({ id: `outcome_${i}`, expression, value: 1 }))
  const { columns, failed } = await waveMaker(scenario, facts, { blocks: model })()
  const [seen, hidden] = [columns.slice(0, SEEN.length), columns.slice(SEEN.length)]
  const errors = seen.map((column) => 0.1 * (quantiles(column.filter(Number.isFinite), [0.5])[0] as number))
  const noise = uniforms('real model', TRUTHS * SEEN.length)
  const counts = hidden.map(() => new Array<number>(BINS).fill(0))
  const wrong = hidden.map(() => new Array<number>(BINS).fill(0))
  for (let truth = 0; truth < TRUTHS; truth++) {
    if (failed[truth]) continue
    const others = failed.slice()
    others[truth] = 1
    const toldOf = (part: number) =>
      seen.map((column, k): FactError => {
        const sd = errors[k] as number
        const shift = sd * normalQuantile(noise[truth * SEEN.length + k] as number)
        const told = { centre: (column[truth] as number) + shift, sd: part * sd }
        return { scale: 'linear', observation: told.sd, discrepancy: 0, share: 1, ...told }
      })
    for (const [part, bins] of [
      [1, counts],
      [0.3, wrong],
    ] as const) {
      const logs = logLikelihoods(seen, { errors: toldOf(part), failed: others })
      const { weights } = temper({ logLikelihoods: logs, leastEffective: 1 })
      for (const [k, column] of hidden.entries()) {
        let below = 0
        for (let run = 0; run < RUNS; run++)
          if ((column[run] as number) < (column[truth] as number)) below += weights[run] as number
        const own = bins[k] as number[]
        const bin = Math.min(Math.floor(below * BINS), BINS - 1)
        own[bin] = (own[bin] as number) + 1
      }
    }
  }
  const chiSquared = (bins: readonly number[]) =>
    bins.reduce((sum, count) => sum + (count - TRUTHS / BINS) ** 2 / (TRUTHS / BINS), 0)
  expect(counts.map(chiSquared).filter((statistic) => statistic > CRITICAL)).toEqual([])
  expect(Math.max(...wrong.map(chiSquared))).toBeGreaterThan(CRITICAL)
}, 60_000)
