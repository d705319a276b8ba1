import type { Cell } from '../analysis/cells.js'
import type { SummaryRow } from '../analysis/rows.js'
import { monthLabel } from '../math/calendar.js'
import type { RunRecord } from './run-record.js'
import { valueText } from './value-text.js'

type Row = readonly string[]

const STATISTICS = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95', 'p50_low', 'p50_high'] as const

/**
 * Gives the rows of summary.csv: each quantity's element and month, with its mean and quantiles over the runs,
 * and the ends of the 95% interval of its median.
 */
export function* summaryTable(rows: readonly SummaryRow[], start: string): Generator<Row> {
  yield ['quantity', 'element', 'month', 'unit', ...STATISTICS]
  for (const row of rows) {
    const { quantity, element, month, unit } = row
    yield [quantity, element, month, unit, ...STATISTICS.map((name) => valueText(row[name], { unit, start }))]
  }
}

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
