import { csvText } from './csv.js'
import { CsvBytes } from './csv-bytes.js'
import type { RunColumn, RunRecord } from './run-record.js'
import { monthValueText, valueText } from './value-text.js'

/** Runs whose draws are looked up at once. */
const AT_ONCE = 512

/**
 * Gives outcomes.csv in pieces: each run, counted from 1, whether it failed, its draws and its outcomes. Draws of
 * dates are days, outcomes that are dates are months; the outcomes of a failed run are empty fields.
 */
export function* outcomesCsv(record: RunRecord): Generator<string | Uint8Array> {
  const { range, draws, outcomes, failures, scenario } = record
  const failed = new Set(failures.map(({ run }) => run))
  yield* csvText([['run', 'failed', ...[...draws, ...outcomes].map(({ name }) => name)]])
  const rows = new CsvBytes()
  for (let from = range[0]; from < range[1]; from += AT_ONCE) {
    const part = [from - range[0], Math.min(from + AT_ONCE, range[1]) - range[0]] as const
    const [drawn, came] = [draws, outcomes].map((columns) => columns.map((column) => read(column, part)))
    for (let lane = 0; lane < part[1] - part[0]; lane++) {
      const run = from + lane
      rows.number(run + 1)
      rows.text(failed.has(run) ? '1' : '0')
      for (const { values, isDate } of drawn ?? []) {
        const value = values[lane] as number
        if (isDate) rows.text(valueText(value, { unit: 'date', start: scenario.start }))
        else rows.number(value)
      }
      for (const { values, isDate } of came ?? []) {
        const value = failed.has(run) ? Number.NaN : (values[lane] as number)
        if (isDate) rows.text(monthValueText(value, { unit: 'date', start: scenario.start }))
        else rows.number(value)
      }
      rows.endRow()
      const piece = rows.take(run + 1 === range[1])
      if (piece) yield piece
    }
  }
}

function read({ unit, slice }: RunColumn, part: readonly [from: number, to: number]) {
  return { isDate: unit === 'date', values: slice(...part) }
}
