import { printKey, type Quantity } from '../compile/declarations.js'
import { boundsOfLaw } from '../sampling/persistence.js'
import type { InputCell, Scenario } from '../scenario/scenario.js'
import type { ModelView } from './model-view.js'
import { BESIDE_LAWS, entryAt, isMap, pathOf, sourcesAt } from './number-place.js'

type Source = Scenario['sources'][string]

/** A source as the scenario cites it. */
export type CitedSource = Source & { readonly id: string }

/** A place in the files of a scenario. */
export type FilePlace = ReturnType<Scenario['locate']>

/** What a scenario says of something that it gives a value to. */
export interface GivenFacts {
  readonly label: string
  readonly unit: string
  readonly about: string
  /** Where it stands in the scenario, as `parameters.lead_time`. */
  readonly path: string
  readonly place: FilePlace
  /** Parts that stand elsewhere, as those from the command line do. */
  readonly elsewhere: readonly { readonly key: string; readonly place: FilePlace }[]
  readonly sources: readonly CitedSource[]
  readonly note?: string
}

/** A number, its law and where it comes from. */
export interface NumberFacts extends GivenFacts {
  readonly law: { readonly name: string; readonly about: string; readonly written: Written }
  /** The bounds that it is kept in. */
  readonly within: readonly [least: number, greatest: number]
  readonly p5: number
  readonly p50: number
  readonly p95: number
  readonly isFixed: boolean
}

/** A law's own keys as the scenario has them. */
export type Written = Readonly<Record<string, unknown>>

/** Tells all that a scenario says of one number. */
export function numberFacts(quantity: Quantity, cell: InputCell, view: ModelView): NumberFacts {
  const { law, spec, bounds, label, fixed } = cell
  const path = pathOf(quantity, elementsOf(label), view)
  const quantile = law.quantile(spec, boundsOfLaw(bounds, cell.persistence))
  const entry = entryAt(view.scenario.resolved, path)
  const written = isMap(entry)
    ? Object.fromEntries(Object.entries(entry).filter(([key]) => !BESIDE_LAWS.includes(key)))
    : { [typeof entry === 'string' ? 'date' : 'value']: entry ?? 0 }
  return {
    ...givenFacts(quantity, label, view),
    law: { name: law.name, about: law.about, written },
    within: bounds,
    p5: fixed ?? quantile(0.05),
    p50: fixed ?? quantile(0.5),
    p95: fixed ?? quantile(0.95),
    isFixed: fixed !== undefined,
  }
}

/** Tells where something given stands, and what it cites. */
export function givenFacts(quantity: Quantity, label: string, view: ModelView): GivenFacts {
  const { scenario } = view
  const path = pathOf(quantity, elementsOf(label), view)
  const entry = entryAt(scenario.resolved, path)
  const note = isMap(entry) ? entry.note : undefined
  const place = scenario.locate(path)
  const elsewhere = isMap(entry)
    ? Object.keys(entry)
        .filter((key) => key !== 'changes')
        .map((key) => ({ key, place: scenario.locate([...path, key]) }))
        .filter((part) => part.place.file !== place.file)
    : []
  const sources = sourcesAt(scenario.resolved, path).map((id) => ({ title: id, ...scenario.sources[id], id }))
  return {
    label,
    unit: quantity.unit,
    about: quantity.about,
    path: path.join('.'),
    place,
    elsewhere,
    sources,
    ...(note === undefined ? {} : { note: String(note) }),
  }
}

/** Gives the elements in a label such as `launch[h20]`. */
export function elementsOf(label: string): string[] {
  const inside = /\[(.*)\]/.exec(label)?.[1]
  return inside === undefined ? [] : inside.split(',').map((element) => element.trim())
}

/** Lists the numbers of an attribute or parameter: those of the elements that are asked for, or all. */
export function numbersAskedFor(
  quantity: Quantity,
  elements: readonly string[],
  view: ModelView,
): NumberFacts[] {
  const cells = view.scenario.inputs[quantity.name] ?? []
  const label = printKey(quantity.name, elements)
  return cells
    .filter((cell) => elements.length === 0 || cell.label === label)
    .map((cell) => numberFacts(quantity, cell, view))
}
