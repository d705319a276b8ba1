import type { SummaryRow } from '../analysis/rows.js'
import { type Lang, wordsIn } from '../words/words.js'
import type { ChartContext } from './captions.js'
import { numberIn, type ResultData, type Row } from './chart.js'
import type { ObservedFact } from './observed-facts.js'

/** What is drawn over a fan, and the line below it that also says who observed that. */
export interface DrawnFacts {
  readonly facts: readonly ObservedFact[]
  readonly source?: string
}

/** Finds what was observed of the quantities and elements of some rows, in their months and units. */
export function storedFacts(
  data: ResultData,
  rows: readonly SummaryRow[],
  { lang, source }: Pick<ChartContext, 'lang' | 'source'>,
): DrawnFacts {
  const places = new Set(rows.map((row) => keyOf(row, row.month)))
  const found = data.table('facts').filter((row) => places.has(keyOf(row, monthOf(row))))
  if (found.length === 0) return { facts: [] }
  const names = [...new Set(found.flatMap(({ publisher = '' }) => publisher.split('; ')))]
  const { source: words, common } = wordsIn(lang)
  const line = `${source ?? common.simulation}${words.observed(publisherNames(names, lang))}`
  return { facts: found.map(factOf), source: line }
}

/** The project's own estimates are no publication, and say so at the end. */
function publisherNames(names: readonly string[], lang: Lang | undefined): string {
  const { source } = wordsIn(lang)
  const isOwn = (name: string) => name === 'this project' || name === ''
  const others = names.filter((name) => !isOwn(name))
  return [...others, ...(names.some(isOwn) ? [source.judgement] : [])].join(', ')
}

function keyOf({ quantity, element, unit }: Row | SummaryRow, month: string): string {
  return [quantity, element, unit, month].join(' ')
}

/** The middle of a year is the beginning of its seventh month. */
function monthOf({ period = '' }: Row): string {
  return period.length === 4 ? `${period}-07` : period
}

function factOf(row: Row): ObservedFact {
  const { quantity = '', element = '', period = '' } = row
  const [low, high] = [numberIn(row, 'low'), numberIn(row, 'high')]
  return {
    panel: element === '' ? quantity : `${quantity}[${element}]`,
    month: monthOf(row),
    value: numberIn(row, 'value'),
    ...(Number.isNaN(low) ? {} : { low }),
    ...(Number.isNaN(high) ? {} : { high }),
    ...(period.length === 4 ? { isYearMean: true } : {}),
  }
}
