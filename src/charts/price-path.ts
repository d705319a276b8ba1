import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { wordsIn } from '../words/words.js'
import { markLayers } from './event-marks.js'
import { fanLayers } from './fan-layers.js'
import { drawable, type FigureOptions, figure } from './figure.js'
import { factLayers, factRows, type ObservedFact } from './observed-facts.js'
import { type Panel, splitPanels } from './panels.js'
import { fontSizes, plot } from './theme.js'
import { monthChannel, NARROW, timelineOf } from './timeline.js'
import { type ValueAxis, valueAxis } from './value-axis.js'

/** What the path of prices is told beside its figure. */
export interface PricePathOptions extends FigureOptions {
  /** Prices that were observed, each of a panel such as `street_price[a800]`. */
  readonly facts?: readonly ObservedFact[]
}

/** Names the quantities that are drawn: prices by chip, the premium below, and when a chip is sold at all. */
export const pricePathQuantities = {
  price: 'street_price',
  premium: 'premium',
  sale: 'on_sale_abroad',
} as const

const HEIGHT = 150

/** Blanks the months in which a chip is on sale in no run: a price would be one that nobody could pay. */
function whileOnSale(rows: readonly SummaryRow[]): SummaryRow[] {
  const { price, sale } = pricePathQuantities
  const never = rows.filter(({ quantity, mean }) => quantity === sale && mean === 0)
  const places = new Set(never.map(({ element, month }) => `${element} ${month}`))
  return rows.filter(
    ({ quantity, element, month }) => quantity === price && !places.has(`${element} ${month}`),
  )
}

function fanData(rows: readonly SummaryRow[]) {
  return rows.map(({ month, p5, p25, p50, p75, p95 }) => {
    const [a, b, c, d, e] = [p5, p25, p50, p75, p95].map(drawable)
    return { month, p5: a, p25: b, p50: c, p75: d, p95: e }
  })
}

interface Frame {
  readonly months: readonly string[]
  readonly width: number
  readonly options: PricePathOptions
}

function plotOf({ heading, rows, key }: Panel, axis: ValueAxis, { months, width, options }: Frame) {
  const { lang, facts = [] } = options
  const isNarrow = (options.width ?? plot.width) < NARROW
  const timeline = timelineOf(months, { ...options, width, numbered: true })
  const x = monthChannel(timeline, lang)
  const span = { domain: [months[0], months.at(-1)] }
  const own = facts.filter(({ panel, month }) => panel === key && months.includes(month))
  return {
    title: { text: heading, fontSize: fontSizes.panel, frame: 'group', offset: 8 },
    width,
    height: HEIGHT,
    data: { values: fanData(rows) },
    layer: [
      // An empty frame of all months, so that a chip that is sold late has the same axis.
      {
        data: { values: span.domain.map((month) => ({ month })) },
        mark: { type: 'point', opacity: 0, size: 1 },
        encoding: { x },
      },
      ...fanLayers({
        months: months.length,
        axis,
        lang,
        width,
        isNarrow,
      }),
      ...factLayers(own, { axis, lang, isNarrow }),
      ...markLayers(timeline.placed, HEIGHT),
    ],
  }
}

/**
 * Draws what chips cost in China by month on a logarithmic axis, a chip in a panel, with observed prices as points, and below the
 * premium over the world price. Events are numbered and named below. Throws where there is no price to draw.
 */
export function pricePath(rows: readonly SummaryRow[], options: PricePathOptions): TopLevelSpec {
  const { lang, width = plot.width, facts = [] } = options
  const words = wordsIn(lang).pricePath
  const prices = whileOnSale(rows)
  if (prices.length === 0) throw new Error(`the chart "${options.title}" has no prices to draw`)
  const premium = rows.filter(({ quantity }) => quantity === pricePathQuantities.premium)
  const months = [...new Set([...prices, ...premium].map(({ month }) => month))].sort()
  const panels = splitPanels(prices, options)
  const columns = width < NARROW || panels.length === 1 ? 1 : 2
  const panelWidth = columns === 2 ? (width - plot.panelGap) / 2 : width
  const drawn = facts.filter(({ panel }) => panels.some(({ key }) => key === panel))
  const observed = drawn.map(({ value, low = value, high = value }) => ({ p5: low, p50: value, p95: high }))
  const axis = valueAxis([...prices, ...observed], {
    axis: words.axis,
    kind: 'price',
    height: HEIGHT,
    log: true,
    lang,
  })
  const frame = { months, width: panelWidth, options }
  const grid = panels.map((panel, i) => {
    const untitled = { ...axis, axis: { ...axis.axis, title: null } }
    return plotOf(panel, i % columns === 0 ? axis : untitled, frame)
  })
  const spacing = { row: plot.panelRowGap, column: plot.panelGap }
  const below = premium.length === 0 ? [] : [premiumPlot(premium, { ...frame, width })]
  const timeline = timelineOf(months, { ...options, width: panelWidth, numbered: true })
  return figure([{ columns, spacing, concat: grid }, ...below], {
    ...options,
    reading: words.reading,
    description: words.description(options.title),
    timeline,
  })
}

function premiumPlot(rows: readonly SummaryRow[], frame: Frame) {
  const { lang, facts = [] } = frame.options
  const own = facts.filter(({ panel }) => panel === pricePathQuantities.premium)
  const { premium, premiumHeading } = wordsIn(lang).pricePath
  const axis = valueAxis([...rows, ...(rows[0] ? factRows(own, rows[0]) : [])], {
    axis: premium,
    kind: 'premium',
    height: HEIGHT,
    lang,
  })
  // A round number below would be a price below nothing.
  const [low = 0, high = 1] = axis.scale.domain
  const scale: ValueAxis['scale'] = { ...axis.scale, domain: [low, high + (high - low) / 20], nice: false }
  return plotOf(
    { key: pricePathQuantities.premium, heading: premiumHeading, rows },
    { ...axis, scale },
    frame,
  )
}
