import { designNamed } from '../index.js'
import { quantiles } from '../math/quantile.js'
import { halfWidth, type QuantileInterval, quantileInterval } from '../math/quantile-interval.js'
import type { RunColumn, RunRecord } from '../report/run-record.js'
import { readable } from './readable.js'
import { type TableColumn, textTable } from './text-table.js'

/** The outer quantiles that are shown; between them stands the median, with its error. */
const OUTER = [0.05, 0.95]

const COLUMNS: readonly TableColumn[] = [
  { title: 'outcome' },
  { title: 'about', wrap: true },
  { title: 'unit' },
  { title: 'p5', align: 'right' },
  { title: 'p50', align: 'right' },
  { title: '\u00b1 95%', align: 'right' },
  { title: 'p95', align: 'right' },
]

/** The column of the median's error, which means nothing where a design sets every number on purpose. */
const ERROR = 5

/**
 * Prints the scenario's outcomes over the runs that did not fail: the middle, half the width of its 95% interval, and nine runs
 * in ten.
 */
export function outcomeTable(record: RunRecord): string {
  const { start, outcomes: texts, design } = record.scenario
  const keep = (_: unknown, column: number) => column !== ERROR || !designNamed(design).isDeliberate
  const rows = record.outcomes.map((outcome) => {
    const { name, unit } = outcome
    const values = soundValues(outcome, record)
    const [low = Number.NaN, high = Number.NaN] = quantiles(values, OUTER)
    const middle = quantileInterval(values, 0.5)
    const [p5 = '', p50 = '', p95 = ''] = readable([low, middle.estimate, high], { unit, start })
    const error = errorText(middle, { unit, start })
    return [name, texts[name]?.about ?? '', outcomeUnit(unit), p5, p50, error, p95].filter(keep)
  })
  return rows.length === 0 ? '' : textTable(COLUMNS.filter(keep), rows)
}

/**
 * Writes half the width of an interval as its estimate is written, `0.35%`, that of a date in months, `1.5 months`; nothing where
 * there is no interval, and `to never` where only one end of it is finite.
 */
export function errorText(interval: QuantileInterval, form: { unit: string; start: string }): string {
  const half = halfWidth(interval)
  if (Number.isNaN(half)) return ''
  if (!Number.isFinite(half)) return form.unit === 'date' ? 'to never' : 'none'
  if (form.unit === 'date') return `${Number(half.toFixed(1))} month${half === 1 ? '' : 's'}`
  const isPercent = readable([interval.estimate], form)[0]?.endsWith('%') ?? false
  return readable([half], { ...form, unit: isPercent ? form.unit : 'plain' })[0] ?? ''
}

/** Writes a unit for people: nothing where the number says it, as 43% and 2027-03 do. */
export function outcomeUnit(unit: string): string {
  return unit === '1' ? '' : unit
}

/** Gives the numbers of the runs that did not fail; in one of these an outcome may still be none, such as a share of nothing. */
export function soundValues({ values }: RunColumn, { failures, range }: RunRecord): Float64Array {
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
