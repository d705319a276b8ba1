import type { Expression } from '../compile/expression.js'
import { ExpressionError } from '../compile/model-error.js'
import { parseExpression } from '../compile/parse.js'
import { parseUnit, printUnit } from '../compile/units.js'
import type { Observation } from './observation-row.js'

/** What was observed of one quantity in one month, or as its mean over one year. */
export interface MonthlyFact extends Pick<Observation, 'id' | 'value' | 'low' | 'high' | 'sources'> {
  readonly quantity: string
  /** Its elements with commas between them; empty for a quantity without dimensions. */
  readonly element: string
  /** A month such as `2025-07`, or a year such as `2024` whose mean it is. */
  readonly period: string
  readonly unit: string
}

/**
 * Selects the observations that speak of one quantity in one month, `at(premium, "2025-07")`, or of its mean over one year,
 * `mean(fab_yield, "2024")`; a chart by month has a place for those. Totals and ratios have none.
 */
export function monthlyFacts(observations: readonly Omit<Observation, 'known'>[]): MonthlyFact[] {
  return observations.flatMap(({ id, expression, value, low, high, unit: written, sources }) => {
    const place = placeOf(expression)
    const unit = parseUnit(written)
    if (!place || typeof unit === 'string') return []
    const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
    return [{ id, ...place, unit: printUnit(unit), value, ...range, sources }]
  })
}

function placeOf(text: string): Pick<MonthlyFact, 'quantity' | 'element' | 'period'> | undefined {
  const { fn, args } = callIn(text) ?? { fn: '', args: [] }
  const [quantity, period, more] = args
  if (quantity?.kind !== 'name' || period?.kind !== 'text' || more) return undefined
  const isYear = /^\d{4}$/.test(period.value)
  if (fn === 'at' ? isYear : fn !== 'mean' || !isYear) return undefined
  return { quantity: quantity.name, element: quantity.subscripts.join(','), period: period.value }
}

function callIn(text: string): Extract<Expression, { kind: 'call' }> | undefined {
  try {
    const parsed = parseExpression(text)
    return parsed.kind === 'call' ? parsed : undefined
  } catch (error) {
    if (error instanceof ExpressionError) return undefined
    throw error
  }
}
