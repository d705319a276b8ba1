import type { TopLevelSpec } from 'vega-lite'
import type { Histogram } from '../analysis/histogram.js'
import { dayLabel, monthLabel } from '../math/calendar.js'
import { cellName, unitWords } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type ChartContext, footnote, heading } from './captions.js'
import { numberLabel } from './number-labels.js'
import { wrapText } from './text.js'
import { colours, fontSizes, plot, theme } from './theme.js'

interface Quantiles {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** An uncertain number as a chart shows it: a histogram of its draws, or a band over months where it has `spreads`. */
export interface ChartInput {
  readonly name: string
  readonly unit: string
  readonly histogram: Histogram
  readonly drawn: Quantiles
  readonly spreads?: readonly Quantiles[]
}

/** What the chart of inputs is told beside them; `start` is the first month. */
export interface InputsContext extends ChartContext {
  readonly start: string
}

/** Panels beside each other, and the size of one, in pixels. */
const COLUMNS = 4
const PANEL = { width: 158, height: 64, gap: 22 } as const
/** The two lines of a panel's heading, and the numbers below it, need as much. */
const ROW_GAP = 20

/**
 * Draws what was drawn of every uncertain number, in small panels: bars of its histogram, darker between the 5% and the 95%
 * quantile, with the median as a line; a band over months where it is drawn for each month. Returns a spec with its data inside.
 */
export function inputsChart(inputs: readonly ChartInput[], context: InputsContext): TopLevelSpec {
  const width = COLUMNS * PANEL.width + (COLUMNS - 1) * PANEL.gap
  const room = { span: { first: context.start, last: context.start, width }, width, numbered: false }
  const { title, description } = wordsIn(context.lang).inputs
  const panels = inputs.map((input) => (input.spreads ? bandPanel : barPanel)(input, context))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: description(title),
    config: theme,
    title: headingOf(context, { title, room, hasBands: inputs.some(({ spreads }) => spreads) }),
    vconcat: [
      {
        title: footnote({ ...context, marks: [] }, room),
        columns: COLUMNS,
        spacing: { row: ROW_GAP, column: PANEL.gap },
        align: 'each',
        concat: panels,
      },
    ],
  } as unknown as TopLevelSpec
}

function headingOf(
  context: InputsContext,
  { title, room, hasBands }: { title: string; room: Parameters<typeof heading>[1]; hasBands: boolean },
) {
  const { text, subtitle } = heading({ ...context, title }, room)
  const { bars, bands } = wordsIn(context.lang).inputs
  const key = hasBands ? `${bars} ${bands}` : bars
  const lines = wrapText(key, { fontSize: fontSizes.subtitle, width: room.width })
  return { text, subtitle: [...subtitle, ...lines] }
}

/** In English a number has the key that its author looks for in the scenario. */
function titleOf({ name, unit, histogram }: ChartInput, context: InputsContext) {
  const { lang } = context
  const count = histogram.counts.reduce((sum, one) => sum + one, 0) + histogram.never
  const share = Math.round((100 * histogram.never) / count)
  const never = histogram.never > 0 ? wordsIn(lang).inputs.never(share < 1 ? '<1' : String(share)) : ''
  const units = lang === 'zh' ? unitWords(unit, lang) : unit
  const below = [unit === '1' || unit === 'date' ? '' : units, never].filter((text) => text !== '').join(', ')
  return {
    text: shortened(lang === 'zh' ? cellName(name, context) : name),
    ...(below === '' ? {} : { subtitle: below }),
    fontSize: fontSizes.axis,
    subtitleFontSize: fontSizes.note,
    subtitlePadding: 2,
    offset: 4,
    frame: 'group',
  } as const
}

/** Letters that a panel has room for. */
const LETTERS = 25

function shortened(name: string): string {
  return name.length <= LETTERS ? name : `${name.slice(0, LETTERS - 1)}\u2026`
}

function barPanel(input: ChartInput, context: InputsContext) {
  const { histogram, drawn, unit } = input
  const { least, greatest, counts } = histogram
  // A number that is the same in every run has one bar; it gets a place of some width.
  const pad = greatest > least ? 0 : Math.abs(least) * 0.05 || 1
  const [from, to] = [least - pad, greatest + pad]
  const width = (to - from) / Math.max(counts.length, 1)
  const values = counts.map((count, i) => {
    const middle = from + (i + 0.5) * width
    return {
      from: from + i * width,
      to: from + (i + 1) * width,
      count,
      inside: middle >= drawn.p5 && middle <= drawn.p95,
    }
  })
  const scale = { type: 'linear', domain: [from, to], nice: false, zero: false } as const
  const x = { field: 'from', type: 'quantitative', scale, axis: numberAxis([from, to], { ...context, unit }) }
  const bars = {
    mark: { type: 'rect' },
    encoding: {
      x,
      x2: { field: 'to' },
      y: { field: 'count', type: 'quantitative', axis: null, scale: { zero: true } },
      y2: { datum: 0 },
      color: {
        field: 'inside',
        type: 'nominal',
        scale: { domain: [true, false], range: [colours.inner, colours.outer] },
        legend: null,
      },
    },
  }
  const median = {
    data: { values: Number.isFinite(drawn.p50) ? [{ at: drawn.p50 }] : [] },
    mark: { type: 'rule', color: colours.median, strokeWidth: 2 },
    encoding: { x: { field: 'at', type: 'quantitative', scale } },
  }
  return {
    title: titleOf(input, context),
    width: PANEL.width,
    height: PANEL.height,
    data: { values },
    layer: [bars, median],
  }
}

/** Labels three places of a small axis: numbers in short, days as months. */
function numberAxis(
  [from, to]: readonly [number, number],
  { unit, start, lang }: InputsContext & { readonly unit: string },
) {
  const common = { title: null, grid: false, labelFontSize: fontSizes.note, labelFlush: true }
  if (unit !== 'date') return { ...common, tickCount: 3, labelExpr: smallLabels(lang) }
  const places = [from, to]
  const label = (place: number) => `datum.value === ${place} ? '${dayLabel(start, place).slice(0, 7)}' : `
  return { ...common, values: places, labelExpr: `${places.map(label).join('')}''` }
}

/** Labels a number that may be very small. */
function smallLabels(lang: InputsContext['lang']): string {
  return `abs(datum.value) > 0 && abs(datum.value) < 0.001 ? format(datum.value, '~e') : ${numberLabel(lang)}`
}

function bandPanel(input: ChartInput, context: InputsContext) {
  const { start, lang } = context
  const values = (input.spreads ?? []).map((spread, month) => ({
    month: monthLabel(start, month),
    ...spread,
  }))
  const axis = { title: null, format: '%Y', tickCount: 3, grid: false, labelFontSize: fontSizes.note }
  const x = { field: 'month', type: 'temporal', scale: { type: 'utc', nice: false }, axis }
  const scale = { zero: false, nice: 3 }
  const y = (field: string) => {
    return {
      field,
      type: 'quantitative',
      scale,
      axis: { title: null, tickCount: 3, labelFontSize: fontSizes.note, labelExpr: smallLabels(lang) },
    }
  }
  const layer = [
    { mark: { type: 'area', color: colours.outer }, encoding: { x, y: y('p5'), y2: { field: 'p95' } } },
    { mark: { type: 'line', color: colours.median, strokeWidth: 2 }, encoding: { x, y: y('p50') } },
  ]
  return {
    title: titleOf(input, context),
    width: PANEL.width - plot.axisRoom / 2,
    height: PANEL.height,
    data: { values },
    layer,
  }
}
