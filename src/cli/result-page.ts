import { readFileSync } from 'node:fs'
import type { ChartRequest, ResultData } from '../charts/chart.js'
import { modelDiagram } from '../charts/influence-chart.js'
import { modelPages } from '../explain/model-pages.js'
import {
  type Comparison,
  ledgerOf,
  type MonthlyFact,
  type Result,
  type Scenario,
  viewModel,
} from '../index.js'
import { comparisonData, runData } from '../report/chart-data.js'
import { scenarioContext } from '../report/chart-files.js'
import { modelDiagrams } from '../report/model-diagrams.js'
import { pageCharts } from '../report/page-charts.js'
import { readRunLevels, readSummary } from '../report/read-tables.js'
import { resultFacts } from '../report/result-facts.js'
import { runPage } from '../report/run-page.js'
import { studyParts } from '../report/study-facts.js'
import { studyPage } from '../report/study-page.js'
import type { Lang } from '../words/words.js'
import type { Painter } from '../workers/painter.js'
import { packageFolder, readVersion } from './version.js'

/** The name of a result's page in its folder. */
export const PAGE = 'report.html'

/** What a page is made from: a result's manifest and tables, its scenario (of a study, the base), and what charts share. */
export interface PageSource {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly data: ResultData
  readonly scenario: Scenario
  readonly context: ChartRequest
}

/** How a page is made. */
export interface PageOptions {
  readonly lang: Lang | undefined
  /** Draws the charts; by default they are drawn here and now. */
  readonly painter?: Painter | undefined
}

/** Makes the page of a run that has just been made, with the rows of its levels.csv and what was observed; the same as from its folder. */
export function pageOfResult(
  {
    record,
    levels,
    observed,
  }: {
    readonly record: Result
    readonly levels: readonly (readonly string[])[]
    readonly observed: readonly MonthlyFact[]
  },
  manifest: string,
  options: PageOptions,
): Promise<string> {
  const { scenario, range } = record
  const runs = range[1] - range[0]
  const context = { ...scenarioContext(scenario, { version: readVersion(), lang: options.lang }), runs }
  const data = runData(record, { levels, observed })
  return pageOf({ manifest: JSON.parse(manifest), data, scenario, context }, options)
}

/** Makes the page of a comparison that has just been made, likewise. */
export async function pageOfComparison(
  comparison: Comparison,
  manifest: string,
  options: PageOptions,
): Promise<string> {
  const { study, runs, settings } = comparison
  const [scenario] = settings[0]?.setting.scenarios ?? []
  if (!scenario) throw new RangeError('a comparison has a base')
  const own = scenarioContext(scenario, { version: readVersion(), lang: options.lang, study: study.name })
  const context = { ...own, scenario: study.title, runs }
  return pageOf(
    { manifest: JSON.parse(manifest), data: comparisonData(comparison), scenario, context },
    options,
  )
}

/** Makes the page of a run or a comparison. */
export async function pageOf(source: PageSource, { lang = 'en', painter }: PageOptions): Promise<string> {
  const { manifest, data, scenario, context } = source
  const facts = resultFacts(manifest)
  const view = viewModel(scenario)
  const pages = modelPages(view)
  const making = {
    lang,
    version: readVersion(),
    script: readFileSync(new URL('dist/page/explore.js', packageFolder), 'utf8'),
    charts: facts.failed < facts.runs ? pageCharts(data, context) : [],
    ledger: ledgerOf(view),
    pages,
    diagram: { id: 'influence', spec: modelDiagram(modelDiagrams(pages), { ...context, source: '' }) },
    ...(painter ? { draw: painter.drawFigure } : {}),
  }
  if (data.facts.kind === 'compare')
    return studyPage({ facts, base: scenario, ...studyParts(manifest, data, lang) }, making)
  const abouts = new Map(Object.entries(scenario.outcomes).map(([name, { about }]) => [name, about]))
  const levels = readRunLevels(data.table('levels'), { start: scenario.start, abouts })
  return runPage({ facts, scenario, summary: readSummary(data.table('summary')), levels }, making)
}
