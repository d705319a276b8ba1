import { monthsSince } from '../math/calendar.js'
import { inLanguage } from '../words/names.js'
import type { Lang } from '../words/words.js'
import { numberIn, type ResultData, type Row } from './chart.js'

/** Says what an outcome is: its sentence in the language, without the full stop, or its name. */
export function outcomeWords({ name, about }: { name: string; about: string }, lang?: Lang): string {
  return inLanguage(about, lang).replace(/[.。]$/, '') || name
}

/** Reads the quantiles of an outcome's rows; months as their number from the start. */
export function levelsIn(rows: readonly Row[], { facts }: ResultData) {
  const value = (row: Row, column: string) => {
    const text = row[column] ?? ''
    return /^\d{4}-\d\d$/.test(text) ? monthsSince(facts.start, text) : numberIn(row, column)
  }
  return rows.map((row) => ({ p5: value(row, 'p5'), p50: value(row, 'p50'), p95: value(row, 'p95') }))
}
