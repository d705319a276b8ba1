import type { Block } from '../compile/block.js'
import { isMonth, monthLabel } from '../math/calendar.js'
import { model } from '../model/index.js'
import { type Cell, type Row, readTable } from './csv-table.js'
import { show } from './issues.js'
import { writeNumber } from './meant.js'
import { didYouMean } from './nearest.js'
import { checkExpressions, type Written } from './observed-expressions.js'
import { type Problem, ProblemList } from './problem.js'
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

/** What reading observations needs besides the file's name. */
export interface ObservationOptions {
  /** Gives the text of a file, and throws where there is none. */
  readonly readText: (path: string) => string
  /** The scenario whose model, horizon and sources the observations are for. */
  readonly scenario: Scenario
  /** The model's blocks; by default those of the package. */
  readonly blocks?: readonly Block[]
}

const NEEDED = ['id', 'expression', 'value', 'unit', 'source'] as const
const COLUMNS = ['id', 'expression', 'value', 'low', 'high', 'unit', 'source', 'note'] as const
type ColumnName = (typeof COLUMNS)[number]
type Cells = Partial<Record<ColumnName, Cell>>

/** What the checks of a file share. */
interface Reading {
  readonly file: string
  readonly scenario: Scenario
  readonly problems: Problem[]
}

/**
 * Reads a table of observations: comma-separated, with the columns id, expression, value, low, high, unit, source and
 * note, of which low, high and note may be left out; several sources have ";" between them.
 * Throws a ProblemList with every problem found, each with its place.
 */
export function readObservations(file: string, options: ObservationOptions): readonly Observation[] {
  const { scenario, blocks = model } = options
  const text = textOf(file, options.readText)
  const rows = readTable(text, file)
  const reading = { file, scenario, problems: [] as Problem[] }
  const columns = columnsOf(reading, rows[0])
  const read = columns ? rows.slice(1).map((row) => readRow(reading, row, columns)) : []
  if (columns && rows.length === 1) reportAt(reading, rows[0], 'has no observation below its head')
  checkDoubles(reading, read)
  const whole = read.filter(({ written }) => written !== undefined)
  const months = checkExpressions(
    whole.map(({ written }) => written as Written),
    { ...reading, blocks },
  )
  if (reading.problems.length > 0) throw new ProblemList(reading.problems, new Map([[file, text]]))
  return read.map(({ observation }) => {
    const last = monthLabel(scenario.start, months.get(observation.id) ?? 0)
    return { ...observation, known: knownFrom(last, observation.sources, scenario) }
  })
}

function textOf(file: string, readText: (path: string) => string): string {
  const refuse = (message: string): never => {
    throw new ProblemList([{ file, line: 1, column: 1, path: '', message }])
  }
  let text: string
  try {
    text = readText(file)
  } catch (error) {
    return refuse(`can't read "${file}": ${error instanceof Error ? error.message : String(error)}`)
  }
  return text.trim() === ''
    ? refuse(`is empty; expected a table with the columns ${COLUMNS.join(', ')}`)
    : text
}

function reportAt(
  { file, problems }: Reading,
  at: Pick<Cell, 'line'> & Partial<Cell> = { line: 1 },
  message: string,
  path = '',
): void {
  problems.push({ file, line: at.line, column: at.column ?? 1, path, message })
}

/** Gives the columns in their order; undefined for those that are none, and for all where one is missing. */
function columnsOf(reading: Reading, head: Row | undefined): (ColumnName | undefined)[] | undefined {
  const cells = head?.cells ?? []
  const names = cells.map(({ text }) => text)
  const found = cells.map((cell, i) => {
    const known = COLUMNS.find((column) => column === cell.text)
    const free = COLUMNS.filter((column) => !names.includes(column))
    if (!known)
      reportAt(
        reading,
        cell,
        `unknown column ${show(cell.text)}${didYouMean(cell.text, free) || `; expected ${COLUMNS.join(', ')}`}`,
      )
    else if (names.indexOf(known) < i) reportAt(reading, cell, `the column "${known}" is there twice`)
    return known
  })
  const missing = NEEDED.filter((column) => !names.includes(column))
  for (const column of missing) reportAt(reading, head, `no column "${column}"`)
  return missing.length > 0 ? undefined : found
}

interface ReadRow {
  readonly observation: Omit<Observation, 'known'>
  readonly id: Cell | undefined
  /** What is needed to check the expression; absent where a part of it is. */
  readonly written?: Written
}

function readRow(
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
    reportAt(reading, named[column] ?? { line }, message, id === '' ? column : `${id}.${column}`)
  for (const extra of cells.slice(columns.length))
    reportAt(
      reading,
      extra,
      `found ${show(extra.text)} beyond the last column; a cell with a comma stands in quotation marks`,
      id,
    )
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
    fault(column, `found ${show(text)}, expected a number${writeNumber(text)}`)
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

function checkDoubles(reading: Reading, rows: readonly ReadRow[]): void {
  const lines = new Map<string, number>()
  for (const { id, observation } of rows) {
    if (!id?.text) continue
    const first = lines.get(id.text)
    if (first !== undefined)
      reportAt(reading, id, `"${id.text}" is the name of line ${first}, too`, `${id.text}.id`)
    else lines.set(id.text, observation.line)
  }
}

/** Gives the later of the last month spoken of and the month of the earliest source that has a date. */
function knownFrom(last: string, keys: readonly string[], { sources }: Scenario): string {
  const dates = keys.flatMap((key) => monthOf(sources[key]?.date) ?? [])
  const published = dates.sort()[0]
  return published !== undefined && published > last ? published : last
}

/** Gives the month of a date; December for a year alone, and undefined for what is no date. */
function monthOf(date: string | undefined): string | undefined {
  const text = String(date ?? '').trim()
  if (/^\d{4}$/.test(text)) return `${text}-12`
  const month = text.slice(0, 7)
  return isMonth(month) ? month : undefined
}
