import { outcomeSpread } from '../analysis/outcome-levels.js'
import { csvNumber } from './csv.js'
import type { OutcomeLevel } from './run-claims.js'
import type { RunColumn, RunRecord } from './run-record.js'
import { monthValueText } from './value-text.js'

/** Tells how each outcome of a run is spread over the runs; `isDeliberate` says that the design leaves nothing to chance. */
export function runLevels(record: RunRecord, isDeliberate: boolean): OutcomeLevel[] {
  const failed = new Set(record.failures.map(({ run }) => run - record.range[0]))
  return record.outcomes.map((outcome) => {
    const { name, unit } = outcome
    const about = record.scenario.outcomes[name]?.about ?? ''
    return { name, about, unit, ...outcomeSpread(soundValues(outcome, failed), isDeliberate) }
  })
}

/** Of the runs that did not fail, some may have no number: a share of nothing. */
function soundValues({ values }: RunColumn, failed: ReadonlySet<number>): Float64Array {
  return values.filter((value, lane) => !failed.has(lane) && !Number.isNaN(value))
}

const STATISTICS = ['p5', 'p25', 'p50', 'p75', 'p95', 'p50_low', 'p50_high'] as const

/** Gives the rows of levels.csv: each outcome's mean, quantiles and interval of the median over the runs; dates as months. */
export function* runLevelsTable(
  levels: readonly OutcomeLevel[],
  start: string,
): Generator<readonly string[]> {
  yield ['outcome', 'unit', 'mean', ...STATISTICS, 'runs', 'never']
  for (const level of levels) {
    const { name, unit, mean, runs, never } = level
    const quantileTexts = STATISTICS.map((key) => monthValueText(level[key], { unit, start }))
    yield [name, unit, unit === 'date' ? '' : csvNumber(mean), ...quantileTexts, String(runs), String(never)]
  }
}
