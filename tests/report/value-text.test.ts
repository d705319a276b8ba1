import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsSince } from '../../src/math/calendar.js'
import { monthValueText, valueText } from '../../src/report/value-text.js'

const date = { unit: 'date', start: '2022-01' }

test('a date is written as the day that it was read from', () => {
  const days = fc.date({ min: new Date('2010-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (day) => {
      const text = day.toISOString().slice(0, 10)
      expect(valueText(monthsSince('2022-01', text), date)).toBe(text)
      expect(monthValueText(Math.floor(monthsSince('2022-01', text)), date)).toBe(text.slice(0, 7))
    }),
  )
})

test('a date between two midnights is its day', () => {
  expect(valueText(21 + 22.9 / 31, date)).toBe('2023-10-23')
})

test('a date that does not come is "never", and none at all is empty', () => {
  expect(valueText(Number.POSITIVE_INFINITY, date)).toBe('never')
  expect(monthValueText(Number.POSITIVE_INFINITY, date)).toBe('never')
  expect(monthValueText(Number.NaN, date)).toBe('')
})

test('other units are plain numbers', () => {
  expect(valueText(39, { unit: 'month', start: '2022-01' })).toBe('39')
})
