import { quantiles } from '../math/quantile.js'

/** How many values lie where: bars of one width from `least` to `greatest`, the outermost of which hold what lies beyond. */
export interface Histogram {
  readonly least: number
  readonly greatest: number
  readonly counts: readonly number[]
  /** Values that are infinite, as a date that never comes is; they are in no bar. */
  readonly never: number
}

/** What lies outside of these quantiles would make all other bars narrow. */
const SHOWN = [0.005, 0.995]

/** Counts finite values into so many bars, which go from their 0.5% to their 99.5% quantile; one bar where all are the same. */
export function histogramOf(values: Float64Array, bars: number): Histogram {
  const finite = values.filter(Number.isFinite)
  const never = values.length - finite.length
  const [least = Number.NaN, greatest = Number.NaN] = quantiles(finite, SHOWN)
  if (!(greatest > least)) return { least, greatest, counts: finite.length > 0 ? [finite.length] : [], never }
  const counts = Array<number>(bars).fill(0)
  for (const value of finite) {
    const bar = Math.min(Math.max(Math.floor(((value - least) * bars) / (greatest - least)), 0), bars - 1)
    counts[bar] = (counts[bar] as number) + 1
  }
  return { least, greatest, counts, never }
}
