import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvNumber } from '../../src/report/csv.js'
import { CsvBytes } from '../../src/report/csv-bytes.js'

function written(write: (rows: CsvBytes) => void): string {
  const rows = new CsvBytes()
  write(rows)
  return Buffer.from(rows.take(true) ?? []).toString()
}

test('numbers are written as text would write them', () => {
  const edge = fc
    .tuple(fc.integer({ min: -8, max: 20 }), fc.integer({ min: -3, max: 3 }), fc.constantFrom(1, -1))
    .map(([power, steps, sign]) => sign * 10 ** power * (1 + steps * 1e-10))
  const number = fc.oneof(
    edge,
    fc.double(),
    fc.double({ min: -1e9, max: 1e9 }),
    fc.integer(),
    fc.double({ min: -1, max: 1 }),
  )
  fc.assert(
    fc.property(number, (value) => {
      expect(written((rows) => rows.number(value))).toBe(csvNumber(value))
    }),
    { numRuns: 20_000 },
  )
})

test.for([
  [9999999999.6, '10000000000'],
  [0.00001, '0.00001'],
  [0.0999999999996, '0.1'],
  [123456789.123, '123456789.1'],
  [1e15, '1000000000000000'],
  [-20, '-20'],
  [0, '0'],
] as const)('%d is written as %s', ([value, text]) => {
  expect(written((rows) => rows.number(value))).toBe(text)
})

test('fields are parted by commas, rows by line ends, and nothing is given before there is enough', () => {
  const rows = new CsvBytes()
  for (let row = 0; row < 3; row++) {
    rows.text('x')
    rows.number(row)
    rows.number(Number.NaN)
    rows.text('never')
    rows.endRow()
  }
  expect(rows.take()).toBeUndefined()
  expect(Buffer.from(rows.take(true) ?? []).toString()).toBe('x,0,,never\nx,1,,never\nx,2,,never\n')
  expect(rows.take(true)).toBeUndefined()
})

test('pieces hold whole rows and go on where the last one ended', () => {
  const rows = new CsvBytes()
  let text = ''
  for (let i = 0; i < 100_000; i++) {
    rows.number(i)
    rows.endRow()
    text += Buffer.from(rows.take(i === 99_999) ?? []).toString()
  }
  expect(text.split('\n')).toEqual([...Array.from({ length: 100_000 }, (_, i) => String(i)), ''])
})
