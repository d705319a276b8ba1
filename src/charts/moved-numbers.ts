import type { TopLevelSpec } from 'vega-lite'
import { wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { colours, plot } from './theme.js'

/** An uncertain number on the scale of its prior, where that has mean 0 and standard deviation 1. */
export interface MovedDot {
  readonly name: string
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

const ROW = 22
/** The 95% quantile of the standard normal law. */
const OUTER = 1.6448536269514722

/**
 * Draws how far calibration moved uncertain numbers: for each the range of nine draws in ten before and after, in standard
 * deviations of its prior. Throws where there is none to draw.
 */
export function movedNumbersChart(dots: readonly MovedDot[], options: FigureOptions): TopLevelSpec {
  if (dots.length === 0) throw new Error(`the chart "${options.title}" has no numbers to draw`)
  const words = wordsIn(options.lang).calibration
  const width = options.width ?? plot.width - 200
  const names = dots.map(({ name }) => name)
  const x = {
    type: 'quantitative',
    scale: { zero: true, nice: true },
    axis: { title: words.axis, tickCount: 8, grid: true },
  }
  const bar = (name: string, edges: readonly [object, object], size: number) => ({
    transform: [{ calculate: `'${name}'`, as: 'bar' }],
    mark: { type: 'rule', strokeWidth: size, strokeCap: 'butt' },
    encoding: {
      x: { ...edges[0], ...x },
      x2: edges[1],
      stroke: {
        field: 'bar',
        type: 'nominal',
        scale: { domain: [words.spreadBefore, words.spreadAfter], range: [colours.outer, colours.inner] },
        legend: { symbolType: 'stroke', symbolStrokeWidth: 6 },
      },
    },
  })
  const fill = {
    field: 'dot',
    type: 'nominal',
    scale: { domain: [words.medianAfter], range: [colours.median] },
    legend: { symbolType: 'circle' },
  }
  const values = dots.map((dot) => ({ ...dot, from: -OUTER, to: OUTER }))
  const plotted = {
    width,
    height: ROW * dots.length,
    data: { values },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: names, axis: { title: null, labelLimit: 260, grid: false } },
    },
    layer: [
      bar(words.spreadBefore, [{ field: 'from' }, { field: 'to' }], 13),
      bar(words.spreadAfter, [{ field: 'p5' }, { field: 'p95' }], 6),
      {
        transform: [{ calculate: `'${words.medianAfter}'`, as: 'dot' }],
        mark: { type: 'point', filled: true, size: 40, opacity: 1 },
        encoding: { x: { field: 'p50', ...x }, fill },
      },
    ],
  }
  return figure([plotted], { ...options, description: words.description(options.title) })
}
