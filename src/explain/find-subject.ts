import { parseKey, printKey, type Quantity } from '../compile/declarations.js'
import { BUILT_IN } from '../compile/functions.js'
import { didYouMean } from '../scenario/nearest.js'

/** What a user asks about: a quantity, with an element of each of its dimensions, or with none for all of them. */
export interface Subject {
  readonly quantity: Quantity
  readonly elements: readonly string[]
}

/** What a name may stand for. */
export interface Known {
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly elements: Readonly<Record<string, readonly string[]>>
  /** The names of the scenario's outcomes. */
  readonly outcomes: readonly string[]
}

/** Finds what a text such as `premium` or `legal_sold[h20]` stands for; says what is wrong where it stands for nothing. */
export function findSubject(text: string, known: Known): Subject | { readonly problem: string } {
  const key = parseKey(text.trim().toLowerCase())
  if (!key) return { problem: `"${text}" is not a name such as premium or legal_sold[h20]` }
  const quantity = known.quantities.get(key.name)
  if (!quantity) return { problem: unknownName(key.name, known) }
  const problem = wrongElements(quantity, key.subscripts, known)
  return problem ? { problem } : { quantity, elements: key.subscripts }
}

function unknownName(name: string, { quantities, elements, outcomes }: Known): string {
  const meaning = BUILT_IN.get(name)
  if (meaning !== undefined) return `"${name}" is a word of the language: ${meaning}`
  const [dimension] = Object.entries(elements).find(([, list]) => list.includes(name)) ?? []
  if (dimension === undefined)
    return `unknown quantity "${name}"${didYouMean(name, [...quantities.keys(), ...outcomes])}`
  const example = [...quantities.values()].find(({ dimensions }) => dimensions.join() === dimension)
  const advice = example ? `; ask for a quantity of it, such as ${example.name}[${name}]` : ''
  return `"${name}" is an element of ${dimension}${advice}`
}

function wrongElements(
  { name, dimensions }: Quantity,
  given: readonly string[],
  { elements }: Known,
): string | undefined {
  if (given.length === 0) return undefined
  if (dimensions.length === 0) return `${name} has no elements; ask for ${name}`
  if (given.length !== dimensions.length)
    return `${printKey(name, given)} has too ${given.length < dimensions.length ? 'few' : 'many'} elements; expected ${printKey(name, dimensions)}`
  const wrong = given.findIndex((element, i) => !elements[dimensions[i] as string]?.includes(element))
  if (wrong < 0) return undefined
  const [dimension, element] = [dimensions[wrong] as string, given[wrong] as string]
  const there = elements[dimension] ?? []
  const near = didYouMean(element, there)
  return `unknown ${dimension} "${element}"${near === '' ? `; there are ${there.join(', ')}` : near}`
}
