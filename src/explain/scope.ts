import { type Expression, walk } from '../compile/expression.js'
import { reduces } from '../compile/functions.js'

/** Where a part of an equation stands, so that it can be computed apart. */
export interface Scope {
  /** The element that each of the explained quantity's dimensions stands for. */
  readonly binding: Readonly<Record<string, string>>
  /** The dimensions of the sums around it: it has a value for each of their elements. */
  readonly over: readonly string[]
  /** The looks into the past around it. */
  readonly look?: Look
}

/** A look into the past: at what a quantity was the month before, or some months ago. */
export interface Look {
  /** How many months ago. */
  readonly months: Expression
  /** Puts the look around a part of what is looked at. */
  readonly around: (inner: Expression) => Expression
}

const ONE_MONTH: Expression = { kind: 'number', value: 1 }

/** Gives the scope inside a sum over a dimension, whose elements hide one that the dimension stood for. */
export function inside({ binding, over, ...rest }: Scope, dimension: string): Scope {
  const { [dimension]: _, ...others } = binding
  return { ...rest, binding: others, over: [...over, dimension] }
}

/** Gives the scope of the first argument of `delay` or `previous`; any other call has the scope that it stands in. */
export function lookingBack(call: Expression & { kind: 'call' }, scope: Scope): Scope {
  const [, argument] = call.args
  if (call.fn !== 'delay' && call.fn !== 'previous') return scope
  const own = (inner: Expression): Expression =>
    call.fn === 'delay' && argument
      ? { kind: 'call', fn: 'delay', args: [inner, argument] }
      : { kind: 'call', fn: 'previous', args: [inner, inner] }
  const { look } = scope
  const months = call.fn === 'delay' && argument ? argument : ONE_MONTH
  return {
    ...scope,
    look: look
      ? { months: plus(look.months, months), around: (inner) => look.around(own(inner)) }
      : { months, around: own },
  }
}

function plus(a: Expression, b: Expression): Expression {
  return { kind: 'call', fn: '+', args: [a, b] }
}

/**
 * Puts elements in the place of the dimensions that stand for them. What rations by `allocate` stays as it is, because
 * it is about all rivals of an element.
 */
export function bind(expression: Expression, binding: Scope['binding']): Expression {
  if (expression.kind === 'name') {
    return { ...expression, subscripts: expression.subscripts.map((one) => binding[one] ?? one) }
  }
  if (expression.kind !== 'call' || expression.fn === 'month') return expression
  const [first, ...rest] = expression.args
  if (!reduces(expression.fn) || first?.kind !== 'name') {
    return { ...expression, args: expression.args.map((arg) => bind(arg, binding)) }
  }
  const { [first.name]: _, ...others } = binding
  return { ...expression, args: [first, ...rest.map((arg) => bind(arg, others))] }
}

/** Tells whether an expression rations a supply among rivals. */
export function rations(expression: Expression): boolean {
  let found = false
  walk(expression, (inner) => {
    if (inner.kind === 'call' && inner.fn === 'allocate') found = true
  })
  return found
}
