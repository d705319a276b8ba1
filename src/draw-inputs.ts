import { type CorrelationRow, correlationRows } from './analysis/correlation-rows.js'
import { type Histogram, histogramOf } from './analysis/histogram.js'
import { drawsOf, monthlyDrawerOf } from './ensemble/draws.js'
import type { Drawn } from './ensemble/job.js'
import { quantiles } from './math/quantile.js'
import { boundsOfLaw, type Persistence } from './sampling/persistence.js'
import { drawnMonthly, drawnOnce } from './scenario/drawn-cells.js'
import type { InputCell, Scenario } from './scenario/scenario.js'

/** Lists the numbers of a scenario that are drawn, once for each run or for each month of it, and how they are drawn. */
export function drawnNumbers(scenario: Scenario) {
  const { seed, design, axes, runs, inputs, correlations } = scenario
  const drawn = ({ label, law, spec, bounds, levels }: InputCell): Drawn => {
    return { label, law: law.name, spec, bounds, levels }
  }
  return {
    uncertain: drawnOnce(inputs).map(drawn),
    monthly: drawnMonthly(inputs).map((cell) => ({ ...drawn(cell), persistence: cell.persistence })),
    groups: correlations.map(({ names, factor }) => ({ names, factor })),
    seed,
    design,
    axes,
    runs,
  }
}

/** The 5%, 50% and 95% quantile of something; infinite for a date that never comes. */
export interface Spread {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** An uncertain number, what its law says, and what was drawn of it; dates are months from the horizon's start. */
export interface DrawnInput {
  readonly name: string
  readonly unit: string
  readonly law: Spread
  /** Over the runs; of a number that is drawn for each month, over all its months. */
  readonly drawn: Spread
  /** The part of the draws that never come. */
  readonly never: number
  readonly histogram: Histogram
  /** How its months hang together, and how they are spread, where it is drawn for each month. */
  readonly months?: { readonly persistence: Persistence; readonly spreads: readonly Spread[] }
}

/** All that is drawn of a scenario. */
export interface DrawnInputs {
  readonly inputs: readonly DrawnInput[]
  readonly correlations: readonly CorrelationRow[]
  /** Runs over which months are told. */
  readonly monthlyRuns: number
}

/** Bars of a histogram. */
const BARS = 24

/** Runs that are enough for a band over months. */
const ENOUGH = 10_000

/** Draws every uncertain number of a scenario as a run would, and tells how they are spread; no run is made. */
export function drawInputs(scenario: Scenario): DrawnInputs {
  const numbers = drawnNumbers(scenario)
  const looks = drawsOf(numbers)
  const once = drawnOnce(scenario.inputs).map((cell, i) => {
    return inputOf(cell, (looks[i] as (typeof looks)[number])(0, scenario.runs))
  })
  const monthlyRuns = Math.min(scenario.runs, ENOUGH)
  const monthly = drawnMonthly(scenario.inputs).map((cell, i) => {
    const { months } = scenario
    const out = new Float64Array(months * monthlyRuns)
    const own = { ...numbers, monthly: numbers.monthly.slice(i, i + 1), plan: { months } }
    monthlyDrawerOf(own)(out, 0, monthlyRuns)
    const spreads = Array.from({ length: months }, (_, month) =>
      spreadOf(out.subarray(month * monthlyRuns, (month + 1) * monthlyRuns)),
    )
    return { ...inputOf(cell, out), months: { persistence: cell.persistence, spreads } }
  })
  const draws = numbers.uncertain.map(({ label }, i) => ({
    name: label,
    slice: looks[i] as (typeof looks)[number],
  }))
  const correlations = correlationRows(scenario.correlations, { draws, runs: scenario.runs })
  return { inputs: [...once, ...monthly], correlations, monthlyRuns }
}

function inputOf(
  { label, unit, law, spec, bounds, persistence }: InputCell,
  values: Float64Array,
): DrawnInput {
  const quantile = law.quantile(spec, boundsOfLaw(bounds, persistence))
  const histogram = histogramOf(values, BARS)
  return {
    name: label,
    unit,
    law: { p5: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) },
    drawn: spreadOf(values),
    never: histogram.never / values.length,
    histogram,
  }
}

function spreadOf(values: Float64Array): Spread {
  const [p5, p50, p95] = quantiles(values, [0.05, 0.5, 0.95]) as [number, number, number]
  return { p5, p50, p95 }
}
