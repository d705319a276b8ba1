import { extname } from 'node:path'
import type * as duckdb from '@duckdb/node-api'
import { Refusal } from './refusal.js'
import { tablesOf } from './result-tables.js'

/** What stands in a row's column: a number where it is one, the text of anything else. */
export type Datum = number | string | null

/** A column of an answer; `whole` and `real` are numbers. */
export interface AnswerColumn {
  readonly name: string
  readonly kind: 'whole' | 'real' | 'text'
}

/** Some rows of an answer; they are read when asked for. */
export interface AnswerPart {
  readonly count: number
  rows(): Datum[][]
}

/** What a query gave. */
export interface Answer {
  readonly columns: readonly AnswerColumn[]
  readonly parts: AsyncIterable<AnswerPart>
}

/** The package that has SQL, which is not needed for anything else. */
export const DUCKDB = '@duckdb/node-api@1.5.5-r.5'

/**
 * Asks a result folder in SQL. Its CSV and Parquet files are tables of their names; nothing else can be read, and nothing
 * written. Throws a Refusal where the folder is no result, where DuckDB is not installed, and with DuckDB's words where
 * it can't do what it was asked; the latter also while the parts are read.
 */
export async function queryResult(folder: string, sql: string): Promise<Answer> {
  const tables = tablesOf(folder)
  const { DuckDBInstance, StatementType } = await loadDuckdb()
  const instance = await DuckDBInstance.create(':memory:', SETTINGS)
  const connection = await instance.connect()
  try {
    await lockUp(connection, tables)
    const result = await answer(connection, sql, StatementType)
    const columns = result
      .columnNames()
      .map((name, i) => ({ name, kind: kindOf(String(result.columnType(i))) }))
    return { columns, parts: partsOf(result, instance) }
  } catch (error) {
    instance.closeSync()
    throw asRefusal(error, tables)
  }
}

/** No file for what does not fit into memory, and no extensions from the net. */
const SETTINGS = {
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
}

async function loadDuckdb(): Promise<typeof duckdb> {
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string }
    const isMissing = code?.endsWith('MODULE_NOT_FOUND')
    const why = isMissing ? 'is not installed here' : `can't be loaded: ${message.split('\n')[0]}`
    throw new Refusal(`SQL needs DuckDB, which ${why}; install it with\n\n  npm install ${DUCKDB}`)
  }
}

/** Makes a view of each file, and then locks all but these files away for good. */
async function lockUp(
  connection: duckdb.DuckDBConnection,
  tables: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, path] of tables)
    await connection.run(`create view "${name.replaceAll('"', '""')}" as select * from ${reader(path)}`)
  const allowed = [...tables.values()].flatMap((path) => [path, patternOf(path)])
  await connection.run(`set allowed_paths = [${allowed.map(quoted).join(', ')}]`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
}

/** Reads types from all rows of a CSV file, so that one late "never" does not break a column of numbers. */
function reader(path: string): string {
  const pattern = quoted(patternOf(path))
  if (extname(path) === '.parquet') return `read_parquet(${pattern})`
  return `read_csv(${pattern}, header = true, delim = ',', quote = '"', escape = '"', sample_size = -1)`
}

/** Writes a path so that what would stand for several files stands for itself. */
function patternOf(path: string): string {
  return path.replace(/[[*?]/g, '[$&]')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Lets through what only reads: one `select`, or the type and the `select` that DuckDB makes of a `pivot`. */
async function answer(
  connection: duckdb.DuckDBConnection,
  sql: string,
  { CREATE, SELECT }: typeof duckdb.StatementType,
): Promise<duckdb.DuckDBResult> {
  if (/^[\s;]*$/.test(sql)) throw new Refusal('no question is given; ask with a select')
  const statements = await connection.extractStatements(sql)
  const last = statements.count - 1
  for (let i = 0; i < last; i++) {
    const statement = await statements.prepare(i)
    if (statement.statementType !== CREATE) throw new Refusal('more than one question; ask with one select')
    await statement.run()
  }
  const question = await statements.prepare(last)
  if (question.statementType !== SELECT) throw new Refusal('a result is only read; ask with a select')
  return question.stream()
}

function kindOf(type: string): AnswerColumn['kind'] {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return 'whole'
  return /^(DOUBLE|FLOAT|DECIMAL\b.*)$/.test(type) ? 'real' : 'text'
}

async function* partsOf(
  result: duckdb.DuckDBResult,
  instance: duckdb.DuckDBInstance,
): AsyncGenerator<AnswerPart> {
  try {
    for await (const chunk of result) {
      yield { count: chunk.rowCount, rows: () => chunk.getRows().map((row) => row.map(datum)) }
    }
  } catch (error) {
    throw asRefusal(error)
  } finally {
    instance.closeSync()
  }
}

function datum(value: duckdb.DuckDBValue): Datum {
  return value === null || typeof value === 'number' ? value : String(value)
}

function asRefusal(error: unknown, tables?: ReadonlyMap<string, string>): Refusal {
  if (error instanceof Refusal) return error
  const message = error instanceof Error ? error.message : String(error)
  const [words = ''] = message.replace(/^Failed to extract statements: /, '').split(/\n+Stack Trace:/)
  const isUnknown = tables && /^Catalog Error: Table/.test(words)
  return new Refusal(isUnknown ? `${words}\nthe tables are ${[...tables.keys()].join(', ')}` : words)
}
