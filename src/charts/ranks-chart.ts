import { inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, numberIn } from './chart.js'
import { outcomeWords } from './outcome-words.js'
import { rankBars } from './rank-bars.js'
import { drawingsByWorld, leadOutcome, studyContext } from './study-context.js'

const TABLE = 'rank-shares'

/** Draws how surely each option of a study comes first. */
export const ranksChart: Chart = {
  id: 'ranks',
  about: 'In what share of the runs each option of a study comes first, second and so on by an outcome.',
  kinds: ['compare'],
  needs: [TABLE],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  always: (data) =>
    data.table(TABLE).some(({ runs }) => runs !== '0') ? drawingsByWorld(data, 'ranks') : [],
  draw: (data, request) => {
    const { lang, world = data.facts.worlds[0]?.name ?? '' } = request
    const outcome = leadOutcome(data, request)
    const rows = data.table(TABLE).filter((row) => row.outcome === outcome.name && row.world === world)
    const [first] = rows
    if (!first || first.runs === '0') throw new ChartMistake('in no run do all options have a number')
    const bars = data.facts.options.map(({ name, title }) => ({
      option: inLanguage(title, lang),
      shares: rows.filter((row) => row.option === name).map((row) => numberIn(row, 'share')),
    }))
    return rankBars(bars, {
      ...studyContext(data, request),
      title: wordsIn(lang).ranks.title(outcomeWords(outcome, lang)),
      better: first.better === 'lower' ? 'lower' : 'higher',
    })
  },
}
