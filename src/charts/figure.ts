import type { TopLevelSpec } from 'vega-lite'
import { type ChartContext, footnote, heading } from './captions.js'
import { plot, theme } from './theme.js'

/** What a figure is told: the question that it answers, what its runs were, and what to know beside its plots. */
export interface FigureOptions extends ChartContext {
  readonly title: string
  /** A sentence on how to read it, above the source. */
  readonly reading?: string
  /** Width of the plot in pixels. */
  readonly width?: number
}

/** Puts plots below each other, with title and subtitle above them, and the source below. */
export function figure(
  plots: readonly object[],
  { reading, ...options }: FigureOptions & { readonly description: string },
): TopLevelSpec {
  const width = (options.width ?? plot.width) + plot.axisRoom
  const room = { span: { first: '2000-01', last: '2000-01', width }, width, numbered: false }
  const source = footnote({ ...options, marks: [] }, room)
  const text = reading === undefined ? source.text : [...wrapped(reading, room), ...source.text]
  const last = plots.length - 1
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: options.description,
    config: theme,
    title: heading(options, room),
    spacing: 26,
    vconcat: plots.map((one, i) => (i === last ? withFootnote(one, { ...source, text }) : one)),
  } as unknown as TopLevelSpec
}

function wrapped(text: string, room: Parameters<typeof footnote>[1]): readonly string[] {
  return footnote({ scenario: '', runs: 1, seed: '', source: text }, room).text
}

/** A plot that has a title of its own keeps it: the lines below go under an outer frame. */
function withFootnote(one: object, note: object): object {
  return 'title' in one ? { title: note, vconcat: [one] } : { title: note, ...one }
}

/** Gives a number, or null where a chart has nothing to show. */
export function drawable(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
