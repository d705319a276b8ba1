import type { Expression } from '../compile/expression.js'
import type { Case, Typeset } from './typeset-tree.js'

/** An equation of a quantity, as `modelPages` gives it. */
export interface EquationParts {
  readonly name: string
  /** What stands in the quantity's brackets on the left: dimensions, or an element of one. */
  readonly subscripts: readonly string[]
  /** Which equation it is; `change` is what a stock gains in a month. */
  readonly part: 'equals' | 'start' | 'change' | 'stated'
  readonly expression: Expression
}

/**
 * Sets an equation: `build[chip]` with `chip` as its index. A stock has two: its level at the start, with the index 0, and
 * its level a month on, x at t + \u0394t = x at t + \u0394t \u00b7 change, where \u0394t is the model's `one_month`.
 */
export function typesetEquation({ name, subscripts, part, expression }: EquationParts): Typeset {
  const at = (time?: Typeset) => indexed(name, time ? [...names(subscripts), time] : names(subscripts))
  const step = symbol('\u0394t')
  if (part === 'start') return { kind: 'equation', left: at(number('0')), right: typeset(expression) }
  if (part !== 'change') return { kind: 'equation', left: at(), right: typeset(expression) }
  const gain = timesStep(set(expression, LEVELS.product), step)
  return { kind: 'equation', left: at(chain([symbol('t'), '+', step])), right: chain([at(), '+', gain]) }
}

/** Puts \u0394t before a change; a product goes on without brackets. */
function timesStep(change: Typeset, step: Typeset): Typeset {
  const isProduct =
    change.kind === 'chain' && change.parts.every(({ sign }) => sign === '' || sign === '\u00b7')
  const factors = isProduct ? change.parts.map(({ body }) => body) : [change]
  factors[0] = inBrackets(factors[0] as Typeset, startsSigned(change))
  return chain([step, ...factors.flatMap((factor) => ['\u00b7', factor])])
}

/** Sets an expression where a number is expected. */
export function typeset(expression: Expression): Typeset {
  return set(expression, 0)
}

/** How tightly things bind; what binds less tightly than its place asks for gets brackets. */
const LEVELS = {
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  bigSum: 5,
  product: 6,
  negation: 8,
  power: 9,
  atom: 10,
}

interface Infix {
  readonly sign: string
  readonly own: number
  readonly left: number
  readonly right: number
}

const { sum, product, comparison, and, or } = LEVELS

const ARITHMETIC: Readonly<Record<string, Infix>> = {
  '+': { sign: '+', own: sum, left: sum, right: sum + 1 },
  '-': { sign: '\u2212', own: sum, left: sum, right: sum + 1 },
  '*': { sign: '\u00b7', own: product, left: product, right: product + 1 },
}

const LOGIC: Readonly<Record<string, Infix>> = {
  ...Object.fromEntries(
    Object.entries({ '==': '=', '!=': '\u2260', '<': '<', '<=': '\u2264', '>': '>', '>=': '\u2265' }).map(
      ([fn, sign]) => [fn, { sign, own: comparison, left: sum, right: sum }],
    ),
  ),
  and: { sign: 'and', own: and, left: and, right: and + 1 },
  or: { sign: 'or', own: or, left: or, right: or + 1 },
}

/** How the language's own names are set. */
const BUILT_IN: Readonly<Record<string, Typeset>> = { one_month: symbol('\u0394t'), time: symbol('t') }

/** Sets an expression in a place that asks for a level of binding. */
function set(expression: Expression, level: number): Typeset {
  switch (expression.kind) {
    case 'number':
      return setNumber(expression.value, level)
    case 'text':
      return { kind: 'words', text: expression.value }
    case 'name':
      return BUILT_IN[expression.name] ?? indexed(expression.name, names(expression.subscripts))
    case 'call':
      return setCall(expression, level)
  }
}

type Call = Expression & { readonly kind: 'call' }

function setCall(call: Call, level: number): Typeset {
  const infix = ARITHMETIC[call.fn]
  if (infix)
    return inBrackets(
      setInfix(call, infix, (arg, inner) => set(arg, inner)),
      infix.own < level,
    )
  if (isLogic(call)) return { kind: 'brackets', pair: '[]', inner: setCondition(call, 0) }
  return FORMS[call.fn]?.(call.args, level) ?? applied(name(call.fn), call.args)
}

function isLogic({ fn }: Call): boolean {
  return Object.hasOwn(LOGIC, fn) || fn === 'not'
}

/** Sets an expression where a condition is expected: a comparison needs no brackets there. */
function setCondition(expression: Expression, level: number): Typeset {
  if (expression.kind !== 'call' || !isLogic(expression)) return set(expression, Math.max(level, sum))
  if (expression.fn === 'not')
    return { kind: 'sign', sign: 'not', inner: setCondition(argument(expression.args, 0), LEVELS.atom) }
  const infix = LOGIC[expression.fn] as Infix
  const side = infix.own === comparison ? set : setCondition
  return inBrackets(setInfix(expression, infix, side), infix.own < level)
}

/** Sets both sides; a chain on the left goes on, as in a + b \u2212 c. */
function setInfix(
  { args }: Call,
  { sign, own, left, right }: Infix,
  side: (arg: Expression, level: number) => Typeset,
): Typeset {
  const first = side(argument(args, 0), left)
  const isSame =
    first.kind === 'chain' && first.parts.every((part) => part.sign === '' || levelOf(part.sign) === own)
  const before = isSame && own !== comparison ? first.parts : [{ sign: '', body: first }]
  const after = side(argument(args, 1), right)
  return { kind: 'chain', parts: [...before, { sign, body: inBrackets(after, startsSigned(after)) }] }
}

/** A minus after another sign needs brackets between them. */
function startsSigned(typeset: Typeset): boolean {
  if (typeset.kind === 'chain') return startsSigned(typeset.parts[0]?.body ?? NOTHING)
  return typeset.kind === 'sign' && typeset.sign === '\u2212'
}

const NOTHING: Typeset = { kind: 'name', text: '' }

function levelOf(sign: string): number {
  const all = [...Object.values(ARITHMETIC), ...Object.values(LOGIC)]
  return all.find((one) => one.sign === sign)?.own ?? LEVELS.atom
}

/** How the functions of the language are set that have a notation of their own. */
const FORMS: Readonly<Record<string, (args: readonly Expression[], level: number) => Typeset>> = {
  '/': (args) => fraction(args),
  '^': power,
  pow: power,
  negate: ([inner], level) =>
    inBrackets(
      { kind: 'sign', sign: '\u2212', inner: set(inner as Expression, LEVELS.negation) },
      level > product,
    ),
  '?:': (args, level) => inBrackets({ kind: 'cases', rows: casesOf(args) }, level > 0),
  abs: ([inner]) => ({ kind: 'brackets', pair: '||', inner: set(inner as Expression, 0) }),
  sqrt: ([inner]) => ({ kind: 'root', inner: set(inner as Expression, 0) }),
  safe: (args) => ({ kind: 'apply', head: name('safe'), args: [fraction(args)] }),
  sum: ([over, inner], level) =>
    inBrackets(
      {
        kind: 'under',
        sign: '\u2211',
        below: set(over as Expression, 0),
        inner: set(inner as Expression, LEVELS.bigSum),
      },
      level > LEVELS.bigSum,
    ),
  any: ([over, inner]) => ({
    kind: 'under',
    sign: 'max',
    below: set(over as Expression, 0),
    inner: { kind: 'brackets', pair: '()', inner: set(inner as Expression, 0) },
  }),
  // A date is a constant: the quotation marks say nothing to a reader.
  month: ([date]) => set(date as Expression, 0),
}

function fraction(args: readonly Expression[]): Typeset {
  return { kind: 'fraction', above: set(argument(args, 0), 0), below: set(argument(args, 1), 0) }
}

function power(args: readonly Expression[]): Typeset {
  const base = argument(args, 0)
  const isPlain = base.kind === 'name' || (base.kind === 'number' && base.value >= 0)
  const script = set(argument(args, 1), 0)
  return { kind: 'power', base: inBrackets(set(base, 0), !isPlain), script }
}

/** A choice whose last branch is another choice has one case more. */
function casesOf([condition, value, otherwise]: readonly Expression[]): Case[] {
  const first = { value: set(value as Expression, 0), condition: setCondition(condition as Expression, 0) }
  const last = otherwise as Expression
  if (last.kind === 'call' && last.fn === '?:') return [first, ...casesOf(last.args)]
  return [first, { value: set(last, 0) }]
}

function applied(head: Typeset, args: readonly Expression[]): Typeset {
  return { kind: 'apply', head, args: args.map((arg) => set(arg, 0)) }
}

function argument(args: readonly Expression[], i: number): Expression {
  const found = args[i]
  if (!found) throw new RangeError(`no argument ${i + 1}`)
  return found
}

function inBrackets(inner: Typeset, isNeeded: boolean): Typeset {
  return isNeeded ? { kind: 'brackets', pair: '()', inner } : inner
}

function chain(parts: readonly (Typeset | string)[]): Typeset {
  const signs = ['', ...parts.filter((part) => typeof part === 'string')]
  const bodies = parts.filter((part) => typeof part !== 'string')
  return { kind: 'chain', parts: bodies.map((body, i) => ({ sign: signs[i] ?? '', body })) }
}

function indexed(text: string, scripts: readonly Typeset[]): Typeset {
  const [only, ...others] = scripts
  if (!only) return name(text)
  const script =
    others.length === 0 ? only : chain(scripts.flatMap((one, i) => (i === 0 ? [one] : [',', one])))
  return { kind: 'index', base: name(text), script }
}

/** A number with an exponent is a product, and one below 0 a negation. */
function setNumber(value: number, level: number): Typeset {
  const [digits = '', exponent] = String(Math.abs(value)).split('e')
  const size: Typeset =
    exponent === undefined
      ? number(digits)
      : chain([
          number(digits),
          '\u00d7',
          {
            kind: 'power',
            base: number('10'),
            script: number(exponent.replace('+', '').replace('-', '\u2212')),
          },
        ])
  const signed: Typeset = value < 0 ? { kind: 'sign', sign: '\u2212', inner: size } : size
  const own = value < 0 || exponent !== undefined ? product : LEVELS.atom
  return inBrackets(signed, own < level)
}

function names(texts: readonly string[]): Typeset[] {
  return texts.map(name)
}

function name(text: string): Typeset {
  return { kind: 'name', text }
}

function symbol(text: string): Typeset {
  return { kind: 'symbol', text }
}

function number(text: string): Typeset {
  return { kind: 'number', text }
}
