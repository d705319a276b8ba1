/**
 * An equation as written: numbers, texts (only inside functions that take one), names with subscripts, and calls.
 * Operators are calls too: `a + b` is a call of `+`, `c ? a : b` a call of `?:`.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string; readonly subscripts: readonly string[] }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Expression[] }

const INFIX: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': 7,
}

/** Prints an expression as an analyst would write it, with no more brackets than needed. */
export function printExpression(expression: Expression): string {
  return print(expression, 0)
}

function print(expression: Expression, outer: number): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'text':
      return JSON.stringify(expression.value)
    case 'name':
      return expression.subscripts.length === 0
        ? expression.name
        : `${expression.name}[${expression.subscripts.join(', ')}]`
    case 'call':
      return printCall(expression.fn, expression.args, outer)
  }
}

function printCall(fn: string, args: readonly Expression[], outer: number): string {
  const inBrackets = (text: string, level: number) => (level < outer ? `(${text})` : text)
  const [a, b, c] = args
  if (fn === '?:' && a && b && c) return inBrackets(`${print(a, 1)} ? ${print(b, 1)} : ${print(c, 0)}`, 0)
  if (fn === 'negate' && a) return inBrackets(`-${print(a, 6)}`, 6)
  if (fn === 'not' && a) return inBrackets(`not ${print(a, 6)}`, 6)
  const level = INFIX[fn]
  if (level === undefined || !a || !b) return `${fn}(${args.map((arg) => print(arg, 0)).join(', ')})`
  return inBrackets(`${print(a, level)} ${fn} ${print(b, level + 1)}`, level)
}

/** Calls `visit` for an expression and everything inside it, outermost first. */
export function walk(expression: Expression, visit: (inner: Expression) => void): void {
  visit(expression)
  if (expression.kind === 'call') for (const arg of expression.args) walk(arg, visit)
}
