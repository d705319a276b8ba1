import type { Expression } from '../compile/expression.js'
import { calculate } from '../compile/interpret-terms.js'
import { parseExpression } from '../compile/parse.js'
import type { Operation } from '../compile/plan.js'

/** Gives the value of a name; undefined where it is not known. */
export type LookUp = (name: string) => number | undefined

/** The operators and functions whose names in expressions and in plans are not the same. */
const OPERATIONS: Readonly<Record<string, Operation>> = { '^': 'pow', '?:': 'if' }

/** What a condition over fields may use; for anything else no value is given. */
const KNOWN: readonly string[] = [
  ...['+', '-', '*', '/', '^', 'negate', 'min', 'max', 'abs'],
  ...['<', '<=', '>', '>=', '==', '!=', 'and', 'or', 'not', '?:'],
]

/** Computes a condition over the fields of one entry; undefined where it takes more than those to know. */
export function valueOfCondition(text: string, lookUp: LookUp): number | undefined {
  try {
    return evaluate(parseExpression(text), lookUp)
  } catch {
    // What is wrong with it is said when the model is compiled.
    return undefined
  }
}

function evaluate(expression: Expression, lookUp: LookUp): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'name')
    return expression.subscripts.length > 0 ? undefined : lookUp(expression.name)
  if (expression.kind === 'text' || !KNOWN.includes(expression.fn)) return undefined
  const args = expression.args.map((arg) => evaluate(arg, lookUp))
  if (args.includes(undefined) || args.length > 3) return undefined
  return calculate(OPERATIONS[expression.fn] ?? (expression.fn as Operation), args as number[])
}
