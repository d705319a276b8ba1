import { monthLabel, monthsSince, parseDate } from '../math/calendar.js'
import { csvNumber } from './csv.js'

/** How a number is to be written: its unit, and the first month of the horizon, from which dates count. */
export interface ValueForm {
  readonly unit: string
  readonly start: string
}

/**
 * Writes a number for a table: `0.25`; a date as its day, `2026-03-14`, or `never` where it is infinite; nothing for NaN.
 */
export function valueText(value: number, { unit, start }: ValueForm): string {
  if (unit !== 'date' || Number.isNaN(value)) return csvNumber(value)
  return value === Number.POSITIVE_INFINITY ? 'never' : dayText(value, start)
}

/** Writes a number as `valueText` does, but a date as its month, `2026-03`. */
export function monthValueText(value: number, { unit, start }: ValueForm): string {
  return unit === 'date' && Number.isFinite(value)
    ? monthLabel(start, Math.floor(value))
    : valueText(value, { unit, start })
}

/** Fractions of a month that are a day's start in exact arithmetic may lie a hair before it. */
const HAIR = 1e-6

function dayText(value: number, start: string): string {
  const month = monthLabel(start, Math.floor(value + HAIR))
  const within = value - monthsSince(start, month)
  const days = Math.floor((within + HAIR) * daysIn(month))
  return `${month}-${String(Math.max(days, 0) + 1).padStart(2, '0')}`
}

function daysIn(month: string): number {
  return [31, 30, 29].find((day) => parseDate(`${month}-${day}`) !== undefined) ?? 28
}
