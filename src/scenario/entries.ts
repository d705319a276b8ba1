import { type Kind, parseKey, printKey, type Quantity } from '../compile/declarations.js'
import { type Context, report } from './context.js'
import { didYouMean } from './nearest.js'
import { inUnit } from './number-checks.js'
import { childOf, isBranch, type Tree } from './tree.js'

/** A context in which the dimensions' elements are known. */
export interface Elements extends Context {
  readonly elements: ReadonlyMap<string, readonly string[]>
}

/** One cell of a quantity: its element of each dimension, and its name with them. */
export interface Cell {
  readonly label: string
  readonly subscripts: readonly string[]
}

/** Lists the cells of a quantity, the last dimension changing fastest; a single one for a plain number. */
export function cellsOf({ elements }: Pick<Elements, 'elements'>, { name, dimensions }: Quantity): Cell[] {
  const rows = dimensions.reduce<string[][]>(
    (before, dimension) =>
      before.flatMap((row) => (elements.get(dimension) ?? []).map((element) => [...row, element])),
    [[]],
  )
  return rows.map((subscripts) => ({ label: printKey(name, subscripts), subscripts }))
}

/** What kinds of quantity a section of the scenario gives. */
const KINDS = {
  parameters: ['parameter', 'attribute'],
  series: ['series'],
} as const satisfies Record<string, readonly Kind[]>

/** What a quantity of another kind is called, and where a scenario gives it. */
const ELSEWHERE: Readonly<Record<Kind, string>> = {
  attribute: 'is given by the entries of the catalogue',
  parameter: 'is a parameter; give it under parameters',
  series: 'is a series; give it under series',
  auxiliary: 'is computed by the model; change it under equations',
  stock: 'is computed by the model; change it under equations',
  stated: 'is stated by the entries of the catalogue',
}

/** Finds what a key of `parameters` or `series` stands for; undefined where it stands for nothing, which is reported. */
export function quantityFor(
  context: Elements,
  { section, key }: { readonly section: keyof typeof KINDS; readonly key: string },
): Quantity | undefined {
  const fail = (message: string): undefined => void report(context, [section], { key, message })
  const kinds: readonly Kind[] = KINDS[section]
  const { name, subscripts } = parseKey(key) ?? { name: key, subscripts: [] }
  const quantity = context.model.quantities.get(name)
  if (!quantity) {
    const candidates = [...context.model.quantities.values()].filter(({ kind }) => kinds.includes(kind))
    const noun = section === 'series' ? 'series' : 'parameter'
    const near = didYouMean(
      name,
      candidates.map((candidate) => candidate.name),
    )
    return fail(`unknown ${noun} "${name}"${near || `; "chokepoint list ${section}" shows all`}`)
  }
  if (!kinds.includes(quantity.kind)) return fail(`"${name}" ${ELSEWHERE[quantity.kind]}`)
  const fault = subscriptFault(context, quantity, subscripts)
  return fault === undefined ? quantity : fail(fault)
}

function subscriptFault(
  context: Elements,
  quantity: Quantity,
  subscripts: readonly string[],
): string | undefined {
  const { name, dimensions, kind } = quantity
  const forAll = subscripts.length === 0 && kind !== 'attribute'
  if (forAll || subscripts.length === dimensions.length) return unknownElement(context, quantity, subscripts)
  const whole =
    dimensions.length === 0
      ? `${name} has no elements; write ${name}`
      : `expected ${printKey(name, dimensions)} with elements${example(context, quantity)}`
  return `found ${printKey(name, subscripts)}, ${whole}`
}

function example(context: Elements, quantity: Quantity): string {
  const [first] = cellsOf(context, quantity)
  return first ? `, such as ${first.label}` : ''
}

function unknownElement(
  context: Elements,
  { dimensions }: Quantity,
  subscripts: readonly string[],
): string | undefined {
  for (const [index, subscript] of subscripts.entries()) {
    const dimension = dimensions[index] ?? ''
    const known = context.elements.get(dimension) ?? []
    if (known.includes(subscript) || !context.complete) continue
    const section = context.model.dimensions.get(dimension)?.from ?? ''
    const own = dimensionOf(context, section, subscript)
    if (own !== undefined) return `"${subscript}" is of ${own}; expected one of ${dimension}`
    // An entry that belongs to no dimension has a mistake of its own, which is reported there.
    if (!childOf(childOf(context.document, section), subscript))
      return `unknown ${dimension} "${subscript}"${didYouMean(subscript, known)}`
  }
  return undefined
}

function dimensionOf(context: Elements, section: string, element: string): string | undefined {
  const own = [...context.model.dimensions].filter(([, { from }]) => from === section)
  return own.find(([name]) => context.elements.get(name)?.includes(element))?.[0]
}

/** Reports cells for which the scenario says nothing, all at once where that is all of them. */
export function reportAbsent(
  context: Context,
  quantity: Quantity,
  absent: { labels: string[]; of: number; section: string },
): void {
  const entries = childOf(context.document, absent.section)
  const isBroken = entries !== undefined && !isBranch(entries)
  if (absent.labels.length === 0 || !context.complete || isBroken) return
  const labels = absent.labels.length === absent.of ? [printKey(quantity.name, [])] : absent.labels
  const wanted = quantity.unit === 'date' ? 'a date' : `a number${inUnit(quantity.unit)}`
  for (const label of labels) {
    const path = [absent.section, label]
    const isWithdrawn = path.reduce<Tree | undefined>(childOf, context.merged)?.content === null
    if (isWithdrawn)
      report({ ...context, document: context.merged }, path, `withdrawn, but the model needs ${wanted}`)
    else report(context, path, `no entry; the model needs ${wanted}`)
  }
}
