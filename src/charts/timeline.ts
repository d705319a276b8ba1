import { inLanguage } from '../words/names.js'
import type { ChartContext } from './captions.js'
import { type MonthSpan, marksWithin, type PlacedMark, placeMarks } from './event-marks.js'
import { monthAxis } from './fan-layers.js'

/** The months that a plot has below it, and the events above it. */
export interface Timeline {
  readonly span: MonthSpan
  readonly months: number
  /** Whether events have numbers above the plot and their names below the figure, as where there is little room. */
  readonly numbered: boolean
  readonly placed: readonly PlacedMark[]
}

/** Plots narrower than this, in pixels, have no room for names of events above them, or for things beside each other. */
export const NARROW = 480

/** Lays months and events out over so many pixels; `numbered` forces numbers in the place of the events' names. */
export function timelineOf(
  months: readonly string[],
  {
    marks = [],
    lang,
    width,
    numbered = width < NARROW,
  }: ChartContext & { width: number; numbered?: boolean },
): Timeline {
  const all = [...new Set(months)].sort()
  const span = { first: all[0] as string, last: all.at(-1) as string, width }
  const named = marksWithin(marks, span).map((mark, i) => {
    return { ...mark, label: numbered ? String(i + 1) : inLanguage(mark.label, lang) }
  })
  return { span, months: all.length, numbered, placed: placeMarks(named, span) }
}

/** Makes the horizontal channel of a plot over months. */
export function monthChannel(
  { months }: Pick<Timeline, 'months'>,
  lang: ChartContext['lang'],
  field = 'month',
) {
  const scale = { type: 'utc', nice: false } as const
  return { field, type: 'temporal', scale, axis: monthAxis(months, lang) } as const
}
