import Table from 'cli-table3'
import { displayWidth, wrapTo } from './display-width.js'
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
  const widths = widthsOf(columns, rows)
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: columns.map(({ align }) => align ?? 'left'),
  })
  table.push(
    columns.map(({ title }) => paint.dim(title)),
    ...rows.map((row) => row.map((text, i) => wrapTo(text, widths[i] ?? 0).join('\n'))),
  )
  const lines = table.toString().split('\n')
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
}

const NARROWEST = 20

/** Gives the columns that may wrap, from the last one on, what the others leave of the terminal's width. */
function widthsOf(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  )
  const needed = widths.reduce((sum, width) => sum + width + 2, 2)
  let excess = needed - (process.stdout.columns ?? needed)
  for (let i = columns.length - 1; i >= 0 && excess > 0; i--) {
    if (columns[i]?.wrap !== true) continue
    const width = Math.max((widths[i] ?? 0) - excess, Math.min(NARROWEST, widths[i] ?? 0))
    excess -= (widths[i] ?? 0) - width
    widths[i] = width
  }
  return widths
}
