import { printKey, type Quantity } from '../compile/declarations.js'
import { monthLabel } from '../math/calendar.js'
import type { ModelView } from './model-view.js'
import {
  type CitedSource,
  elementsOf,
  type FilePlace,
  givenFacts,
  numberFacts,
  type Written,
} from './number-facts.js'
import { entryAt, isMap, pathOf, sourcesAt } from './number-place.js'
import { labelsOf } from './series-facts.js'

/** What a number rests on: a publication, the modeller's judgement, both, or the definition of a unit. */
export type Standing = 'published' | 'partly judgement' | 'judgement' | 'definition'

/** Lists the standings from the firmest to the weakest. */
export const standings: readonly Standing[] = ['definition', 'published', 'partly judgement', 'judgement']

/** One number that a scenario gives: an entry of `parameters` or `series`, or a field of the catalogue. */
export interface LedgerEntry {
  /** The section of the scenario: `parameters`, `series`, `chips`, `rules`. */
  readonly section: string
  /** Title of the block of the model that reads it. */
  readonly block: string
  /** The entry's name: `lead_time`, `us_licence[h20]`; of the catalogue, its field with the element, `tpp[h20]`. */
  readonly name: string
  readonly unit: string
  readonly about: string
  /** The law as written; absent for a series. */
  readonly law?: Written
  /** Of a number, its quantiles; of a series, its least value, its middle and its greatest over the months. */
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** What lies between p5 and p95, as a part of p50; absent for a series, a fixed number and a date. */
  readonly width?: number
  readonly standing: Standing
  readonly sources: readonly CitedSource[]
  readonly note?: string
  readonly place: FilePlace
}

/** Every number of a scenario with what it rests on. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** Sources that are defined, but that no number, condition or entry cites. */
  readonly unused: readonly CitedSource[]
  /** The first month of the horizon, which dates count from. */
  readonly start: string
  readonly end: string
}

/** Draws up the ledger of a scenario: each number once, however many elements of a quantity it stands for. */
export function ledgerOf(view: ModelView): Ledger {
  const { scenario } = view
  const entries = new Map<string, LedgerEntry>()
  for (const quantity of view.quantities.values()) {
    for (const [path, entry] of entriesOf(quantity, view)) {
      if (!entries.has(path)) entries.set(path, entry)
    }
  }
  const used = new Set([...entries.values()].flatMap(({ sources }) => sources.map(({ id }) => id)))
  for (const id of citedByCatalogue(view)) used.add(id)
  const unused = Object.entries(scenario.sources).filter(([id]) => !used.has(id))
  return {
    entries: [...entries.values()],
    unused: unused.map(([id, source]) => ({ ...source, id })),
    start: scenario.start,
    end: monthLabel(scenario.start, scenario.months - 1),
  }
}

/** Lists what a scenario gives a quantity: an entry for all elements once; nothing for what is computed. */
export function ledgerEntriesOf(quantity: Quantity, view: ModelView): LedgerEntry[] {
  return [...new Map(entriesOf(quantity, view)).values()]
}

function entriesOf(quantity: Quantity, view: ModelView): [path: string, entry: LedgerEntry][] {
  if (quantity.variable) return []
  const labels = quantity.kind === 'series' ? labelsOf(quantity, view) : []
  if (quantity.kind === 'series')
    return labels.map((label, i) =>
      ledgerPair(quantity, label, { view, spread: seriesSpread(quantity, i, view) }),
    )
  return (view.scenario.inputs[quantity.name] ?? []).flatMap((cell) => {
    const path = pathOf(quantity, elementsOf(cell.label), view)
    // A field that an entry may leave out is no number of the scenario where it does.
    if (entryAt(view.scenario.resolved, path) === undefined) return []
    const { p5, p50, p95, isFixed, law } = numberFacts(quantity, cell, view)
    const hasWidth = !isFixed && quantity.unit !== 'date' && p50 !== 0
    const width = hasWidth ? { width: (p95 - p5) / Math.abs(p50) } : {}
    const spread = { p5, p50, p95, law: law.written, ...width }
    return [ledgerPair(quantity, cell.label, { view, spread })]
  })
}

type Spread = Pick<LedgerEntry, 'p5' | 'p50' | 'p95' | 'law' | 'width'>

function seriesSpread({ name }: Quantity, i: number, { scenario }: ModelView): Spread {
  const values = (scenario.series[name]?.[i] ?? new Float64Array()).toSorted()
  const [least, greatest] = [values[0], values.at(-1)]
  const middle = values[Math.floor(values.length / 2)]
  return { p5: least ?? Number.NaN, p50: middle ?? Number.NaN, p95: greatest ?? Number.NaN }
}

function ledgerPair(
  quantity: Quantity,
  label: string,
  { view, spread }: { readonly view: ModelView; readonly spread: Spread },
): [string, LedgerEntry] {
  const { sources, note, place, path } = givenFacts(quantity, label, view)
  const [section = '', ...rest] = pathOf(quantity, elementsOf(label), view)
  const { unit, about, block } = quantity
  const name = rest.length > 1 ? printKey(rest[1] ?? '', [rest[0] ?? '']) : (rest[0] ?? label)
  const common = {
    section,
    block,
    name,
    unit,
    about,
    ...spread,
    standing: standingOf(sources),
    sources,
    place,
  }
  return [path, note === undefined ? common : { ...common, note }]
}

function standingOf(sources: readonly CitedSource[]): Standing {
  if (sources.every(({ id }) => id === 'definition')) return 'definition'
  const own = sources.filter(isJudgement)
  if (own.length === sources.length) return 'judgement'
  return own.length > 0 ? 'partly judgement' : 'published'
}

/** What the scenario's authors reckoned themselves is no publication. */
function isJudgement({ id, publisher }: CitedSource): boolean {
  return id === 'judgement' || (publisher === 'this project' && id !== 'definition')
}

/** Lists what entries of the catalogue cite, be it for a condition and not for a number. */
function citedByCatalogue({ scenario, sections }: ModelView): string[] {
  return [...new Set(Object.values(sections))].flatMap((section) => {
    const entries = entryAt(scenario.resolved, [section])
    const ids = isMap(entries) ? Object.keys(entries) : []
    return ids.flatMap((id) => sourcesAt(scenario.resolved, [section, id]))
  })
}

/** How many numbers rest on what, in all and section by section. */
export interface StandingCount {
  readonly section: string
  readonly all: number
  readonly counts: Readonly<Record<Standing, number>>
}

/** Counts what the numbers of a ledger rest on, by section and then in all. */
export function countStandings({ entries }: Pick<Ledger, 'entries'>): StandingCount[] {
  const sections = [...new Set(entries.map(({ section }) => section))]
  const count = (section: string, own: readonly LedgerEntry[]): StandingCount => ({
    section,
    all: own.length,
    counts: Object.fromEntries(
      standings.map((standing) => [standing, own.filter((entry) => entry.standing === standing).length]),
    ) as Record<Standing, number>,
  })
  return [
    ...sections.map((section) =>
      count(
        section,
        entries.filter((entry) => entry.section === section),
      ),
    ),
    count('all', entries),
  ]
}
