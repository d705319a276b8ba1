import { headlineCharts } from '../charts/headline.js'
import { renderSvg } from '../charts/render.js'
import type { RunRecord } from './run-record.js'
import { sourceLine } from './source-line.js'

/** A chart as files: its Vega-Lite specification, and its drawing unless that went wrong. */
export interface ChartFiles {
  readonly id: string
  readonly spec: string
  readonly svg?: string
  /** Why there is no drawing. */
  readonly fault?: string
}

/** Draws the headline charts of a result, one after another; none where every run failed. */
export async function* chartFiles(record: RunRecord, version: string): AsyncGenerator<ChartFiles> {
  const { scenario, range, summary, failures } = record
  const runs = range[1] - range[0]
  if (failures.length === runs) return
  const charts = headlineCharts(summary, {
    scenario: scenario.title,
    runs,
    seed: scenario.seed,
    marks: scenario.rules.map(({ effective, title }) => ({ date: effective, label: title })),
    source: sourceLine(scenario, version),
  })
  for (const { id, spec } of charts)
    yield { id, spec: `${JSON.stringify(spec, null, 2)}\n`, ...(await drawn(spec)) }
}

/** A chart that can't be drawn is no reason to lose the numbers. */
async function drawn(spec: Parameters<typeof renderSvg>[0]): Promise<Pick<ChartFiles, 'svg' | 'fault'>> {
  try {
    return { svg: await renderSvg(spec) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
