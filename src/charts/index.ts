import { bottleneckChart } from './bottleneck-chart.js'
import { calendarChart } from './calendar-chart.js'
import type { Chart, ResultData, ResultKind } from './chart.js'
import { differenceFanChart } from './difference-fan-chart.js'
import { differencesChart } from './differences-chart.js'
import { distributionChart } from './distribution-chart.js'
import { driversChart } from './drivers-chart.js'
import { fanChart } from './fan-chart.js'
import { headlineEntries } from './headline.js'
import { hindcastEntry } from './hindcast-chart.js'
import { influenceChart } from './influence-chart.js'
import { pricesChart } from './prices-chart.js'
import { ranksChart } from './ranks-chart.js'
import { scatterChart } from './scatter-chart.js'
import { supplyChart } from './supply-chart.js'
import { sweepChart } from './sweep-chart.js'
import { whyChart } from './why-chart.js'

/** Lists every chart that can be drawn of a result, in reading order; a further chart is a further entry. */
export const charts: readonly Chart[] = [
  ...headlineEntries,
  supplyChart,
  bottleneckChart,
  fanChart,
  pricesChart,
  calendarChart,
  distributionChart,
  scatterChart,
  differencesChart,
  differenceFanChart,
  ranksChart,
  whyChart,
  driversChart,
  sweepChart,
  hindcastEntry,
  influenceChart,
]

/** Selects the charts that can be drawn of a result of a kind with certain tables. */
export function chartsFor(kind: ResultKind, hasTable: (name: string) => boolean): readonly Chart[] {
  return charts.filter((chart) => chart.kinds.includes(kind) && chart.needs.every(hasTable))
}

/** Names everything that a result has drawn from the start: each chart, and what each drawing of it is of. */
export function drawingsOf(data: ResultData, among: readonly Chart[] = charts) {
  return among
    .filter(({ kinds }) => kinds.includes(data.facts.kind))
    .flatMap((chart) => (chart.always?.(data) ?? []).map((drawing) => ({ chart, ...drawing })))
}
