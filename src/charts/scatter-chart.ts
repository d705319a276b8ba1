import { rankCorrelation, ranksOf } from '../analysis/rank-correlation.js'
import { cellName, unitWords } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, type ResultData } from './chart.js'
import { outcomeForm, valuesIn } from './outcome-values.js'
import { scatter } from './scatter.js'

/** Draws an outcome of a run against an uncertain number. */
export const scatterChart: Chart = {
  id: 'scatter',
  about:
    'An outcome against an uncertain number, run by run, with the median trend and the rank correlation; --of names both.',
  kinds: ['run'],
  needs: ['outcomes'],
  mustName: true,
  subjects: ({ facts }) => [...facts.outcomes, ...facts.parameters].map(({ name }) => name),
  draw: (data, request) => {
    const { lang } = request
    const { outcome, parameter } = pairOf(data, request)
    const rows = data.table('outcomes').filter(({ failed }) => failed !== '1')
    const [x, y] = [parameter.name, outcome.name].map((name) => valuesIn(rows, name, data)) as [
      number[],
      number[],
    ]
    const form = outcomeForm(outcome, y, request)
    const runs = x
      .map((value, i) => ({ x: value, y: (y[i] as number) * form.scale }))
      .filter((run) => !Number.isNaN(run.y))
    const finite = runs.filter((run) => Number.isFinite(run.x) && Number.isFinite(run.y))
    if (finite.length < 2)
      throw new ChartMistake(
        `${outcome.name} and ${parameter.name} both have a number in fewer than two runs`,
      )
    const ranks = (['x', 'y'] as const).map((key) => ranksOf(Float64Array.from(finite, (run) => run[key])))
    const { scatter: words, common } = wordsIn(lang)
    const name = cellName(parameter.name, request)
    const isDate = parameter.unit === 'date'
    const { start } = data.facts
    return scatter(runs, {
      ...request,
      title: words.title(form.words, name),
      x: isDate ? { words: name, start } : { words: common.withUnit(name, unitWords(parameter.unit, lang)) },
      y: form.isDate ? { words: form.axis, start } : { words: form.axis },
      correlation: rankCorrelation(ranks[0] as Float64Array, ranks[1] as Float64Array),
    })
  },
}

/** Finds the outcome and the uncertain number among two names, in either order. */
function pairOf({ facts }: ResultData, { of = [] }: ChartRequest) {
  const outcome = facts.outcomes.find(({ name }) => of.includes(name))
  const parameter = facts.parameters.find(({ name }) => of.includes(name))
  if (outcome && parameter && of.length === 2) return { outcome, parameter }
  const [first] = facts.outcomes
  const [other] = facts.parameters
  throw new ChartMistake(
    `this chart is of an outcome and an uncertain number; name both, as --of ${outcome?.name ?? first?.name},${parameter?.name ?? other?.name}`,
  )
}
