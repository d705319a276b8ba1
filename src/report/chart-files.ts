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

/** How chart files are made. */
export interface ChartOptions {
  /** The program's version, for the source line. */
  readonly version: string
  /** Draws a chart; by default `renderSvg`, here and now. */
  readonly draw?: typeof renderSvg
}

/** Begins to draw a result's headline charts, and gives what will be their files, in the order of the list; none where every run failed. */
export function chartFiles(
  record: RunRecord,
  { version, draw = renderSvg }: ChartOptions,
): readonly Promise<ChartFiles>[] {
  const { scenario, range, summary, failures } = record
  const runs = range[1] - range[0]
  if (failures.length === runs) return []
  const charts = headlineCharts(summary, {
    scenario: scenario.title,
    runs,
    seed: scenario.seed,
    marks: scenario.rules.map(({ effective, title }) => ({ date: effective, label: title })),
    source: sourceLine(scenario, version),
  })
  return charts.map(async ({ id, spec }) => {
    return { id, spec: `${JSON.stringify(spec, null, 2)}\n`, ...(await drawn(draw(spec))) }
  })
}

/** Waits for a drawing; one that fails is no reason to lose the numbers, and gives the fault in its place. */
export async function drawn(drawing: Promise<string>): Promise<Pick<ChartFiles, 'svg' | 'fault'>> {
  try {
    return { svg: await drawing }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
