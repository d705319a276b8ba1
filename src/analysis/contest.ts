import { quantiles } from '../math/quantile.js'
import { meanOfValues, type Outcomes } from './differences.js'

/** Which direction of an outcome is best. */
export type Better = 'higher' | 'lower'

/** How one alternative stands against all others, run by run, in the outcome's unit. */
export interface Standing {
  /** Share of the runs in which it is best; a tie is shared alike. */
  readonly best: number
  /** Runs that count: those in which no alternative failed, or has no number. */
  readonly runs: number
  /** Regret: how much better the best of the others is; negative where it is the best itself, by how much. */
  readonly regret: {
    readonly mean: number
    readonly p5: number
    readonly median: number
    readonly p95: number
  }
  /** The greatest regret of any run, and the worst level. */
  readonly worstRegret: number
  readonly worst: number
}

/** Lists the runs in which every alternative has a number. */
export function soundRuns(alternatives: readonly Outcomes[]): number[] {
  const runs = alternatives[0]?.values.length ?? 0
  const isSound = (run: number) =>
    alternatives.every(({ values, failed }) => !failed[run] && !Number.isNaN(values[run]))
  return Array.from({ length: runs }, (_, run) => run).filter(isSound)
}

/** Gives each alternative's standing among all of them. A date that never comes is later than any other. */
export function standingsOf(alternatives: readonly Outcomes[], better: Better): Standing[] {
  const runs = soundRuns(alternatives)
  const sign = better === 'higher' ? 1 : -1
  const best = new Float64Array(alternatives.length)
  const regrets = alternatives.map(() => new Float64Array(runs.length))
  runs.forEach((run, place) => {
    const values = alternatives.map((one) => sign * (one.values[run] as number))
    const [first, second] = topTwo(values)
    const winners = values.filter((value) => value === first).length
    values.forEach((value, i) => {
      if (value === first) best[i] = (best[i] as number) + 1 / winners
      const other = value === first && winners === 1 ? second : first
      ;(regrets[i] as Float64Array)[place] = other === value ? 0 : other - value
    })
  })
  return alternatives.map((one, i): Standing => {
    const regret = regrets[i] as Float64Array
    const [p5, median, p95, most] = quantiles(regret, [0.05, 0.5, 0.95, 1]) as [
      number,
      number,
      number,
      number,
    ]
    const levels = Float64Array.from(runs, (run) => sign * (one.values[run] as number))
    const [worst] = quantiles(levels, [0]) as [number]
    const mean = meanOfValues(regret)
    return {
      best: (best[i] as number) / runs.length,
      runs: runs.length,
      regret: { mean, p5, median, p95 },
      worstRegret: most,
      worst: sign * worst,
    }
  })
}

/** Gives the greatest and the second greatest of some values; the same twice where two share the first place. */
function topTwo(values: readonly number[]): readonly [first: number, second: number] {
  const sorted = values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))
  return [sorted[0] as number, sorted[1] ?? (sorted[0] as number)]
}

/** A bound that an outcome is asked to keep. */
export interface Bound {
  readonly sign: '>=' | '<=' | '>' | '<'
  readonly bound: number
}

const HOLDS: Readonly<Record<Bound['sign'], (value: number, bound: number) => boolean>> = {
  '>=': (value, bound) => value >= bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '<': (value, bound) => value < bound,
}

/** Gives the share of the runs that have a number in which it keeps a bound. */
export function satisfiedShare({ values, failed }: Outcomes, { sign, bound }: Bound): number {
  const sound = values.filter((value, run) => !failed[run] && !Number.isNaN(value))
  return sound.filter((value) => HOLDS[sign](value, bound)).length / sound.length
}
