import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { wordsIn } from '../words/words.js'
import type { ChartContext } from './captions.js'
import { fan } from './fan.js'
import { headline, headlineWords } from './headline.js'

/** Summary rows of a scenario before and after something. */
export interface BeforeAfter {
  readonly before: readonly SummaryRow[]
  readonly after: readonly SummaryRow[]
}

/**
 * Draws the headline quantities that are one number a month before and after calibration, each as two fans on one scale; returns
 * ids and specs in the order of the headline charts.
 */
export function beforeAfterCharts(
  { before, after }: BeforeAfter,
  context: ChartContext,
): { id: string; spec: TopLevelSpec }[] {
  const words = wordsIn(context.lang).calibration
  const labels = { before: words.before, after: words.after }
  return headline.flatMap(({ id, quantities, independent: _, ...options }) => {
    const rowsOf = (rows: readonly SummaryRow[], element: keyof typeof labels) =>
      rows
        .filter((row) => row.quantity === quantities[0] && row.element === '')
        .map((row) => ({ ...row, element }))
    const rows = [...rowsOf(before, 'before'), ...rowsOf(after, 'after')]
    if (quantities.length > 1 || rows.length === 0) return []
    return [{ id, spec: fan(rows, { ...options, ...headlineWords(id, context.lang), ...context, labels }) }]
  })
}
