import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { type Words, wordsIn } from '../words/words.js'
import { markLayers } from './event-marks.js'
import { type FigureOptions, figure } from './figure.js'
import { type StackPart, stackLayers } from './stack-layers.js'
import { colours, fontSizes, plot } from './theme.js'
import { monthChannel, type Timeline, timelineOf } from './timeline.js'
import { valueAxis } from './value-axis.js'

/** Lists the quantities that are stacked, from the bottom: new compute of each channel in a month, in useful H100 equivalents. */
export const supplyChannels = [
  'legal_supply',
  'card_supply_worth',
  'grey_supply',
  'domestic_supply',
  'offshore_supply',
] as const satisfies readonly (keyof Words['supply']['channels'])[]

/** Names the quantity that supply is held against. */
export const DEMAND = 'demand'

function meansOf(rows: readonly SummaryRow[], quantity: string): number[] {
  return rows.filter((row) => row.quantity === quantity).map(({ mean }) => mean)
}

/** Names the line beside it, where it has come most of its way. */
const NAMED_AT = 0.93

function demandLayers(
  values: readonly object[],
  { x, y, lang }: { x: object; y: object } & Pick<FigureOptions, 'lang'>,
) {
  const encoding = { x, y: { field: 'demand', type: 'quantitative', ...y } }
  const name = { value: wordsIn(lang).supply.demand }
  const text = { type: 'text', align: 'right', dx: -8, fontSize: fontSizes.axis, color: colours.text }
  return [
    { data: { values }, mark: { type: 'line', strokeWidth: 4.5, color: colours.paper }, encoding },
    {
      data: { values },
      mark: { type: 'line', strokeWidth: 2.5, strokeDash: [6, 3], color: colours.text },
      encoding,
    },
    {
      data: { values: values.slice(Math.floor(NAMED_AT * (values.length - 1))).slice(0, 1) },
      mark: text,
      encoding: { ...encoding, text: name },
    },
  ]
}

/** Heights of the two plots, of amounts and of shares. */
const HEIGHTS = { amounts: 270, shares: 150 } as const

interface Supply {
  readonly months: readonly string[]
  readonly parts: readonly StackPart[]
  /** `[month]`: the sum of the parts, and demand. */
  readonly total: readonly number[]
  readonly demand: readonly number[]
}

function supplyIn(rows: readonly SummaryRow[], { title, lang }: FigureOptions): Supply {
  const missing = [...supplyChannels, DEMAND].filter(
    (name) => !rows.some(({ quantity }) => quantity === name),
  )
  if (missing.length > 0) throw new Error(`the chart "${title}" has no rows of ${missing.join(', ')}`)
  const { channels } = wordsIn(lang).supply
  const parts = supplyChannels.map(
    (name): StackPart => ({ name: channels[name], values: meansOf(rows, name) }),
  )
  const months = rows.filter(({ quantity }) => quantity === DEMAND).map(({ month }) => month)
  const total = months.map((_, i) => parts.reduce((sum, { values }) => sum + (values[i] as number), 0))
  return { months, parts, total, demand: meansOf(rows, DEMAND) }
}

function amountsPlot(
  { months, parts, total, demand }: Supply,
  { lang, width, timeline }: Pick<FigureOptions, 'lang'> & { width: number; timeline: Timeline },
) {
  const height = HEIGHTS.amounts
  const extent = total.map((sum, i) => ({ p5: 0, p50: sum, p95: Math.max(sum, demand[i] as number) }))
  const axis = valueAxis(extent, { axis: wordsIn(lang).supply.axis, kind: 'level', height, lang })
  const x = monthChannel(timeline, lang)
  const line = months.map((month, i) => ({ month, demand: demand[i] }))
  const layer = [
    ...stackLayers(parts, { months, axis, x, width, height }),
    ...demandLayers(line, { x, y: axis, lang }),
    ...markLayers(timeline.placed, height),
  ]
  return { width, height, layer }
}

function sharesPlot(
  { months, parts, total }: Supply,
  { lang, width, timeline }: Pick<FigureOptions, 'lang'> & { width: number; timeline: Timeline },
) {
  const height = HEIGHTS.shares
  const shares = parts.map(({ name, values }): StackPart => {
    return { name, values: values.map((value, i) => (total[i] ? value / total[i] : 0)) }
  })
  const axis = valueAxis([{ p5: 0, p50: 0, p95: 1 }], {
    axis: wordsIn(lang).supply.share,
    kind: 'share',
    height,
    lang,
  })
  const x = monthChannel(timeline, lang)
  return { width, height, layer: stackLayers(shares, { months, axis, x, width, height }) }
}

/**
 * Draws new compute on offer to China by channel and month as stacked areas, with demand as a line, and below that the
 * shares of the channels. Takes the means over the runs, because those of the parts add up to that of the whole, as
 * medians need not. Throws where a channel or demand has no rows.
 */
export function stackedSupply(rows: readonly SummaryRow[], options: FigureOptions): TopLevelSpec {
  const { lang, width = plot.width } = options
  const words = wordsIn(lang).supply
  const supply = supplyIn(rows, options)
  const timeline = timelineOf(supply.months, { ...options, width })
  const form = { lang, width, timeline }
  return figure([amountsPlot(supply, form), sharesPlot(supply, form)], {
    ...options,
    reading: options.reading ?? words.reading,
    description: words.description(options.title),
    timeline,
  })
}
