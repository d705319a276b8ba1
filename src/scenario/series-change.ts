import type * as z from 'zod'
import type { Quantity } from '../compile/declarations.js'
import { monthsSince } from '../math/calendar.js'
import { type Context, checked, checkRawSources, report } from './context.js'
import { type Curve, inSpan, type Span } from './curve.js'
import { show } from './issues.js'
import { changeSchema } from './schema.js'
import { checkOrigin, readValues } from './series-values.js'

/** What makes of a curve the curve that follows a change. */
export type Change = (before: Curve) => Curve

/** A change as it is written, and where. */
interface Written {
  readonly path: readonly string[]
  readonly value: unknown
  readonly quantity: Quantity
}

const NOT_ALONE = '"changes" stands alone, or beside "value" or "points" that say the series anew'

type Entry = z.output<typeof changeSchema>

/** The ways to change a series, of which a change names one. */
const WAYS = ['multiply', 'add', 'shift', 'value', 'points'] as const

/** Reads one change of a series; what is wrong is reported. */
export function readChange(context: Context, written: Written): Change | undefined {
  const { path, value, quantity } = written
  if (typeof value === 'object' && value !== null && 'changes' in value) {
    const { changes } = value
    const isList = Array.isArray(changes) || Object.keys(value).length > 1
    const message = isList ? NOT_ALONE : `found ${show(changes)}, expected a list of changes`
    return void report(context, path, { key: 'changes', message })
  }
  const entry = checked(context, { path, value, schema: changeSchema })
  if (!entry) return void checkRawSources(context, path, value)
  const ways = WAYS.filter((way) => entry[way] !== undefined)
  checkOrigin(context, { path, quantity, entry }, unitOfWay(ways[0], quantity))
  const span = readSpan(context, path, entry)
  if (ways.length !== 1) return void report(context, path, notOne(ways))
  const says = entry.value !== undefined || entry.points !== undefined
  if (says && entry.from === undefined && entry.until === undefined)
    return void report(
      context,
      path,
      'no "from" or "until"; without one it changes nothing, but says all anew',
    )
  const inside = says ? constant(readValues(context, { path, quantity, entry })) : insideOf(entry)
  return span && inside && ((before) => inSpan(span, inside(before), before))
}

function unitOfWay(way: (typeof WAYS)[number] | undefined, { unit }: Quantity): string {
  return way === 'multiply' ? '1' : way === 'shift' ? 'month' : unit
}

function notOne(ways: readonly string[]): string {
  const expected = 'expected one of multiply, add, shift, value and points'
  if (ways.length === 0) return `says no change; ${expected}`
  return `names ${ways.length} changes (${ways.join(', ')}); ${expected}`
}

function constant(curve: Curve | undefined): Change | undefined {
  return curve && (() => curve)
}

/** Shifting moves what was true at a month to a later one, so a month after the change sees what was true before. */
function insideOf({ multiply = 1, add = 0, shift = 0 }: Entry): Change {
  return (before) => (month) => before(month - shift) * multiply + add
}

function readSpan(context: Context, path: readonly string[], { from, until }: Entry): Span | undefined {
  if (from !== undefined && until !== undefined && until < from)
    return void report(context, [...path, 'until'], `found ${until}, expected ${from} or later`)
  return [
    from === undefined ? Number.NEGATIVE_INFINITY : monthsSince(context.start, from),
    until === undefined ? Number.POSITIVE_INFINITY : monthsSince(context.start, until),
  ]
}
