import type { TopLevelSpec } from 'vega-lite'
import { monthLabel } from '../math/calendar.js'
import { wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { numberLabel } from './number-labels.js'
import { colours, plot, sequential } from './theme.js'
import { NARROW } from './timeline.js'

/** A run: the parameter's number in it, and the outcome's; infinite for a date that never comes. */
export interface ScatterRun {
  readonly x: number
  readonly y: number
}

/** One of the two things that runs are placed by: its words, and the first month where its values are dates. */
export interface ScatterAxis {
  readonly words: string
  readonly start?: string | undefined
}

/** What the scatter is told beside its figure; the rank correlation is that of the runs in which the date comes. */
export interface ScatterOptions extends FigureOptions {
  readonly x: ScatterAxis
  readonly y: ScatterAxis
  readonly correlation: { readonly value: number; readonly low: number; readonly high: number }
}

/** Runs up to which each is a point, fields of a map of more, and groups whose medians show the trend. */
const MOST_POINTS = 1500
const FIELDS = { x: 40, y: 26 } as const
const GROUPS = 10

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] as number) + (sorted[Math.ceil(half)] as number)) / 2
}

/** Gives the medians of both numbers in each tenth of the runs, by the parameter. */
function trendOf(runs: readonly ScatterRun[]): ScatterRun[] {
  const sorted = runs.toSorted((a, b) => a.x - b.x)
  const edges = Array.from({ length: GROUPS + 1 }, (_, i) => Math.round((i * sorted.length) / GROUPS))
  return edges.slice(1).flatMap((to, i) => {
    const group = sorted.slice(edges[i], to)
    return group.length === 0
      ? []
      : [{ x: middleOf(group.map(({ x }) => x)), y: middleOf(group.map(({ y }) => y)) }]
  })
}

/** Counts runs in the fields of an even grid over all of them. */
function fieldsOf(runs: readonly ScatterRun[]) {
  const rangeOf = (values: readonly number[], count: number) => {
    const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
    const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    const size = (high - low) / count || 1
    return { low, size, of: (value: number) => Math.min(Math.floor((value - low) / size), count - 1) }
  }
  const x = rangeOf(
    runs.map((run) => run.x),
    FIELDS.x,
  )
  const y = rangeOf(
    runs.map((run) => run.y),
    FIELDS.y,
  )
  const counts = new Map<number, number>()
  for (const run of runs) {
    const field = x.of(run.x) * FIELDS.y + y.of(run.y)
    counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return [...counts].map(([field, count]) => {
    const [i, j] = [Math.floor(field / FIELDS.y), field % FIELDS.y]
    const [from, low] = [x.low + i * x.size, y.low + j * y.size]
    return { from, to: from + x.size, low, high: low + y.size, count }
  })
}

/** Months from one label of a short axis of dates to the next. */
const STEPS = [1, 3, 6, 12]

/** Numbers are drawn as they are; dates, which count months from the start, get months as labels. */
function channel(
  { words, start }: ScatterAxis,
  { values, lang, count }: { values: readonly number[] } & Pick<FigureOptions, 'lang'> & { count: number },
) {
  const shared = { type: 'quantitative', scale: { zero: false, nice: start === undefined } }
  if (start === undefined)
    return {
      ...shared,
      axis: { title: words, labelExpr: numberLabel(lang), tickCount: count, labelOverlap: true, grid: true },
    }
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const every =
    STEPS.find((step) => (high - low) / step <= count) ?? 12 * Math.ceil((high - low) / count / 12)
  // Steps begin in January.
  const first = Math.ceil((low + Number(start.slice(5)) - 1) / every) * every - Number(start.slice(5)) + 1
  const ticks = Array.from({ length: Math.floor((high - first) / every) + 1 }, (_, i) => first + i * every)
  const labels = ticks.map((tick) => `datum.value === ${tick} ? '${monthLabel(start, tick)}' : `).join('')
  return {
    ...shared,
    axis: { title: words, values: ticks, labelExpr: `${labels}''`, labelOverlap: true, grid: true },
  }
}

function cloud(
  runs: readonly ScatterRun[],
  { x, y, lang }: { x: object; y: object } & Pick<FigureOptions, 'lang'>,
) {
  if (runs.length <= MOST_POINTS)
    return {
      data: { values: runs },
      mark: { type: 'point', filled: true, size: 16, opacity: 0.35, color: colours.median },
      encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } },
    }
  const fill = {
    field: 'count',
    type: 'quantitative',
    scale: { type: 'sqrt', range: sequential, interpolate: 'rgb' },
    legend: { title: wordsIn(lang).scatter.count, gradientLength: 160, format: ',d', tickCount: 4 },
  }
  return {
    data: { values: fieldsOf(runs) },
    mark: { type: 'rect' },
    encoding: {
      x: { field: 'from', ...x },
      x2: { field: 'to' },
      y: { field: 'low', ...y },
      y2: { field: 'high' },
      fill,
    },
  }
}

/**
 * Draws an outcome against an uncertain number, run by run, or by counts in fields where runs are many, with the medians of
 * tenths as a line and the rank correlation in words. Runs in which a date never comes are left out, and told. Throws
 * where fewer than two runs are left.
 */
export function scatter(runs: readonly ScatterRun[], options: ScatterOptions): TopLevelSpec {
  const { lang, correlation, width = plot.width } = options
  const { common, scatter: words } = wordsIn(lang)
  const drawn = runs.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  if (drawn.length < 2) throw new Error(`the chart "${options.title}" has no runs to draw`)
  const x = channel(options.x, { values: drawn.map((run) => run.x), lang, count: width < NARROW ? 4 : 8 })
  const y = channel(options.y, { values: drawn.map((run) => run.y), lang, count: 6 })
  const two = (value: number) =>
    value
      .toFixed(2)
      .replace('-', '\u2212')
      .replace(/^\u2212(0\.00)$/, '$1')
  const place = { x: { field: 'x', ...x }, y: { field: 'y', ...y } }
  const stroke = {
    field: '_line',
    type: 'nominal',
    scale: { domain: [words.trend], range: [colours.fall] },
    legend: { symbolType: 'stroke', symbolStrokeWidth: 2.5 },
  }
  const trend = { values: trendOf(drawn) }
  const layer = [
    cloud(drawn, { x, y, lang }),
    { data: trend, mark: { type: 'line', strokeWidth: 5, color: colours.paper }, encoding: place },
    {
      data: trend,
      transform: [{ calculate: JSON.stringify(words.trend), as: '_line' }],
      mark: { type: 'line', strokeWidth: 2.5, point: { filled: true, size: 36, color: colours.fall } },
      encoding: { ...place, stroke },
    },
  ]
  const left = (runs.length - drawn.length) / runs.length
  const reading = [
    drawn.length <= MOST_POINTS ? words.points : words.bins,
    ...(left === 0 ? [] : [words.never(`${Math.round(100 * left) || '<1'}%`)]),
  ]
  return figure([{ width, height: plot.height - 60, layer }], {
    ...options,
    finding: words.correlation(
      two(correlation.value),
      two(correlation.low),
      two(correlation.high),
      common.runs(drawn.length),
    ),
    reading: reading.join(' '),
    description: words.description(options.title),
    marks: [],
  })
}
