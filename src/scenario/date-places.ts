import type { Law, LawPart } from '../sampling/law.js'
import { type Context, report } from './context.js'
import { show } from './issues.js'

/** An entry that gives a date by a law, as it is written. */
export interface DateEntry {
  readonly law: Law
  readonly spec: unknown
  readonly written: Readonly<Record<string, unknown>>
  readonly at: (field: string) => readonly string[]
}

/** Follows a path through maps and lists; undefined where it leads nowhere. */
export function follow(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
}

/**
 * Checks that a law's values are written as dates, and its spans and probabilities as numbers: a number for a date would
 * silently move with the start of the horizon. Reports what is wrong; laws within the law are left to themselves.
 */
export function checkDates(context: Context, { law, spec, written, at }: DateEntry): void {
  const { places, name } = law
  if (!places) {
    report(context, at(name), `${name} can't give dates; it counts from 0`)
    return
  }
  const parts = law.parts?.(spec) ?? []
  for (const key of Object.keys(law.schema.shape).filter((one) => one in written)) {
    for (const [path, value] of leavesOf(written[key], [key])) {
      if (parts.some((part) => isWithin(path, part))) continue
      const fault = dateFault(value, places.includes(path.map(anyItem).join('.')))
      if (fault) report(context, [...at(key), ...path.slice(1)], fault)
    }
  }
}

/** Tells whether a path leads to a number of a law within the law. */
function isWithin(path: readonly string[], { path: start, beside }: LawPart): boolean {
  return start.every((step, i) => path[i] === step) && !beside.includes(path[start.length] as string)
}

function dateFault(value: unknown, isPlace: boolean): string | undefined {
  if (isPlace && typeof value === 'number') return `found ${value}, expected a date such as 2023-10`
  return !isPlace && typeof value === 'string' ? `found ${show(value)}, expected a number` : undefined
}

function anyItem(step: string): string {
  return /^\d+$/.test(step) ? '*' : step
}

type Leaf = readonly [path: readonly string[], value: unknown]

function leavesOf(value: unknown, path: readonly string[]): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([step, inner]) => leavesOf(inner, [...path, step]))
}
