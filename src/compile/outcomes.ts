import { isMonth, monthLabel, monthsSince } from '../math/calendar.js'
import { checkArity, checkNames, type Names } from './bind.js'
import { type UnitOf, unitOfExpression } from './check-units.js'
import { type Expression, printExpression } from './expression.js'
import { languageFunctions } from './functions.js'
import { type LoweringContext, lower } from './lower.js'
import { ExpressionError } from './model-error.js'
import { parseExpression } from './parse.js'
import type { Term } from './plan.js'
import { DATE, MONTH, multiplyUnits, ONE, printUnit, sameUnit, type Unit } from './units.js'

/** How an outcome makes one number of a trajectory. */
export type Aggregation = 'total' | 'mean' | 'max' | 'min' | 'first'

/** One number of a trajectory: `how`, over the months `from` to `to` of the horizon, both included. */
export interface Aggregate {
  readonly how: Aggregation
  /** The quantity whose trajectory is reduced; it has one cell. */
  readonly quantity: string
  readonly from: number
  readonly to: number
}

/** A scalar per run: arithmetic (`term`, which reads `aggregate.0`, `aggregate.1`, ...) over aggregates. */
export interface Outcome {
  readonly name: string
  readonly unit: Unit
  readonly aggregates: readonly Aggregate[]
  readonly term: Term
}

/** Where an outcome is read: the model's names and units, the horizon, and where the monthly parts of it go. */
export interface OutcomeContext {
  readonly names: Names
  readonly units: UnitOf
  readonly lowering: LoweringContext
  readonly months: number
}

/**
 * Reads an outcome such as `total(legal_sold[h20], "2024")` or `max(premium, "2023-10", "2024-03")`.
 * Throws an ExpressionError where it can't be read or its months lie outside the horizon.
 */
export function readOutcome(name: string, text: string, context: OutcomeContext): Outcome {
  const parsed = parseExpression(text)
  const aggregates: Aggregate[] = []
  const units = new Map<string, Unit>()
  const outer = replaceAggregates(parsed, (call) => {
    const { aggregate, unit } = readAggregate(call, context)
    units.set(printExpression(call), unit)
    aggregates.push(aggregate)
    return `aggregate.${aggregates.length - 1}`
  })
  // A message about units shows the aggregates as they are written.
  const written = replaceAggregates(parsed, printExpression)
  const unit = unitOfExpression(written, (inner) => units.get(inner) ?? context.units(inner))
  return { name, unit, aggregates, term: lower(outer, { ...context.lowering, quantities: new Map() }) }
}

type Call = Expression & { readonly kind: 'call' }

/** Tells whether a call makes one number a run of a monthly expression; `min` and `max` do where they have one argument, or a period. */
export function isAggregate({ fn, args }: Call): boolean {
  if (fn !== 'max' && fn !== 'min') return languageFunctions.get(fn)?.outcome === true
  return args.length === 1 || args.slice(1).some((arg) => arg.kind === 'text')
}

/** Puts a name in the place of each aggregate. */
function replaceAggregates(expression: Expression, nameOf: (call: Call) => string): Expression {
  if (expression.kind === 'name' && expression.name !== 'one_month') {
    const text = printExpression(expression)
    throw new ExpressionError(
      `uses ${text} month by month; an outcome is one number a run: total(${text}), mean(${text}, "2024"), at(${text}, "2025-12") ...`,
      expression.name,
    )
  }
  if (expression.kind !== 'call') return expression
  if (isAggregate(expression)) return { kind: 'name', name: nameOf(expression), subscripts: [] }
  if (expression.fn === 'month') return expression
  if (TIMED.has(expression.fn)) {
    throw new ExpressionError(
      `uses ${expression.fn}() on whole outcomes; it works on monthly quantities`,
      expression.fn,
    )
  }
  checkArity(expression)
  return { ...expression, args: expression.args.map((arg) => replaceAggregates(arg, nameOf)) }
}

const TIMED = new Set(['delay', 'previous', 'months_behind', 'after', 'sum', 'any', 'allocate'])

function readAggregate(call: Call, context: OutcomeContext): { aggregate: Aggregate; unit: Unit } {
  checkAggregateArity(call)
  const [inner, ...periods] = call.args as [Expression, ...Expression[]]
  checkNames(inner, context.names, [])
  const unit = unitOfAggregate(call, unitOfExpression(inner, context.units))
  const [from, to] = monthsOf(call, periods, context)
  const monthly = lower(inner, context.lowering)
  const isScalar = monthly.kind === 'read' && monthly.subscripts.length === 0
  const { name } = isScalar ? monthly : context.lowering.keep(monthly)
  const how = call.fn === 'at' || call.fn === 'final' ? 'mean' : (call.fn as Aggregation)
  return { aggregate: { how, quantity: name, from, to }, unit }
}

function checkAggregateArity(call: Call): void {
  if (call.fn !== 'min' && call.fn !== 'max') checkArity(call)
  else if (call.args.length > 3) {
    const expected = `${call.fn}(x, "2024") or ${call.fn}(x, "2024-01", "2024-06")`
    throw new ExpressionError(`has too much in "${printExpression(call)}"; expected ${expected}`, call.fn)
  }
}

function unitOfAggregate(call: Call, unit: Unit): Unit {
  const text = printExpression(call)
  if (call.fn === 'first' && !sameUnit(unit, ONE)) {
    throw new ExpressionError(
      `has ${printUnit(unit)} in "${text}"; expected a condition, such as x > 0`,
      call.fn,
    )
  }
  if (call.fn === 'total' && unit.date) {
    throw new ExpressionError(`adds up dates in "${text}"; dates have no sum`, call.fn)
  }
  if (call.fn === 'first') return DATE
  return call.fn === 'total' ? multiplyUnits(unit, MONTH) : unit
}

function monthsOf(call: Call, periods: readonly Expression[], context: OutcomeContext): [number, number] {
  if (call.fn === 'final') return [context.months - 1, context.months - 1]
  const [first, last = first] = periods.map((period) => readPeriod(call, period, context))
  if (!first || !last) return [0, context.months - 1]
  if (call.fn === 'at' && first[0] !== first[1]) {
    throw new ExpressionError(
      `has a year in "${printExpression(call)}"; expected one month such as "2025-12"`,
      call.fn,
    )
  }
  if (last[1] < first[0])
    throw new ExpressionError(`has a period that ends before it starts in "${printExpression(call)}"`)
  return [first[0], last[1]]
}

function readPeriod(call: Call, period: Expression, context: OutcomeContext): [number, number] {
  const found = printExpression(period)
  const text = period.kind === 'text' ? period.value : ''
  const isYear = /^\d{4}$/.test(text)
  const month = isYear ? `${text}-01` : text
  if (!isMonth(month)) {
    throw new ExpressionError(
      `has the period ${found} in ${call.fn}(); expected "2024" or "2024-03"`,
      text || call.fn,
    )
  }
  const from = monthsSince(context.lowering.start, month)
  const to = isYear ? from + 11 : from
  if (from < 0 || to >= context.months) {
    const { start } = context.lowering
    const horizon = `${start} to ${monthLabel(start, context.months - 1)}`
    throw new ExpressionError(`has the period ${found}, which is not within the horizon, ${horizon}`, text)
  }
  return [from, to]
}
