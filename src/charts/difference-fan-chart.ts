import { inLanguage, quantityName, unitWords } from '../words/names.js'
import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, type ResultData, type Row } from './chart.js'
import { differenceFan } from './difference-fan.js'
import { drawingsByWorld, studyContext } from './study-context.js'
import { summaryRow } from './summary-rows.js'

const TABLE = 'differences-by-month'

/** Draws how the options of a study move a quantity, month by month. */
export const differenceFanChart: Chart = {
  id: 'differences_by_month',
  about:
    'How far each option of a study moves a quantity month by month: paired differences as fans with a line at zero.',
  kinds: ['compare'],
  needs: [TABLE],
  subjects: (data) => [...new Set(data.table(TABLE).map(({ quantity = '' }) => quantity))],
  always: (data) => (data.table(TABLE).length > 0 ? drawingsByWorld(data, 'differences_by_month') : []),
  draw: (data, request) => {
    const { lang, marks = [] } = request
    const rows = rowsOf(data, request)
    const [{ quantity = '', unit = '' } = {}] = rows
    const { differenceFan: words, common, units } = wordsIn(lang)
    const name = quantityName(quantity, request)
    const inWords = unit === '1' ? units.percentagePoints : unitWords(unit, lang)
    const { options } = data.facts
    const fans = options.slice(1).flatMap((option) => {
      const own = rows.filter((row) => row.option === option.name).map(summaryRow)
      return own.length === 0 ? [] : [{ option: inLanguage(option.title, lang), rows: own }]
    })
    const counts = rows.map(({ runs }) => Number(runs))
    return differenceFan(fans, {
      ...studyContext(data, request),
      marks,
      title: words.title(lowerFirst(name)),
      axis: words.axis(lowerFirst(name), inWords),
      reading: words.reading(inLanguage(options[0]?.title ?? '', lang), common.runs(Math.min(...counts))),
    })
  },
}

/** Selects the rows of one quantity, and of one element of it, in one world, option by option. */
function rowsOf(data: ResultData, request: ChartRequest): readonly Row[] {
  const { of, elements, option, from = '', to = '9999', world = data.facts.worlds[0]?.name ?? '' } = request
  if ((of?.length ?? 0) > 1) throw new ChartMistake('this chart is of one quantity; name one with --of')
  const all = data.table(TABLE)
  const quantity = of?.[0] ?? all[0]?.quantity
  const element = elements?.[0] ?? all.find((row) => row.quantity === quantity)?.element
  const rows = all.filter(
    (row) =>
      row.quantity === quantity &&
      row.element === element &&
      row.world === world &&
      (option === undefined || row.option === option) &&
      (row.month ?? '') >= from &&
      (row.month ?? '') <= to,
  )
  if (rows.length === 0) throw new ChartMistake('there is nothing to draw in these months')
  return rows
}

/** Names begin with a capital where they stand alone; abbreviations keep theirs. */
function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) && !/^(China|Nvidia|Ascend|Washington|Beijing)/.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}
