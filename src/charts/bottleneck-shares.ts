import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { type Words, wordsIn } from '../words/words.js'
import { markLayers } from './event-marks.js'
import { type FigureOptions, figure } from './figure.js'
import { type StackPart, stackLayers } from './stack-layers.js'
import { plot } from './theme.js'
import { monthChannel, timelineOf } from './timeline.js'
import { valueAxis } from './value-axis.js'

/** Lists the quantities that are 1 in the runs and months in which something binds domestic output, and 0 in all others. */
export const bottlenecks = [
  'bound_by_lines',
  'bound_by_dies',
  'bound_by_memory',
] as const satisfies readonly (keyof Words['bottleneck']['parts'])[]

/**
 * Draws what binds domestic output month by month, as shares of the runs that add up to all of them. Throws where a
 * quantity has no rows.
 */
export function bottleneckShares(rows: readonly SummaryRow[], options: FigureOptions): TopLevelSpec {
  const { lang, width = plot.width } = options
  const words = wordsIn(lang).bottleneck
  const missing = bottlenecks.filter((name) => !rows.some(({ quantity }) => quantity === name))
  if (missing.length > 0) throw new Error(`the chart "${options.title}" has no rows of ${missing.join(', ')}`)
  const of = (name: string) => rows.filter(({ quantity }) => quantity === name)
  const months = of(bottlenecks[0]).map(({ month }) => month)
  const timeline = timelineOf(months, { ...options, width })
  const parts = bottlenecks.map((name): StackPart => {
    return { name: words.parts[name], values: of(name).map(({ mean }) => mean) }
  })
  const height = plot.height - 100
  const axis = valueAxis([{ p5: 0, p50: 0.5, p95: 1 }], { axis: words.axis, kind: 'share', height, lang })
  const x = monthChannel(timeline, lang)
  const spec = {
    width,
    height,
    layer: [
      ...stackLayers(parts, { months, axis, x, width, height }),
      ...markLayers(timeline.placed, height),
    ],
  }
  return figure([spec], {
    ...options,
    reading: options.reading ?? words.reading,
    description: words.description(options.title),
    timeline,
  })
}
