import { type Declarations, printKey, type Quantity } from './declarations.js'
import { type Expression, printExpression } from './expression.js'
import { BUILT_IN, isFunction, languageFunctions, reduces } from './functions.js'
import { ExpressionError } from './model-error.js'

/** What an expression may refer to: the declared quantities, and each dimension's elements. */
export interface Names {
  readonly declarations: Declarations
  readonly elements: ReadonlyMap<string, readonly string[]>
  /** Suggests the nearest name, as `; did you mean "x"?`, or gives an empty text. */
  readonly suggest: (name: string, among: Iterable<string>) => string
}

/**
 * Checks that every name, subscript and number of arguments in an expression is right, given the dimensions that are
 * in scope (those of the quantity it defines). Throws an ExpressionError at the first that is not.
 */
export function checkNames(expression: Expression, names: Names, scope: readonly string[]): void {
  if (expression.kind === 'text')
    throw new ExpressionError(`has the text "${expression.value}" where a number belongs`)
  if (expression.kind === 'name') checkReference(expression, names, scope)
  if (expression.kind === 'call') checkCall(expression, names, scope)
}

function checkReference(
  reference: Expression & { kind: 'name' },
  names: Names,
  scope: readonly string[],
): void {
  const { name, subscripts } = reference
  const quantity = names.declarations.quantities.get(name)
  if (!quantity && !BUILT_IN.has(name)) throw unknownName(name, names)
  const dimensions = quantity?.dimensions ?? []
  if (dimensions.length !== subscripts.length) {
    const found = printExpression(reference)
    throw new ExpressionError(`uses ${found}; expected ${printKey(name, dimensions)}`, name)
  }
  for (const [position, subscript] of subscripts.entries()) {
    if (quantity) checkSubscript(subscript, quantity, { reference, position, names, scope })
  }
}

function unknownName(name: string, names: Names): ExpressionError {
  const known = [...names.declarations.quantities.keys(), ...BUILT_IN.keys()]
  const hint = isFunction(name) ? '; it is a function' : names.suggest(name, known)
  return new ExpressionError(`uses "${name}", which does not exist${hint}`, name)
}

function checkSubscript(
  subscript: string,
  quantity: Quantity,
  at: { reference: Expression; position: number; names: Names; scope: readonly string[] },
): void {
  const dimension = quantity.dimensions[at.position] as string
  const elements = at.names.elements.get(dimension) ?? []
  if (subscript === dimension) {
    if (at.scope.includes(dimension)) return
    throw new ExpressionError(
      `uses ${quantity.name} for every ${dimension}, but defines no quantity over ${dimension}; sum over it, or name one element`,
      quantity.name,
    )
  }
  if (elements.includes(subscript)) return
  const hint = at.names.suggest(subscript, [dimension, ...elements])
  throw new ExpressionError(
    `uses ${printExpression(at.reference)}; "${subscript}" is no ${dimension}${hint}`,
    subscript,
  )
}

function checkCall(call: Expression & { kind: 'call' }, names: Names, scope: readonly string[]): void {
  const { fn, args } = call
  if (languageFunctions.get(fn)?.outcome)
    throw new ExpressionError(`uses ${fn}(), which belongs in outcomes`, fn)
  checkArity(call)
  if (fn === 'month') return
  if (reduces(fn)) {
    const dimension = dimensionOf(call, names)
    checkNames(args[1] as Expression, names, [...scope, dimension])
    return
  }
  for (const arg of args) checkNames(arg, names, scope)
}

/** Checks that a function is called with as many arguments as it takes. Throws an ExpressionError where it is not. */
export function checkArity(call: Expression & { kind: 'call' }): void {
  const known = languageFunctions.get(call.fn)
  if (!known) return
  const {
    arity: [least, greatest],
    signature,
  } = known
  const found = call.args.length
  if (found >= least && found <= greatest) return
  throw new ExpressionError(
    `calls ${call.fn} with ${found} argument${found === 1 ? '' : 's'}; expected ${signature}`,
    call.fn,
  )
}

/** Gives the dimension that a `sum` or `any` runs over; throws an ExpressionError where its first argument is none. */
export function dimensionOf(
  call: Expression & { kind: 'call' },
  names: Pick<Names, 'elements' | 'suggest'>,
): string {
  const first = call.args[0]
  if (first?.kind === 'name' && first.subscripts.length === 0 && names.elements.has(first.name))
    return first.name
  const found = first ? printExpression(first) : ''
  const hint = names.suggest(found, names.elements.keys())
  throw new ExpressionError(`runs ${call.fn} over "${found}", which is no dimension${hint}`, found)
}
