import type { TopLevelSpec } from 'vega-lite'
import type { ChartRequest, ResultData } from '../charts/chart.js'
import { drawingsOf } from '../charts/index.js'
import { renderSvg } from '../charts/render.js'
import { type ThemeName, themed } from '../charts/themed.js'
import type { MonthlyFact } from '../scenario/monthly-facts.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Lang } from '../words/words.js'
import { runData } from './chart-data.js'
import type { RunRecord } from './run-record.js'
import { scenarioNames } from './scenario-names.js'
import { sourceLine } from './source-line.js'

/** A chart as files: its Vega-Lite specification, and its drawing unless that went wrong. */
export interface ChartFiles {
  readonly id: string
  readonly spec: TopLevelSpec
  readonly svg?: string
  /** Why there is no drawing. */
  readonly fault?: string
}

/** How charts look: their ground and their language, by default paper and English. */
export interface ChartLook {
  readonly theme?: ThemeName | undefined
  readonly lang?: Lang | undefined
}

/** How chart files are made. */
export interface ChartOptions extends ChartLook {
  /** The program's version, for the source line. */
  readonly version: string
  /** Draws a chart; by default `renderSvg`, here and now. */
  readonly draw?: typeof renderSvg
  /** The forms in which charts are wanted; without an image among them none is drawn. */
  readonly formats?: readonly string[]
  /** What was observed, to be drawn over what was simulated. */
  readonly observed?: readonly MonthlyFact[]
}

/** Says what all charts of a scenario's result share: title, runs, seed, rules, source, and how it names its things. */
export function scenarioContext(
  scenario: Scenario,
  { lang, version, study }: { lang?: Lang | undefined; version: string; study?: string },
): ChartRequest {
  return {
    scenario: scenario.title,
    runs: scenario.runs,
    seed: scenario.seed,
    marks: scenario.rules.map(({ effective, title }) => ({ date: effective, label: title })),
    source: sourceLine(scenario, { lang, version, ...(study === undefined ? {} : { study }) }),
    lang,
    ...scenarioNames(scenario),
  }
}

/** Begins to draw a result's headline charts, and gives what will be their files, in the order of the list; none where every run failed. */
export function chartFiles(record: RunRecord, options: ChartOptions): readonly Promise<ChartFiles>[] {
  const { scenario, range, failures } = record
  const runs = range[1] - range[0]
  if (failures.length === runs) return []
  return drawAll(
    runData(record, options.observed ? { observed: options.observed } : {}),
    { ...scenarioContext(scenario, options), runs },
    options,
  )
}

/** The forms that are images. */
const IMAGES: readonly string[] = ['svg', 'png']

/** Begins to draw all that a result has from the start, and gives what will be the files. */
export function drawAll(
  data: ResultData,
  request: ChartRequest,
  options: ChartOptions,
): readonly Promise<ChartFiles>[] {
  const charts = drawingsOf(data).map(({ id, chart, subject }) => {
    return { id, spec: chart.draw(data, { ...request, ...subject }) }
  })
  return drawCharts(charts, options)
}

/** Begins to draw charts on their ground, each as it will be in its files; no image is made that no form asks for. */
export function drawCharts(
  charts: readonly Pick<ChartFiles, 'id' | 'spec'>[],
  { draw = renderSvg, theme = 'light', formats = IMAGES }: Omit<ChartOptions, 'version'>,
): readonly Promise<ChartFiles>[] {
  const isDrawn = formats.some((format) => IMAGES.includes(format))
  return charts
    .map(({ id, spec }) => ({ id, spec: themed(spec, theme) }))
    .map(async ({ id, spec }) => ({ id, spec, ...(isDrawn ? await drawn(draw(spec)) : {}) }))
}

/** Waits for a drawing; one that fails is no reason to lose the numbers, and gives the fault in its place. */
async function drawn(drawing: Promise<string>): Promise<Pick<ChartFiles, 'svg' | 'fault'>> {
  try {
    return { svg: await drawing }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** Writes a chart's specification as the text of a file. */
export function specText(spec: TopLevelSpec): string {
  return `${JSON.stringify(spec, null, 2)}\n`
}
