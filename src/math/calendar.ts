/** A day of the Gregorian calendar; months and days count from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The first and last year that a scenario may name; a year outside is a slip of the finger. */
export const YEARS: readonly [first: number, last: number] = [1990, 2100]

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads `2023-10` (its first day) or `2023-10-23`; undefined for anything else, and for days that don't exist. */
export function parseDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)]
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return real ? { year, month, day } : undefined
}

/** Tells whether a text is a month such as `2023-10`. */
export function isMonth(text: string): boolean {
  return text.length === 7 && parseDate(text) !== undefined
}

/** Tells whether a date lies in the years that a scenario may name. */
export function isInRange(date: string): boolean {
  const { year } = dateOf(date)
  return year >= YEARS[0] && year <= YEARS[1]
}

/**
 * Counts months from the first day of `start` to `date`; the days are a share of their own month, so that 23 October
 * 2023 is 22/31 into its month. Throws a RangeError for a text that is no date.
 */
export function monthsSince(start: string, date: string): number {
  const [from, to] = [dateOf(start), dateOf(date)]
  return position(to) - position(from) + share(to) - share(from)
}

/** Names the month that lies `index` months after `start`: `monthLabel('2022-01', 21)` is `2023-10`. */
export function monthLabel(start: string, index: number): string {
  const months = position(dateOf(start)) + index
  const year = Math.floor(months / 12)
  return `${String(year).padStart(4, '0')}-${String(months - year * 12 + 1).padStart(2, '0')}`
}

/**
 * Names the day, or the month where it is the first, that lies so many months after `start`, as `monthsSince` counts:
 * `dayLabel('2022-01', 21.5)` is `2023-10-16`.
 */
export function dayLabel(start: string, months: number): string {
  const index = Math.floor(months + 1e-9)
  const label = monthLabel(start, index)
  const { year, month } = dateOf(label)
  const day = Math.max(Math.floor((months - index) * daysInMonth(year, month) + 1e-6), 0) + 1
  return day === 1 ? label : `${label}-${String(day).padStart(2, '0')}`
}

/** Writes a date with its day: `2023-10` becomes `2023-10-01`. Throws a RangeError for a text that is no date. */
export function isoDate(date: string): string {
  const { year, month, day } = dateOf(date)
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

function dateOf(text: string): CalendarDate {
  const date = parseDate(text)
  if (!date) throw new RangeError(`"${text}" is not a date such as 2023-10 or 2023-10-23`)
  return date
}

function position({ year, month }: CalendarDate): number {
  return year * 12 + month - 1
}

function share({ year, month, day }: CalendarDate): number {
  return (day - 1) / daysInMonth(year, month)
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
}
