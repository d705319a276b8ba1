import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { keptInMemory } from '../../src/ensemble/kept.js'
import { monthLabel } from '../../src/math/calendar.js'
import { outcomesCsv } from '../../src/report/outcomes-csv.js'
import { monthValueText, valueText } from '../../src/report/value-text.js'
import { run } from '../../src/run.js'
import { outcomesParquet } from '../../src/store/outcomes-parquet.js'
import { trajectoriesParquet, trajectoryWriter } from '../../src/store/trajectories-parquet.js'
import { temporaryFolder } from '../cli/command.js'
import { baseline } from '../model/ensemble.js'
import { readDuckdb, readHyparquet } from './parquet-readers.js'

const folder = temporaryFolder()
const createdBy = 'chokepoint version 0.1.0'
const start = '2023-11'
const [months, runs, first] = [3, 1100, 40]
const cells = [
  { quantity: 'china_compute', element: '', unit: 'H100e' },
  { quantity: 'hit', element: 'bis_2022,h20', unit: '1' },
]
const failures = [{ run: 41, quantity: 'hit', element: 'bis_2022,h20', month: 2, value: 'NaN' as const }]
/** Says in the number itself what it is of. */
const markOf = (cell: number, month: number, number: number) => cell * 1e8 + month * 1e6 + number
const values = Float64Array.from({ length: cells.length * months * runs }, (_, i) => {
  const row = Math.floor(i / runs)
  const number = first + (i % runs)
  return number === 41 && row === 5 ? Number.NaN : markOf(Math.floor(row / months), row % months, number)
})
const kept = { cells, months, runs, first, values, failures }
const bytes = Buffer.concat([
  ...trajectoriesParquet(keptInMemory(kept, ['china_compute', 'hit']), { start, createdBy, failures }),
])

test('trajectories.parquet has a row for each run and month, and a column for each cell', async () => {
  const rows = await readDuckdb(bytes, folder, 'from file order by run, month')
  const expected = Array.from({ length: runs * months }, (_, i) => {
    const [number, month] = [first + Math.floor(i / months), i % months]
    return {
      run: number + 1,
      month: ['2023-11', '2023-12', '2024-01'][month],
      failed: number === 41 ? 1 : 0,
      china_compute: markOf(0, month, number),
      'hit[bis_2022, h20]': number === 41 && month === 2 ? Number.NaN : markOf(1, month, number),
    }
  })
  expect(rows).toEqual(expected)
  expect(await readHyparquet(bytes)).toHaveLength(rows.length)
  expect(monthLabel(start, 2)).toBe('2024-01')
})

test('its row groups are blocks of runs, and blocks as they are simulated give the same bytes', () => {
  const writer = trajectoryWriter({ cells, months, start, createdBy })
  const pieces = [writer.begin()]
  // Blocks lie where they do in any range of runs: the first and the last are parts of one.
  for (const [at, lanes] of [
    [0, 472],
    [472, 512],
    [984, 116],
  ] as const) {
    const trajectories = Float64Array.from({ length: (cells.length + 1) * months * lanes }, (_, i) => {
      return values[Math.floor(i / lanes) * runs + at + (i % lanes)] ?? 0
    })
    pieces.push(writer.block({ from: first + at, lanes, trajectories }, failures))
  }
  expect(Buffer.concat([...pieces, writer.end()]).equals(bytes)).toBe(true)
})

test('DuckDB finds the quantiles of the summary in the trajectories of a run', async () => {
  const { summary, trajectories, scenario } = await run(baseline('runs=30'))
  if (!trajectories) throw new Error('the trajectories of 30 runs are kept')
  const kept = keptInMemory(trajectories, ['china_compute'])
  const file = Buffer.concat([
    ...trajectoriesParquet(kept, { start: scenario.start, createdBy, failures: [] }),
  ])
  const sql = 'select month, quantile_cont(china_compute, 0.95) p95 from file group by month order by month'
  const rows = summary.filter(({ quantity }) => quantity === 'china_compute')
  const found = await readDuckdb(file, folder, sql)
  expect(found.map(({ month }) => month)).toEqual(rows.map(({ month }) => month))
  found.forEach(({ p95 }, i) => {
    expect(Number(p95) / (rows[i]?.p95 ?? Number.NaN)).toBeCloseTo(1, 12)
  })
})

test('outcomes.parquet says what outcomes.csv says, with all digits', async () => {
  const scenario = baseline('runs=30')
  const result = await run(scenario)
  const failed = [{ run: 4, quantity: 'share', element: '', month: 0, value: 'NaN' as const }]
  const record = { ...result, failures: failed }
  const forms = { createdBy, drawText: valueText, outcomeText: monthValueText }
  const rows = await readDuckdb(Buffer.concat([...outcomesParquet(record, forms)]), folder)
  const text = [...outcomesCsv(record)].map((piece) => Buffer.from(piece).toString()).join('')
  const [head = [], ...lines] = parse(text) as string[][]
  expect(Object.keys(rows[0] ?? {})).toEqual(head)
  const texts = rows.map((row) => Object.values(row).map((value) => fieldText(value)))
  expect(texts).toEqual(lines)
  expect(rows[4]).toMatchObject({ run: 5, failed: 1, [result.outcomes[0]?.name as string]: null })
  const [draw] = result.draws
  expect(rows.map((row) => row[draw?.name as string])).toEqual([...(draw?.slice(0, 30) ?? [])])
})

function fieldText(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'number' ? String(Number(value.toPrecision(10))) : String(value)
}

test('outcomes of more runs than a row group has, and dates among the draws', async () => {
  const length = 40_000
  const numbers = Float64Array.from({ length }, (_, i) => (i % 7 === 0 ? Number.POSITIVE_INFINITY : i % 24))
  const column = (name: string, unit: string) => ({ name, unit, slice: numbers.slice.bind(numbers) })
  const record = {
    range: [100, 100 + length] as const,
    scenario: { start },
    draws: [column('opens', 'date')],
    outcomes: [column('half', 'date'), column('compute', 'H100e')],
    failures: [],
  }
  const forms = { createdBy, drawText: valueText, outcomeText: monthValueText }
  const file = Buffer.concat([...outcomesParquet(record, forms)])
  const sql = 'select run, opens, half, compute from file where run in (101, 102, 40100) order by run'
  expect(await readDuckdb(file, folder, sql)).toEqual([
    { run: 101, opens: 'never', half: 'never', compute: Number.POSITIVE_INFINITY },
    { run: 102, opens: '2023-12-01', half: '2023-12', compute: 1 },
    { run: 40_100, opens: '2025-02-01', half: '2025-02', compute: 15 },
  ])
})
