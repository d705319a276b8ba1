/**
 * An equation as written: numbers, texts (only inside functions that take one), names with subscripts, and calls.
 * Operators are calls too: `a + b` is a call of `+`, `c ? a : b` a call of `?:`.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string; readonly subscripts: readonly string[] }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Expression[] }

/** How tightly each operator binds, and how tightly what stands left and right of it must bind to need no brackets. */
const INFIX: ReadonlyMap<string, { own: number; left: number; right: number }> = new Map([
  ['or', { own: 1, left: 1, right: 2 }],
  ['and', { own: 2, left: 2, right: 3 }],
  ...['==', '!=', '<', '<=', '>', '>='].map((sign) => [sign, { own: 3, left: 4, right: 4 }] as const),
  ...['+', '-'].map((sign) => [sign, { own: 4, left: 4, right: 5 }] as const),
  ...['*', '/'].map((sign) => [sign, { own: 5, left: 5, right: 6 }] as const),
  ['^', { own: 7, left: 8, right: 7 }],
])
const SIGN = 6

/** Prints an expression as an analyst would write it, with no more brackets than needed. */
export function printExpression(expression: Expression): string {
  return print(expression, 0)
}

function print(expression: Expression, outer: number): string {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0 && outer > SIGN ? `(${expression.value})` : String(expression.value)
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
  if (fn === 'negate' && a) return inBrackets(`-${print(a, SIGN)}`, SIGN)
  if (fn === 'not' && a) return inBrackets(`not ${print(a, SIGN)}`, SIGN)
  const infix = INFIX.get(fn)
  if (!infix || !a || !b) return `${fn}(${args.map((arg) => print(arg, 0)).join(', ')})`
  return inBrackets(`${print(a, infix.left)} ${fn} ${print(b, infix.right)}`, infix.own)
}

/** Calls `visit` for an expression and everything inside it, outermost first. */
export function walk(expression: Expression, visit: (inner: Expression) => void): void {
  visit(expression)
  if (expression.kind === 'call') for (const arg of expression.args) walk(arg, visit)
}
