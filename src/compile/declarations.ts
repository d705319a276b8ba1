import type { Block, Dimension, Variable } from './block.js'

/** What kind of thing a name stands for. */
export type Kind = 'attribute' | 'parameter' | 'series' | 'auxiliary' | 'stock' | 'stated'

/** A declared name: a number that the scenario gives, or a variable that the model computes. */
export interface Quantity {
  readonly name: string
  /** The dimensions in its brackets, in order; empty for a plain number. */
  readonly dimensions: readonly string[]
  readonly kind: Kind
  readonly unit: string
  readonly about: string
  /** Title of the block that declares it. */
  readonly block: string
  /** Least and greatest value that makes sense, for attributes, parameters and series. */
  readonly within: readonly [least: number, greatest: number]
  /** For an attribute, the field of the catalogue entry that gives it. */
  readonly field?: string
  /** For an attribute, whether an entry may leave it out, and has 0 of it then. */
  readonly optional?: boolean
  /** For an attribute, whether its field holds names of elements of its second dimension. */
  readonly names?: boolean
  /** Its equation, for a variable. */
  readonly variable?: Variable
}

/** Everything that a list of blocks declares, by name, in the blocks' order. */
export interface Declarations {
  readonly dimensions: ReadonlyMap<string, Dimension>
  readonly quantities: ReadonlyMap<string, Quantity>
}

/** A name and what stands in its brackets: `build[import_chip]` is `build` over `import_chip`. */
export interface Key {
  readonly name: string
  readonly subscripts: readonly string[]
}

/** How a name may be written: the same in equations, scenario files, tables and charts. */
export const NAME = /^[a-z][a-z0-9_]*$/

const KEY = /^([a-z][a-z0-9_]*)(?:\[\s*([a-z][a-z0-9_]*(?:\s*,\s*[a-z][a-z0-9_]*)*)\s*\])?$/

/** Reads a key such as `build[import_chip]` or `launch[h20]`; undefined where it is not written like one. */
export function parseKey(key: string): Key | undefined {
  const match = KEY.exec(key)
  if (!match?.[1]) return undefined
  return { name: match[1], subscripts: match[2] ? match[2].split(',').map((part) => part.trim()) : [] }
}

/** Prints a name with its subscripts. */
export function printKey(name: string, subscripts: readonly string[]): string {
  return subscripts.length === 0 ? name : `${name}[${subscripts.join(', ')}]`
}

/**
 * Collects what the blocks declare. A later block's declaration of a name replaces an earlier one, so a scenario's own
 * equations come last. Throws a SyntaxError for a key that can't be read.
 */
export function declare(blocks: readonly Block[]): Declarations {
  const dimensions = new Map<string, Dimension>()
  const quantities = new Map<string, Quantity>()
  for (const block of blocks) {
    for (const [name, dimension] of Object.entries(block.dimensions ?? {})) dimensions.set(name, dimension)
    for (const quantity of quantitiesOf(block)) quantities.set(quantity.name, quantity)
  }
  return { dimensions, quantities }
}

function quantitiesOf(block: Block): Quantity[] {
  const inputs = (['attributes', 'parameters', 'series'] as const).flatMap((section) =>
    Object.entries(block[section] ?? {}).map(([key, input]): Quantity => {
      const kind = section === 'series' ? 'series' : section === 'attributes' ? 'attribute' : 'parameter'
      return {
        ...nameOf(key),
        ...input,
        kind,
        block: block.title,
        within: input.within ?? [-Infinity, Infinity],
      }
    }),
  )
  const variables = Object.entries(block.variables).map(([key, variable]): Quantity => {
    const { unit, about } = variable
    const kind = 'change' in variable ? 'stock' : 'stated' in variable ? 'stated' : 'auxiliary'
    return { ...nameOf(key), unit, about, kind, block: block.title, within: [-Infinity, Infinity], variable }
  })
  return [...inputs, ...variables]
}

function nameOf(key: string): { name: string; dimensions: readonly string[] } {
  const parsed = parseKey(key)
  if (!parsed) throw new SyntaxError(`"${key}" is not a name like build or build[import_chip]`)
  return { name: parsed.name, dimensions: parsed.subscripts }
}

/** Gives the field of a catalogue entry that holds an attribute. */
export function fieldOf(attribute: Quantity): string {
  return attribute.field ?? attribute.name
}
