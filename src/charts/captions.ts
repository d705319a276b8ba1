import { inLanguage, type NameOptions } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type EventMark, type MonthSpan, marksWithin } from './event-marks.js'
import { wrapText } from './text.js'
import { colours, fontSizes } from './theme.js'

/**
 * What the charts of one result share: the scenario's title, runs, seed, dated events, and where it comes from; the language,
 * and the titles and sentences by which the scenario names its own things.
 */
export interface ChartContext extends NameOptions {
  readonly scenario: string
  readonly runs: number
  readonly seed: number | string
  readonly marks?: readonly EventMark[]
  /** The line at the bottom; by default it names the simulation. */
  readonly source?: string
  /** A sentence on how to read the chart, above what is below it. */
  readonly reading?: string | undefined
}

/** The room for captions: months of the axis, width in pixels, and whether events are numbered in the plot. */
export interface CaptionRoom {
  readonly span: MonthSpan
  readonly width: number
  readonly numbered: boolean
}

/** Words the question as a title, and scenario, number of runs and seed as a subtitle. */
export function heading(context: ChartContext & { readonly title: string }, { width }: CaptionRoom) {
  const { runs, seed } = wordsIn(context.lang).common
  const scenario = inLanguage(context.scenario, context.lang)
  const subtitle = [scenario, runs(context.runs), seed(context.seed)].join(' \u00b7 ')
  return {
    text: wrapText(context.title, { fontSize: fontSizes.title, width, isBold: true }),
    subtitle: wrapText(subtitle, { fontSize: fontSizes.subtitle, width }),
  }
}

function keyLines({ marks = [], lang }: ChartContext, room: CaptionRoom): string[] {
  const inside = room.numbered ? marksWithin(marks, room.span) : []
  if (inside.length === 0) return []
  const entries = inside.map(({ label }, index) => `${index + 1}: ${inLanguage(label, lang)}`)
  const key = wordsIn(lang).common.dashedLines(entries.join(' \u00b7 '))
  return wrapText(key, { fontSize: fontSizes.note, width: room.width, at: /(?<= \u00b7) / })
}

/** Words the lines below a figure: how to read it, what numbered events are, and the source. */
export function footnote(context: ChartContext, room: CaptionRoom) {
  const { reading, source = wordsIn(context.lang).common.simulation } = context
  const wrapped = (text: string) => wrapText(text, { fontSize: fontSizes.note, width: room.width })
  const style = {
    fontSize: fontSizes.note,
    fontWeight: 'normal',
    color: colours.muted,
    lineHeight: 14,
  } as const
  return {
    text: [
      ...(reading === undefined ? [] : wrapped(reading)),
      ...keyLines(context, room),
      ...wrapped(source),
    ],
    orient: 'bottom',
    anchor: 'start',
    offset: 12,
    ...style,
  } as const
}
