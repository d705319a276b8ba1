import { inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, type ChartRequest, numberIn, type ResultData } from './chart.js'
import { type DifferencePanel, differenceDots } from './difference-dots.js'
import { levelsIn, outcomeWords } from './outcome-words.js'
import { drawingsByWorld, studyContext } from './study-context.js'
import { unitForm } from './unit-form.js'

/** Draws how the options of a study differ from its base, outcome by outcome. */
export const differencesChart: Chart = {
  id: 'differences',
  about:
    'How far each option of a study moves each outcome: a dot with its intervals, all options side by side.',
  kinds: ['compare'],
  needs: ['differences', 'levels'],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  always: (data) => (panelsOf(data, {}).length > 0 ? drawingsByWorld(data, 'differences') : []),
  draw: (data, request) => {
    const { lang } = request
    const [base] = data.facts.options
    const words = wordsIn(lang).differenceDots
    const title = inLanguage(base?.title ?? '', lang)
    return differenceDots(panelsOf(data, request), {
      ...studyContext(data, request),
      title: inLanguage(data.facts.question, lang) || words.title(title),
      reading: words.reading(title),
    })
  },
}

function panelsOf(
  data: ResultData,
  { of, world = data.facts.worlds[0]?.name ?? '', lang }: Partial<ChartRequest>,
): DifferencePanel[] {
  const { outcomes, options } = data.facts
  // The table has the outcome that changes most first.
  const inOrder = data.table('differences').flatMap((row) => (row.world === world ? [row.outcome ?? ''] : []))
  const named = [...new Set(of ?? inOrder)].flatMap((name) => outcomes.find((one) => one.name === name) ?? [])
  const panels = named.map((outcome): DifferencePanel => {
    const isOurs = (row: Readonly<Record<string, string>>) =>
      row.outcome === outcome.name && row.world === world
    const levels = levelsIn(data.table('levels').filter(isOurs), data)
    const { scale, differenceWords } = unitForm(outcome.unit, { levels, lang })
    const rows = data.table('differences').filter((row) => isOurs(row) && row.pairs !== '0')
    const words = wordsIn(lang).common.named(outcomeWords(outcome, lang), outcome.name)
    const dots = rows.map((row) => {
      const value = (column: string) => numberIn(row, column) * scale
      const option = options.find(({ name }) => name === row.option)?.title ?? ''
      return {
        option: inLanguage(option, lang),
        median: value('median'),
        low: value('median_low'),
        high: value('median_high'),
        p5: value('p5'),
        p95: value('p95'),
      }
    })
    return { heading: words, axis: differenceWords, dots }
  })
  return panels.filter(({ dots }) => dots.length > 0)
}
