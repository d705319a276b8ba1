import { readDate } from '../math/calendar.js'
import { checkNames, type Names } from './bind.js'
import { unitOfExpression } from './check-units.js'
import { type Expression, printExpression } from './expression.js'
import { isFunction, languageFunctions } from './functions.js'
import { lower, type LoweringContext } from './lower.js'
import { ExpressionError } from './model-error.js'
import { parseExpression } from './parse.js'
import type { Term } from './plan.js'
import { DATE, MONTH, multiplyUnits, type Unit } from './units.js'

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
  readonly units: (name: string) => Unit
  readonly lowering: LoweringContext
  readonly months: number
  /** Adds a hidden quantity for a monthly expression; gives its name. */
  readonly track: (value: Term) => string
}

/**
 * Reads an outcome such as `total(legal_sold[h20], "2024")` or `max(premium, "2023-10", "2024-03")`.
 * Throws an ExpressionError where it can't be read or its months lie outside the horizon.
 */
export function readOutcome(name: string, text: string, context: OutcomeContext): Outcome {
  const aggregates: { aggregate: Aggregate; unit: Unit }[] = []
  const outer = replaceAggregates(parseExpression(text), (call) => {
    aggregates.push(readAggregate(call, context))
    return { kind: 'name', name: `aggregate.${aggregates.length - 1}`, subscripts: [] }
  })
  const unit = unitOfExpression(outer, (inner) => aggregates[Number(inner.split('.')[1])]?.unit as Unit)
  const term = lower(outer, { ...context.lowering, quantities: new Map() })
  return { name, unit, aggregates: aggregates.map(({ aggregate }) => aggregate), term }
}

type Call = Expression & { readonly kind: 'call' }

function isAggregate(call: Call): boolean {
  const byText = (call.fn === 'max' || call.fn === 'min') && call.args.slice(1).some((arg) => arg.kind === 'text')
  return byText || languageFunctions.get(call.fn)?.outcome === true
}

function replaceAggregates(expression: Expression, replace: (call: Call) => Expression): Expression {
  if (expression.kind === 'name') {
    const text = printExpression(expression)
    throw new ExpressionError(
      `uses ${text} month by month; an outcome is one number a run: total(${text}), mean(${text}, "2024"), at(${text}, "2025-12") ...`,
      expression.name,
    )
  }
  if (expression.kind !== 'call') return expression
  if (isAggregate(expression)) return replace(expression)
  if (isFunction(expression.fn) && TIMED.has(expression.fn)) {
    throw new ExpressionError(`uses ${expression.fn}() on whole outcomes; it works on monthly quantities`, expression.fn)
  }
  return { ...expression, args: expression.args.map((arg) => replaceAggregates(arg, replace)) }
}

const TIMED = new Set(['delay', 'previous', 'months_behind', 'after', 'month', 'sum', 'any', 'allocate'])

function readAggregate(call: Call, context: OutcomeContext): { aggregate: Aggregate; unit: Unit } {
  const signature = languageFunctions.get(call.fn)?.signature ?? call.fn
  const [inner, ...periods] = call.args
  if (!inner || periods.length > 2) throw new ExpressionError(`calls ${call.fn} wrongly; expected ${signature}`, call.fn)
  checkNames(inner, context.names, [])
  const unit = unitOfExpression(inner, context.units)
  const [from, to] = monthsOf(call, periods, context)
  const quantity = context.track(lower(inner, context.lowering))
  const how = call.fn === 'at' || call.fn === 'final' ? 'mean' : (call.fn as Aggregation)
  return { aggregate: { how, quantity, from, to }, unit: unitOfAggregate(call.fn, unit) }
}

function unitOfAggregate(fn: string, unit: Unit): Unit {
  if (fn === 'first') return DATE
  return fn === 'total' ? multiplyUnits(unit, MONTH) : unit
}

function monthsOf(call: Call, periods: readonly Expression[], context: OutcomeContext): [number, number] {
  if (call.fn === 'final') return [context.months - 1, context.months - 1]
  if (periods.length === 0) return [0, context.months - 1]
  const [first, last = first] = periods.map((period) => readPeriod(call, period, context))
  if (!first || !last) throw new ExpressionError(`calls ${call.fn} without a month`, call.fn)
  if (call.fn === 'at' && first[0] !== first[1]) {
    throw new ExpressionError(`has a year in "${printExpression(call)}"; expected one month such as "2025-12"`, call.fn)
  }
  if (last[1] < first[0]) throw new ExpressionError(`has a period that ends before it starts in "${printExpression(call)}"`)
  return [first[0], last[1]]
}

function readPeriod(call: Call, period: Expression, context: OutcomeContext): [number, number] {
  const found = printExpression(period)
  const text = period.kind === 'text' ? period.value : ''
  const isYear = /^\d{4}$/.test(text)
  const month = readDate(isYear ? `${text}-01` : text)
  if (month === undefined || text.length > 7) {
    throw new ExpressionError(`has the period ${found} in ${call.fn}(); expected "2024" or "2024-03"`, text || call.fn)
  }
  const from = month - (readDate(context.lowering.start) as number)
  const to = isYear ? from + 11 : from
  if (from < 0 || to >= context.months) {
    throw new ExpressionError(`has the period ${found}, which is not within the horizon`, text)
  }
  return [from, to]
}
