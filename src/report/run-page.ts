import type { SummaryRow } from '../analysis/rows.js'
import { headlineWords } from '../charts/headline.js'
import { monthLabel } from '../math/calendar.js'
import type { Scenario } from '../scenario/scenario.js'
import { inLanguage } from '../words/names.js'
import { html } from './markup.js'
import { pageText } from './page.js'
import { countText, monthName } from './page-amounts.js'
import { bindsTable } from './page-binds.js'
import { pageFigures } from './page-figures.js'
import { numbersTable } from './page-numbers.js'
import { answerBody, backgroundSections, section } from './page-sections.js'
import { pageWords } from './page-words.js'
import type { PageMaking, ResultFacts } from './result-facts.js'
import type { OutcomeLevel } from './run-claims.js'
import { type RunNumbers, runAnswer } from './run-sentences.js'
import { scenarioNames } from './scenario-names.js'

/** What the page of a run is made from: all of it is in the result's folder. */
export interface RunStory {
  readonly facts: ResultFacts
  readonly scenario: Scenario
  readonly summary: readonly SummaryRow[]
  readonly levels: readonly OutcomeLevel[]
}

/** Makes the page of a run: what it answers, the numbers, the charts, and all that stands behind them. */
export async function runPage(story: RunStory, making: PageMaking): Promise<string> {
  const { facts, scenario, summary, levels } = story
  const { lang } = making
  const { start, months } = scenario
  const words = pageWords(lang)
  const { headings } = words
  const numbers: RunNumbers = { summary, levels, runs: facts.runs, failed: facts.failed, start, months, lang }
  const title = inLanguage(scenario.title, lang)
  const figures = await pageFigures(making.charts, making)
  const numbersBody = numbersTable(numbers)
  const bindsBody = bindsTable(numbers)
  const isPartly = facts.failed > 0 && facts.failed < facts.runs
  const warnings = isPartly ? [words.someFailed(countText(facts.failed), countText(facts.runs))] : []
  const [first, last] = [start, monthLabel(start, months - 1)].map((month) => monthName(month, lang))
  const runs = countText(facts.runs)
  return pageText({
    lang,
    title: words.question(headlineWords('china_compute', lang).title, title),
    facts: [words.runsOf(runs), words.seed(facts.seed), words.period(first ?? '', last ?? '')],
    sections: [
      section(
        'answer',
        headings,
        html`${scenario.about === '' ? undefined : html`<p class="small">${scenario.about}</p>`}${answerBody(runAnswer(numbers), warnings)}`,
      ),
      ...(numbersBody ? [section('numbers', headings, numbersBody)] : []),
      ...(figures.length > 0 ? [section('charts', headings, html`${figures}`)] : []),
      ...(bindsBody ? [section('binds', headings, bindsBody)] : []),
      ...(await backgroundSections({
        ...making,
        facts,
        names: scenarioNames(scenario),
        runs,
        isStudy: false,
      })),
    ],
    script: making.script,
    version: making.version,
  })
}
