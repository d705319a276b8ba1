import { fieldOf } from '../compile/declarations.js'
import { isMonth, monthLabel, monthsSince } from '../math/calendar.js'
import { warn } from './context.js'
import type { Laid } from './oddities.js'
import type { Body } from './scenario.js'
import { childOf, isBranch, type Tree } from './tree.js'

/** The latest month at which a horizon of any layer ends; what lies after it, no horizon was ever to see. */
function latestEnd({ start, months }: Body, { laid, set }: Laid): string {
  const ends = [...laid, ...set].flatMap((document) => {
    const end = childOf(childOf(document, 'horizon'), 'end')?.content
    return typeof end === 'string' && isMonth(end) ? [end] : []
  })
  return [...ends, monthLabel(start, months - 1)].sort().at(-1) as string
}

/** Warns of dates and points after the horizon; a layer that only shortens the horizon is no reason to. */
export function warnOfLateEvents(scenario: Body, laid: Laid): void {
  const end = latestEnd(scenario, laid)
  const beyond = monthsSince(scenario.start, end) + 1
  const message = `lies after the horizon, which ends in ${end}`
  const dates = Object.entries(scenario.inputs).filter(
    ([name]) => laid.model.quantities.get(name)?.unit === 'date',
  )
  for (const [name, cells] of dates) {
    const late = cells.filter(({ fixed = 0 }) => Number.isFinite(fixed) && fixed >= beyond)
    const paths = new Set(late.map(({ label }) => pathOf(name, label, laid).join('\n')))
    for (const path of paths) warn(laid, path.split('\n'), message)
  }
  for (const { path, months } of pointsOf(laid)) {
    const late = months.filter((month) => month > end)
    // One point beyond the end still gives the last months their slope.
    if (late.length > 1 || late.length === months.length)
      warn(laid, [...path, 'points', late.at(-1) ?? ''], message)
  }
}

function pathOf(name: string, label: string, { document, model }: Laid): readonly string[] {
  const key = [label, name].find((one) => childOf(childOf(document, 'parameters'), one))
  if (key !== undefined) return ['parameters', key]
  const quantity = model.quantities.get(name)
  const element = label.slice(name.length + 1, -1)
  const section = model.dimensions.get(quantity?.dimensions[0] ?? '')?.from ?? ''
  return [section, element, quantity ? fieldOf(quantity) : name]
}

interface Points {
  readonly path: readonly string[]
  readonly entry: Tree
  readonly months: readonly string[]
}

/** Lists all points of series, of changes too. */
function pointsOf({ document }: Laid): Points[] {
  const series = childOf(document, 'series')
  const entries = isBranch(series) ? [...series.content] : []
  return entries.flatMap(([key, entry]) => {
    const changes = childOf(entry, 'changes')?.content
    const list: readonly Tree[] = Array.isArray(changes) ? changes : []
    const places = [
      { path: ['series', key], entry },
      ...list.map((change, index) => ({ path: ['series', key, 'changes', String(index)], entry: change })),
    ]
    return places.flatMap((place) => {
      const points = childOf(place.entry, 'points')
      return isBranch(points) ? [{ ...place, months: [...points.content.keys()] }] : []
    })
  })
}

/** How many months a path may end before the horizon without a word. */
const PATIENCE = 12

/**
 * Warns of paths that break off long before the horizon ends: whose last value is still another than the one before.
 * A step from one month to the next is no path, and holds by its nature.
 */
export function warnOfBrokenPaths({ start, months }: Body, laid: Laid): void {
  const end = monthLabel(start, months - 1)
  for (const { path, entry, months: anchors } of pointsOf(laid)) {
    const [before, last] = anchors.slice(-2)
    if (before === undefined || last === undefined) continue
    const valueAt = (month: string) => childOf(childOf(entry, 'points'), month)?.content
    const isStep = monthsSince(before, last) <= 1 || valueAt(before) === valueAt(last)
    const isMeant = childOf(entry, 'hold')?.content === true || childOf(entry, 'until') !== undefined
    if (isStep || isMeant || monthsSince(last, end) <= PATIENCE) continue
    warn(
      laid,
      [...path, 'points', last],
      `ends here, ${monthsSince(last, end)} months before the horizon; add points, or "hold: true" if the last value is meant to hold`,
    )
  }
}
