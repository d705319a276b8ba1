import type { Scenario } from '../scenario/scenario.js'
import type { NameOptions } from '../words/names.js'

/** Gathers how a scenario names its own things: titles of its catalogue's entries, and sentences of its own quantities. */
export function scenarioNames({ resolved, equations }: Scenario): Pick<NameOptions, 'titles' | 'abouts'> {
  const catalogues = Object.values(resolved as Readonly<Record<string, unknown>>).flatMap(entriesOf)
  const titles = catalogues.flatMap(([key, entry]) => (isTitled(entry) ? [[key, entry.title] as const] : []))
  const abouts = Object.entries(equations.variables).map(([name, { about }]) => [name, about] as const)
  return { titles: Object.fromEntries(titles), abouts: Object.fromEntries(abouts) }
}

function entriesOf(section: unknown): [string, unknown][] {
  return typeof section === 'object' && section !== null ? Object.entries(section) : []
}

function isTitled(entry: unknown): entry is { readonly title: string } {
  return (
    typeof entry === 'object' && entry !== null && typeof (entry as { title?: unknown }).title === 'string'
  )
}
