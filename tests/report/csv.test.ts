import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvNumber, csvText } from '../../src/report/csv.js'

test('any fields come back from a CSV reader as they were', () => {
  const field = fc.oneof(fc.string(), fc.constantFrom('a[x, y]', 'say "no"', 'two\nlines', '\r', ''))
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const text = [...csvText(rows)].join('')
      expect(parse(text, { record_delimiter: '\n', relax_column_count: true })).toEqual(rows)
    }),
  )
})

test('a plain label has no quotes, and lines end in LF', () => {
  expect([
    ...csvText([
      ['effective[bis_2023]', '1'],
      ['hit[a, b]', '2'],
    ]),
  ]).toEqual(['effective[bis_2023],1\n"hit[a, b]",2\n'])
})

test('a long table comes in pieces of bounded length', () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => [String(i), 'some words'])
  const pieces = [...csvText(rows)]
  expect(pieces.length).toBeGreaterThan(5)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000)
  expect(pieces.join('').split('\n')).toHaveLength(50_001)
})

test.for([
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.3333333333'],
  [1234567890123, '1234567890000'],
  [-0, '0'],
  [1e-12, '1e-12'],
  [50000, '50000'],
  [Number.NaN, ''],
  [Number.POSITIVE_INFINITY, 'Infinity'],
] as const)('%d is written as "%s"', ([value, text]) => {
  expect(csvNumber(value)).toBe(text)
})

test('a number is rounded as text would round it, to the last unit of ten digits', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      ),
      (value) => {
        const byText = Number(value.toPrecision(10))
        const written = Number(csvNumber(value))
        if (!Number.isFinite(value)) expect(written).toBe(value)
        else expect(Math.abs(written - byText)).toBeLessThanOrEqual(Math.abs(byText) * 1.01e-9)
        const digits = csvNumber(value)
          .replace(/e.*|-|\./g, '')
          .replace(/^0+|0+$/g, '')
        expect(digits.length).toBeLessThanOrEqual(10)
      },
    ),
    { numRuns: 5000 },
  )
})
