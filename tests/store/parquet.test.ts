import fc from 'fast-check'
import { parquetMetadata } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import type { ColumnValues, ParquetColumn } from '../../src/store/parquet-chunk.js'
import { temporaryFolder } from '../cli/command.js'
import { givenRows, parquetFile, readDuckdb, readHyparquet } from './parquet-readers.js'

const folder = temporaryFolder()

const columns: readonly ParquetColumn[] = [
  { name: 'run', type: 'int32' },
  { name: 'hit[bis_2022, h20]', type: 'double' },
  { name: 'share', type: 'float' },
  { name: 'month', type: 'string' },
  { name: 'peak', type: 'double', optional: true },
  { name: '首月', type: 'string', optional: true },
]

const many = 1000
const groups: readonly (readonly ColumnValues[])[] = [
  [
    Int32Array.of(1, -2, 2_147_483_647, -2_147_483_648),
    Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
    Float32Array.of(Number.NaN, -0, 1.5, 3.4e38),
    ['', 'é 你好 😀', 'x'.repeat(100_000), 'it\'s "quoted"\n'],
    [null, Number.NaN, -0, 5e-324],
    [null, null, 'never', ''],
  ],
  [Int32Array.of(7), Float64Array.of(Number.MAX_VALUE), Float32Array.of(0), ['2024-03'], [null], [null]],
  [
    Int32Array.from({ length: many }, (_, i) => i),
    Float64Array.from({ length: many }, (_, i) => i / 7),
    Float32Array.from({ length: many }, (_, i) => i / 8),
    Array.from({ length: many }, (_, i) => `month ${i % 300}`),
    Float64Array.from({ length: many }, (_, i) => -i),
    Array.from({ length: many }, (_, i) => (i % 3 === 0 ? null : String(i))),
  ],
]

describe('what is written is what is read, by', () => {
  const bytes = parquetFile(columns, groups)
  test('hyparquet', async () => expect(await readHyparquet(bytes)).toEqual(givenRows(columns, groups)))
  test('DuckDB', async () => expect(await readDuckdb(bytes, folder)).toEqual(givenRows(columns, groups)))
})

test('DuckDB sees the types, and filters by them', async () => {
  const bytes = parquetFile(columns, groups)
  const described = await readDuckdb(bytes, folder, 'select column_name, column_type from (describe file)')
  const types = ['INTEGER', 'DOUBLE', 'FLOAT', 'VARCHAR', 'DOUBLE', 'VARCHAR']
  expect(described).toEqual(columns.map(({ name }, i) => ({ column_name: name, column_type: types[i] })))
  const counts = "select count(*)::int n, count(peak)::int peaks from file where month like 'month 1%'"
  const kept = Array.from({ length: many }, (_, i) => `${i % 300}`).filter((text) => text.startsWith('1'))
  expect(await readDuckdb(bytes, folder, counts)).toEqual([{ n: kept.length, peaks: kept.length }])
})

test('a table without rows has its columns, and an empty row group is none', async () => {
  const none = [[new Int32Array(), new Float64Array(), new Float32Array(), [], [], []]]
  const bytes = parquetFile(columns, [])
  expect(parquetFile(columns, none).equals(bytes)).toBe(true)
  expect(await readHyparquet(bytes)).toEqual([])
  expect(await readDuckdb(bytes, folder)).toEqual([])
  expect(await readDuckdb(bytes, folder, 'select column_name from (describe file)')).toHaveLength(
    columns.length,
  )
})

test('the same values give the same bytes, and these name nothing but the program', () => {
  const bytes = parquetFile(columns, groups)
  expect(parquetFile(columns, groups).equals(bytes)).toBe(true)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const { created_by, key_value_metadata, num_rows, row_groups } = parquetMetadata(file)
  expect({ created_by, key_value_metadata }).toEqual({ created_by: 'chokepoint version 0.1.0' })
  expect([num_rows, ...row_groups.map((group) => group.num_rows)]).toEqual([1005n, 4n, 1n, 1000n])
})

test('a part of an array is written as a copy, which stays when the array is used again', async () => {
  const values = Float64Array.of(1, 2, 3, 4)
  const bytes = parquetFile([{ name: 'x', type: 'double' }], [[values.subarray(1, 3)]])
  values.fill(9)
  expect(await readHyparquet(bytes)).toEqual([{ x: 2 }, { x: 3 }])
})

test('a text that repeats takes no room', () => {
  const repeated = Array<string>(100_000).fill('china_compute')
  expect(parquetFile([{ name: 'quantity', type: 'string' }], [[repeated]]).length).toBeLessThan(300)
})

test('values that do not fit their column are refused', () => {
  const refused = (type: ParquetColumn['type'], values: ColumnValues) =>
    expect(() => parquetFile([{ name: 'x', type }], [[values]])).toThrow(RangeError)
  refused('double', [1, null])
  refused('double', Float32Array.of(1))
  refused('double', ['1'])
  refused('string', Int32Array.of(1))
  refused('string', [1])
  expect(() => parquetFile(columns.slice(0, 2), [[Int32Array.of(1), Float64Array.of(1, 2)]])).toThrow(
    'one length',
  )
  expect(() => parquetFile(columns.slice(0, 2), [[Int32Array.of(1)]])).toThrow('needs 2 columns')
})

const cells: Readonly<Record<ParquetColumn['type'], fc.Arbitrary<unknown>>> = {
  double: fc.double(),
  float: fc.float(),
  int32: fc.integer(),
  string: fc.string({ unit: 'binary' }),
}

const tables = fc
  .array(
    fc.record({
      type: fc.constantFrom(...(Object.keys(cells) as ParquetColumn['type'][])),
      optional: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((shapes) => shapes.map((shape, i) => ({ ...shape, name: `c${i}` })))
  .chain((made) =>
    fc.tuple(
      fc.constant(made),
      fc.array(
        fc.nat(40).chain((rows) => groupOf(made, rows)),
        { maxLength: 4 },
      ),
    ),
  )

function groupOf(made: readonly ParquetColumn[], rows: number): fc.Arbitrary<ColumnValues[]> {
  const cellOf = ({ type, optional }: ParquetColumn): fc.Arbitrary<unknown> =>
    optional ? fc.option(cells[type]) : cells[type]
  const exactly = { minLength: rows, maxLength: rows }
  return fc.tuple(...made.map((column) => fc.array(cellOf(column), exactly))) as fc.Arbitrary<ColumnValues[]>
}

test('any table comes back as it went, from both readers', async () => {
  const property = fc.asyncProperty(tables, async ([made, parts]) => {
    const bytes = parquetFile(made, parts)
    const given = givenRows(made, parts)
    expect(await readHyparquet(bytes)).toEqual(given)
    expect(await readDuckdb(bytes, folder)).toEqual(given)
  })
  await fc.assert(property, { numRuns: 60 })
})
