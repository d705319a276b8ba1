import type { Cell, Row } from './csv-table.js'
import { show } from './issues.js'
import { writeNumber } from './meant.js'
import { didYouMean } from './nearest.js'
import type { Written } from './observed-expressions.js'
import type { Problem } from './problem.js'
import type { Scenario } from './scenario.js'

/** One fact of history, for a quantity of the model. */
export interface Observation {
  readonly id: string
  /** An outcome, such as `total(legal_sold[h20], "2024")`. */
  readonly expression: string
  /** What was observed, in `unit`. */
  readonly value: number
  /** The least that it may have been, and the most, as far as the source tells. */
  readonly low?: number
  readonly high?: number
  readonly unit: string
  /** Keys of the scenario's sources. */
  readonly sources: readonly string[]
  readonly note?: string
  /** The line of the file. */
  readonly line: number
  /**
   * The month, such as `2024-06`, from which the fact was known: the last that the expression speaks of, or that of the
   * earliest of its sources that have a date, whichever is later.
   */
  readonly known: string
}

/** The columns that a table of observations must have. */
export const NEEDED = ['id', 'expression', 'value', 'unit', 'source'] as const
/** The columns that a table of observations may have. */
export const COLUMNS = ['id', 'expression', 'value', 'low', 'high', 'unit', 'source', 'note'] as const
/** The name of a column. */
export type ColumnName = (typeof COLUMNS)[number]
type Cells = Partial<Record<ColumnName, Cell>>

/** What the checks of a file share. */
export interface Reading {
  readonly file: string
  readonly scenario: Scenario
  readonly problems: Problem[]
}

/** Reports a problem at a cell, or at a line where there is none. */
export function reportAt(
  { file, problems }: Reading,
  at: Pick<Cell, 'line'> & Partial<Cell> = { line: 1 },
  { path = '', message }: { readonly path?: string; readonly message: string },
): void {
  problems.push({ file, line: at.line, column: at.column ?? 1, path, message })
}

/** An observation as its row has it, and where that stands. */
export interface ReadRow {
  readonly observation: Omit<Observation, 'known'>
  readonly id: Cell | undefined
  /** What is needed to check the expression; absent where a part of it is. */
  readonly written?: Written
}

/** Reads the cells of a row, and reports what is wrong with them; the expression is not read here. */
export function readRow(
  reading: Reading,
  { cells, line }: Row,
  columns: readonly (ColumnName | undefined)[],
): ReadRow {
  const named: Cells = {}
  for (const [i, column] of columns.entries()) {
    if (column && cells[i]) named[column] = cells[i]
  }
  const id = named.id?.text ?? ''
  const fault = (column: ColumnName, message: string) =>
    reportAt(reading, named[column] ?? { line }, { path: id === '' ? column : `${id}.${column}`, message })
  for (const extra of cells.slice(columns.length)) {
    const message = `found ${show(extra.text)} beyond the last column; a cell with a comma stands in quotation marks`
    reportAt(reading, extra, { path: id, message })
  }
  for (const column of NEEDED) {
    if (!named[column]?.text)
      fault(
        column,
        column === 'source' ? 'no source; every number names where it comes from' : `no ${column}`,
      )
  }
  if (id !== '' && !/^[a-z][a-z0-9_-]*$/.test(id))
    fault('id', `found ${show(id)}, expected a name such as h20-2024`)
  const numbers = numbersOf(named, fault)
  const sources = sourcesOf(named, reading.scenario, fault)
  const [expression, unit, note] = [named.expression?.text ?? '', named.unit?.text ?? '', named.note?.text]
  const observation = { id, expression, ...numbers, unit, sources, ...(note ? { note } : {}), line }
  const isWhole = id !== '' && expression !== '' && unit !== ''
  const written = { id, expression: named.expression as Cell, unit: named.unit as Cell }
  return { observation, id: named.id, ...(isWhole ? { written } : {}) }
}

type Fault = (column: ColumnName, message: string) => void

function numbersOf(cells: Cells, fault: Fault): { value: number; low?: number; high?: number } {
  const number = (column: 'value' | 'low' | 'high') => {
    const text = cells[column]?.text ?? ''
    if (text === '') return undefined
    if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)))
      return Number(text)
    // A letter behind a number may be a thousand or a unit.
    const advice = /[a-z]/i.test(text) ? '' : writeNumber(text)
    fault(column, `found ${show(text)}, expected a number${advice}`)
    return undefined
  }
  const [value, low, high] = [number('value'), number('low'), number('high')]
  if (low !== undefined && value !== undefined && low > value)
    fault('low', `found ${low}, expected at most the value, ${value}`)
  if (high !== undefined && value !== undefined && high < value)
    fault('high', `found ${high}, expected at least the value, ${value}`)
  return {
    value: value ?? Number.NaN,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  }
}

function sourcesOf(cells: Cells, { sources }: Scenario, fault: Fault): string[] {
  const keys = (cells.source?.text ?? '').split(';').map((key) => key.trim())
  const named = keys.filter((key) => key !== '')
  for (const key of named.filter((one) => !Object.hasOwn(sources, one)))
    fault(
      'source',
      `unknown source ${show(key)}${didYouMean(key, Object.keys(sources)) || '; add it to the sources of the scenario'}`,
    )
  return named
}
