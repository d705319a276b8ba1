import type { ChartRequest, ResultData } from '../charts/chart.js'
import { drawingsOf } from '../charts/index.js'
import type { PageChart } from './page-figures.js'

/** The size of a plot on a phone, in pixels. */
const SLIM = { width: 280, height: 230 }

/** Makes the charts of a page: all that a result has from the start, of a run in a form for phones as well. */
export function pageCharts(data: ResultData, request: ChartRequest): PageChart[] {
  const bare = { ...request, source: '' }
  return drawingsOf(data).map(({ id, chart, subject }) => {
    const spec = chart.draw(data, { ...bare, ...subject })
    const slim = { ...bare, ...SLIM, ...subject }
    return data.facts.kind === 'run' ? { id, spec, narrow: chart.draw(data, slim) } : { id, spec }
  })
}
