import type { TopLevelSpec } from 'vega-lite'
import { wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { colours, plot } from './theme.js'

/** An uncertain number, and its rank correlation with a difference. */
export interface TornadoBar {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
}

const ROW = 24

/** Draws which uncertain numbers a difference depends on, as bars with their intervals. Throws where there is none. */
export function tornado(bars: readonly TornadoBar[], options: FigureOptions): TopLevelSpec {
  if (bars.length === 0) throw new Error(`the chart "${options.title}" has no numbers to draw`)
  const words = wordsIn(options.lang).tornado
  const y = {
    field: 'name',
    type: 'nominal',
    sort: bars.map(({ name }) => name),
    axis: { title: null, labelLimit: 260, grid: false },
  }
  const most = Math.min(
    1,
    Math.max(...bars.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])) * 1.1,
  )
  const x = {
    type: 'quantitative',
    scale: { domain: [-most, most], nice: false },
    axis: {
      title: words.axis,
      grid: true,
      tickCount: 8,
    },
  }
  const spec = {
    width: options.width ?? plot.width - 200,
    height: ROW * bars.length,
    data: { values: bars },
    layer: [
      {
        mark: { type: 'bar', color: colours.inner, height: 15 },
        encoding: { x: { field: 'value', ...x }, y },
      },
      {
        mark: { type: 'rule', strokeWidth: 1.5, color: colours.text },
        encoding: { x: { field: 'low', ...x }, x2: { field: 'high' }, y },
      },
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: colours.muted },
        encoding: { x: { datum: 0, ...x }, y: { value: 0 }, y2: { value: 'height' } },
      },
    ],
  }
  return figure([spec], { ...options, description: words.description(options.title) })
}
