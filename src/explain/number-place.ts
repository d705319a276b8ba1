import { fieldOf, printKey, type Quantity } from '../compile/declarations.js'
import type { ModelView } from './model-view.js'

/** Lists the keys of an entry that say nothing of its value or law. */
export const BESIDE_LAWS: readonly string[] = ['unit', 'source', 'note', 'min', 'max']

type Plain = Readonly<Record<string, unknown>>

/**
 * Gives the path in the scenario of the entry that gives a number its value: `parameters.lead_time`, `chips.h20.tpp`,
 * `series.cowos_plan`. An entry for one element counts more than one for all.
 */
export function pathOf(
  quantity: Quantity,
  elements: readonly string[],
  { scenario, sections }: Pick<ModelView, 'scenario' | 'sections'>,
): string[] {
  const section = quantity.kind === 'series' ? 'series' : 'parameters'
  const entries = (scenario.resolved as Readonly<Record<string, Plain | undefined>>)[section] ?? {}
  const label = printKey(quantity.name, elements)
  if (Object.hasOwn(entries, label)) return [section, label]
  if (quantity.kind !== 'attribute' || Object.hasOwn(entries, quantity.name)) return [section, quantity.name]
  return [sections[quantity.dimensions[0] ?? ''] ?? '', elements[0] ?? '', fieldOf(quantity)]
}

/** Gives what stands at a path of a scenario as plain data; undefined where nothing does. */
export function entryAt(resolved: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (entry, step) => (isMap(entry) && Object.hasOwn(entry, step) ? entry[step] : undefined),
    resolved,
  )
}

/** Tells whether plain data is a map. */
export function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Gives the keys of the sources that an entry cites; a field of the catalogue has those of its entry. */
export function sourcesAt(resolved: unknown, path: readonly string[]): string[] {
  const entry = entryAt(resolved, path)
  const own = isMap(entry) ? entry.source : undefined
  const shared = path.length > 2 ? entryAt(resolved, [...path.slice(0, 2), 'source']) : undefined
  const changes = changesAt(entry).map(({ source }) => source)
  const cited = [own ?? shared, ...changes].flat().filter((key) => key !== undefined)
  return [...new Set(cited.map(String))]
}

/** Gives what later layers change of a series, from the first on; nothing where they say it anew. */
export function changesAt(entry: unknown): Plain[] {
  return isMap(entry) && Array.isArray(entry.changes) ? entry.changes.filter(isMap) : []
}

/** Gives the keys of the sources that a quantity's number cites; undefined for what is computed. */
export function citedBy(
  quantity: Quantity,
  elements: readonly string[] | undefined,
  view: Pick<ModelView, 'scenario' | 'sections'>,
): string[] | undefined {
  if (quantity.variable || !elements) return undefined
  return sourcesAt(view.scenario.resolved, pathOf(quantity, elements, view))
}
