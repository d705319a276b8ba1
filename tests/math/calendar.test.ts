import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayLabel, isMonth, isoDate, monthLabel, monthsSince, parseDate } from '../../src/math/calendar.js'

// From Python: (date.year - start.year) * 12 + date.month - start.month + (date.day - 1) / monthrange(year, month)[1]
const SINCE = [
  ['2022-01', '2022-01', 0.0],
  ['2022-01', '2023-10-23', 21.70967741935484],
  ['2022-01', '2024-02-29', 25.96551724137931],
  ['2022-01', '2023-02-28', 13.964285714285714],
  ['2022-01', '2020-11', -14.0],
  ['2022-01', '2021-12-31', -0.032258064516129004],
  ['2000-02', '2000-02-29', 0.9655172413793104],
  ['1999-12', '2100-02-28', 1202.9642857142858],
  ['2022-01', '2030-12', 107.0],
  ['2022-07', '2022-10-07', 3.193548387096774],
] as const

// From Python: whether date.fromisoformat accepts it.
const REAL = [
  ['2023-02-29', false],
  ['2024-02-29', true],
  ['2100-02-29', false],
  ['2000-02-29', true],
  ['2023-04-31', false],
  ['2023-12-31', true],
  ['2023-13-01', false],
  ['2023-00-10', false],
  ['2023-01-00', false],
  ['1900-02-29', false],
] as const

it.each(SINCE)('dayLabel counts from %s to %s', (start, date, months) =>
  expect(dayLabel(start, months)).toBe(date),
)

describe('calendar', () => {
  it.each(SINCE)('counts months from %s to %s', (start, date, months) => {
    expect(monthsSince(start, date)).toBeCloseTo(months, 12)
  })

  it.each(REAL)('knows whether %s exists', (date, isReal) => {
    expect(parseDate(date) !== undefined).toBe(isReal)
  })

  it.each(['2023-1', '23-01', '2023/01', '2023-01-1', ' 2023-01', '2023-01-01T00:00', 'never', ''])(
    'takes "%s" for no date',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
      expect(() => monthsSince('2022-01', text)).toThrow(
        `"${text}" is not a date such as 2023-10 or 2023-10-23`,
      )
    },
  )

  it('tells months from days', () => {
    expect(['2023-10', '2023-13', '2023-10-01'].map(isMonth)).toEqual([true, false, false])
  })

  it('names months before and after the start', () => {
    expect([0, 11, 12, 21, -1, -12, 107].map((index) => monthLabel('2022-01', index))).toEqual([
      '2022-01',
      '2022-12',
      '2023-01',
      '2023-10',
      '2021-12',
      '2021-01',
      '2030-12',
    ])
  })

  it('names the month that it counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -384, max: 1200 }), (index) => {
        expect(monthsSince('2022-07', monthLabel('2022-07', index))).toBe(index)
      }),
    )
  })

  it('writes dates with their day', () => {
    expect([isoDate('2023-10'), isoDate('2023-10-23')]).toEqual(['2023-10-01', '2023-10-23'])
  })
})
