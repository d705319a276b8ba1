import { displayWidth, padTo, wrapTo } from './display-width.js'
import { paint } from './paint.js'

/** A line of a table that is a tree: what stands left of it draws the tree. */
export interface TreeRow {
  /** The tree before the row's first line, and before its further ones. */
  readonly stem: string
  readonly below: string
  /** Its cells, the first beside the tree and the last the one that may take several lines; or one text across. */
  readonly cells: readonly string[] | string
}

/** A column of such a table. */
export interface TreeColumn {
  readonly title: string
  readonly align?: 'right'
}

/** The least width in which a sentence reads well. */
const LEAST = 30

/**
 * Prints a tree with aligned columns, the last of which takes what the terminal leaves; where that is too little, it
 * stands below its row.
 */
export function treeTable(columns: readonly TreeColumn[], rows: readonly TreeRow[]): string {
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY
  const widths = columns.slice(0, -1).map(({ title }, i) => {
    const texts = rows.map((row) => (typeof row.cells === 'string' ? '' : cellText(row, i)))
    return Math.max(displayWidth(title), ...texts.map(displayWidth))
  })
  const used = widths.reduce((sum, one) => sum + one + GAP.length, INDENT.length)
  const fits = width - used >= LEAST
  const layout = { columns, widths, used, rest: fits ? width - used : 0 }
  const head = line(
    columns.map(({ title }) => title),
    layout,
  )
  const lines = rows.flatMap((row) => print(row, layout, Math.max(width - INDENT.length, LEAST)))
  return [paint.dim(fits ? head : head.slice(0, head.length - (columns.at(-1)?.title.length ?? 0))), ...lines]
    .map((text) => text.trimEnd())
    .join('\n')
}

const INDENT = '  '
const GAP = '  '

interface Layout {
  readonly columns: readonly TreeColumn[]
  readonly widths: readonly number[]
  readonly used: number
  /** The width of the last column; 0 where it stands below. */
  readonly rest: number
}

function cellText({ stem, cells }: TreeRow, i: number): string {
  return `${i === 0 ? stem : ''}${cells[i] ?? ''}`
}

function line(cells: readonly string[], { columns, widths }: Layout): string {
  const padded = widths.map((width, i) => padTo(cells[i] ?? '', width, columns[i]?.align ?? 'left'))
  return INDENT + [...padded, cells.at(-1) ?? ''].join(GAP)
}

function print(row: TreeRow, layout: Layout, whole: number): string[] {
  const { stem, below, cells } = row
  if (typeof cells === 'string') {
    const [first = '', ...more] = wrapTo(cells, whole - displayWidth(below) - 4)
    return [`${INDENT}${stem}${first}`, ...more.map((text) => `${INDENT}${below}    ${text}`)]
  }
  const { rest, widths } = layout
  const about = cells.at(-1) ?? ''
  const own = cells.slice(0, -1).map((cell, i) => (i === 0 ? stem + cell : cell))
  if (rest === 0) {
    const under = wrapTo(about, whole - displayWidth(below) - 2)
    const lines = about === '' ? [] : under.map((text) => `${INDENT}${below}  ${paint.dim(text)}`)
    return [line([...own, ''], layout), ...lines]
  }
  const [first = '', ...more] = rest === Number.POSITIVE_INFINITY ? [about] : wrapTo(about, rest)
  const blanks = widths.slice(1).map(() => '')
  return [line([...own, first], layout), ...more.map((text) => line([below, ...blanks, text], layout))]
}
