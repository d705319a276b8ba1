import { areApart } from './run-claims.js'

/** How an option differs from the base in an outcome, as differences.csv says; months for dates. */
export interface DifferenceFacts {
  readonly outcome: string
  readonly option: string
  readonly world: string
  readonly unit: string
  readonly median: number
  /** The 95% interval of the median; NaN where there is none. */
  readonly low: number
  readonly high: number
  readonly p5: number
  readonly p95: number
  /** Share of the pairs in which the option is higher, and in which it is the same. */
  readonly higher: number
  readonly same: number
  readonly best: number
  readonly pairs: number
  /** Runs in which a date never comes in the base alone, in the option alone, in both. */
  readonly never: readonly [base: number, option: number, both: number]
}

/** What the runs tell of a difference. */
export type Telling =
  /** No run has a number in both. */
  | 'none'
  /** Base and option are the same in every run. */
  | 'same'
  /** In no run both dates come. */
  | 'no-pair'
  /** There is no interval: runs are too few, or nothing was left to chance. */
  | 'unmeasured'
  /** The interval of the median lies on one side of 0. */
  | 'higher'
  | 'lower'
  /** It holds 0. */
  | 'unclear'

/** Says what the runs tell of a difference. */
export function tellingOf({ median, low, high, same, pairs, never }: DifferenceFacts): Telling {
  if (!(pairs > 0)) return 'none'
  if (same === 1) return 'same'
  if (pairs - never[0] - never[1] - never[2] <= 0) return 'no-pair'
  if (![median, low, high].every(Number.isFinite)) return 'unmeasured'
  if (low > 0) return 'higher'
  return high < 0 ? 'lower' : 'unclear'
}

/** How often an alternative is best, as robustness.csv says. */
export interface StandingFacts {
  readonly outcome: string
  readonly option: string
  readonly world: string
  readonly better: string
  readonly best: number
  readonly satisfy: string
  readonly satisfied: number
}

/** Which alternatives are best most often. */
export interface Best {
  /** The one that is; several where the runs can't tell, and none where no run has a number. */
  readonly leaders: readonly StandingFacts[]
  /** Whether every alternative is best equally often. */
  readonly isLevel: boolean
}

/** Says which alternatives of one outcome, in one world, are best most often, with the error of so many runs. */
export function bestOf(standings: readonly StandingFacts[], runs: number): Best {
  const ordered = standings.filter(({ best }) => Number.isFinite(best)).toSorted((a, b) => b.best - a.best)
  const [first] = ordered
  if (!first) return { leaders: [], isLevel: false }
  const leaders = ordered.filter((one) => one === first || !areApart(first.best, one.best, runs))
  const isLevel = ordered.length > 1 && ordered.every(({ best }) => best === first.best)
  return { leaders, isLevel }
}

/** Orders the differences of an outcome by how far their medians lie from 0, the farthest first; those without one last. */
export function byReach(differences: readonly DifferenceFacts[]): DifferenceFacts[] {
  const reach = ({ median }: DifferenceFacts) => (Number.isFinite(median) ? Math.abs(median) : -1)
  return differences.toSorted((a, b) => reach(b) - reach(a))
}
