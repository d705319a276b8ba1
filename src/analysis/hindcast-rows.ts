import { quantiles } from '../math/quantile.js'
import { crps } from './crps.js'
import type { Outcomes } from './differences.js'

/** A fact, in its unit. */
export interface Fact {
  readonly id: string
  readonly unit: string
  readonly value: number
  /** The least that it may have been, and the most. */
  readonly low?: number
  readonly high?: number
}

/**
 * What "as last year" would have said: what was observed a year earlier, or, where nobody observed it, what the model's
 * median was then.
 */
export interface Naive {
  readonly from: 'observed' | 'model'
  readonly value: number
}

/** How a model's runs stand to a fact. */
export interface HindcastRow extends Fact {
  readonly p5: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
  /** Runs that did not fail and have a number; of these are quantiles and scores, which are NaN where there is none. */
  readonly runs: number
  /** Whether the fact lies in the interval from p5 to p95, and in that from p25 to p75, ends included. */
  readonly inside90: boolean
  readonly inside50: boolean
  /** Whether anything between the fact's `low` and `high` lies from p5 to p95. */
  readonly meets90: boolean
  /** In the fact's unit, and in parts of its size; the latter is NaN for a fact of 0. */
  readonly crps: number
  readonly relativeCrps: number
  /** How far the median lies above the fact, in parts of its size; negative below. */
  readonly bias: number
  /** p95 / p5, where both are above 0; otherwise NaN. */
  readonly width: number
  readonly naive?: Naive
  /** The error of the naive forecast, which is its CRPS, as it is a single value; NaN where there is none. */
  readonly naiveError: number
  /** 1 - crps / naiveError: above 0 the model was better. NaN without a naive forecast, -Infinity beside one that was right. */
  readonly skill: number
}

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Compares a fact with what a model's runs gave for the same quantity; failed runs and runs without a number are left out. */
export function hindcastRow(fact: Fact, outcomes: Outcomes, naive?: Naive): HindcastRow {
  const { value } = fact
  const sound = soundOf(outcomes)
  const [p5, p25, p50, p75, p95] = quantiles(sound, PROBABILITIES) as [number, number, number, number, number]
  const [score, size] = [crps(sound, value), Math.abs(value)]
  const naiveError = naive ? Math.abs(naive.value - value) : Number.NaN
  return {
    ...fact,
    ...{ p5, p25, p50, p75, p95, runs: sound.length },
    inside90: p5 <= value && value <= p95,
    inside50: p25 <= value && value <= p75,
    meets90: p5 <= (fact.high ?? value) && (fact.low ?? value) <= p95,
    crps: score,
    relativeCrps: size > 0 ? score / size : Number.NaN,
    bias: size > 0 ? (p50 - value) / size : Number.NaN,
    width: p5 > 0 ? p95 / p5 : Number.NaN,
    ...(naive ? { naive } : {}),
    naiveError,
    skill: skillOf(score, naiveError),
  }
}

/** Gives the median over the runs that did not fail and have a number. */
export function medianOf(outcomes: Outcomes): number {
  return quantiles(soundOf(outcomes), [0.5])[0] as number
}

function soundOf({ values, failed }: Outcomes): Float64Array {
  return values.filter((value, run) => !failed[run] && !Number.isNaN(value))
}

function skillOf(score: number, naiveError: number): number {
  if (naiveError === 0) return score > 0 ? Number.NEGATIVE_INFINITY : 0
  return 1 - score / naiveError
}
