import type { SummaryRow } from '../analysis/rows.js'
import type { ChartSubject, ResultData, Row } from './chart.js'
import { numberIn } from './chart.js'

/** Reads the rows of summary.csv, those of given quantities, elements and months alone where they are named, in their order. */
export function summaryRows(data: ResultData, subject: ChartSubject = {}): SummaryRow[] {
  const { of, elements, from = '', to = '9999' } = subject
  const isWanted = ({ quantity = '', element = '', month = '' }: Row) =>
    (of === undefined || of.includes(quantity)) &&
    (elements === undefined || element.split(',').some((one) => elements.includes(one))) &&
    month >= from &&
    month <= to
  const rows = data.table('summary').filter(isWanted).map(summaryRow)
  return of === undefined ? rows : of.flatMap((name) => rows.filter(({ quantity }) => quantity === name))
}

/** Reads a row of summary.csv, or of another table with its columns. */
export function summaryRow(row: Row): SummaryRow {
  const { quantity = '', element = '', month = '', unit = '' } = row
  const number = (name: string) => numberIn(row, name)
  return {
    quantity,
    element,
    month,
    unit,
    mean: number('mean'),
    p5: number('p5'),
    p25: number('p25'),
    p50: number('p50'),
    p75: number('p75'),
    p95: number('p95'),
    p50_low: number('p50_low'),
    p50_high: number('p50_high'),
  }
}
