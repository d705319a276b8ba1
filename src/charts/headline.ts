import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import type { ChartContext } from './captions.js'
import { type FanOptions, fan } from './fan.js'

/** Declares one chart: a question, the quantities that answer it, and words for axis and panels. */
export interface HeadlineChart
  extends Pick<FanOptions, 'title' | 'axis' | 'kind' | 'labels' | 'log' | 'independent'> {
  readonly id: string
  readonly quantities: readonly string[]
}

/** Lists the charts of every report, in reading order; a further chart is a further entry. */
export const headline: readonly HeadlineChart[] = [
  {
    id: 'china_compute',
    title: 'How much AI compute is there in China?',
    quantities: ['china_compute'],
    axis: 'Installed compute, H100 equivalents',
    kind: 'level',
    log: true,
  },
  {
    id: 'installed_by_channel',
    title: 'By which channel does China get its AI compute?',
    quantities: ['installed_legal', 'installed_grey', 'installed_domestic', 'installed_offshore'],
    axis: 'H100 equivalents',
    kind: 'level',
    log: true,
    labels: {
      installed_legal: 'Legal imports',
      installed_grey: 'Smuggled',
      installed_domestic: 'Made in China',
      installed_offshore: 'Rented abroad',
    },
  },
  {
    id: 'domestic_share',
    title: "What share of China's new AI compute is made at home?",
    quantities: ['domestic_share'],
    axis: 'Domestic chips, percent of compute added',
    kind: 'share',
  },
  {
    id: 'premium',
    title: 'How far above the world price does China pay?',
    quantities: ['premium'],
    axis: 'Premium over the world price, percent',
    kind: 'premium',
  },
  {
    id: 'price_import',
    title: 'What does imported compute cost in China?',
    quantities: ['price_import'],
    axis: 'Price of imported compute, US dollars per H100 equivalent',
    kind: 'price',
  },
  {
    id: 'unmet',
    title: 'How much demand for compute finds no chip?',
    quantities: ['unmet'],
    axis: 'Unmet, H100 equivalents per month',
    kind: 'level',
    log: true,
  },
  {
    id: 'ascend_units',
    title: 'How many Ascend chips can Huawei ship?',
    quantities: ['ascend_units'],
    axis: 'Ascend chips per month',
    kind: 'level',
  },
  {
    id: 'smic_capacity',
    title: 'How fast does SMIC add advanced capacity?',
    quantities: ['smic_capacity'],
    axis: '7 nm class capacity, wafers per month',
    kind: 'level',
  },
  {
    id: 'fab_yield',
    title: 'How many of the dies that SMIC starts are good?',
    quantities: ['fab_yield'],
    axis: 'Yield, percent of dies started',
    kind: 'share',
  },
  {
    id: 'cowos_capacity',
    title: 'How fast does CoWoS packaging grow?',
    quantities: ['cowos_capacity'],
    axis: 'Installed CoWoS capacity, wafers per month',
    kind: 'level',
  },
]

function chartOf(chart: HeadlineChart, rows: readonly SummaryRow[], context: ChartContext): TopLevelSpec {
  const { id: _, quantities, ...options } = chart
  const own = quantities.flatMap((quantity) => rows.filter((row) => row.quantity === quantity))
  return fan(own, { ...options, ...context })
}

/** Draws each headline chart whose quantities are all among the rows; returns ids and specs in the list's order. */
export function headlineCharts(
  rows: readonly SummaryRow[],
  context: ChartContext,
): { id: string; spec: TopLevelSpec }[] {
  const present = new Set(rows.map((row) => row.quantity))
  return headline
    .filter((chart) => chart.quantities.every((quantity) => present.has(quantity)))
    .map((chart) => ({ id: chart.id, spec: chartOf(chart, rows, context) }))
}
