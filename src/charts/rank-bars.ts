import type { TopLevelSpec } from 'vega-lite'
import { wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { colours, fontSizes, plot, sequential } from './theme.js'
import { NARROW } from './timeline.js'

/** An option, and in what share of the runs it is first, second and so on. */
export interface RankBar {
  readonly option: string
  readonly shares: readonly number[]
}

/** What the bars are told beside their figure: whether the highest or the lowest is first. */
export interface RankOptions extends FigureOptions {
  readonly better: 'higher' | 'lower'
}

/** Pixels of a row beside a name, and of one with its name above it. */
const ROW = { beside: 28, above: 44 } as const

/** Height of a bar, and how far below the middle of its row it lies where its name stands above it. */
const [BAR, DROP] = [18, 8]

/** Shares below this have no room for their number. */
const LEAST = 0.04

function segmentsOf(bars: readonly RankBar[]) {
  return bars.flatMap(({ option, shares }) => {
    let at = 0
    return shares.map((share, i) => {
      const from = at
      at += share
      return { option, rank: i + 1, share, _from: from, _to: at, _middle: (from + at) / 2 }
    })
  })
}

/**
 * Draws in what share of the runs each option takes each rank, as bars that add up to all runs; options that are first most
 * often come first. Throws where there is nothing to rank.
 */
export function rankBars(bars: readonly RankBar[], options: RankOptions): TopLevelSpec {
  if (bars.length < 2) throw new Error(`the chart "${options.title}" has nothing to rank`)
  const { lang, better } = options
  const words = wordsIn(lang).ranks
  const size = options.width ?? plot.width
  const isNarrow = size < NARROW
  const sorted = bars.toSorted((a, b) => (b.shares[0] as number) - (a.shares[0] as number))
  const segments = segmentsOf(sorted)
  const height = (isNarrow ? ROW.above : ROW.beside) * bars.length
  const x = {
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    axis: {
      title: words.axis,
      labelExpr: "format(datum.value, '~%')",
      tickCount: isNarrow ? 4 : 10,
      grid: true,
    },
  }
  const y = {
    field: 'option',
    type: 'nominal',
    sort: sorted.map(({ option }) => option),
    axis: isNarrow ? null : { title: null, labelLimit: 260, grid: false },
  }
  const fill = {
    field: 'rank',
    type: 'quantitative',
    scale: { domain: [1, bars.length], range: [...sequential].reverse(), interpolate: 'rgb' },
    legend: null,
  }
  const text = { type: 'text', baseline: 'middle', dy: isNarrow ? DROP : 0, fontSize: fontSizes.axis }
  const place = { x: { field: '_middle', ...x }, y, text: { field: 'rank', type: 'quantitative' } }
  const numbered = { values: segments.filter(({ share }) => share >= LEAST) }
  const spec = {
    width: isNarrow ? size : size - 200,
    height,
    layer: [
      {
        data: { values: segments },
        mark: {
          type: 'bar',
          height: BAR,
          yOffset: isNarrow ? DROP : 0,
          stroke: colours.paper,
          strokeWidth: 1,
        },
        encoding: { x: { field: '_from', ...x }, x2: { field: '_to' }, y, fill },
      },
      {
        data: numbered,
        mark: { ...text, stroke: colours.paper, strokeWidth: 4, strokeJoin: 'round' },
        encoding: place,
      },
      { data: numbered, mark: { ...text, color: colours.text }, encoding: place },
      ...(isNarrow ? [namesAbove(sorted, y)] : []),
    ],
  }
  return figure([spec], {
    ...options,
    reading: words.reading(words.first[better]),
    description: words.description(options.title),
    marks: [],
  })
}

/** Names the bars above them, where there is no room beside. */
function namesAbove(bars: readonly RankBar[], y: object) {
  const mark = { type: 'text', align: 'left', baseline: 'middle', dy: -BAR / 2 - 2, fontSize: fontSizes.axis }
  const text = { field: 'option', type: 'nominal' }
  const values = bars.map(({ option }) => ({ option }))
  return { data: { values }, mark: { ...mark, color: colours.text }, encoding: { x: { value: 0 }, y, text } }
}
