import { quantiles } from '../math/quantile.js'
import { meanOfValues, type Outcomes } from './differences.js'

/** How an outcome itself is spread over the runs. */
export interface Level {
  readonly mean: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** Runs that have a number, and those among them in which a date never comes. */
  readonly runs: number
  readonly never: number
}

/** Summarizes an outcome over the runs that did not fail and have a number; a date that never comes is the latest. */
export function levelOf({ values, failed }: Outcomes): Level {
  const sound = values.filter((value, run) => !failed[run] && !Number.isNaN(value))
  const [p5, p50, p95] = quantiles(sound, [0.05, 0.5, 0.95]) as [number, number, number]
  const never = sound.filter((value) => !Number.isFinite(value)).length
  return { mean: meanOfValues(sound), p5, p50, p95, runs: sound.length, never }
}
