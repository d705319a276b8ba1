import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { type Problem, ProblemList } from './problem.js'

/** A cell of a table, and where its text begins, quotation mark included. */
export interface Cell {
  readonly text: string
  /** The cell as the file has it, with its quotation marks. */
  readonly written: string
  readonly line: number
  readonly column: number
}

/** A row of cells, and the line it begins in. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly line: number
}

interface Parsed {
  readonly record: readonly string[]
  readonly raw: string
}

/**
 * Reads comma-separated values (RFC 4180) as rows whose cells know where they stand; rows without any text are left out.
 * Throws a ProblemList where quotation marks don't match.
 */
export function readTable(text: string, file: string): Row[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const records = parsed(plain, { file, text })
  let line = 1
  return records.flatMap(({ record, raw }) => {
    const cells = locateCells(record, raw, line)
    line += raw.split('\n').length - 1
    return record.every((one) => one === '') ? [] : [{ cells, line: cells[0]?.line ?? line }]
  })
}

function parsed(plain: string, { file, text }: { readonly file: string; readonly text: string }): Parsed[] {
  try {
    const options = { info: true, raw: true, trim: true, relax_column_count: true, skip_empty_lines: true }
    return parse(plain, options) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ProblemList([quoteProblem(error, file)], new Map([[file, text]]))
  }
}

function quoteProblem({ code, lines }: CsvError & { readonly lines?: number }, file: string): Problem {
  const messages: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'opens a quotation mark that nothing closes',
    INVALID_OPENING_QUOTE:
      'has a quotation mark inside a cell; put the cell in quotation marks and double it',
    CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quotation mark; a mark inside a cell is doubled',
  }
  const message = messages[code] ?? `can't be read as comma-separated values (${code})`
  return { file, line: lines ?? 1, column: 1, path: '', message }
}

/** Finds where the cells of a record stand in its raw text, which begins in a given line. */
function locateCells(record: readonly string[], raw: string, firstLine: number): Cell[] {
  const cell = /[ \t]*("(?:[^"]|"")*"|[^,\n]*)[ \t]*(?:,|\n|$)/y
  cell.lastIndex = raw.search(/[^\s]|$/)
  return record.map((text) => {
    const from = cell.lastIndex
    const [whole = '', written = ''] = cell.exec(raw) ?? []
    const before = raw.slice(0, from + whole.indexOf(written))
    const line = firstLine + before.split('\n').length - 1
    return { text, written: written.trimEnd(), line, column: before.length - before.lastIndexOf('\n') }
  })
}
