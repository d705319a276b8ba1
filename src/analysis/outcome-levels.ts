import { quantiles } from '../math/quantile.js'
import { quantileInterval } from '../math/quantile-interval.js'
import { meanOfValues } from './differences.js'
import type { SpreadRow } from './rows.js'

/** How an outcome is spread over the runs that did not fail and have a number; months from the start for a date. */
export interface OutcomeSpread extends SpreadRow {
  /** The runs that have a number, those in which a date never comes among them. */
  readonly runs: number
  readonly never: number
}

const OUTER = [0.05, 0.25, 0.75, 0.95]

/**
 * Tells how an outcome is spread; a date that never comes is the latest. `isDeliberate` leaves the interval of the median out,
 * which means nothing where a design sets every number on purpose.
 */
export function outcomeSpread(values: Float64Array, isDeliberate: boolean): OutcomeSpread {
  const [p5, p25, p75, p95] = quantiles(values, OUTER) as [number, number, number, number]
  const { estimate: p50, low, high } = quantileInterval(values, 0.5)
  const [p50_low, p50_high] = isDeliberate ? [Number.NaN, Number.NaN] : [low, high]
  const never = values.filter((value) => value === Number.POSITIVE_INFINITY).length
  const spread = { p5, p25, p50, p75, p95, p50_low, p50_high }
  return { mean: meanOfValues(values), ...spread, runs: values.length, never }
}
