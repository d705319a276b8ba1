import { inLanguage } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, type ResultData } from './chart.js'
import { type EcdfSeries, ecdf } from './ecdf.js'
import { outcomeForm, valuesIn } from './outcome-values.js'
import { leadOutcome, studyContext } from './study-context.js'
import { categories } from './theme.js'

/** Draws how an outcome is spread over the runs, in a result or in each option of a study. */
export const distributionChart: Chart = {
  id: 'distribution',
  about:
    'In what share of the runs an outcome lies at or below each value, as a curve; in a study, one for each option.',
  kinds: ['run', 'compare'],
  needs: ['outcomes'],
  subjects: ({ facts }) => facts.outcomes.map(({ name }) => name),
  draw: (data, request) => {
    const { lang } = request
    const { ecdf: words } = wordsIn(lang)
    const outcome = leadOutcome(data, request)
    const series = seriesOf(data, request, outcome.name)
    const all = series.flatMap(({ values }) => values)
    const { words: said, axis, scale, isDate } = outcomeForm(outcome, all, request)
    const scaled = series.map(({ name, values }) => ({ name, values: values.map((value) => value * scale) }))
    return ecdf(scaled, {
      ...(data.facts.kind === 'compare' ? studyContext(data, request) : request),
      title: isDate ? words.dateTitle(said) : words.title(said),
      axis,
      start: isDate ? data.facts.start : undefined,
    })
  },
}

/** Reads the runs of a result, or of the base and each option of a study, those that failed left out. */
function seriesOf(
  data: ResultData,
  { option, world = data.facts.worlds[0]?.name ?? '', lang }: ChartRequest,
  column: string,
): EcdfSeries[] {
  const rows = data.table('outcomes').filter(({ failed }) => failed !== '1')
  const sound = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value))
  const options = data.facts.options.filter(
    ({ name }, i) => option === undefined || i === 0 || name === option,
  )
  if (options.length > categories.length)
    throw new ChartMistake(
      `there are ${options.length} curves, and at most ${categories.length} fit; choose one with --option`,
    )
  const series =
    data.facts.kind === 'run'
      ? [{ name: '', values: sound(valuesIn(rows, column, data)) }]
      : options.map(({ name, title }) => {
          const own = rows.filter((row) => row.option === name && row.world === world)
          return { name: inLanguage(title, lang), values: sound(valuesIn(own, column, data)) }
        })
  if (!series.some(({ values }) => values.some(Number.isFinite)))
    throw new ChartMistake(`${column} has a number in no run`)
  return series
}
