import type { Cell } from '../analysis/cells.js'
import type { SummaryRow } from '../analysis/rows.js'
import { monthLabel } from '../math/calendar.js'
import type { RunRecord } from './run-record.js'
import { monthValueText, valueText } from './value-text.js'

type Row = readonly string[]

const STATISTICS = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95'] as const

/** Gives the rows of summary.csv: each quantity's element and month, with its mean and quantiles over the runs. */
export function* summaryTable(rows: readonly SummaryRow[], start: string): Generator<Row> {
  yield ['quantity', 'element', 'month', 'unit', ...STATISTICS]
  for (const row of rows) {
    const { quantity, element, month, unit } = row
    yield [quantity, element, month, unit, ...STATISTICS.map((name) => valueText(row[name], { unit, start }))]
  }
}

/**
 * Gives the rows of outcomes.csv: each run, counted from 1, whether it failed, its draws and its outcomes. Draws of
 * dates are days, outcomes that are dates are months; the outcomes of a failed run are empty fields.
 */
export function* outcomesTable({ scenario, range, draws, outcomes, failures }: RunRecord): Generator<Row> {
  const { start } = scenario
  const failed = new Set(failures.map(({ run }) => run))
  yield ['run', 'failed', ...[...draws, ...outcomes].map(({ name }) => name)]
  for (let from = range[0]; from < range[1]; from += AT_ONCE) {
    const part = [from - range[0], Math.min(from + AT_ONCE, range[1]) - range[0]] as const
    const drawn = draws.map(({ unit, slice }) => ({ unit, values: slice(...part) }))
    const came = outcomes.map(({ unit, slice }) => ({ unit, values: slice(...part) }))
    for (let lane = 0; lane < part[1] - part[0]; lane++) {
      const isFailed = failed.has(from + lane)
      const outcomeIn = (values: Float64Array) => (isFailed ? Number.NaN : (values[lane] ?? Number.NaN))
      yield [
        String(from + lane + 1),
        isFailed ? '1' : '0',
        ...drawn.map(({ values, unit }) => valueText(values[lane] ?? Number.NaN, { unit, start })),
        ...came.map(({ values, unit }) => monthValueText(outcomeIn(values), { unit, start })),
      ]
    }
  }
}

/** Runs whose draws are looked up at once. */
const AT_ONCE = 512

/** The trajectories of one run, with the first month of its horizon. */
export interface RunTrajectory {
  readonly cells: readonly Cell[]
  /** `[cell][month]` */
  readonly values: Float64Array
  readonly start: string
}

/** Gives the rows of trajectory.csv: every cell in every month of one run, with `NaN` where a failed run has no number. */
export function* trajectoryTable({ cells, values, start }: RunTrajectory): Generator<Row> {
  yield ['quantity', 'element', 'month', 'unit', 'value']
  const months = values.length / cells.length
  for (const [i, { quantity, element, unit }] of cells.entries()) {
    for (let month = 0; month < months; month++) {
      const value = values[i * months + month] ?? Number.NaN
      const text = valueText(value, { unit, start })
      yield [quantity, element, monthLabel(start, month), unit, text === '' ? 'NaN' : text]
    }
  }
}

/** Gives the rows of draws.csv: each uncertain number of the one run of a record, and where its law comes from. */
export function* drawsTable({ scenario, draws }: RunRecord): Generator<Row> {
  const cells = Object.values(scenario.inputs).flat()
  const sources = new Map(cells.map((cell) => [cell.label, cell.sources.join('; ')]))
  yield ['name', 'unit', 'value', 'source']
  for (const { name, unit, values } of draws) {
    const value = valueText(values[0] ?? Number.NaN, { unit, start: scenario.start })
    yield [name, unit, value, sources.get(name) ?? '']
  }
}
