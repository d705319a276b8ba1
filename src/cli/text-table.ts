import Table from 'cli-table3'
import { paint } from './paint.js'

/** A column of a table on the terminal. */
export interface TableColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Whether its texts may go on in a further line where the terminal is narrow. */
  readonly wrap?: boolean
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const

/** Prints rows under their titles in aligned columns without lines, two letters from the left. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: widthsOf(columns, rows),
    wordWrap: true,
  })
  table.push(
    columns.map(({ title }) => paint.dim(title)),
    ...rows.map((row) => [...row]),
  )
  const lines = table.toString().split('\n')
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
}

const NARROWEST = 20

/** Gives the columns that may wrap what the others leave of the terminal's width; null lets a column be. */
function widthsOf(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): (number | null)[] {
  const natural = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  )
  const needed = natural.reduce((sum, width) => sum + width + 2, 2)
  const excess = needed - (process.stdout.columns ?? needed)
  return columns.map(({ wrap }, i) =>
    wrap && excess > 0 ? Math.max((natural[i] ?? 0) - excess, NARROWEST) : null,
  )
}
