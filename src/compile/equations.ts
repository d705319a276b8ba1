import { checkNames, type Names } from './bind.js'
import { checkUnit, type UnitOf } from './check-units.js'
import type { Declarations, Quantity } from './declarations.js'
import type { Expression } from './expression.js'
import { BUILT_IN, RESERVED, reduces } from './functions.js'
import { collecting, ExpressionError, type ModelProblem } from './model-error.js'
import { parseExpression } from './parse.js'
import { DATE, MONTH, multiplyUnits, parseUnit, powerOfUnit, type Unit, unitOf } from './units.js'

/** One checked equation. A `stated` quantity has one for each element of its first dimension that states something. */
export interface Equation {
  readonly quantity: Quantity
  readonly part: 'equals' | 'start' | 'change' | 'stated'
  /** For a stated quantity, the element of its first dimension. */
  readonly element?: string
  readonly expression: Expression
}

/** The texts that catalogue entries state: field, then element, then text. */
export type Statements = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Gives the unit of each name of the model, built-in names included. */
export function unitsOf(declarations: Declarations): UnitOf {
  const cache = new Map<string, Unit>([
    ['time', DATE],
    ['one_month', MONTH],
  ])
  return (name) => {
    const known = cache.get(name)
    if (known) return known
    const unit = unitOf(declarations.quantities.get(name)?.unit ?? '1')
    cache.set(name, unit)
    return unit
  }
}

/**
 * Parses every equation of a model whose declarations are right, and checks its names, subscripts and units. What is
 * wrong goes to `problems`; what comes back are the equations in which nothing was.
 */
export function readEquations(names: Names, statements: Statements, problems: ModelProblem[]): Equation[] {
  const units = unitsOf(names.declarations)
  return [...names.declarations.quantities.values()].flatMap((quantity) =>
    textsOf(quantity, statements).flatMap(({ text, ...written }) => {
      const where = { name: quantity.name, ...written }
      const read = () => readEquation(text, { quantity, ...written }, { names, units })
      return collecting(problems, where, read) ?? []
    }),
  )
}

type Stating = Omit<Equation, 'expression'>

function readEquation(
  text: string,
  equation: Stating,
  { names, units }: { names: Names; units: UnitOf },
): Equation {
  const { quantity, part, element } = equation
  if (element !== undefined) checkElement(element, quantity, names)
  const parsed = parseExpression(text)
  const expression = part === 'stated' ? withSubscripts(parsed, equation, names) : parsed
  checkNames(expression, names, quantity.dimensions)
  const unit = units(quantity.name)
  checkUnit(expression, part === 'change' ? multiplyUnits(unit, powerOfUnit(MONTH, -1)) : unit, units)
  return { ...equation, expression }
}

function checkElement(element: string, { dimensions }: Quantity, { elements }: Names): void {
  const [dimension = ''] = dimensions
  if (elements.get(dimension)?.includes(element)) return
  throw new ExpressionError(`is stated for "${element}", which is no ${dimension}`, element)
}

/** Checks the declared names, dimensions and units, which all equations build on. */
export function checkDeclarations(declarations: Declarations, problems: ModelProblem[]): void {
  for (const { name, unit, dimensions } of declarations.quantities.values()) {
    const parsed = parseUnit(unit)
    if (typeof parsed === 'string')
      problems.push({ name, part: 'unit', message: `has a bad unit: ${parsed}` })
    const wrong = wrongName(name) ?? wrongDimensions(dimensions, declarations)
    if (wrong) problems.push({ name, part: 'name', message: wrong })
  }
}

function wrongName(name: string): string | undefined {
  return BUILT_IN.has(name) || RESERVED.has(name)
    ? 'is a word of the language, and can be no name'
    : undefined
}

function wrongDimensions(dimensions: readonly string[], declarations: Declarations): string | undefined {
  const unknown = dimensions.find((dimension) => !declarations.dimensions.has(dimension))
  if (unknown) return `is over "${unknown}", which is no dimension`
  const twice = dimensions.find((dimension, i) => dimensions.indexOf(dimension) < i)
  return twice && `is over "${twice}" twice`
}

function textsOf(
  quantity: Quantity,
  statements: Statements,
): { part: Equation['part']; element?: string; text: string }[] {
  const variable = quantity.variable
  if (!variable) return []
  if ('equals' in variable) return [{ part: 'equals', text: variable.equals }]
  if ('stated' in variable) {
    const texts = Object.entries(statements[variable.stated] ?? {})
    return texts.map(([element, text]) => ({ part: 'stated', element, text }))
  }
  return [
    { part: 'start', text: variable.start },
    { part: 'change', text: variable.change },
  ]
}

/**
 * Completes a statement: a bare attribute is that of the second dimension's element (`tpp` is `tpp[import_chip]`), and
 * the first dimension stands for the element that states it, outside sums over that dimension.
 */
function withSubscripts(expression: Expression, { quantity, element }: Stating, names: Names): Expression {
  const [own, subject] = quantity.dimensions
  const subscriptsOf = (
    { name, subscripts }: Expression & { kind: 'name' },
    bound: boolean,
  ): readonly string[] => {
    const over = names.declarations.quantities.get(name)?.dimensions ?? []
    if (subject && subscripts.length === 0 && over.length === 1 && over[0] === subject) return [subject]
    return subscripts.map((subscript) => (subscript === own && !bound && element ? element : subscript))
  }
  const complete = (inner: Expression, bound: boolean): Expression => {
    if (inner.kind === 'name') return { ...inner, subscripts: subscriptsOf(inner, bound) }
    if (inner.kind !== 'call') return inner
    const binds = bound || (reduces(inner.fn) && inner.args[0]?.kind === 'name' && inner.args[0].name === own)
    return { ...inner, args: inner.args.map((arg) => complete(arg, binds)) }
  }
  return complete(expression, false)
}
