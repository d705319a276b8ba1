import type { TopLevelSpec } from 'vega-lite'
import { type ChartContext, footnote, heading } from './captions.js'
import { wrapText } from './text.js'
import { fontSizes, plot, theme } from './theme.js'
import type { Timeline } from './timeline.js'

/** What a figure is told: the question that it answers, what its runs were, and what to know beside its plots. */
export interface FigureOptions extends ChartContext {
  readonly title: string
  /** What was found, in words, below the subtitle. */
  readonly finding?: string | undefined
  /** Width of the plot in pixels. */
  readonly width?: number
}

/** What a figure has beside what it is told: a description for those who can't see it, and months where it has any. */
interface FigureParts {
  readonly description: string
  readonly timeline?: Pick<Timeline, 'span' | 'numbered'> | undefined
}

const NO_TIME = { span: { first: '2000-01', last: '2000-01', width: 0 }, numbered: false }

/** Puts plots below each other, with title and subtitle above them, and the source below. */
export function figure(
  plots: readonly object[],
  { finding, timeline, ...options }: FigureOptions & FigureParts,
): TopLevelSpec {
  const width = (options.width ?? plot.width) + plot.axisRoom
  const room = { ...(timeline ?? NO_TIME), width }
  const note = footnote(options, room)
  const last = plots.length - 1
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: options.description,
    config: theme,
    title: headingOf(options, { finding, room }),
    spacing: 26,
    vconcat: plots.map((one, i) => (i === last ? withFootnote(one, note) : one)),
  } as unknown as TopLevelSpec
}

function headingOf(
  options: FigureOptions,
  { finding, room }: { finding: string | undefined; room: Parameters<typeof heading>[1] },
) {
  const { text, subtitle } = heading(options, room)
  const found =
    finding === undefined ? [] : wrapText(finding, { fontSize: fontSizes.subtitle, width: room.width })
  return { text, subtitle: [...subtitle, ...found] }
}

/** A plot that has a title of its own keeps it: the lines below go under an outer frame. */
function withFootnote(one: object, note: object): object {
  return 'title' in one ? { title: note, vconcat: [one] } : { title: note, ...one }
}

/** Gives a number, or null where a chart has nothing to show. */
export function drawable(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
