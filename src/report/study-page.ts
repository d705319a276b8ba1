import type { Scenario } from '../scenario/scenario.js'
import { inLanguage } from '../words/names.js'
import { html } from './markup.js'
import { pageText } from './page.js'
import { countText, monthName } from './page-amounts.js'
import { differencesTables } from './page-differences.js'
import { pageFigures } from './page-figures.js'
import { answerBody, backgroundSections, section } from './page-sections.js'
import { pageWords } from './page-words.js'
import type { PageMaking, ResultFacts } from './result-facts.js'
import { scenarioNames } from './scenario-names.js'
import type { StudyFacts } from './study-facts.js'
import { type StudyNumbers, studyAnswer } from './study-sentences.js'

/** What the page of a comparison is made from: all of it is in the result's folder. */
export interface StudyStory {
  readonly facts: ResultFacts
  readonly study: StudyFacts
  readonly numbers: StudyNumbers
  readonly base: Scenario
}

/** Makes the page of a comparison: what it answers, what each option changes, the charts, and all that stands behind them. */
export async function studyPage(
  { facts, study, numbers, base }: StudyStory,
  making: PageMaking,
): Promise<string> {
  const { lang } = making
  const words = pageWords(lang)
  const { headings } = words
  const figures = await pageFigures(making.charts, making)
  const runs = countText(facts.runs)
  const warnings = [...study.failed].flatMap(([title, count]) =>
    count === 0
      ? []
      : [`${words.quoted(inLanguage(title, lang))}: ${words.someFailed(countText(count), runs)}`],
  )
  const title = inLanguage(study.title, lang)
  const question = inLanguage(study.question, lang)
  return pageText({
    lang,
    title: question === '' ? title : question,
    facts: [
      ...(question === '' ? [] : [title]),
      words.runsOf(runs),
      words.seed(facts.seed),
      words.period(monthName(study.start, lang), monthName(study.end, lang)),
    ],
    sections: [
      section('answer', headings, answerBody(studyAnswer(numbers), warnings)),
      section('differences', headings, differencesTables(numbers)),
      ...(figures.length > 0 ? [section('charts', headings, html`${figures}`)] : []),
      ...(await backgroundSections({ ...making, facts, names: scenarioNames(base), runs, isStudy: true })),
    ],
    script: making.script,
    version: making.version,
  })
}
