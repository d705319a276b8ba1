import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { keptInMemory } from '../../src/ensemble/kept.js'
import { DUCKDB, queryResult } from '../../src/store/query.js'
import { trajectoriesParquet } from '../../src/store/trajectories-parquet.js'
import { baseline, builtCommand, digests, type Ended, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const folder = "outputs/it's [a] result"
const root = join(import.meta.dirname, '../..')
const ask = (...words: string[]) => start(command, ['query', folder, ...words], { cwd })
let uninstalled: Ended

beforeAll(async () => {
  const made = await start(command, ['run', baseline, '--runs', '40', '--out', folder], { cwd })
  expect(made).toMatchObject({ code: 0, stderr: '' })
  addTrajectories()
  writeFileSync(join(cwd, 'outside.txt'), 'outside')
  uninstalled = await ask('select 1')
  symlinkSync(join(root, 'node_modules'), join(dirname(command), '../../node_modules'))
}, 60_000)

/** Adds a table of 700 runs and 2 months to the result, and with it a line to the manifest. */
function addTrajectories(): void {
  const cells = [{ quantity: 'gap', element: 'h20', unit: '1' }]
  const values = Float64Array.from({ length: 1400 }, (_, i) => (i % 700) * 1e4 + 0.125)
  const kept = keptInMemory({ cells, months: 2, runs: 700, first: 0, values, failures: [] }, ['gap'])
  const head = { start: '2022-01', createdBy: 'a test', failures: [] }
  const bytes = Buffer.concat([...trajectoriesParquet(kept, head)])
  writeFileSync(join(cwd, folder, 'trajectories.parquet'), bytes)
  const path = join(cwd, folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, files: { ...manifest.files, 'trajectories.parquet': {} } }),
  )
}

async function printed(...words: string[]): Promise<string> {
  const ended = await ask(...words)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

/** Asks what must be refused, and checks that no file in the working directory has changed. */
async function refusal(...words: string[]): Promise<string> {
  const before = digests(cwd)
  const { code, stdout, stderr } = await ask(...words)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^ {4}at |mistake in chokepoint|Stack Trace/m)
  expect(digests(cwd)).toEqual(before)
  return stderr
}

/** Asks without a process of its own, and reads every row. */
async function readAll(path: string, sql: string): Promise<unknown[]> {
  const { parts } = await queryResult(path, sql)
  const rows: unknown[] = []
  for await (const part of parts) rows.push(...part.rows())
  return rows
}

describe('a result is asked in SQL', () => {
  test('its files are tables: CSV', async () => {
    const rows = readTable(join(cwd, folder, 'outcomes.csv'))
    const sql = 'select count(*) as n, max(lead_time) as longest from outcomes where failed = 0'
    const longest = Math.max(...rows.map((row) => Number(row.lead_time)))
    expect(await printed(sql)).toBe(
      `   n  longest\n  40  ${String(Number(longest.toPrecision(6))).padStart(7)}\n`,
    )
  })

  test('Parquet, joined with CSV', async () => {
    const sql =
      'select t.month, max("gap[h20]") most from trajectories t join outcomes using (run) group by all order by 1'
    expect(await printed(sql)).toBe('  month       most\n  2022-01  390,000\n  2022-02  390,000\n')
  })

  test('without SQL it lists tables, columns and types', async () => {
    const list = await printed()
    expect(list).toMatch(/^ {2}outcomes +lead_time +DOUBLE$/m)
    expect(list).toMatch(/^ {2}outcomes +domestic_half +VARCHAR$/m)
    expect(list).toMatch(/^ {2}summary +p50 +DOUBLE$/m)
    expect(list).toMatch(/^ {2}trajectories +gap\[h20\] +DOUBLE$/m)
  })

  test('pivot and summarize are questions too', async () => {
    expect(
      await printed('pivot (select run % 2 as odd, failed from outcomes) on odd using count(*)'),
    ).toMatch(/failed +0 +1\n +0 +20 +20\n/)
    expect(await printed('summarize trajectories')).toContain('gap[h20]')
  })

  test('values of all kinds are readable, and do nothing to the terminal', async () => {
    const sql =
      "select null as none, 1234.5::double as a, -1234567.8::double as b, 0.000012345678 as c, 'inf'::double as d, " +
      "2025 as year, date '2024-03-01' as day, [1, 2] as many, 'x' || chr(27) || '[2Jy' as text, true as yes"
    const [, line] = (await printed(sql)).split('\n')
    expect(line?.trim().split(/ {2,}/)).toEqual([
      ...['null', '1,235', '-1,234,568', '0.0000123457', 'Infinity'],
      ...['2025', '2024-03-01', '[1, 2]', 'x [2Jy', 'true'],
    ])
    expect(await printed('select 1 as n where false')).toBe('  n\nno rows\n')
  })

  test('prints at most 100 rows, or as many as --rows says, and how many more there are', async () => {
    const sql = 'select run from trajectories order by run'
    const table = (await printed(sql)).split('\n')
    expect(table).toHaveLength(1 + 100 + 3)
    expect(table.at(-2)).toBe('1,300 more rows; --csv without --rows prints all 1,400')
    const few = await printed(sql, '--rows', '2')
    expect(few).toBe('  run\n    1\n    1\n\n1,398 more rows; --csv without --rows prints all 1,400\n')
  })

  test('--csv prints all rows with all digits, or says on standard error what is left', async () => {
    const sql =
      'select run, "gap[h20]" as gap, case when run > 1 then \'a,"b"\' end as text from trajectories order by run'
    const csv = await printed(sql, '--csv')
    expect(csv.split('\n').slice(0, 4)).toEqual([
      'run,gap,text',
      '1,0.125,',
      '1,0.125,',
      '2,10000.125,"a,""b"""',
    ])
    expect(csv.trimEnd().split('\n')).toHaveLength(1401)
    const { stdout, stderr } = await ask(sql, '--csv', '--rows', '1')
    expect(stdout).toBe('run,gap,text\n1,0.125,\n')
    expect(stderr).toBe('1,399 more rows; --csv without --rows prints all 1,400\n')
  })
})

describe('what is no question about a result is refused, and nothing is written', () => {
  const sealed =
    /file system operations are disabled|does not exist|only read|is not an table|more than one question/
  const questions = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from glob('/etc/*')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from read_text('RESULT/manifest.json')",
    "select * from read_text('RESULT/../../outside.txt')",
    "select * from 'https://example.com/x.parquet'",
    "copy (select 1) to 'x.csv'",
    "copy (select 1) to 'RESULT/outcomes.csv'",
    "copy outcomes from '/etc/passwd'",
    "explain analyze copy (select 1) to 'RESULT/outcomes.csv'",
    "prepare p as copy (select 1) to 'RESULT/outcomes.csv'",
    "export database 'RESULT/export'",
    "attach 'x.db'",
    "attach 'RESULT/outcomes.csv' as x",
    'install httpfs',
    'load httpfs',
    'set enable_external_access = true',
    "set temp_directory = '/tmp'",
    'create table t as select 1',
    "create table t as select 1; copy t to 'RESULT/outcomes.csv'; select 1",
    "create table t as select * from read_text('/etc/passwd'); select * from t",
    'select 1; select 2',
    'drop view outcomes',
  ]
  test.for(questions)('%s', async (question) => {
    const path = join(cwd, folder)
    const before = digests(cwd)
    const sql = question.replaceAll('RESULT', path.replaceAll("'", "''"))
    const error = await readAll(path, sql).catch((reason: Error) => reason)
    expect(error).toMatchObject({ name: 'Refusal', message: expect.stringMatching(sealed) })
    expect(digests(cwd)).toEqual(before)
  })

  test('so it is on the command line', async () => {
    expect(await refusal("select * from read_text('/etc/passwd')")).toMatch(
      /^Permission Error: .*"\/etc\/passwd"/,
    )
    const path = join(cwd, folder, 'outcomes.csv').replaceAll("'", "''")
    expect(await refusal(`copy (select 1) to '${path}'`)).toBe('a result is only read; ask with a select\n')
  })

  test('a mistake in SQL is told in the words of DuckDB', async () => {
    expect(await refusal('selec 1')).toMatch(
      /^Parser Error: syntax error at or near "selec"\n\nLINE 1: selec 1/,
    )
    expect(await refusal('select lead_tim from outcomes')).toMatch(
      /^Binder Error: .*lead_tim.*\n.*"lead_time"/,
    )
    expect(await refusal('from outcome')).toMatch(
      /\nthe tables are summary, levels, outcomes, facts, trajectories\n$/,
    )
    expect(await refusal(' ;')).toBe('no question is given; ask with a select\n')
    expect(await refusal('select unit::double from summary')).toMatch(/^Conversion Error: /)
    expect(await refusal('select 1', '--rows', '0')).toMatch(
      /^--rows is "0"; expected a whole number from 1 to 10,000/,
    )
  })

  test('a folder that is no result is said to be none', async () => {
    mkdirSync(join(cwd, 'thesis'), { recursive: true })
    writeFileSync(join(cwd, 'thesis/manifest.json'), '{"name": "another program"}')
    for (const other of ['nowhere', 'thesis']) {
      const { code, stderr } = await start(command, ['query', other, 'select 1'], { cwd })
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `${other} holds no result of chokepoint; name a folder that chokepoint run has written\n`,
      })
    }
  })

  test('where DuckDB is not installed, it says how to install the version that was tested', () => {
    expect(uninstalled).toEqual({
      code: 2,
      stdout: '',
      stderr: `SQL needs DuckDB, which is not installed here; install it with\n\n  npm install ${DUCKDB}\n`,
    })
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(DUCKDB).toBe(`@duckdb/node-api@${optionalDependencies['@duckdb/node-api']}`)
  })
})
