import { isMonth, monthLabel, parseDate } from '../math/calendar.js'
import type { Expression } from './expression.js'
import { isAggregate } from './outcomes.js'

/**
 * Moves every year, month and day that an outcome names by whole years: `total(x, "2024-01", "2024-06")` becomes
 * `total(x, "2023-01", "2023-06")` for -1. Undefined where a part of it names none, as `final(x)`, `max(x)` and
 * `first(x > 1)` do: what those were a year earlier is not said.
 */
export function shiftPeriods(outcome: Expression, years: number): Expression | undefined {
  if (outcome.kind === 'text') return { kind: 'text', value: shiftDate(outcome.value, years) }
  if (outcome.kind !== 'call') return outcome
  const namesNone = outcome.args.slice(1).every(({ kind }) => kind !== 'text')
  if (isAggregate(outcome) && namesNone) return undefined
  const args = outcome.args.map((arg) => shiftPeriods(arg, years))
  return args.every((arg) => arg !== undefined) ? { ...outcome, args } : undefined
}

function shiftDate(text: string, years: number): string {
  if (/^\d{4}$/.test(text)) return String(Number(text) + years).padStart(4, '0')
  if (isMonth(text)) return monthLabel(text, 12 * years)
  const shifted = `${monthLabel(text.slice(0, 7), 12 * years)}${text.slice(7)}`
  // Not every year has a 29 February.
  return parseDate(shifted) ? shifted : shifted.replace(/29$/, '28')
}
