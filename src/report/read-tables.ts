import type { SummaryRow } from '../analysis/rows.js'
import { numberIn, type Row } from '../charts/chart.js'
import { monthsSince } from '../math/calendar.js'
import type { OutcomeLevel } from './run-claims.js'
import type { DifferenceFacts, StandingFacts } from './study-claims.js'

/** Reads months from the start where a table has dates; `never` is infinite. */
function monthOf(row: Row, column: string, start: string): number {
  const text = row[column] ?? ''
  if (text === '') return Number.NaN
  return text === 'never' ? Number.POSITIVE_INFINITY : monthsSince(start, text)
}

/** Reads summary.csv. */
export function readSummary(rows: readonly Row[]): SummaryRow[] {
  return rows.map((row) => {
    const { quantity = '', element = '', month = '', unit = '' } = row
    const number = (column: string) => numberIn(row, column)
    const quantiles = { p5: number('p5'), p25: number('p25'), p50: number('p50'), p75: number('p75') }
    const ends = { p95: number('p95'), p50_low: number('p50_low'), p50_high: number('p50_high') }
    return { quantity, element, month, unit, mean: number('mean'), ...quantiles, ...ends }
  })
}

/** Reads levels.csv of a run; what the outcomes are about is told by their names. */
export function readRunLevels(
  rows: readonly Row[],
  { start, abouts }: { readonly start: string; readonly abouts: ReadonlyMap<string, string> },
): OutcomeLevel[] {
  return rows.map((row) => {
    const { outcome: name = '', unit = '' } = row
    const value = (column: string) => (unit === 'date' ? monthOf(row, column, start) : numberIn(row, column))
    return {
      name,
      about: abouts.get(name) ?? '',
      unit,
      mean: numberIn(row, 'mean'),
      p5: value('p5'),
      p25: value('p25'),
      p50: value('p50'),
      p75: value('p75'),
      p95: value('p95'),
      p50_low: value('p50_low'),
      p50_high: value('p50_high'),
      runs: numberIn(row, 'runs'),
      never: numberIn(row, 'never'),
    }
  })
}

/** Reads differences.csv of a comparison. */
export function readDifferences(rows: readonly Row[]): DifferenceFacts[] {
  return rows.map((row) => {
    const { outcome = '', option = '', world = '', unit = '' } = row
    const number = (column: string) => numberIn(row, column)
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
export function readStandings(rows: readonly Row[]): StandingFacts[] {
  return rows.map((row) => {
    const { outcome = '', option = '', world = '', better = '', satisfy = '' } = row
    const shares = { best: numberIn(row, 'best'), satisfied: numberIn(row, 'satisfied') }
    return { outcome, option, world, better, satisfy, ...shares }
  })
}
