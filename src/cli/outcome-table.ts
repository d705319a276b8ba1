import { quantiles } from '../math/quantile.js'
import type { RunColumn, RunRecord } from '../report/run-record.js'
import { readable } from './readable.js'
import { type TableColumn, textTable } from './text-table.js'

const PROBABILITIES = [0.05, 0.5, 0.95]

const COLUMNS: readonly TableColumn[] = [
  { title: 'outcome' },
  { title: 'about', wrap: true },
  { title: 'unit' },
  { title: 'p5', align: 'right' },
  { title: 'p50', align: 'right' },
  { title: 'p95', align: 'right' },
]

/** Prints the scenario's outcomes over the runs that did not fail: the middle, and nine runs in ten. */
export function outcomeTable(record: RunRecord): string {
  const { start, outcomes: texts } = record.scenario
  const rows = record.outcomes.map((outcome) => {
    const { name, unit } = outcome
    const values = readable(quantiles(soundValues(outcome, record), PROBABILITIES), { unit, start })
    return [name, texts[name]?.about ?? '', outcomeUnit(unit), ...values]
  })
  return rows.length === 0 ? '' : textTable(COLUMNS, rows)
}

/** Writes a unit for people: nothing where the number says it, as 43% and 2027-03 do. */
export function outcomeUnit(unit: string): string {
  return unit === '1' ? '' : unit
}

/** An outcome of a sound run may still be no number, such as a share of nothing. */
function soundValues({ values }: RunColumn, { failures, range }: RunRecord): Float64Array {
  const failed = new Set(failures.map(({ run }) => run))
  return values.filter((value, lane) => !failed.has(range[0] + lane) && !Number.isNaN(value))
}

/** Prints the scenario's outcomes in the one run of a record; none of a run that failed. */
export function replayedOutcomes(record: RunRecord): string {
  const { start, outcomes: texts } = record.scenario
  const columns = [...COLUMNS.slice(0, 3), { title: 'value', align: 'right' } as const]
  const rows = record.outcomes.map(({ name, unit, values: [value = Number.NaN] }) => {
    const shown = readable([record.failures.length > 0 ? Number.NaN : value], { unit, start })
    return [name, texts[name]?.about ?? '', outcomeUnit(unit), ...shown]
  })
  return rows.length === 0 ? 'the scenario has no outcomes' : textTable(columns, rows)
}
