import type { Names } from './bind.js'
import type { Quantity } from './declarations.js'
import type { Equation } from './equations.js'
import { freeIndices, type LoweringContext, lower } from './lower.js'
import { collecting, type ModelProblem } from './model-error.js'
import { type Assignment, type Index, printTerm, type Read, type Subscript, type Term } from './plan.js'

/** How a quantity that is computed comes about. */
export interface Definition {
  readonly quantity: Quantity
  /** Its value this month; for a stock, what it starts with. */
  readonly value: readonly Assignment[]
  /** For a stock, the assignments of what is added to it each month. */
  readonly change?: readonly Assignment[]
}

/** A model whose equations are terms. */
export interface Model {
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly definitions: ReadonlyMap<string, Definition>
  readonly elements: ReadonlyMap<string, readonly string[]>
  readonly lowering: LoweringContext
}

/** Tells whether a name is the engine's own; no equation can write such a name. */
export function isHidden(name: string): boolean {
  return name.includes('.')
}

/** Gives the name of the hidden slot that holds what is added to a stock each month. */
export function changeOf(stock: string): string {
  return `${stock}.change`
}

/** Turns checked equations into definitions; what can't be turned goes to `problems`. */
export function define(
  equations: readonly Equation[],
  { names, start, problems }: { names: Names; start: string; problems: ModelProblem[] },
): Model {
  const quantities = new Map(names.declarations.quantities)
  const definitions = new Map<string, Definition>()
  const keep = keeper(quantities, definitions)
  const lowering = { start, elements: names.elements, quantities, keep }
  for (const quantity of names.declarations.quantities.values()) {
    if (quantity.kind === 'stated')
      definitions.set(quantity.name, { quantity, value: [nothingStated(quantity)] })
  }
  for (const equation of equations) {
    const { name } = equation.quantity
    const where = { name, part: equation.part, ...(equation.element ? { element: equation.element } : {}) }
    const value = collecting(problems, where, () => lower(equation.expression, lowering))
    if (value) definitions.set(name, extend(definitions.get(name), equation, { value, lowering }))
  }
  return { quantities, definitions, elements: names.elements, lowering }
}

/** Makes a function that adds hidden quantities; the same value gets the same quantity. */
function keeper(
  quantities: Map<string, Quantity>,
  definitions: Map<string, Definition>,
): LoweringContext['keep'] {
  const known = new Map<string, Read>()
  return (value) => {
    const text = printTerm(value)
    const read = known.get(text) ?? readHidden(`kept.${known.size + 1}`, freeIndices(value))
    if (!known.has(text)) {
      const quantity = hiddenQuantity(read)
      quantities.set(read.name, quantity)
      definitions.set(read.name, { quantity, value: [{ target: read, indices: freeIndices(value), value }] })
      known.set(text, read)
    }
    return read
  }
}

function readHidden(name: string, indices: readonly Index[]): Read {
  return { kind: 'read', name, subscripts: indices.map((index) => ({ index })) }
}

function hiddenQuantity({ name, subscripts }: Read): Quantity {
  const dimensions = subscripts.flatMap((subscript) =>
    'index' in subscript ? [subscript.index.dimension] : [],
  )
  const within = [-Infinity, Infinity] as const
  return { name, dimensions, kind: 'auxiliary', unit: '', about: 'Kept by the engine.', block: '', within }
}

function extend(
  known: Definition | undefined,
  equation: Equation,
  { value, lowering }: { value: Term; lowering: LoweringContext },
): Definition {
  const { quantity, part, element } = equation
  if (part === 'change') {
    const change = assign({ ...quantity, name: changeOf(quantity.name) }, value)
    return { quantity, value: known?.value ?? [], change: [change] }
  }
  const assignment = assign(quantity, value, element === undefined ? undefined : { element, lowering })
  return { ...known, quantity, value: [...(known?.value ?? []), assignment] }
}

function assign(
  quantity: Quantity,
  value: Term,
  stated?: { element: string; lowering: LoweringContext },
): Assignment {
  const dimensions = stated ? quantity.dimensions.slice(1) : quantity.dimensions
  const indices = dimensions.map((dimension) => ({ name: dimension, dimension }))
  const subscripts: Subscript[] = indices.map((index) => ({ index }))
  if (stated) {
    const elements = stated.lowering.elements.get(quantity.dimensions[0] as string) ?? []
    subscripts.unshift({ element: elements.indexOf(stated.element), label: stated.element })
  }
  return { target: { kind: 'read', name: quantity.name, subscripts }, indices, value }
}

/** A stated quantity is 0 where its catalogue entry states nothing. */
function nothingStated(quantity: Quantity): Assignment {
  return assign(quantity, { kind: 'number', value: 0 })
}
