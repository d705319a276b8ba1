/**
 * Calendar arithmetic in months, without time zones: a date is a count of months from a start, with the part of the
 * month as its fraction, so that the 16th of a month of 30 days lies exactly in its middle.
 */
const DATE_TEXT = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/

/** Reads `2023-10` or `2023-10-23` as months since the year 0, with a fraction; undefined where it is no date. */
export function readDate(text: string): number | undefined {
  const [, year, month, day] = DATE_TEXT.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined
  const days = daysInMonth(year, month)
  const date = day === undefined || Number.isNaN(day) ? 1 : day
  if (date < 1 || date > days) return undefined
  return year * 12 + (month - 1) + (date - 1) / days
}

/** Gives the months from `start` (`2022-01`) to `date`; throws a RangeError where one is no date. */
export function monthsSince(start: string, date: string): number {
  const [from, to] = [readDate(start), readDate(date)]
  if (from === undefined || to === undefined) {
    throw new RangeError(
      `"${from === undefined ? start : date}" is no date; expected one like 2023-10 or 2023-10-23`,
    )
  }
  return to - from
}

/** Names the month that is `index` whole months after `start`, as `2023-10`. */
export function monthLabel(start: string, index: number): string {
  const months = Math.floor((readDate(start) ?? Number.NaN) + index)
  const year = Math.floor(months / 12)
  return `${String(year).padStart(4, '0')}-${String(months - year * 12 + 1).padStart(2, '0')}`
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
