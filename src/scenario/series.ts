import type { Quantity } from '../compile/declarations.js'
import { monthLabel } from '../math/calendar.js'
import { checked, checkRawSources, plainEntries, report, warn } from './context.js'
import { type Curve, valuesOf } from './curve.js'
import { cellsOf, type Elements, quantityFor, reportAbsent } from './entries.js'
import { show } from './issues.js'
import { entryFor } from './meant.js'
import { outOfBounds } from './number-checks.js'
import { changeSchema, seriesSchema } from './schema.js'
import { type Change, readChange } from './series-change.js'
import { checkOrigin, readValues } from './series-values.js'
import { isChange } from './stack-series.js'
import { childOf, dictionary, placeOf, type Tree, toPlain } from './tree.js'

/** Reads the monthly values of every cell of every series that the model needs. */
export function readSeries(
  context: Elements,
  quantities: Iterable<Quantity>,
): Record<string, readonly Float64Array[]> {
  const given = new Map<string, Float64Array | undefined>()
  const effects: Effects = { idle: new Map(), busy: new Set() }
  for (const [key, value] of plainEntries(context, 'series')) {
    const quantity = quantityFor(context, { section: 'series', key })
    if (quantity) given.set(key, readEntry(context, { key, value, quantity, effects }))
  }
  warnOfIdleChanges(context, effects)
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
  readonly effects: Effects
}

/** Which changes, by where they are written, change something and which do not; one may be made to several elements. */
interface Effects {
  readonly idle: Map<string, readonly string[]>
  readonly busy: Set<string>
}

function warnOfIdleChanges(context: Elements, { idle, busy }: Effects): void {
  const months = `${context.start} to ${monthLabel(context.start, context.months - 1)}`
  for (const [place, path] of idle)
    if (!busy.has(place)) warn(context, path, `changes nothing in the months of the horizon, ${months}`)
}

function noteEffects(
  context: Elements,
  key: string,
  { curves, effects }: Pick<Stacked, 'curves'> & { effects: Effects },
): void {
  curves.slice(1).forEach((curve, index) => {
    const before = curves[index] as Curve
    const path = ['series', key, 'changes', String(index)]
    const place = JSON.stringify(placeOf(context.document, path))
    const changes = Array.from({ length: context.months }, (_, month) => month).some(
      (month) => curve(month) !== before(month),
    )
    if (changes) effects.busy.add(place)
    else effects.idle.set(place, path)
  })
}

function readEntry(
  context: Elements,
  { key, value, quantity, effects }: SeriesEntry,
): Float64Array | undefined {
  const path = ['series', key]
  const tree = childOf(childOf(context.document, 'series'), key)
  if (isChange(tree)) {
    if (context.complete)
      report(context, path, 'changes what no earlier file says; expected "value" or "points"')
    else for (const change of itemsOf(tree, path)) readChange(context, { ...change, quantity })
    return undefined
  }
  if (typeof value !== 'object' || value === null)
    return void report(
      context,
      path,
      `found ${show(value)}, expected a map such as ${entryFor(value, quantity.unit)}`,
    )
  const alsoKnown = Object.keys(changeSchema.shape)
  const entry = checked(context, { path, value, schema: seriesSchema, alsoKnown })
  if (!entry) return void checkRawSources(context, path, value)
  const before = context.problems.length
  checkOrigin(context, { path, quantity, entry }, quantity.unit)
  const base = readValues(context, { path, quantity, entry })
  const changes = (entry.changes ?? []).map((change, index) =>
    readChange(context, { path: [...path, 'changes', String(index)], value: change, quantity }),
  )
  if (!base || changes.includes(undefined)) return undefined
  const curves = [base]
  for (const change of changes as readonly Change[]) curves.push(change(curves.at(-1) as Curve))
  // What is out of bounds by itself was reported where it stands.
  if (context.problems.length === before) checkChanges(context, { key, quantity, curves })
  noteEffects(context, key, { curves, effects })
  return valuesOf(curves.at(-1) as Curve, context.months)
}

/** Lists the changes that stand alone, where what they change is in another file. */
function itemsOf(tree: Tree | undefined, path: readonly string[]): { path: string[]; value: unknown }[] {
  const changes = childOf(tree, 'changes')
  if (!tree || !changes) return tree ? [{ path: [...path], value: toPlain(tree) }] : []
  const items: readonly Tree[] = Array.isArray(changes.content) ? changes.content : []
  return items.map((item, index) => ({ path: [...path, 'changes', String(index)], value: toPlain(item) }))
}

interface Stacked {
  readonly key: string
  readonly quantity: Quantity
  /** The series as it is said, and after each change. */
  readonly curves: readonly Curve[]
}

/** Reports the change that takes the series out of its bounds; only what comes out of the last one has to keep them. */
function checkChanges(context: Elements, { key, quantity, curves }: Stacked): void {
  const faultAt = (value: number) => outOfBounds(value, quantity.within, quantity.unit)
  const values = valuesOf(curves.at(-1) as Curve, context.months)
  const month = values.findIndex((value) => faultAt(value) !== undefined)
  if (month < 0) return
  const last = curves.findLastIndex((curve) => faultAt(curve(month)) === undefined)
  const message = `${monthLabel(context.start, month)}: ${faultAt(values[month] as number)}`
  report(context, ['series', key, 'changes', String(last)], message)
}
