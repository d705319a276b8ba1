import type { Comparison } from '../compare/compare.js'
import { csvText } from './csv.js'
import { CsvBytes } from './csv-bytes.js'
import { monthValueText } from './value-text.js'

/** Gives outcomes.csv in pieces: every run of every alternative, with what was compared; empty where the run failed. */
export function* comparisonRuns({
  settings,
  alternatives,
  outcomes,
}: Comparison): Generator<string | Uint8Array> {
  yield* csvText([['option', 'world', 'run', 'failed', ...outcomes.map(({ name }) => name)]])
  const rows = new CsvBytes()
  for (const { setting, results } of settings) {
    const { start = '' } = setting.scenarios[0] ?? {}
    for (const [index, { name }] of alternatives.entries()) {
      const columns = outcomes.map((outcome) => {
        const found = results.find((one) => one.outcome === outcome)?.outcomes[index]
        return { isDate: outcome.unit === 'date', found }
      })
      const runs = columns[0]?.found?.values.length ?? 0
      for (let run = 0; run < runs; run++) {
        const isFailed = columns[0]?.found?.failed[run] === 1
        rows.text(name)
        rows.text(setting.world?.name ?? '')
        rows.number(run + 1)
        rows.text(isFailed ? '1' : '0')
        for (const { isDate, found } of columns) {
          const value = isFailed ? Number.NaN : (found?.values[run] as number)
          if (isDate) rows.text(monthValueText(value, { unit: 'date', start }))
          else rows.number(value)
        }
        rows.endRow()
        const piece = rows.take()
        if (piece) yield piece
      }
    }
  }
  const last = rows.take(true)
  if (last) yield last
}
