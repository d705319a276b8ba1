import { quantiles } from '../math/quantile.js'
import type { HindcastRow } from './hindcast-rows.js'

/** How many of so many. */
export interface Count {
  readonly count: number
  readonly of: number
}

/** How a model did over all facts. What has no number (an interval of no runs, the ratio to 0) is in no `of`. */
export interface HindcastScores {
  readonly observations: number
  /** Facts inside the interval of 90 (and 50) runs of 100, of those that have one. */
  readonly inside90: Count
  readonly inside50: Count
  /** Facts of which anything from low to high lies in the interval of 90 of 100 runs. */
  readonly meets90: Count
  /** CRPS in parts of the fact's size. */
  readonly relativeCrps: { readonly median: number; readonly mean: number; readonly of: number }
  /** How far medians lie above facts, in parts of their size: the middle one, how many are above, and below. */
  readonly bias: { readonly median: number; readonly above: number; readonly below: number }
  /** The middle p95 / p5 of those quantities that are above 0 in 95 of 100 runs. */
  readonly width: { readonly median: number; readonly of: number }
  /** Facts for which the model was better than last year's number, of those where it was observed, and of all where there is one. */
  readonly betterThanObserved: Count
  readonly betterThanAny: Count
}

/** Sums up a hindcast. */
export function hindcastScores(rows: readonly HindcastRow[]): HindcastScores {
  const scored = rows.filter(({ p5, p95 }) => Number.isFinite(p5) && Number.isFinite(p95))
  const count = (name: 'inside90' | 'inside50' | 'meets90'): Count => {
    return { count: scored.filter((row) => row[name]).length, of: scored.length }
  }
  const relative = finite(scored.map(({ relativeCrps }) => relativeCrps))
  const biases = finite(scored.map(({ bias }) => bias))
  const widths = finite(scored.map(({ width }) => width))
  return {
    observations: rows.length,
    inside90: count('inside90'),
    inside50: count('inside50'),
    meets90: count('meets90'),
    relativeCrps: { median: median(relative), mean: mean(relative), of: relative.length },
    bias: {
      median: median(biases),
      above: biases.filter((bias) => bias > 0).length,
      below: biases.filter((bias) => bias < 0).length,
    },
    width: { median: median(widths), of: widths.length },
    betterThanObserved: better(scored.filter(({ naive }) => naive?.from === 'observed')),
    betterThanAny: better(scored.filter(({ naive }) => naive !== undefined)),
  }
}

function better(rows: readonly HindcastRow[]): Count {
  return { count: rows.filter(({ skill }) => skill > 0).length, of: rows.length }
}

function finite(values: readonly number[]): Float64Array {
  return Float64Array.from(values.filter(Number.isFinite))
}

function median(values: Float64Array): number {
  return quantiles(values, [0.5])[0] as number
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
