import type { SummaryRow } from '../analysis/rows.js'
import { monthsSince } from '../math/calendar.js'
import type { OutcomeLevel } from './run-claims.js'
import type { DifferenceFacts, StandingFacts } from './study-claims.js'

/** A row of a table, by the names of its columns. */
type Fields = Readonly<{ [column: string]: string }>

/** Reads a table of ours, or any CSV text by RFC 4180, as rows by the names of the columns. */
export function readCsv(text: string): Fields[] {
  const [head = [], ...rows] = linesOf(text)
  return rows.map((fields) => Object.fromEntries(head.map((name, i) => [name, fields[i] ?? ''])))
}

/** Splits at commas and line ends that stand outside of quotes. */
function linesOf(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    if (line.length > 1 || line[0] !== '') lines.push(line)
    line = []
  }
  return lines
}

function numberOf(row: Fields, column: string): number {
  const text = row[column] ?? ''
  return text === '' ? Number.NaN : Number(text)
}

/** Reads months from the start where a table has dates; `never` is infinite. */
function monthOf(row: Fields, column: string, start: string): number {
  const text = row[column] ?? ''
  if (text === '') return Number.NaN
  return text === 'never' ? Number.POSITIVE_INFINITY : monthsSince(start, text)
}

/** Reads summary.csv. */
export function readSummary(text: string): SummaryRow[] {
  return readCsv(text).map((row) => {
    const { quantity = '', element = '', month = '', unit = '' } = row
    const number = (column: string) => numberOf(row, column)
    const quantiles = { p5: number('p5'), p25: number('p25'), p50: number('p50'), p75: number('p75') }
    const ends = { p95: number('p95'), p50_low: number('p50_low'), p50_high: number('p50_high') }
    return { quantity, element, month, unit, mean: number('mean'), ...quantiles, ...ends }
  })
}

/** Reads levels.csv of a run; what the outcomes are about is told by their names. */
export function readRunLevels(
  text: string,
  { start, abouts }: { readonly start: string; readonly abouts: ReadonlyMap<string, string> },
): OutcomeLevel[] {
  return readCsv(text).map((row) => {
    const { outcome: name = '', unit = '' } = row
    const value = (column: string) => (unit === 'date' ? monthOf(row, column, start) : numberOf(row, column))
    return {
      name,
      about: abouts.get(name) ?? '',
      unit,
      mean: numberOf(row, 'mean'),
      p5: value('p5'),
      p25: value('p25'),
      p50: value('p50'),
      p75: value('p75'),
      p95: value('p95'),
      p50_low: value('p50_low'),
      p50_high: value('p50_high'),
      runs: numberOf(row, 'runs'),
      never: numberOf(row, 'never'),
    }
  })
}

/** Reads differences.csv of a comparison. */
export function readDifferences(text: string): DifferenceFacts[] {
  return readCsv(text).map((row) => {
    const { outcome = '', option = '', world = '', unit = '' } = row
    const number = (column: string) => numberOf(row, column)
    return {
      ...{ outcome, option, world, unit },
      median: number('median'),
      low: number('median_low'),
      high: number('median_high'),
      p5: number('p5'),
      p95: number('p95'),
      higher: number('higher'),
      same: number('same'),
      best: number('best'),
      pairs: number('pairs'),
      never: [number('never_in_base'), number('never_in_option'), number('never_in_both')],
    }
  })
}

/** Reads what robustness.csv of a comparison says of who is best, and who is good enough. */
export function readStandings(text: string): StandingFacts[] {
  return readCsv(text).map((row) => {
    const { outcome = '', option = '', world = '', better = '', satisfy = '' } = row
    const shares = { best: numberOf(row, 'best'), satisfied: numberOf(row, 'satisfied') }
    return { outcome, option, world, better, satisfy, ...shares }
  })
}
