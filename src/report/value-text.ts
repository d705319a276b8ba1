import { dayLabel, isoDate, monthLabel } from '../math/calendar.js'
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
  return value === Number.POSITIVE_INFINITY ? 'never' : isoDate(dayLabel(start, value))
}

/** Writes a number as `valueText` does, but a date as its month, `2026-03`. */
export function monthValueText(value: number, { unit, start }: ValueForm): string {
  return unit === 'date' && Number.isFinite(value)
    ? monthLabel(start, Math.floor(value))
    : valueText(value, { unit, start })
}
