import { once } from 'node:events'
import { csvText } from '../report/csv.js'
import { type Answer, type AnswerColumn, type Datum, queryResult } from '../store/query.js'
import { paint } from './paint.js'
import { counted, withCommas } from './readable.js'
import { type TableColumn, textTable } from './text-table.js'

/** What a user asks of `chokepoint query`. */
export interface Question {
  readonly folder: string
  /** By default, which tables there are. */
  readonly sql?: string
  /** The most rows to print. */
  readonly rows?: number
  readonly csv: boolean
}

const ROWS = 100
const TABLES =
  'select table_name as "table", column_name as "column", data_type as "type" ' +
  "from information_schema.columns where table_schema = 'main' order by table_name, ordinal_position"

/** Asks a result folder and prints the answer, as a table or as CSV. Throws a Refusal. */
export async function printAnswer({ folder, sql, rows, csv }: Question): Promise<void> {
  const answer = await queryResult(folder, sql ?? TABLES)
  if (csv) return printCsv(answer, rows ?? Number.POSITIVE_INFINITY)
  return printTable(answer, rows ?? (sql !== undefined ? ROWS : Number.POSITIVE_INFINITY))
}

async function printTable({ columns, parts }: Answer, most: number): Promise<void> {
  const rows: Datum[][] = []
  let left = 0
  for await (const { taken, over } of firstRows(parts, most)) {
    rows.push(...taken)
    left += over
  }
  const texts = rows.map((row) => row.map((value, i) => cellText(value, columns[i] as AnswerColumn)))
  console.log(textTable(columns.map(head), texts))
  if (rows.length === 0) console.log(paint.dim('no rows'))
  if (left > 0) console.log(`\n${leftWords(left, rows.length)}`)
}

async function printCsv({ columns, parts }: Answer, most: number): Promise<void> {
  let [printed, left] = [0, 0]
  await write([columns.map(({ name }) => name)])
  for await (const { taken, over } of firstRows(parts, most)) {
    await write(taken.map((row) => row.map((value) => (value === null ? '' : String(value)))))
    printed += taken.length
    left += over
  }
  if (left > 0) console.error(leftWords(left, printed))
}

/** Reads rows up to a number, and counts those beyond. */
async function* firstRows(parts: Answer['parts'], most: number) {
  let room = most
  for await (const part of parts) {
    const taken = room > 0 ? part.rows().slice(0, room) : []
    room -= taken.length
    yield { taken, over: part.count - taken.length }
  }
}

function leftWords(left: number, printed: number): string {
  return `${counted(left, 'more row')}; --csv without --rows prints all ${withCommas(left + printed)}`
}

/** Waits where the reader of a pipe is slower. */
async function write(rows: readonly string[][]): Promise<void> {
  for (const piece of csvText(rows)) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

function head({ name, kind }: AnswerColumn): TableColumn {
  return { title: cleanText(name), align: kind === 'text' ? 'left' : 'right' }
}

function cellText(value: Datum, { kind }: AnswerColumn): string {
  if (value === null) return 'null'
  return kind === 'real' ? realText(Number(value)) : cleanText(String(value))
}

/** Leaves out what would move the cursor of a terminal. */
function cleanText(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ')
}

/** Writes six digits, or a whole number with commas: `0.0387767`, `9,253,995`. */
function realText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1000 && size < 1e15) return `${value < 0 ? '-' : ''}${withCommas(Math.round(size))}`
  return String(Number(value.toPrecision(6)))
}
