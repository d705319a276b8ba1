import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { type Lang, type Words, wordsIn } from '../words/words.js'
import type { ChartContext } from './captions.js'
import type { Chart } from './chart.js'
import { type FanOptions, fan } from './fan.js'
import { storedFacts } from './stored-facts.js'
import { summaryRows } from './summary-rows.js'

/** Declares one chart: the quantities that answer its question, which stands with all its words in the catalogue. */
export interface HeadlineChart extends Pick<FanOptions, 'kind' | 'log' | 'independent'> {
  readonly id: keyof Words['headline']
  readonly quantities: readonly string[]
}

/** Lists the charts of every report, in reading order; a further chart is a further entry. */
export const headline: readonly HeadlineChart[] = [
  {
    id: 'china_compute',
    quantities: ['china_compute'],
    kind: 'level',
    log: true,
  },
  {
    id: 'installed_by_channel',
    quantities: ['installed_legal', 'installed_grey', 'installed_domestic', 'installed_offshore'],
    kind: 'level',
    log: true,
  },
  {
    id: 'domestic_share',
    quantities: ['domestic_share'],
    kind: 'share',
  },
  {
    id: 'premium',
    quantities: ['premium'],
    kind: 'premium',
  },
  {
    id: 'price_import',
    quantities: ['price_import'],
    kind: 'price',
  },
  {
    id: 'unmet',
    quantities: ['unmet'],
    kind: 'level',
    log: true,
  },
  {
    id: 'ascend_units',
    quantities: ['ascend_units'],
    kind: 'level',
  },
  {
    id: 'smic_capacity',
    quantities: ['smic_capacity'],
    kind: 'level',
  },
  {
    id: 'fab_yield',
    quantities: ['fab_yield'],
    kind: 'share',
  },
  {
    id: 'cowos_capacity',
    quantities: ['cowos_capacity'],
    kind: 'level',
  },
]

/** Gives the question of a headline chart and the words of its axis. */
export function headlineWords(id: HeadlineChart['id'], lang?: Lang): { title: string; axis: string } {
  return wordsIn(lang).headline[id]
}

function chartOf(chart: HeadlineChart, rows: readonly SummaryRow[], context: ChartContext): TopLevelSpec {
  const { id, quantities, ...options } = chart
  const own = quantities.flatMap((quantity) => rows.filter((row) => row.quantity === quantity))
  const labels = wordsIn(context.lang).channels
  return fan(own, { ...options, labels, ...headlineWords(id, context.lang), ...context })
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

/** Lists the headline charts as charts of a result; a run has all of them from the start. */
export const headlineEntries: readonly Chart[] = headline.map((chart) => ({
  id: chart.id,
  about: headlineWords(chart.id).title,
  kinds: ['run'],
  needs: ['summary'],
  always: (data) => {
    const present = new Set(data.table('summary').map(({ quantity }) => quantity))
    return chart.quantities.every((name) => present.has(name)) ? [{ id: chart.id, subject: {} }] : []
  },
  draw: (data, request) => {
    const { from, to } = request
    const rows = summaryRows(data, { of: chart.quantities, ...(from ? { from } : {}), ...(to ? { to } : {}) })
    return chartOf(chart, rows, { ...request, ...storedFacts(data, rows, request) })
  },
}))
