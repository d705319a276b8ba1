import { headlineCharts } from '../charts/headline.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Lang } from '../words/words.js'
import type { PageChart } from './page-figures.js'
import { readRunLevels, readSummary } from './read-tables.js'
import { resultFacts } from './result-facts.js'
import type { RunStory } from './run-page.js'
import { titlesOf } from './titles.js'

/** The texts of a run's folder that its page is made from. */
export interface RunTexts {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly summary: string
  readonly levels: string
}

/** Gathers what the page of a run is made from; undefined where the manifest does not say how the run was made. */
export function runStory({ manifest, summary, levels }: RunTexts, scenario: Scenario): RunStory | undefined {
  const facts = resultFacts(manifest)
  const abouts = new Map(Object.entries(scenario.outcomes).map(([name, { about }]) => [name, about]))
  return (
    facts && {
      facts,
      scenario,
      summary: readSummary(summary),
      levels: readRunLevels(levels, { start: scenario.start, abouts }),
    }
  )
}

/** Pixels of a plot on a phone. */
const SLIM = { width: 280, height: 230 }

/** Makes the charts of a run's page; none where every run failed. */
export function runCharts({ facts, summary }: RunStory, scenario: Scenario, lang: Lang): PageChart[] {
  if (facts.failed >= facts.runs) return []
  const context = {
    scenario: scenario.title,
    runs: facts.runs,
    seed: facts.seed,
    marks: scenario.rules.map(({ effective, title }) => ({ date: effective, label: title })),
    titles: titlesOf(scenario.resolved),
    source: '',
    lang,
  }
  const slim = headlineCharts(summary, { ...context, ...SLIM })
  return headlineCharts(summary, context).map((chart) => {
    const narrow = slim.find(({ id }) => id === chart.id)?.spec
    return narrow ? { ...chart, narrow } : chart
  })
}
