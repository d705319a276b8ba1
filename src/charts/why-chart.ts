import { cellName, inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, numberIn, type ResultData } from './chart.js'
import { levelsIn, outcomeWords } from './outcome-words.js'
import { drawingsByOption, leadOutcome, rowsOfOption, settingOf, studyContext } from './study-context.js'
import { unitForm } from './unit-form.js'
import { waterfall } from './waterfall.js'

/** Draws the way from base to option, override by override. */
export const whyChart: Chart = {
  id: 'why',
  about: 'What an option changes, override by override: a waterfall from the base to the option.',
  kinds: ['compare'],
  needs: ['why', 'levels'],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  always: (data) => drawingsByOption(data, 'why', (subject) => wayOf(data, subject) !== undefined),
  draw: (data, request) => {
    const { lang } = request
    const { option } = settingOf(data, request)
    const words = wordsIn(lang).waterfall
    const way = wayOf(data, request)
    if (!way)
      throw new ChartMistake(
        `"${option.title}" has not two overrides that were taken apart, so there is no way to draw`,
      )
    return waterfall(way, {
      ...studyContext(data, { ...request, runs: data.facts.explained }),
      title: words.title(inLanguage(option.title, lang)),
      reading: words.reading(words[way.kind]),
    })
  },
}

/** Gives the way from base to option; undefined where there are not two steps at least. */
function wayOf(data: ResultData, request: Partial<ChartRequest>) {
  const { lang } = request
  const { option, world } = settingOf(data, request)
  const outcome = leadOutcome(data, request)
  const rows = rowsOfOption(data, 'why', request)
  const overrides = rows.filter(({ kind }) => kind === 'override')
  if (overrides.length < 2 || overrides[0]?.runs === '0') return undefined
  const isOurs = (row: (typeof rows)[number]) => row.outcome === outcome.name && row.world === world
  const levels = levelsIn(data.table('levels').filter(isOurs), data)
  const { scale, levelWords } = unitForm(outcome.unit, { levels, lang })
  const isShared = overrides.every(({ shapley }) => shapley !== '')
  const column = isShared ? 'shapley' : 'alone'
  const parts = isShared ? overrides : rows.filter(({ kind }) => kind !== 'total')
  const steps = parts.map((row) => ({
    name: row.kind === 'override' ? cellName(row.part ?? '', request) : wordsIn(lang).waterfall.interaction,
    value: numberIn(row, column) * scale,
    low: numberIn(row, `${column}_low`) * scale,
    high: numberIn(row, `${column}_high`) * scale,
  }))
  const [base] = data.facts.options
  const value = numberIn(overrides[0] as (typeof rows)[number], 'base') * scale
  return {
    axis: wordsIn(lang).common.withUnit(outcomeWords(outcome, lang), levelWords),
    base: { name: inLanguage(base?.title ?? '', lang), value },
    option: inLanguage(option.title, lang),
    steps,
    kind: isShared ? ('shapley' as const) : ('alone' as const),
  }
}
