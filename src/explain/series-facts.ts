import { printKey, type Quantity } from '../compile/declarations.js'
import { monthLabel } from '../math/calendar.js'
import type { ModelView } from './model-view.js'
import { elementsOf, type FilePlace, type GivenFacts, givenFacts, type Written } from './number-facts.js'
import { changesAt, entryAt, isMap, pathOf } from './number-place.js'

/** A month of a series. */
export interface SeriesPoint {
  readonly month: string
  readonly value: number
  /** Whether the scenario gives this month, rather than a line between two that it gives. */
  readonly isGiven: boolean
}

/** A series around a month, and where it comes from. */
export interface SeriesFacts extends GivenFacts {
  readonly value: number
  /** The months around that the scenario gives, and the one that is asked for; one alone where all are the same. */
  readonly points: readonly SeriesPoint[]
  /** What later layers change of it, in their order. */
  readonly changes: readonly { readonly written: Written; readonly place: FilePlace }[]
}

/** Points to show before and after a month. */
const AROUND = 2

/** Tells what a scenario says of a series around a month: of the elements that are asked for, or of all. */
export function seriesFacts(
  quantity: Quantity,
  elements: readonly string[],
  { view, month }: { readonly view: ModelView; readonly month: number },
): SeriesFacts[] {
  const labels = labelsOf(quantity, view)
  const wanted = printKey(quantity.name, elements)
  return labels.flatMap((label, i) => {
    const values = view.scenario.series[quantity.name]?.[i]
    if (!values || (elements.length > 0 && label !== wanted)) return []
    const facts = givenFacts(quantity, label, view)
    const points = pointsAround(values, { given: givenMonths(facts, quantity, view), month, view })
    return [
      { ...facts, value: values[month] ?? Number.NaN, points, changes: changesOf(facts, quantity, view) },
    ]
  })
}

/** Lists the labels of a quantity's cells, the last dimension running fastest. */
export function labelsOf({ name, dimensions }: Quantity, { scenario }: ModelView): string[] {
  const rows = dimensions.reduce<string[][]>(
    (before, dimension) =>
      before.flatMap((row) => (scenario.elements[dimension] ?? []).map((element) => [...row, element])),
    [[]],
  )
  return rows.map((row) => printKey(name, row))
}

function givenMonths({ label }: GivenFacts, quantity: Quantity, view: ModelView): string[] {
  const entry = entryAt(view.scenario.resolved, pathOf(quantity, elementsOf(label), view))
  return isMap(entry) && isMap(entry.points) ? Object.keys(entry.points).sort() : []
}

function changesOf({ label }: GivenFacts, quantity: Quantity, view: ModelView): SeriesFacts['changes'] {
  const path = pathOf(quantity, elementsOf(label), view)
  return changesAt(entryAt(view.scenario.resolved, path)).map((written, i) => ({
    written,
    place: view.scenario.locate([...path, 'changes', String(i)]),
  }))
}

interface Around {
  readonly given: readonly string[]
  readonly month: number
  readonly view: ModelView
}

function pointsAround(values: Float64Array, { given, month, view }: Around): SeriesPoint[] {
  const { start } = view.scenario
  const here = monthLabel(start, month)
  const isWithin = (label: string) => indexOf(label) >= 0 && indexOf(label) < values.length
  const indexOf = (label: string) => Array.from(values, (_, i) => monthLabel(start, i)).indexOf(label)
  const before = given.filter((label) => label < here && isWithin(label)).slice(-AROUND)
  const after = given.filter((label) => label > here && isWithin(label)).slice(0, AROUND)
  return [...before, here, ...after].map((label) => ({
    month: label,
    value: values[indexOf(label)] ?? Number.NaN,
    isGiven: given.includes(label),
  }))
}
