import type { SummaryRow } from '../analysis/rows.js'
import { type Chart, ChartMistake, type ChartRequest, type ResultData } from './chart.js'
import { summaryRows } from './summary-rows.js'

/**
 * Reads the rows of quantities that a chart is made of, in the months and of the elements that are asked for. Throws a ChartMistake
 * that says how to keep those that the result has not.
 */
export function neededRows(
  data: ResultData,
  { from, to, elements }: ChartRequest,
  quantities: readonly string[],
): SummaryRow[] {
  const present = new Set(data.table('summary').map(({ quantity }) => quantity))
  const missing = quantities.filter((name) => !present.has(name))
  if (missing.length > 0)
    throw new ChartMistake(
      `the result has no ${missing.join(', ')}, which this chart is made of; run it again with --set 'outputs=[${quantities.join(', ')}]'`,
    )
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const rows = summaryRows(data, { of: quantities, ...span })
  const chosen = rows.filter(({ element }) => element === '' || !elements || elements.includes(element))
  if (chosen.length === 0) throw new ChartMistake('there is nothing to draw in these months')
  return chosen
}

/** Makes the function by which a run has a chart from the start, where it keeps the quantities that it is made of. */
export function wherePresent(id: string, quantities: readonly string[]): NonNullable<Chart['always']> {
  return (data) => {
    const present = new Set(data.table('summary').map(({ quantity }) => quantity))
    return quantities.every((name) => present.has(name)) ? [{ id, subject: {} }] : []
  }
}
