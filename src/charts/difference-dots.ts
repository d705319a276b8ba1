import type { TopLevelSpec } from 'vega-lite'
import { type Lang, wordsIn } from '../words/words.js'
import { drawable, type FigureOptions, figure } from './figure.js'
import { numberLabel } from './number-labels.js'
import { wrapText } from './text.js'
import { colours, fontSizes, plot } from './theme.js'

/** How one option differs from the base, in the unit of its panel. */
export interface DifferenceDot {
  readonly option: string
  readonly median: number
  readonly low: number
  readonly high: number
  readonly p5: number
  readonly p95: number
}

/** The differences of one outcome. */
export interface DifferencePanel {
  /** What the outcome is, in words. */
  readonly heading: string
  /** The unit in words. */
  readonly axis: string
  readonly dots: readonly DifferenceDot[]
}

const ROW = 24

/** Names the two bars of a dot; the legend shows this. */
function strokes(lang?: Lang) {
  const { outer, ofMedian } = wordsIn(lang).intervals
  return {
    scale: { domain: [outer, ofMedian], range: [colours.inner, colours.median] },
    legend: { symbolType: 'stroke', symbolStrokeWidth: 5 },
  }
}

function bar(
  edges: readonly [string, string],
  { words, width, x, lang }: { words: string; width: number; x: object; lang: Lang | undefined },
) {
  return {
    transform: [{ calculate: JSON.stringify(words), as: 'bar' }],
    mark: { type: 'rule', strokeWidth: width, strokeCap: 'butt' },
    encoding: {
      x: { field: edges[0], type: 'quantitative', ...x },
      x2: { field: edges[1] },
      stroke: { field: 'bar', type: 'nominal', ...strokes(lang) },
    },
  }
}

function panelPlot(
  { heading, axis, dots }: DifferencePanel,
  { width, lang }: { width: number; lang: Lang | undefined },
) {
  const { outer, ofMedian, median } = wordsIn(lang).intervals
  const x = {
    scale: { zero: true, nice: true },
    axis: { title: axis, labelExpr: numberLabel(lang, { signed: true }), tickCount: 6, grid: true },
  }
  const values = dots.map(({ option, ...numbers }) => ({
    option,
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, drawable(value)])),
  }))
  const fill = {
    field: 'dot',
    type: 'nominal',
    scale: { domain: [median], range: [colours.paper] },
    legend: { symbolType: 'circle', symbolStrokeColor: colours.median },
  }
  return {
    title: {
      text: wrapText(heading, { fontSize: fontSizes.panel, width: width + 100, isBold: true }),
      fontSize: fontSizes.panel,
      frame: 'group',
      offset: 8,
    },
    width,
    height: ROW * dots.length,
    data: { values },
    encoding: {
      y: {
        field: 'option',
        type: 'nominal',
        sort: dots.map(({ option }) => option),
        axis: { title: null, labelLimit: 260, grid: false },
      },
    },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: colours.muted },
        encoding: { x: { datum: 0, type: 'quantitative', ...x }, y: { value: 0 }, y2: { value: 'height' } },
      },
      bar(['p5', 'p95'], { words: outer, width: 4, x, lang }),
      ...(dots.some(({ low }) => Number.isFinite(low))
        ? [bar(['low', 'high'], { words: ofMedian, width: 9, x, lang })]
        : []),
      {
        transform: [{ calculate: JSON.stringify(median), as: 'dot' }],
        mark: { type: 'point', filled: true, size: 34, stroke: colours.median, strokeWidth: 1.5, opacity: 1 },
        encoding: { x: { field: 'median', type: 'quantitative', ...x }, fill },
      },
    ],
  }
}

/**
 * Draws how options differ from the base: for each outcome a panel on a scale of its own, for each option a dot at the
 * median difference, with its Monte Carlo interval and the range of nine runs in ten. Throws where there is none to draw.
 */
export function differenceDots(panels: readonly DifferencePanel[], options: FigureOptions): TopLevelSpec {
  if (panels.length === 0) throw new Error(`the chart "${options.title}" has no differences to draw`)
  const width = options.width ?? plot.width - 200
  return figure(
    panels.map((panel) => panelPlot(panel, { width, lang: options.lang })),
    { ...options, description: wordsIn(options.lang).differenceDots.description(options.title) },
  )
}
