import type { Quantity } from '../compile/declarations.js'
import { isMonth, monthsSince } from '../math/calendar.js'
import { type Context, checkSources, report } from './context.js'
import { type Anchor, type Curve, straightLines } from './curve.js'
import { show } from './issues.js'
import { writeMonth } from './meant.js'
import { outOfBounds, unitMismatch } from './number-checks.js'
import { dateFault } from './number-fields.js'
import { childOf, isBranch } from './tree.js'

/** Something that says values of a series, its shape checked: where it stands, and what it says beside `points`. */
export interface Saying {
  readonly path: readonly string[]
  readonly quantity: Quantity
  readonly entry: {
    readonly unit?: string | undefined
    readonly source: string | readonly string[]
    readonly value?: number | undefined
    readonly points?: unknown
  }
}

/** Checks the unit and the sources of what is said of a series; `expected` is the unit that its numbers are in. */
export function checkOrigin(context: Context, { path, entry }: Saying, expected: string): void {
  checkSources(context, [...path, 'source'], entry.source)
  const mismatch = entry.unit === undefined ? undefined : unitMismatch(entry.unit, expected)
  if (mismatch) report(context, [...path, 'unit'], mismatch)
}

/** Reads one value for all months, or points to draw straight lines between; what is wrong is reported. */
export function readValues(context: Context, saying: Saying): Curve | undefined {
  const { path, quantity, entry } = saying
  const { value, points } = entry
  if (points !== undefined && value !== undefined) {
    return void report(context, path, 'names both "value" and "points"; expected one')
  }
  if (points !== undefined) {
    const anchors = readPoints(context, saying)
    return anchors && straightLines(anchors)
  }
  if (value === undefined)
    return void report(context, path, 'names neither "value" nor "points"; expected one')
  const fault = outOfBounds(value, quantity.within, quantity.unit)
  if (fault) report(context, [...path, 'value'], fault)
  return () => value
}

/** Reads points in the order of the file, which plain data would not keep for every key. */
function readPoints(context: Context, { path, quantity }: Saying): Anchor[] | undefined {
  const tree = path.reduce<ReturnType<typeof childOf>>(childOf, context.document)
  const entries = childOf(tree, 'points')
  if (!isBranch(entries) || entries.content.size === 0)
    return void report(context, [...path, 'points'], 'no points; expected at least one')
  const anchors: Anchor[] = []
  let before = ''
  for (const [month, { content }] of entries.content) {
    const fault = monthFault(month, before)
    before = month
    if (fault) return void report(context, [...path, 'points'], { key: month, message: fault })
    const outside = outOfBounds(Number(content), quantity.within, quantity.unit)
    if (outside) report(context, [...path, 'points', month], outside)
    anchors.push([monthsSince(context.start, month), Number(content)])
  }
  return anchors
}

function monthFault(month: string, before: string): string | undefined {
  if (!isMonth(month)) return `found ${show(month)}, expected a month such as 2022-01${writeMonth(month)}`
  if (month <= before) return `${month} stands after ${before}; expected months in order`
  return dateFault(month)
}
