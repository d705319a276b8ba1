import { readFileSync } from 'node:fs'
import type { TopLevelSpec } from 'vega-lite'
import { modelPages } from '../explain/model-pages.js'
import { ledgerOf, type Scenario, viewModel } from '../index.js'
import { readDifferences, readStandings } from '../report/read-tables.js'
import { type PageMaking, resultFacts } from '../report/result-facts.js'
import { runPage } from '../report/run-page.js'
import { type RunTexts, runCharts, runStory } from '../report/run-story.js'
import { isStudyManifest, studyFacts, studyNumbers } from '../report/study-facts.js'
import { studyPage } from '../report/study-page.js'
import type { Lang } from '../words/words.js'
import { packageFolder, readVersion } from './version.js'

/** How a page is made. */
export interface PageOptions {
  readonly lang: Lang
  /** Draws a chart; by default here and now. */
  readonly draw?: PageMaking['draw'] | undefined
}

/** The name of a result's page in its folder. */
export const PAGE = 'report.html'

/** Makes the page of a run from the texts of its folder and its scenario; undefined where they do not hold what it takes. */
export async function pageOfRun(
  texts: RunTexts,
  scenario: Scenario,
  options: PageOptions,
): Promise<string | undefined> {
  const story = runStory(texts, scenario)
  return (
    story &&
    runPage(story, { ...making(scenario, options), charts: runCharts(story, scenario, options.lang) })
  )
}

/** The texts of a comparison's folder that its page is made from. */
export interface StudyTexts {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly differences: string
  readonly robustness: string
  readonly charts: readonly { readonly id: string; readonly spec: string }[]
}

/** Makes the page of a comparison from the texts of its folder and its base, likewise. */
export async function pageOfStudy(
  { manifest, differences, robustness, charts }: StudyTexts,
  base: Scenario,
  options: PageOptions,
): Promise<string | undefined> {
  const facts = resultFacts(manifest)
  if (!facts || !isStudyManifest(manifest)) return undefined
  const tables = { differences: readDifferences(differences), standings: readStandings(robustness) }
  const story = {
    facts,
    study: studyFacts(manifest),
    numbers: studyNumbers(manifest, tables, options.lang),
    resolved: base.resolved,
  }
  const specs = charts.map(({ id, spec }) => ({ id, spec: JSON.parse(spec) as TopLevelSpec }))
  return studyPage(story, { ...making(base, options), charts: specs })
}

function making(scenario: Scenario, { lang, draw }: PageOptions): Omit<PageMaking, 'charts'> {
  const view = viewModel(scenario)
  return {
    lang,
    version: readVersion(),
    script: readFileSync(new URL('dist/page/explore.js', packageFolder), 'utf8'),
    ledger: ledgerOf(view),
    pages: modelPages(view),
    ...(draw ? { draw } : {}),
  }
}
