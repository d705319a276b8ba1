/** How something is spread over the runs. */
export interface SpreadRow {
  readonly mean: number
  readonly p5: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
  /** The ends of the 95% interval of the median, which tells its Monte Carlo error; NaN where there is none. */
  readonly p50_low: number
  readonly p50_high: number
}

/** One line of summary.csv: how a quantity's element is spread over the runs in one month. */
export interface SummaryRow extends SpreadRow {
  readonly quantity: string
  /** The element, or elements joined by a comma; empty for a quantity without dimensions. */
  readonly element: string
  /** The month, as `2024-03`. */
  readonly month: string
  readonly unit: string
}
