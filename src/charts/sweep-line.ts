import type { TopLevelSpec } from 'vega-lite'
import { wordsIn } from '../words/words.js'
import { drawable, type FigureOptions, figure } from './figure.js'
import { numberLabel } from './number-labels.js'
import { colours, fontSizes, plot } from './theme.js'

/** An outcome at one value of a lever. */
export interface SweepDot {
  readonly lever: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** A line over a lever: words for both axes, and where the scenario stands that was swept. */
export interface SweepLine {
  readonly leverWords: string
  readonly outcomeWords: string
  readonly dots: readonly SweepDot[]
  readonly base: { readonly name: string; readonly lever: number | undefined; readonly p50: number }
}

/** Draws an outcome over one lever: median and range of nine runs in ten, with the base marked. Throws where there is nothing. */
export function sweepLine(line: SweepLine, options: FigureOptions): TopLevelSpec {
  const { dots, base } = line
  const { intervals, sweep } = wordsIn(options.lang)
  const labelExpr = numberLabel(options.lang)
  if (dots.length === 0) throw new Error(`the chart "${options.title}" has nothing to draw`)
  const values = dots.map(({ lever, p5, p50, p95 }) => ({
    lever,
    p5: drawable(p5),
    p50: drawable(p50),
    p95: drawable(p95),
  }))
  const y = {
    type: 'quantitative',
    scale: { zero: false, nice: true },
    axis: { title: line.outcomeWords, labelExpr, tickCount: 6 },
  }
  const levers = dots.map(({ lever }) => lever)
  const domain = [Math.min(...levers), Math.max(...levers)]
  const x = {
    type: 'quantitative',
    scale: { domain, nice: false },
    axis: { title: line.leverWords, labelExpr },
  }
  const isMarked =
    base.lever !== undefined && base.lever >= (domain[0] ?? 0) && base.lever <= (domain[1] ?? 0)
  const spec = {
    width: options.width ?? plot.width,
    height: plot.height - 60,
    data: { values },
    layer: [
      {
        transform: [{ calculate: JSON.stringify(intervals.outer), as: 'band' }],
        mark: { type: 'area' },
        encoding: {
          x: { field: 'lever', ...x },
          y: { field: 'p5', ...y },
          y2: { field: 'p95' },
          fill: {
            field: 'band',
            type: 'nominal',
            scale: { domain: [intervals.outer], range: [colours.outer] },
            legend: { symbolType: 'square' },
          },
        },
      },
      {
        transform: [{ calculate: JSON.stringify(intervals.median), as: 'line' }],
        mark: { type: 'line', strokeWidth: 2, point: { filled: true, size: 30, color: colours.median } },
        encoding: {
          x: { field: 'lever', ...x },
          y: { field: 'p50', ...y },
          stroke: {
            field: 'line',
            type: 'nominal',
            scale: { domain: [intervals.median], range: [colours.median] },
            legend: { symbolType: 'stroke', symbolStrokeWidth: 2 },
          },
        },
      },
      ...(isMarked ? baseMark(base, { x, y }) : []),
    ],
  }
  return figure([spec], {
    ...options,
    description: sweep.description(options.title, sweep.over(line.outcomeWords, line.leverWords)),
  })
}

function baseMark({ name, lever, p50 }: SweepLine['base'], { x, y }: { x: object; y: object }): object[] {
  const data = { values: [{ lever, p50: drawable(p50), name }] }
  const label = {
    align: 'left',
    baseline: 'top',
    dx: 5,
    dy: 2,
    fontSize: fontSizes.mark,
    color: colours.muted,
  }
  return [
    {
      data,
      mark: { type: 'rule', strokeDash: [3, 3], color: colours.rule },
      encoding: { x: { field: 'lever', ...x }, y: { value: 0 }, y2: { value: 'height' } },
    },
    {
      data,
      mark: { type: 'point', shape: 'diamond', filled: true, size: 110, opacity: 1, color: colours.text },
      encoding: { x: { field: 'lever', ...x }, y: { field: 'p50', ...y } },
    },
    {
      data,
      mark: { type: 'text', ...label },
      encoding: { x: { field: 'lever', ...x }, y: { value: 0 }, text: { field: 'name', type: 'nominal' } },
    },
  ]
}
