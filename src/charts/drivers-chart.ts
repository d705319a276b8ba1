import { cellName, inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, type ChartRequest, numberIn, type ResultData } from './chart.js'
import { outcomeWords } from './outcome-words.js'
import { drawingsByOption, leadOutcome, rowsOfOption, settingOf, studyContext } from './study-context.js'
import { tornado } from './tornado.js'

/** Draws what decides how far an option moves an outcome. */
export const driversChart: Chart = {
  id: 'drivers',
  about:
    'Which uncertain numbers decide how far an option moves an outcome: rank correlations, as a tornado.',
  kinds: ['compare'],
  needs: ['drivers'],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  always: (data) => drawingsByOption(data, 'drivers', (subject) => barsOf(data, subject).length > 0),
  draw: (data, request) => {
    const { lang } = request
    const outcome = leadOutcome(data, request)
    const { option } = settingOf(data, request)
    const { tornado: words } = wordsIn(lang)
    const heading = outcomeWords(outcome, lang)
    return tornado(barsOf(data, request), {
      ...studyContext(data, request),
      title: words.title(inLanguage(option.title, lang), lang === 'zh' ? heading : outcome.name),
      reading: words.reading(heading),
    })
  },
}

function barsOf(data: ResultData, request: Partial<ChartRequest>) {
  return rowsOfOption(data, 'drivers', request).map((row) => ({
    name: cellName(row.parameter ?? '', request),
    value: numberIn(row, 'rank_correlation'),
    low: numberIn(row, 'low'),
    high: numberIn(row, 'high'),
  }))
}
