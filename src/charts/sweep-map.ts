import type { TopLevelSpec } from 'vega-lite'
import { wordsIn } from '../words/words.js'
import { drawable, type FigureOptions, figure } from './figure.js'
import { numberLabel } from './number-labels.js'
import { colours, plot, sequential } from './theme.js'

/** An outcome at one setting of two levers. */
export interface SweepCell {
  readonly x: number
  readonly y: number
  readonly p50: number
}

/** A map over two levers: words for axes and colours, and where the scenario stands that was swept. */
export interface SweepMap {
  readonly xWords: string
  readonly yWords: string
  readonly outcomeWords: string
  readonly cells: readonly SweepCell[]
  readonly base: { readonly name: string; readonly x: number | undefined; readonly y: number | undefined }
}

/** Draws an outcome's median over two levers as a heat map, with the base marked. Throws where there is nothing. */
export function sweepMap(map: SweepMap, options: FigureOptions): TopLevelSpec {
  const { cells, base } = map
  const { sweep, common } = wordsIn(options.lang)
  const labelExpr = numberLabel(options.lang)
  if (cells.length === 0) throw new Error(`the chart "${options.title}" has nothing to draw`)
  const [dx, dy] = [halfStep(cells.map(({ x }) => x)), halfStep(cells.map(({ y }) => y))]
  const values = cells.map(({ x, y, p50 }) => ({
    x,
    y,
    _x0: x - dx,
    _x1: x + dx,
    _y0: y - dy,
    _y1: y + dy,
    p50: drawable(p50),
  }))
  const axis = (title: string, { levels, half }: { levels: readonly number[]; half: number }) => ({
    type: 'quantitative',
    scale: { domain: [Math.min(...levels) - half, Math.max(...levels) + half], nice: false, zero: false },
    axis: { title, labelExpr, grid: false, values: ticksAt(levels) },
  })
  const x = axis(map.xWords, { levels: cells.map((cell) => cell.x), half: dx })
  const y = axis(map.yWords, { levels: cells.map((cell) => cell.y), half: dy })
  const colour = {
    field: 'p50',
    type: 'quantitative',
    scale: { range: sequential, interpolate: 'rgb' },
    legend: {
      title: map.outcomeWords,
      titleLimit: 0,
      titleFontWeight: 'normal',
      orient: 'top',
      gradientLength: 260,
      labelExpr,
      format: '~s',
    },
  }
  const isMarked = isInside(base.x, x.scale.domain) && isInside(base.y, y.scale.domain)
  const mark = {
    data: { values: [{ x: base.x, y: base.y, name: base.name }] },
    encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } },
    layer: [
      {
        mark: {
          type: 'point',
          shape: 'diamond',
          filled: true,
          size: 120,
          opacity: 1,
          color: colours.text,
          stroke: colours.paper,
        },
      },
      // A halo of paper, so that the name can be read on a cell of any colour.
      ...[{ stroke: colours.paper, strokeWidth: 4, strokeJoin: 'round' }, {}].map((halo) => ({
        mark: { type: 'text', align: 'left', dx: 9, dy: -9, color: colours.text, ...halo },
        encoding: { text: { field: 'name', type: 'nominal' } },
      })),
    ],
  }
  const spec = {
    width: options.width ?? plot.width - 60,
    height: plot.height,
    layer: [
      {
        data: { values },
        mark: { type: 'rect', stroke: colours.paper },
        encoding: {
          x: { field: '_x0', ...x },
          x2: { field: '_x1' },
          y: { field: '_y0', ...y },
          y2: { field: '_y1' },
          fill: colour,
        },
      },
      ...(isMarked ? [mark] : []),
    ],
  }
  return figure([spec], {
    ...options,
    description: sweep.description(
      options.title,
      sweep.over(map.outcomeWords, common.list([map.xWords, map.yWords])),
    ),
  })
}

/** The levels that are labelled: all, or of many every second, third and so on. */
const MOST_TICKS = 11

function ticksAt(values: readonly number[]): number[] {
  const levels = [...new Set(values)].sort((a, b) => a - b)
  const every = Math.ceil(levels.length / MOST_TICKS)
  return levels.filter((_, i) => i % every === 0)
}

function halfStep(values: readonly number[]): number {
  const different = [...new Set(values)].sort((a, b) => a - b)
  return ((different[1] ?? 1) - (different[0] ?? 0)) / 2
}

function isInside(value: number | undefined, [low = 0, high = 0]: readonly number[]): boolean {
  return value !== undefined && value >= low && value <= high
}
