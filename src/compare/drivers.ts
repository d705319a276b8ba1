import type { Outcomes } from '../analysis/differences.js'
import { type RankCorrelation, rankCorrelation, ranksOf } from '../analysis/rank-correlation.js'
import type { Trials } from './trials.js'

/** An uncertain number, and how a difference goes with it. */
export interface Driver {
  readonly label: string
  readonly correlation: RankCorrelation
  /** Runs that it was found in. */
  readonly runs: number
}

/** Numbers that are listed for a difference. */
const MOST = 12

/** Runs that correlations are reckoned from at most: their intervals are then a fiftieth wide. */
const MOST_RUNS = 10_000

/**
 * Finds the uncertain numbers that each option's difference to the base depends on, by Spearman's rank correlation, the
 * strongest first: `[alternative][outcome]`. Numbers drawn in the base or in the option count.
 */
export function driversOf({ outcomes, draws }: Trials): Driver[][][] {
  const [base, ...options] = outcomes as [readonly Outcomes[], ...(readonly Outcomes[])[]]
  const columns = draws.map(({ label, isDrawn, values }) => ({
    label,
    isDrawn,
    values: values().subarray(0, MOST_RUNS),
  }))
  const whole = new Map(columns.map(({ label, values }) => [label, ranksOf(values)]))
  const of = (from: Outcomes, to: Outcomes, option: number): Driver[] => {
    const runs = finitePairs(from, to)
    const differences = Float64Array.from(
      runs,
      (run) => (to.values[run] as number) - (from.values[run] as number),
    )
    if (differences.every((one) => one === differences[0])) return []
    const ranks = ranksOf(differences)
    const found = columns
      .filter(({ isDrawn }) => isDrawn[0] || isDrawn[option])
      .map(({ label, values }) => {
        const all = values.length === runs.length
        const own = all
          ? (whole.get(label) as Float64Array)
          : ranksOf(Float64Array.from(runs, (run) => values[run] ?? 0))
        return { label, correlation: rankCorrelation(own, ranks), runs: runs.length }
      })
    const size = ({ correlation }: Driver) => Math.abs(correlation.value)
    return found.sort((a, b) => size(b) - size(a)).slice(0, MOST)
  }
  const lists = options.map((option, i) => option.map((to, k) => of(base[k] as Outcomes, to, i + 1)))
  return [[], ...lists]
}

function finitePairs(from: Outcomes, to: Outcomes): number[] {
  const runs: number[] = []
  for (let run = 0; run < Math.min(from.values.length, MOST_RUNS); run++) {
    const isSound = !from.failed[run] && !to.failed[run]
    if (isSound && Number.isFinite(from.values[run]) && Number.isFinite(to.values[run])) runs.push(run)
  }
  return runs
}
