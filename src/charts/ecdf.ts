import type { TopLevelSpec } from 'vega-lite'
import { monthLabel } from '../math/calendar.js'
import { wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { legendColumns } from './legend-columns.js'
import { numberLabel } from './number-labels.js'
import { categories, colours, dashes, fontSizes, plot } from './theme.js'

/** An outcome in every run of one scenario; infinite where a date never comes. */
export interface EcdfSeries {
  /** What the scenario is called; nothing where there is one alone. */
  readonly name: string
  readonly values: readonly number[]
}

/** What the curves are told beside their figure: words for the horizontal axis, and the first month where values are dates. */
export interface EcdfOptions extends FigureOptions {
  readonly axis: string
  readonly start?: string | undefined
}

/** Steps that a curve is drawn with at most, and the shares that are marked on it. */
const MOST_STEPS = 400
const MARKED = [0.05, 0.5, 0.95] as const

interface Step {
  readonly value: number
  readonly share: number
}

/** Lists the steps of a curve: of many runs those at even ranks, so that each is a value that came, at its own share. */
function stepsOf(values: readonly number[]): Step[] {
  const sorted = [...values].sort((a, b) => a - b)
  const finite = sorted.filter(Number.isFinite)
  const count = Math.min(finite.length, MOST_STEPS)
  const ranks = Array.from({ length: count }, (_, i) => Math.ceil(((i + 1) * finite.length) / count))
  const steps = ranks.map((rank) => ({ value: finite[rank - 1] as number, share: rank / sorted.length }))
  return finite.length === 0 ? [] : [{ value: finite[0] as number, share: 0 }, ...steps]
}

/** Finds the least value that a share of the runs lies at or below; none where that part never comes. */
function quantileIn(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.max(Math.ceil(share * sorted.length - 1e-9), 1) - 1]
  return Number.isFinite(found) ? found : undefined
}

function neverWords(series: readonly EcdfSeries[], { lang }: EcdfOptions): string {
  const { ecdf, common } = wordsIn(lang)
  const parts = series.flatMap(({ name, values }) => {
    const share = values.filter((value) => value === Number.POSITIVE_INFINITY).length / values.length
    const percent = `${Math.round(100 * share) || '<1'}%`
    return share === 0 ? [] : [ecdf.part(percent, name)]
  })
  return parts.length === 0 ? '' : ecdf.never(common.list(parts))
}

function horizontal({ axis, start, lang }: EcdfOptions) {
  const { month } = wordsIn(lang).dates
  return start === undefined
    ? {
        type: 'quantitative',
        scale: { zero: false, nice: true },
        axis: { title: axis, labelExpr: numberLabel(lang), tickCount: 6, labelOverlap: true, grid: false },
      }
    : {
        type: 'temporal',
        scale: { type: 'utc' },
        axis: { title: axis, format: month, tickCount: 6, labelOverlap: true, grid: false },
      }
}

/** Writes the marked values beside their points, where one curve has room for that. */
function valueLabels(
  marked: readonly object[],
  { place, start, lang }: Pick<EcdfOptions, 'start' | 'lang'> & { place: object },
) {
  const text =
    start === undefined
      ? { field: '_label', type: 'nominal' }
      : { field: 'value', type: 'temporal', timeUnit: 'utcyearmonth', format: wordsIn(lang).dates.month }
  const label = numberLabel(lang, { value: 'datum.value', digits: '.3' })
  return {
    data: { values: marked },
    transform: start === undefined ? [{ calculate: label, as: '_label' }] : [],
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'top',
      dx: 7,
      dy: 3,
      fontSize: fontSizes.mark,
      color: colours.text,
    },
    encoding: { ...place, text },
  }
}

/**
 * Draws in what share of the runs an outcome lies at or below each value, as one curve for each scenario, with the 5%, 50% and
 * 95% quantiles as points. Dates that never come are a part that the curve does not reach. Throws where there are no
 * runs, and for more curves than there are colours.
 */
export function ecdf(series: readonly EcdfSeries[], options: EcdfOptions): TopLevelSpec {
  const { lang, start, title, width = plot.width } = options
  if (!series.some(({ values }) => values.some(Number.isFinite)))
    throw new Error(`the chart "${title}" has no runs to draw`)
  if (series.length > categories.length)
    throw new Error(`the chart "${title}" has more than ${categories.length} curves`)
  const words = wordsIn(lang).ecdf
  const names = series.map(({ name }) => name)
  const at = (value: number) => (start === undefined ? value : monthLabel(start, value))
  const steps = series.flatMap(({ name, values }) =>
    stepsOf(values).map(({ value, share }) => ({ option: name, value: at(value), share })),
  )
  const marked = series.flatMap(({ name, values }) =>
    MARKED.flatMap((share) => {
      const value = quantileIn(values, share)
      return value === undefined ? [] : [{ option: name, _point: name, value: at(value), share }]
    }),
  )
  const x = { field: 'value', ...horizontal(options) }
  const y = {
    field: 'share',
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    axis: {
      title: start === undefined ? words.axis : words.dateAxis,
      values: [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1],
      labelExpr: "format(datum.value, '~%')",
    },
  }
  const several = series.length > 1
  const legend = several
    ? { symbolType: 'stroke', symbolStrokeWidth: 2.5, columns: legendColumns(names, width) }
    : null
  const colour = { field: 'option', type: 'nominal', sort: names }
  const range = several ? categories.slice(0, names.length) : [colours.median]
  const scales = {
    stroke: { ...colour, scale: { domain: names, range }, legend },
    strokeDash: { ...colour, scale: { domain: names, range: dashes.slice(0, names.length) }, legend },
  }
  const points = { type: 'point', filled: true, size: 46, opacity: 1 }
  const spec = {
    width,
    height: plot.height - 80,
    layer: [
      {
        data: { values: steps },
        mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
        encoding: { x, y, ...scales, order: { field: 'share', type: 'quantitative' } },
      },
      {
        data: { values: marked },
        mark: points,
        encoding: {
          x,
          y,
          fill: { field: '_point', type: 'nominal', scale: { domain: names, range }, legend: null },
        },
      },
      ...(several ? [] : [valueLabels(marked, { place: { x, y }, start, lang })]),
    ],
  }
  const reading = [
    words.reading(MARKED.map((share) => `${100 * share}%`).join(', ')),
    neverWords(series, options),
  ]
  return figure([spec], {
    ...options,
    reading: reading.filter((one) => one !== '').join(' '),
    description: words.description(title),
    marks: [],
  })
}
