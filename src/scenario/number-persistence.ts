import { monthsSince } from '../math/calendar.js'
import type { Bounds } from '../sampling/law.js'
import { isOfLaw, type Persistence, type WrittenPersistence } from '../sampling/persistence.js'
import { type Context, report } from './context.js'
import { outOfBounds } from './number-checks.js'
import type { NumberEntry, NumberFields } from './number-fields.js'
import type { CheckedLaw } from './number-law.js'

/** What is known of a number that is to hang together over time. */
interface Lasting {
  readonly entry: NumberEntry
  readonly found: CheckedLaw
  readonly at: NumberFields['at']
  readonly given: WrittenPersistence
  readonly bounds: Bounds
}

/** Checks how a number is to hang together over time, and gives that; what is wrong is reported. */
export function checkedPersistence(
  context: Context,
  { entry, found, at, given, bounds }: Lasting,
): Persistence {
  const { name, unit } = entry.quantity
  if (unit === 'date') report(context, at('persistence'), `${name} is a date, which is drawn once`)
  else if (found.law.name === 'fixed' && isOfLaw(given))
    report(context, at('persistence'), 'a value is the same in every month; give a law, or leave this out')
  for (const [kind, numbers] of typeof given === 'string' ? [] : Object.entries(given)) {
    for (const key of ['start', 'mean']) {
      const level = (numbers as Readonly<Record<string, number>>)[key]
      const fault = level === undefined ? undefined : outOfBounds(level, bounds, unit)
      if (fault) report(context, [...at('persistence'), kind, key], fault)
    }
  }
  if (typeof given === 'string' || !('random_walk' in given)) return given
  const { from, every, start } = given.random_walk
  return {
    random_walk: {
      start,
      ...(every === undefined ? {} : { every }),
      ...(from === undefined
        ? {}
        : { from: firstStep(context, { from, at: [...at('persistence'), 'random_walk', 'from'] }) }),
    },
  }
}

/** Counts the months to the first step of a walk; a walk without a step in the horizon is reported. */
function firstStep(context: Context, { from, at }: { from: string; at: readonly string[] }): number {
  const month = monthsSince(context.start, from)
  if (month < 1)
    report(context, at, `found ${from}, expected a month after the first of the horizon, ${context.start}`)
  if (month >= context.months) report(context, at, `found ${from}, after the end of the horizon`)
  return month
}
