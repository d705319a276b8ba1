import type { Block } from '../compile/block.js'
import { isMonth, monthLabel } from '../math/calendar.js'
import { model } from '../model/index.js'
import { type Row, readTable } from './csv-table.js'
import { show } from './issues.js'
import { type MonthlyFact, monthlyFacts } from './monthly-facts.js'
import { didYouMean } from './nearest.js'
import {
  COLUMNS,
  type ColumnName,
  NEEDED,
  type Observation,
  type Reading,
  type ReadRow,
  readRow,
  reportAt,
} from './observation-row.js'
import { checkExpressions, type Written } from './observed-expressions.js'
import { type Problem, ProblemList } from './problem.js'
import type { Scenario } from './scenario.js'

/** What reading observations needs besides the file's name. */
export interface ObservationOptions {
  /** Gives the text of a file, and throws where there is none. */
  readonly readText: (path: string) => string
  /** The scenario whose model, horizon and sources the observations are for. */
  readonly scenario: Scenario
  /** The model's blocks; by default those of the package. */
  readonly blocks?: readonly Block[]
}

/**
 * Reads a table of observations: comma-separated, with the columns id, expression, value, low, high, unit, source and
 * note, of which low, high and note may be left out; several sources have ";" between them.
 * Throws a ProblemList with every problem found, each with its place.
 */
export function readObservations(file: string, options: ObservationOptions): readonly Observation[] {
  const { scenario, blocks = model } = options
  const { reading, read, text } = readRows(file, options)
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

/**
 * Reads of a table of observations what can be set beside the months of a result: facts of one month or year, out of rows
 * without a fault; whether the model has their quantities is not looked at. Throws a ProblemList where there is no such table.
 */
export function readMonthlyFacts(file: string, options: ObservationOptions): readonly MonthlyFact[] {
  const { reading, read, text, columns } = readRows(file, options)
  if (!columns) throw new ProblemList(reading.problems, new Map([[file, text]]))
  const faulty = new Set(reading.problems.map(({ line }) => line))
  return monthlyFacts(read.map(({ observation }) => observation).filter(({ line }) => !faulty.has(line)))
}

function readRows(file: string, { readText, scenario }: ObservationOptions) {
  const text = textOf(file, readText)
  const rows = readTable(text, file)
  const reading = { file, scenario, problems: [] as Problem[] }
  const columns = columnsOf(reading, rows[0])
  const read = columns ? rows.slice(1).map((row) => readRow(reading, row, columns)) : []
  if (columns && rows.length === 1)
    reportAt(reading, rows[0], { message: 'has no observation below its head' })
  checkDoubles(reading, read)
  return { reading, read, text, columns }
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

/** Gives the columns in their order; undefined for those that are none, and for all where one is missing. */
function columnsOf(reading: Reading, head: Row | undefined): (ColumnName | undefined)[] | undefined {
  const cells = head?.cells ?? []
  const names = cells.map(({ text }) => text)
  const free = COLUMNS.filter((column) => !names.includes(column))
  if (free.length === COLUMNS.length) {
    reportAt(reading, head, { message: `the first line names no column; expected ${COLUMNS.join(', ')}` })
    return undefined
  }
  const found = cells.map((cell, i) => {
    const known = COLUMNS.find((column) => column === cell.text)
    const advice = didYouMean(cell.text, free) || `; expected ${COLUMNS.join(', ')}`
    // A spreadsheet may leave a column without a name.
    if (!known && cell.text !== '')
      reportAt(reading, cell, { message: `unknown column ${show(cell.text)}${advice}` })
    else if (known && names.indexOf(known) < i)
      reportAt(reading, cell, { message: `the column "${known}" is there twice` })
    return known
  })
  const missing = NEEDED.filter((column) => !names.includes(column))
  // Of a column that is there, misspelt, that is told.
  const meant = (column: string) =>
    cells.some(({ text }) => didYouMean(text, free) === `; did you mean "${column}"?`)
  for (const column of missing.filter((one) => !meant(one)))
    reportAt(reading, head, { message: `no column "${column}"` })
  return missing.length > 0 ? undefined : found
}

function checkDoubles(reading: Reading, rows: readonly ReadRow[]): void {
  const lines = new Map<string, number>()
  for (const { id, observation } of rows) {
    if (!id?.text) continue
    const first = lines.get(id.text)
    const message = `"${id.text}" is the name of line ${first}, too`
    if (first !== undefined) reportAt(reading, id, { path: `${id.text}.id`, message })
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
