import { quantiles } from '../math/quantile.js'
import { quantileInterval } from '../math/quantile-interval.js'
import { csvNumber } from './csv.js'
import type { OutcomeLevel } from './run-claims.js'
import type { RunColumn, RunRecord } from './run-record.js'
import { monthValueText } from './value-text.js'

const OUTER = [0.05, 0.25, 0.75, 0.95]

/** Tells how each outcome of a run is spread; intervals of medians are left out where a design leaves nothing to chance. */
export function runLevels(record: RunRecord, isDeliberate: boolean): OutcomeLevel[] {
  const failed = new Set(record.failures.map(({ run }) => run - record.range[0]))
  return record.outcomes.map((outcome) => {
    const { name, unit } = outcome
    const values = soundValues(outcome, failed)
    const [p5, p25, p75, p95] = quantiles(values, OUTER) as [number, number, number, number]
    const middle = quantileInterval(values, 0.5)
    const [p50_low, p50_high] = isDeliberate ? [Number.NaN, Number.NaN] : [middle.low, middle.high]
    const never = values.filter((value) => value === Number.POSITIVE_INFINITY).length
    const about = record.scenario.outcomes[name]?.about ?? ''
    const spread = { mean: meanOf(values), p5, p25, p50: middle.estimate, p75, p95, p50_low, p50_high }
    return { name, about, unit, ...spread, runs: values.length, never }
  })
}

/** Of the runs that did not fail, some may have no number: a share of nothing. */
function soundValues({ values }: RunColumn, failed: ReadonlySet<number>): Float64Array {
  return values.filter((value, lane) => !failed.has(lane) && !Number.isNaN(value))
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const STATISTICS = ['p5', 'p25', 'p50', 'p75', 'p95', 'p50_low', 'p50_high'] as const

/** Gives the rows of levels.csv: each outcome's mean, quantiles and interval of the median over the runs; dates as months. */
export function* runLevelsTable(levels: readonly OutcomeLevel[], start: string): Generator<readonly string[]> {
  yield ['outcome', 'unit', 'mean', ...STATISTICS, 'runs', 'never']
  for (const level of levels) {
    const { name, unit, mean, runs, never } = level
    const quantileTexts = STATISTICS.map((key) => monthValueText(level[key], { unit, start }))
    yield [name, unit, unit === 'date' ? '' : csvNumber(mean), ...quantileTexts, String(runs), String(never)]
  }
}
