import { fieldOf, type Quantity } from '../compile/declarations.js'
import { type Catalogue, fieldsOfSection, sectionOf } from './catalogue.js'
import { plainEntries, report } from './context.js'
import { type Cell, cellsOf, type Elements, quantityFor, reportAbsent } from './entries.js'
import { missing } from './issues.js'
import { checkNames, namesIn } from './named-elements.js'
import { inUnit } from './number-checks.js'
import { type Reading, readNumber } from './numbers.js'
import type { InputCell } from './scenario.js'
import { dictionary } from './tree.js'

/** Everything that gives a number to a cell: the entries of `parameters` by key, and the catalogue. */
interface Givers {
  readonly entries: ReadonlyMap<string, Reading | undefined>
  readonly catalogue: Catalogue
}

/** Reads the cells of every attribute and parameter that the model needs. */
export function readInputs(
  context: Elements,
  { quantities, catalogue }: { readonly quantities: Iterable<Quantity>; readonly catalogue: Catalogue },
): Record<string, readonly InputCell[]> {
  const givers = { entries: readParameters(context), catalogue }
  if (!context.complete) readHomeless(context, catalogue)
  checkNames(context, catalogue)
  const needed = [...quantities].filter(({ kind }) => kind === 'attribute' || kind === 'parameter')
  return dictionary(needed.map((quantity) => [quantity.name, readCells(context, quantity, givers)]))
}

function readParameters(context: Elements): Map<string, Reading | undefined> {
  const readings = new Map<string, Reading | undefined>()
  for (const [key, value] of plainEntries(context, 'parameters')) {
    const quantity = quantityFor(context, { section: 'parameters', key })
    if (quantity) readings.set(key, readNumber(context, { path: ['parameters', key], value, quantity }))
  }
  return readings
}

/** Checks the fields of entries that say only what they change, and of which dimension they are in a file not read here. */
function readHomeless(context: Elements, catalogue: Catalogue): void {
  const placed = new Set([...context.elements.values()].flat())
  for (const [section, entries] of catalogue) {
    const known = fieldsOfSection(context, section)
    for (const [id, { fields, sources }] of entries) {
      if (placed.has(id)) continue
      for (const [field, value] of Object.entries(fields)) {
        const quantity = known.get(field)
        if (quantity && !quantity.names)
          readNumber(context, { path: [section, id, field], value, quantity, shared: sources })
      }
    }
  }
}

function readCells(context: Elements, quantity: Quantity, givers: Givers): InputCell[] {
  const cells = cellsOf(context, quantity)
  const absent: string[] = []
  const inputs = cells.flatMap((cell): InputCell[] => {
    const given = giverOf(context, { quantity, cell, givers })
    if (!given) absent.push(cell.label)
    return given?.reading ? [{ label: cell.label, unit: quantity.unit, ...given.reading }] : []
  })
  if (quantity.kind === 'parameter')
    reportAbsent(context, quantity, { labels: absent, of: cells.length, section: 'parameters' })
  return inputs
}

interface Wanted {
  readonly quantity: Quantity
  readonly cell: Cell
  readonly givers: Givers
}

/** Finds what gives a cell its number; nothing where nobody does, and no reading where what does is wrong. */
function giverOf(
  context: Elements,
  { quantity, cell, givers }: Wanted,
): { reading: Reading | undefined } | undefined {
  for (const key of [cell.label, quantity.name]) {
    if (givers.entries.has(key)) return { reading: givers.entries.get(key) }
  }
  return quantity.kind === 'attribute' ? fromCatalogue(context, { quantity, cell, givers }) : undefined
}

function fromCatalogue(
  context: Elements,
  { quantity, cell, givers }: Wanted,
): { reading: Reading | undefined } | undefined {
  const section = sectionOf(context, quantity)
  const id = cell.subscripts[0] ?? ''
  const entry = givers.catalogue.get(section)?.get(id)
  if (!entry) return undefined
  const field = fieldOf(quantity)
  const written = entry.fields[field]
  const value = quantity.names
    ? Number(namesIn(written).includes(cell.subscripts[1] ?? ''))
    : (written ?? noneOf(quantity))
  if (value !== undefined) {
    const path = [section, id, field]
    return { reading: readNumber(context, { path, value, quantity, shared: entry.sources }) }
  }
  if (context.complete) report(context, [section, id], `${missing(field)}${inUnit(quantity.unit)}`)
  return undefined
}

/** What an entry that leaves a field out has of it. */
function noneOf({ optional, unit }: Quantity): unknown {
  if (!optional) return undefined
  return unit === 'date' ? 'never' : 0
}
