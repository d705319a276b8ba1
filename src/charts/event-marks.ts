import type { FanLayers } from './fan-layers.js'
import { textWidth } from './text.js'
import { colours, fontSizes } from './theme.js'

/** One dated event, such as an export rule: a day `2023-10-23` and a few words. */
export interface EventMark {
  readonly date: string
  readonly label: string
}

/** The first and last month of an axis, each as `2024-03`, and its length in pixels. */
export interface MonthSpan {
  readonly first: string
  readonly last: string
  readonly width: number
}

/** An event with its place: pixels from the left, its row of labels above the plot (0 is lowest), text width. */
export interface PlacedMark extends EventMark {
  readonly x: number
  readonly row: number
  readonly textWidth: number
}

const rowHeight = 13
const labelGap = 4

/** Milliseconds of a day or month in UTC; a day that its month has not, such as 31 February, is refused too. */
function time(date: string): number {
  const milliseconds = Date.parse(date)
  const known = /^\d{4}-\d\d(-\d\d)?$/.test(date) && Number.isFinite(milliseconds)
  if (known && new Date(milliseconds).toISOString().startsWith(date)) return milliseconds
  throw new Error(`found the date "${date}", expected a day such as 2023-10-23`)
}

/** Selects the events that fall inside the months of an axis, earliest first; throws on a date that is none. */
export function marksWithin(marks: readonly EventMark[], span: MonthSpan): EventMark[] {
  const inside = (mark: EventMark) =>
    time(mark.date) >= time(span.first) && time(mark.date) <= time(span.last)
  return marks.filter(inside).sort((a, b) => time(a.date) - time(b.date))
}

/**
 * Places labels in rows above the plot so that none covers another or is crossed by another's line. A label stands
 * to the right of its line, so one that reaches over a later line goes a row above that line's own label.
 */
export function placeMarks(marks: readonly EventMark[], span: MonthSpan): PlacedMark[] {
  const scale = span.width / Math.max(time(span.last) - time(span.first), 1)
  const placed: PlacedMark[] = []
  for (const mark of marksWithin(marks, span).reverse()) {
    const x = (time(mark.date) - time(span.first)) * scale
    const width = textWidth(mark.label, fontSizes.mark)
    const covered = placed.filter((later) => later.x < x + width + 2 * labelGap)
    placed.unshift({
      ...mark,
      x,
      textWidth: width,
      row: 1 + Math.max(-1, ...covered.map((later) => later.row)),
    })
  }
  return placed
}

/** Draws placed events: a thin dashed line over a plot of the given height in pixels, and a small label. */
export function markLayers(placed: readonly PlacedMark[], height: number): FanLayers {
  if (placed.length === 0) return []
  const data = {
    values: placed.map(({ date, label, row }) => ({ date, label, _top: -rowHeight * (row + 1) })),
  }
  const x = { field: 'date', type: 'temporal', scale: { type: 'utc' } } as const
  const top = { value: { expr: 'datum._top' } }
  const label = {
    type: 'text',
    align: 'left',
    baseline: 'top',
    dx: labelGap,
    dy: 1,
    fontSize: fontSizes.mark,
  } as const
  return [
    {
      data,
      mark: { type: 'rule', strokeDash: [3, 3], strokeWidth: 1, color: colours.rule },
      encoding: { x, y: top, y2: { value: height } },
    },
    {
      data,
      mark: { ...label, color: colours.muted },
      encoding: { x, y: top, text: { field: 'label', type: 'nominal' } },
    },
  ]
}
