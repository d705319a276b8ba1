import type * as z from 'zod'
import type { Quantity } from '../compile/declarations.js'
import { isMonth, monthsSince } from '../math/calendar.js'
import { checked, checkSources, plainEntries, report } from './context.js'
import { cellsOf, type Elements, quantityFor, reportAbsent } from './entries.js'
import { show } from './issues.js'
import { outOfBounds, unitMismatch } from './number-checks.js'
import { dateFault } from './number-fields.js'
import { seriesSchema } from './schema.js'
import { childOf, dictionary, isBranch } from './tree.js'

/** Reads the monthly values of every cell of every series that the model needs. */
export function readSeries(
  context: Elements,
  quantities: Iterable<Quantity>,
): Record<string, readonly Float64Array[]> {
  const given = new Map<string, Float64Array | undefined>()
  for (const [key, value] of plainEntries(context, 'series')) {
    const quantity = quantityFor(context, { section: 'series', key })
    if (quantity) given.set(key, readEntry(context, { key, value, quantity }))
  }
  const needed = [...quantities].filter(({ kind }) => kind === 'series')
  return dictionary(needed.map((quantity) => [quantity.name, gather(context, quantity, given)]))
}

function gather(
  context: Elements,
  quantity: Quantity,
  given: ReadonlyMap<string, Float64Array | undefined>,
): Float64Array[] {
  const cells = cellsOf(context, quantity)
  const absent = cells.filter(({ label }) => !given.has(label) && !given.has(quantity.name))
  reportAbsent(context, quantity, {
    labels: absent.map(({ label }) => label),
    of: cells.length,
    section: 'series',
  })
  return cells.flatMap(({ label }) => (given.has(label) ? given.get(label) : given.get(quantity.name)) ?? [])
}

interface SeriesEntry {
  readonly key: string
  readonly value: unknown
  readonly quantity: Quantity
}

function readEntry(context: Elements, { key, value, quantity }: SeriesEntry): Float64Array | undefined {
  const path = ['series', key]
  const entry = checked(context, { path, value, schema: seriesSchema })
  if (!entry) return undefined
  checkSources(context, [...path, 'source'], entry.source)
  const mismatch = entry.unit === undefined ? undefined : unitMismatch(entry.unit, quantity.unit)
  if (mismatch) report(context, [...path, 'unit'], mismatch)
  const anchors = anchorsOf(context, { path, quantity, entry })
  return anchors && interpolate(anchors, context.months)
}

/** A month, counted from the horizon's start, and the value there. */
type Anchor = readonly [month: number, value: number]

interface Spot {
  readonly path: readonly string[]
  readonly quantity: Quantity
  readonly entry: z.output<typeof seriesSchema>
}

function anchorsOf(context: Elements, { path, quantity, entry }: Spot): Anchor[] | undefined {
  const { value, points } = entry
  if (points !== undefined && value !== undefined) {
    return void report(context, path, 'names both "value" and "points"; expected one')
  }
  if (points !== undefined) return readPoints(context, { path, quantity, entry })
  if (value === undefined)
    return void report(context, path, 'names neither "value" nor "points"; expected one')
  const fault = outOfBounds(value, quantity.within, quantity.unit)
  if (fault) report(context, [...path, 'value'], fault)
  return [[0, value]]
}

/** Reads points in the order of the file, which plain data would not keep for every key. */
function readPoints(context: Elements, { path, quantity }: Spot): Anchor[] | undefined {
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
  if (!isMonth(month)) return `found ${show(month)}, expected a month such as 2022-01`
  if (month <= before) return `${month} stands after ${before}; expected months in order`
  return dateFault(month)
}

/** Draws straight lines between anchors, and holds the first and last value beyond them. */
function interpolate(anchors: readonly Anchor[], months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => valueAt(anchors, month))
}

function valueAt(anchors: readonly Anchor[], month: number): number {
  const next = anchors.findIndex(([at]) => at > month)
  const [from, to] = next < 0 ? [anchors.at(-1), undefined] : [anchors[next - 1], anchors[next]]
  if (!from || !to) return (from ?? to)?.[1] ?? Number.NaN
  return from[1] + ((to[1] - from[1]) * (month - from[0])) / (to[0] - from[0])
}
