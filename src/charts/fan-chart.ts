import type { SummaryRow } from '../analysis/rows.js'
import { quantityName, unitWords } from '../words/names.js'
import { type Lang, wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, type ResultData } from './chart.js'
import { fan } from './fan.js'
import { headline } from './headline.js'
import { storedFacts } from './stored-facts.js'
import { summaryRows } from './summary-rows.js'
import type { Kind } from './value-axis.js'

/** The panels that a page has room for. */
const MOST_PANELS = 24

/** How many times the smallest median the largest must be, so that only decades show both. */
const DECADES = 100

/** Draws any quantity that a result keeps; each of its elements, or of several quantities, in a panel. */
export const fanChart: Chart = {
  id: 'fan',
  about: 'How any quantity is spread over the runs, month by month; several, or several elements, in panels.',
  kinds: ['run'],
  needs: ['summary'],
  mustName: true,
  subjects: (data) => [...new Set(data.table('summary').map(({ quantity = '' }) => quantity))],
  draw: (data, request) => drawFan(data, request),
}

function drawFan(data: ResultData, request: ChartRequest) {
  const { of = [], lang } = request
  const rows = summaryRows(data, request)
  if (rows.length === 0)
    throw new ChartMistake(`${of.join(', ')} has no months from ${request.from} to ${request.to}`)
  const panels = new Set(rows.map(({ quantity, element }) => `${quantity}[${element}]`)).size
  if (panels > MOST_PANELS)
    throw new ChartMistake(
      `that is ${panels} panels, and at most ${MOST_PANELS} fit; choose some with --element`,
    )
  const isMixed = new Set(rows.map(({ unit }) => unit)).size > 1
  const names = of.map((quantity) => quantityName(quantity, request))
  const { fan: words, common } = wordsIn(lang)
  const said = axisOf(rows, lang)
  return fan(rows, {
    ...request,
    ...storedFacts(data, rows, request),
    ...said,
    axis: of.length > 1 ? said.axis : common.withUnit(names[0] ?? '', said.axis),
    title: words.title(common.list(names), names.length > 1),
    independent: isMixed,
    ...(isMixed ? { eachPanel: (some) => axisOf(some, lang) } : {}),
  })
}

/** Chooses an axis for rows of one unit, and says that unit in words. */
function axisOf(rows: readonly SummaryRow[], lang?: Lang) {
  const kind = kindOf(rows)
  const isPercent = kind === 'share' || kind === 'premium'
  const axis = isPercent ? wordsIn(lang).units.percent : unitWords(rows[0]?.unit ?? '', lang)
  return { axis, kind, log: needsDecades(rows, kind) }
}

/** Tells what a quantity is: as the list of headline charts has it, or from its unit and values. */
function kindOf(rows: readonly SummaryRow[]): Kind {
  const quantities = [...new Set(rows.map(({ quantity }) => quantity))]
  const known = headline.find((chart) => quantities.every((name) => chart.quantities.includes(name)))
  if (known) return known.kind
  const units = new Set(rows.map(({ unit }) => unit))
  if ([...units].every((unit) => /^(USD|CNY)\/(H100e|chip)$/.test(unit))) return 'price'
  if (!units.has('1')) return 'level'
  return rows.every(isShare) ? 'share' : 'ratio'
}

function isShare({ p5, p95 }: SummaryRow): boolean {
  return !(p5 < 0 || p95 > 1)
}

function needsDecades(rows: readonly SummaryRow[], kind: Kind): boolean {
  const medians = rows.map(({ p50 }) => p50).filter((value) => value > 0)
  return kind === 'level' && Math.max(...medians) > DECADES * Math.min(...medians)
}
