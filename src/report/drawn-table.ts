import type { TopLevelSpec } from 'vega-lite'
import { type Lang, wordsIn } from '../words/words.js'
import { csvNumber } from './csv.js'

/** A row that a chart draws, with the heading of its panel where it has one. */
type Drawn = Readonly<Record<string, unknown>>

/**
 * Gives what a finished chart draws as the rows of a table: its own data, each row once, with the heading of its panel where
 * there are several. Fields whose names begin with "_" serve the drawing alone and are left out.
 */
export function* drawnTable(spec: TopLevelSpec, lang?: Lang): Generator<readonly string[]> {
  const rows = distinct(rowsIn(spec, ''))
  const columns = [...new Set(rows.flatMap(Object.keys))]
  const { columns: names } = wordsIn(lang)
  yield columns.map((column) => names[column] ?? column)
  for (const row of rows) yield columns.map((column) => fieldText(row[column]))
}

function rowsIn(part: unknown, heading: string): Drawn[] {
  if (Array.isArray(part)) return part.flatMap((inner) => rowsIn(inner, heading))
  if (typeof part !== 'object' || part === null) return []
  const { data, title, config: _, ...rest } = part as Readonly<Record<string, unknown>>
  const panel = headingIn(title) ?? heading
  const own = (data as { values?: unknown } | undefined)?.values
  const values = Array.isArray(own) ? own.flatMap((row) => shown(row, panel)) : []
  return [...values, ...Object.values(rest).flatMap((inner) => rowsIn(inner, panel))]
}

/** The heading of a panel: the title of a plot inside the figure. The figure's own has a subtitle, and notes stand below. */
function headingIn(title: unknown): string | undefined {
  const { text, orient, frame } = (title ?? {}) as {
    text?: string | string[]
    orient?: string
    frame?: string
  }
  return text === undefined || orient === 'bottom' || frame === undefined
    ? undefined
    : [text].flat().join(' ')
}

function shown(row: object, panel: string): Drawn[] {
  const fields = Object.entries(row).filter(([name]) => !name.startsWith('_'))
  if (fields.length === 0) return []
  return [Object.fromEntries([...(panel === '' ? [] : [['panel', panel]]), ...fields])]
}

function distinct(rows: readonly Drawn[]): Drawn[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}

function fieldText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? csvNumber(value) : String(value)
}
