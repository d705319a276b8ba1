import type { TopLevelSpec } from 'vega-lite'
import type { SummaryRow } from '../analysis/rows.js'
import { wordsIn } from '../words/words.js'
import { fan } from './fan.js'
import type { FigureOptions } from './figure.js'

/** The differences of one option to the base: what it is called, and the spread of its differences by month. */
export interface OptionDifferences {
  readonly option: string
  readonly rows: readonly SummaryRow[]
}

/** What the fan of differences is told beside its figure: the words of the vertical axis. */
export interface DifferenceFanOptions extends FigureOptions {
  readonly axis: string
}

/** Differences of shares are percentage points, which are shown as whole numbers. */
const POINTS = 100

/**
 * Draws how the difference between each option and the base is spread over the runs, month by month, an option in a panel,
 * all on one scale with a line at zero. Rows of a quantity without a unit are drawn in percentage points. Throws where
 * there is nothing to draw.
 */
export function differenceFan(
  options: readonly OptionDifferences[],
  told: DifferenceFanOptions,
): TopLevelSpec {
  const rows = options.flatMap(({ rows: own }, i) =>
    own.map((row) => ({ ...scaled(row), element: String(i) })),
  )
  const labels = Object.fromEntries(options.map(({ option }, i) => [String(i), option]))
  const { description } = wordsIn(told.lang).differenceFan
  return fan(rows, { ...told, kind: 'level', labels, description: description(told.title) })
}

function scaled(row: SummaryRow): SummaryRow {
  const factor = row.unit === '1' ? POINTS : 1
  const { p5, p25, p50, p75, p95 } = row
  return {
    ...row,
    p5: p5 * factor,
    p25: p25 * factor,
    p50: p50 * factor,
    p75: p75 * factor,
    p95: p95 * factor,
  }
}
