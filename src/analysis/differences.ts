import { quantiles } from '../math/quantile.js'
import { medianInterval } from './median-interval.js'

/** An outcome of one alternative in every run, and in which runs that failed. */
export interface Outcomes {
  /** `[run]`; Infinity for a date that never comes, NaN where there is no number. */
  readonly values: Float64Array
  /** `[run]`: 1 for a run that failed. */
  readonly failed: Uint8Array
}

/** How an option's outcome differs from the base's, run by run, in the outcome's unit; months for dates. */
export interface Difference {
  readonly median: number
  readonly p5: number
  readonly p95: number
  /** Monte Carlo interval of the median: 95%, by order statistics. */
  readonly low: number
  readonly high: number
  readonly mean: number
  /** Variance of the differences, and what it would be if base and option were drawn apart. */
  readonly variance: number
  readonly unpaired: number
  /** Share of the pairs in which the option is higher, and in which it is the same; never counts as later than any date. */
  readonly higher: number
  readonly same: number
  /** Runs that have a number in both, of which the differences are made of those in which both dates come. */
  readonly pairs: number
  readonly differences: number
  /** Runs left out because base or option failed, or because one has no number. */
  readonly failed: number
  readonly empty: number
  /** Runs in which a date never comes in the base alone, in the option alone, and in both. */
  readonly never: readonly [base: number, option: number, both: number]
}

/** Compares an option with the base run by run. Runs that failed in either are left out, and counted. */
export function differenceOf(base: Outcomes, option: Outcomes): Difference {
  const counts = { failed: 0, empty: 0, higher: 0, same: 0, pairs: 0 }
  const never: [number, number, number] = [0, 0, 0]
  const [found, before, after] = [base, base, base].map(({ values }) => new Float64Array(values.length))
  let size = 0
  for (let run = 0; run < base.values.length; run++) {
    const [from, to] = [base.values[run] as number, option.values[run] as number]
    if (base.failed[run] || option.failed[run]) counts.failed++
    else if (Number.isNaN(from) || Number.isNaN(to)) counts.empty++
    else {
      counts.pairs++
      if (to > from) counts.higher++
      if (to === from) counts.same++
      if (Number.isFinite(from) && Number.isFinite(to)) {
        ;(found as Float64Array)[size] = to - from
        ;(before as Float64Array)[size] = from
        ;(after as Float64Array)[size++] = to
      } else never[Number.isFinite(to) ? 0 : Number.isFinite(from) ? 1 : 2]++
    }
  }
  const [differences, ...levels] = [found, before, after].map((all) =>
    (all as Float64Array).subarray(0, size),
  )
  const unpaired = levels.reduce((sum, level) => sum + varianceOf(level), 0)
  return {
    ...spreadOf(differences as Float64Array),
    unpaired,
    ...counts,
    higher: counts.higher / counts.pairs,
    same: counts.same / counts.pairs,
    differences: size,
    never,
  }
}

function spreadOf(values: Float64Array) {
  const sorted = values.slice().sort()
  const [p5, median, p95] = quantiles(sorted, [0.05, 0.5, 0.95]) as [number, number, number]
  const [low, high] = medianInterval(sorted)
  return { median, p5, p95, low, high, mean: meanOfValues(values), variance: varianceOf(values) }
}

/** Gives the mean of values; NaN of none. */
export function meanOfValues(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}

/** Gives the variance of a sample, with one less than their count below the line. */
export function varianceOf(values: Float64Array): number {
  const mean = meanOfValues(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - mean) ** 2
  return sum / (values.length - 1)
}
