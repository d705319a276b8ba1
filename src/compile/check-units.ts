import { type Expression, printExpression } from './expression.js'
import { reduces } from './functions.js'
import { ExpressionError } from './model-error.js'
import {
  DATE,
  MONTH,
  multiplyUnits,
  ONE,
  powerOfUnit,
  printUnit,
  sameDimension,
  sameUnit,
  type Unit,
} from './units.js'

/** A bare number: it fits any unit where it is 0, and, as a threshold, where it is compared with something. */
type Bare = { readonly bare: number }
type Measured = Unit | Bare

/** Gives the unit of a name in an expression. */
export type UnitOf = (name: string) => Unit

/**
 * Gives the unit of an expression whose names are right. Throws an ExpressionError that names the part, and the two
 * units that don't go together.
 */
export function unitOfExpression(expression: Expression, unitOf: UnitOf): Unit {
  const measured = measure(expression, unitOf)
  return isBare(measured) ? ONE : measured
}

/** Checks that an expression has the unit that its place asks for; 0 fits everywhere. */
export function checkUnit(expression: Expression, expected: Unit, unitOf: UnitOf): void {
  const measured = measure(expression, unitOf)
  if (isBare(measured) && measured.bare === 0) return
  const found = isBare(measured) ? ONE : measured
  if (!sameUnit(found, expected)) {
    throw new ExpressionError(
      `has the unit ${printUnit(found)}, expected ${printUnit(expected)}${factor(found, expected)}`,
    )
  }
}

function factor(found: Unit, expected: Unit): string {
  if (!sameDimension(found, expected) || found.date !== expected.date) return ''
  const ratio = Math.max(found.scale / expected.scale, expected.scale / found.scale)
  return ` (they differ by a factor of ${Number(ratio.toPrecision(6))})`
}

function isBare(measured: Measured): measured is Bare {
  return 'bare' in measured
}

function measure(expression: Expression, unitOf: UnitOf): Measured {
  switch (expression.kind) {
    case 'number':
      return { bare: expression.value }
    case 'text':
      throw new ExpressionError(`has the text "${expression.value}" where a number belongs`)
    case 'name':
      return unitOf(expression.name)
    case 'call':
      return measureCall(expression, unitOf)
  }
}

type Call = Expression & { readonly kind: 'call' }
type Rule = (call: Call, args: readonly Measured[]) => Measured

function measureCall(call: Call, unitOf: UnitOf): Measured {
  if (call.fn === 'month') return DATE
  const measured = reduces(call.fn) ? call.args.slice(1) : call.args
  const rule = RULES[call.fn]
  if (!rule) throw new ExpressionError(`uses ${call.fn}(), which has no place here`, call.fn)
  return rule(
    call,
    measured.map((arg) => measure(arg, unitOf)),
  )
}

const alike: Rule = (call, args) => agree(call, args, (bare) => bare.bare === 0)

const compared: Rule = (call, args) => {
  agree(call, args, () => true)
  return ONE
}

const plain: Rule = (call, args) => {
  for (const [i, arg] of args.entries()) mustBe(call, i, arg, ONE)
  return ONE
}

const product: Rule = (call, args) => args.map((arg) => span(call, arg)).reduce(multiplyUnits)

const quotient: Rule = (call, args) => {
  const [a, b] = args.map((arg) => span(call, arg)) as [Unit, Unit]
  return multiplyUnits(a, powerOfUnit(b, -1))
}

const power: Rule = (call, args) => {
  mustBe(call, 1, args[1] as Measured, ONE)
  const base = span(call, args[0] as Measured)
  const exponent = constantOf(call.args[1] as Expression)
  return exponent === undefined ? mustBe(call, 0, base, ONE) : powerOfUnit(base, exponent)
}

function constantOf(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value
  const [inner] = expression.kind === 'call' && expression.fn === 'negate' ? expression.args : []
  return inner?.kind === 'number' ? -inner.value : undefined
}

const inner: Rule = (call, [arg]) => span(call, arg as Measured)

const signed: Rule = (call, [arg]) => (arg && isBare(arg) ? { bare: -arg.bare } : span(call, arg as Measured))

const RULES: Readonly<Record<string, Rule>> = Object.assign(Object.create(null), {
  '+': (call, args) => sumOfDates(call, args) ?? alike(call, args),
  '-': (call, args) => differenceOfDates(call, args) ?? alike(call, args),
  '*': product,
  '/': quotient,
  safe: quotient,
  '^': power,
  pow: power,
  sqrt: (call, args) => powerOfUnit(span(call, args[0] as Measured), 0.5),
  negate: signed,
  abs: inner,
  '<': compared,
  '<=': compared,
  '>': compared,
  '>=': compared,
  '==': compared,
  '!=': compared,
  and: plain,
  or: plain,
  not: plain,
  exp: plain,
  ln: plain,
  logistic: plain,
  '?:': (call, args) => {
    mustBe(call, 0, args[0] as Measured, ONE)
    return alike(call, args.slice(1))
  },
  min: alike,
  max: alike,
  clamp: alike,
  which_min: (call, args) => {
    alike(call, args)
    return ONE
  },
  sum: inner,
  any: inner,
  allocate: (call, args) => {
    mustBe(call, 1, args[1] as Measured, ONE)
    return alike(call, [args[0] as Measured, args[2] as Measured])
  },
  delay: (call, args) => {
    mustBe(call, 1, args[1] as Measured, MONTH)
    return args[0] as Measured
  },
  previous: alike,
  months_behind: (call, args) => {
    alike(call, args)
    return MONTH
  },
  after: (call, args) => {
    mustBe(call, 0, args[0] as Measured, DATE)
    return ONE
  },
} satisfies Record<string, Rule>)

function sumOfDates(call: Call, args: readonly Measured[]): Measured | undefined {
  const dates = args.filter(isDate)
  if (dates.length === 0) return undefined
  if (dates.length === 2) throw new ExpressionError(`adds two dates in "${printExpression(call)}"`)
  for (const [i, arg] of args.entries()) isDate(arg) || mustBe(call, i, arg, MONTH)
  return DATE
}

function differenceOfDates(call: Call, args: readonly Measured[]): Measured | undefined {
  const [a, b] = args as [Measured, Measured]
  if (isDate(a) && isDate(b)) return MONTH
  if (isDate(a)) {
    mustBe(call, 1, b, MONTH)
    return DATE
  }
  if (isDate(b)) throw new ExpressionError(`takes a date from ${describe(a)} in "${printExpression(call)}"`)
  return undefined
}

function isDate(measured: Measured): boolean {
  return !isBare(measured) && measured.date
}

function span(call: Call, measured: Measured): Unit {
  if (isBare(measured)) return ONE
  if (measured.date) {
    throw new ExpressionError(
      `uses a date as a number in "${printExpression(call)}"; a span is the difference of two dates`,
    )
  }
  return measured
}

function agree(call: Call, args: readonly Measured[], adopts: (bare: Bare) => boolean): Measured {
  const first = args.find((arg) => !isBare(arg) || !adopts(arg)) ?? (args[0] as Measured)
  for (const arg of args) {
    if (isBare(arg) && adopts(arg)) continue
    if (sameUnit(known(arg), known(first))) continue
    const units = `${describe(first)} and ${describe(arg)}`
    throw new ExpressionError(
      `puts ${units} together in "${printExpression(call)}"${factor(known(first), known(arg))}`,
    )
  }
  return first
}

function mustBe(call: Call, position: number, measured: Measured, expected: Unit): Unit {
  if (isBare(measured) && measured.bare === 0) return expected
  if (sameUnit(known(measured), expected)) return expected
  const part = printExpression(call.args[position] as Expression)
  throw new ExpressionError(
    `has ${describe(measured)} as "${part}" in "${printExpression(call)}", expected ${printUnit(expected)}`,
  )
}

function known(measured: Measured): Unit {
  return isBare(measured) ? ONE : measured
}

function describe(measured: Measured): string {
  return isBare(measured) ? `the bare number ${measured.bare}` : printUnit(measured)
}
