import type { Dimension, Stated } from '../compile/block.js'
import { fieldOf, type Quantity } from '../compile/declarations.js'
import { type Context, checked, checkSources, plainEntries, report, reportableKey } from './context.js'
import { missing, show } from './issues.js'
import { didYouMean } from './nearest.js'
import { CATALOGUE, catalogueSchema } from './schema.js'
import { dictionary } from './tree.js'

/** An entry of the catalogue: its fields, and the sources that they share. */
interface CatalogueEntry {
  readonly fields: Readonly<Record<string, unknown>>
  readonly sources: readonly string[]
}

/** The catalogue's entries, by section and name, in the order of the files. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, CatalogueEntry>>

/** Reads the catalogue and checks what it can without knowing the entries' numbers. */
export function readCatalogue(context: Context): Catalogue {
  return new Map(CATALOGUE.map((section) => [section, readSection(context, section)]))
}

/** Gives the section of the scenario whose entries carry an attribute or a statement. */
export function sectionOf({ model }: Context, quantity: Quantity): string {
  return model.dimensions.get(quantity.dimensions[0] ?? '')?.from ?? ''
}

/** Lists the elements of every dimension. */
export function elementsOf({ model }: Context, catalogue: Catalogue): Map<string, string[]> {
  const ids = ({ from, where }: Dimension): string[] =>
    [...(catalogue.get(from) ?? [])].filter(([, { fields }]) => matches(fields, where)).map(([id]) => id)
  return new Map([...model.dimensions].map(([name, dimension]) => [name, ids(dimension)]))
}

function matches(fields: CatalogueEntry['fields'], where: Dimension['where'] = {}): boolean {
  return Object.entries(where).every(([key, value]) => fields[key] === value)
}

/** Collects the expressions that entries state, by field and entry. */
export function statementsOf(context: Context, catalogue: Catalogue): Record<string, Record<string, string>> {
  const stated = quantitiesOf(context, 'stated').map((quantity) => {
    const field = statedField(quantity)
    const entries = [...(catalogue.get(sectionOf(context, quantity)) ?? [])]
    const texts = entries.flatMap(([id, { fields }]) => {
      const text = fields[field]
      return typeof text === 'string' || typeof text === 'number' ? [[id, String(text)] as const] : []
    })
    return [field, dictionary(texts)] as const
  })
  return dictionary(stated)
}

function readSection(context: Context, section: string): Map<string, CatalogueEntry> {
  const entries = new Map<string, CatalogueEntry>()
  for (const [id, written] of plainEntries(context, section)) {
    const path = [section, id]
    const read = checked(context, { path, value: written, schema: catalogueSchema })
    if (!isFields(written)) continue
    // An entry with a mistake stays an element, so that what is said of it elsewhere is not called unknown.
    const fields = read ?? written
    checkFields(context, { section, id, fields: written })
    checkStatements(context, { section, id, fields })
    checkMembership(context, { section, id, fields })
    if (context.complete && fields.source === undefined && needsSource(context, { section, id, fields })) {
      report(context, path, missing('source'))
    }
    const sources = read?.source === undefined ? [] : [read.source].flat()
    if (read?.source !== undefined) checkSources(context, [...path, 'source'], read.source)
    entries.set(id, { fields, sources })
  }
  return entries
}

function isFields(entry: unknown): entry is CatalogueEntry['fields'] {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
}

/** Looks at the fields as they are written, because a schema passes over one that is called `__proto__`. */
function checkFields(context: Context, { section, id, fields }: Entry): void {
  const known = knownFields(context, section)
  const path = [section, id]
  for (const key of Object.keys(fields)) {
    if (!known.has(key)) report(context, path, reportableKey(context, path, { key, known }))
  }
}

interface Entry {
  readonly section: string
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
}

function knownFields(context: Context, section: string): Set<string> {
  const where = [...context.model.dimensions.values()].filter(({ from }) => from === section)
  return new Set([
    ...Object.keys(catalogueSchema.shape),
    ...where.flatMap((dimension) => Object.keys(dimension.where ?? {})),
    ...inSection(context, section, 'attribute').map(fieldOf),
    ...inSection(context, section, 'stated').map(statedField),
  ])
}

function quantitiesOf({ model }: Context, kind: Quantity['kind']): Quantity[] {
  return [...model.quantities.values()].filter((quantity) => quantity.kind === kind)
}

function inSection(context: Context, section: string, kind: Quantity['kind']): Quantity[] {
  return quantitiesOf(context, kind).filter((quantity) => sectionOf(context, quantity) === section)
}

function statedField(quantity: Quantity): string {
  return (quantity.variable as Stated).stated
}

function checkStatements(context: Context, { section, id, fields }: Entry): void {
  for (const field of inSection(context, section, 'stated').map(statedField)) {
    const value = fields[field]
    if (value === undefined || typeof value === 'string' || typeof value === 'number') continue
    report(context, [section, id, field], `found ${show(value)}, expected an expression such as tpp >= 4800`)
  }
}

/** Gives what the model takes a field of a section for, where an entry does not say of which dimension it is. */
export function fieldsOfSection(context: Context, section: string): ReadonlyMap<string, Quantity> {
  return new Map(inSection(context, section, 'attribute').map((quantity) => [fieldOf(quantity), quantity]))
}

/** An entry that belongs to no dimension would be ignored in silence; mostly its `origin` is misspelt. */
function checkMembership(context: Context, { section, id, fields }: Entry): void {
  const dimensions = [...context.model.dimensions.values()].filter(({ from }) => from === section)
  if (dimensions.length === 0 || dimensions.some(({ where }) => matches(fields, where))) return
  const wanted = dimensions.flatMap(({ where }) => Object.entries(where ?? {}))
  for (const key of new Set(wanted.map(([name]) => name))) {
    const values = [...new Set(wanted.filter(([name]) => name === key).map(([, value]) => value))]
    const found = fields[key]
    if (found === undefined && context.complete)
      report(context, [section, id], `no "${key}"; expected ${values.join(' or ')}`)
    else if (found !== undefined && !values.some((value) => value === found)) {
      const near = didYouMean(String(found), values)
      report(context, [section, id, key], `found ${show(found)}, expected ${values.join(' or ')}${near}`)
    }
  }
}

/** Numbers and statements need a source; a number may bring its own. */
function needsSource(context: Context, { section, fields }: Entry): boolean {
  const stated = inSection(context, section, 'stated').map(statedField)
  const numbers = inSection(context, section, 'attribute').map((quantity) => fields[fieldOf(quantity)])
  return (
    stated.some((field) => fields[field] !== undefined) ||
    numbers.some((value) => value !== undefined && !(isFields(value) && 'source' in value))
  )
}
