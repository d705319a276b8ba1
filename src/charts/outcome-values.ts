import { monthsSince } from '../math/calendar.js'
import { wordsIn } from '../words/words.js'
import { type ChartRequest, numberIn, type ResultData, type Row } from './chart.js'
import { outcomeWords } from './outcome-words.js'
import { unitForm } from './unit-form.js'

/** An outcome as charts of single runs need it: its words, those of its unit, and what its numbers are multiplied by. */
export interface OutcomeForm {
  readonly words: string
  readonly axis: string
  readonly scale: number
  /** Whether its values are months, counted from the start. */
  readonly isDate: boolean
}

/** Reads a column of runs; dates as months from the start, infinite where they never come, and NaN where there is no number. */
export function valuesIn(rows: readonly Row[], column: string, { facts }: ResultData): number[] {
  return rows.map((row) => {
    const text = row[column] ?? ''
    return /^\d{4}-\d\d(-\d\d)?$/.test(text) ? monthsSince(facts.start, text) : numberIn(row, column)
  })
}

/** Says how an outcome with such values is shown. */
export function outcomeForm(
  outcome: ResultData['facts']['outcomes'][number],
  values: readonly number[],
  { lang }: Pick<ChartRequest, 'lang'>,
): OutcomeForm {
  const words = outcomeWords(outcome, lang)
  if (outcome.unit === 'date') return { words, axis: words, scale: 1, isDate: true }
  const levels = values.map((value) => ({ p5: value, p50: value, p95: value }))
  const { scale, levelWords } = unitForm(outcome.unit, { levels, lang })
  return { words, axis: wordsIn(lang).common.withUnit(words, levelWords), scale, isDate: false }
}
