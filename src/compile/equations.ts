import type { Declarations, Quantity } from './declarations.js'
import { checkNames, type Names } from './bind.js'
import { checkUnit } from './check-units.js'
import { type Expression, walk } from './expression.js'
import { BUILT_IN } from './functions.js'
import { collecting, type ModelProblem } from './model-error.js'
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
export function unitsOf(declarations: Declarations): (name: string) => Unit {
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
 * Parses every equation of the model and checks its names, subscripts and units. What is wrong goes to `problems`;
 * what comes back are the equations in which nothing was.
 */
export function readEquations(names: Names, statements: Statements, problems: ModelProblem[]): Equation[] {
  const { declarations } = names
  checkDeclaredUnits(declarations, problems)
  if (problems.length > 0) return []
  const units = unitsOf(declarations)
  return [...declarations.quantities.values()].flatMap((quantity) =>
    textsOf(quantity, statements).flatMap(({ part, element, text }) => {
      const where = { name: quantity.name, part, ...(element === undefined ? {} : { element }) }
      const expression = collecting(problems, where, () => {
        const parsed = parseExpression(text)
        const bound = part === 'stated' ? withSubscripts(parsed, quantity, declarations) : parsed
        checkNames(bound, names, quantity.dimensions)
        const unit = units(quantity.name)
        checkUnit(bound, part === 'change' ? multiplyUnits(unit, powerOfUnit(MONTH, -1)) : unit, units)
        return bound
      })
      return expression ? [{ quantity, part, expression, ...(element === undefined ? {} : { element }) }] : []
    }),
  )
}

function checkDeclaredUnits(declarations: Declarations, problems: ModelProblem[]): void {
  for (const { name, unit, dimensions } of declarations.quantities.values()) {
    const parsed = parseUnit(unit)
    if (typeof parsed === 'string') problems.push({ name, part: 'unit', message: parsed })
    if (name in BUILT_IN) problems.push({ name, part: 'name', message: `"${name}" is a word of the language` })
    const unknown = dimensions.find((dimension) => !declarations.dimensions.has(dimension))
    if (unknown) problems.push({ name, part: 'name', message: `is over "${unknown}", which is no dimension` })
  }
}

function textsOf(quantity: Quantity, statements: Statements): { part: Equation['part']; element?: string; text: string }[] {
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

/** Reads a bare attribute in a statement as that of the second dimension's element: `tpp` is `tpp[import_chip]`. */
function withSubscripts(expression: Expression, quantity: Quantity, declarations: Declarations): Expression {
  const subject = quantity.dimensions[1]
  const complete = (inner: Expression): Expression => {
    if (inner.kind === 'call') return { ...inner, args: inner.args.map(complete) }
    if (inner.kind !== 'name' || inner.subscripts.length > 0 || subject === undefined) return inner
    const over = declarations.quantities.get(inner.name)?.dimensions ?? []
    return over.length === 1 && over[0] === subject ? { ...inner, subscripts: [subject] } : inner
  }
  return complete(expression)
}

/** Lists the quantities that an expression reads, each once. */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>()
  walk(expression, (inner) => {
    if (inner.kind === 'name' && !(inner.name in BUILT_IN)) found.add(inner.name)
  })
  return [...found]
}

