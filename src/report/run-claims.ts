import type { OutcomeSpread } from '../analysis/outcome-levels.js'
import type { SummaryRow } from '../analysis/rows.js'

/** How a quantity's median moves from one month to another, as far as the runs tell. */
export type Trend =
  /** The 95% intervals of the two medians lie apart. */
  | { readonly kind: 'rises' | 'falls'; readonly from: SummaryRow; readonly to: SummaryRow }
  /** They overlap. */
  | { readonly kind: 'unclear'; readonly from: SummaryRow; readonly to: SummaryRow }
  /** There are no intervals: runs are too few, or the design leaves nothing to chance. */
  | { readonly kind: 'unmeasured'; readonly from: SummaryRow; readonly to: SummaryRow }
  /** Nine runs in ten and the median have the same number in both months. */
  | { readonly kind: 'constant'; readonly from: SummaryRow; readonly to: SummaryRow }
  /** One of the months has no number. */
  | { readonly kind: 'none' }

/** Says how a median moves between two rows of a summary of the same quantity. */
export function trendOf(from: SummaryRow | undefined, to: SummaryRow | undefined): Trend {
  if (!from || !to || ![from.p50, to.p50].every(Number.isFinite)) return { kind: 'none' }
  const all = [from.p5, from.p95, to.p5, to.p50, to.p95]
  if (all.every((value) => value === from.p50)) return { kind: 'constant', from, to }
  const ends = [from.p50_low, from.p50_high, to.p50_low, to.p50_high]
  if (!ends.every(Number.isFinite)) return { kind: 'unmeasured', from, to }
  if (to.p50_low > from.p50_high) return { kind: 'rises', from, to }
  if (to.p50_high < from.p50_low) return { kind: 'falls', from, to }
  return { kind: 'unclear', from, to }
}

/** An outcome, and how it is spread over the runs. */
export interface OutcomeLevel extends OutcomeSpread {
  readonly name: string
  readonly about: string
  readonly unit: string
}

/** Whether a date comes. */
export type Coming =
  | { readonly kind: 'always' | 'sometimes' | 'never'; readonly comes: number; readonly level: OutcomeLevel }
  /** No run has a number. */
  | { readonly kind: 'none' }

/** Says in how many runs a date comes before the horizon ends. */
export function comingOf(level: OutcomeLevel): Coming {
  const { runs, never } = level
  if (!(runs > 0)) return { kind: 'none' }
  const comes = runs - never
  const kind = never === 0 ? 'always' : comes === 0 ? 'never' : 'sometimes'
  return { kind, comes, level }
}

/** The quantities that say, with 1 or 0, what holds domestic output back in a month. */
export const BOUNDS = ['bound_by_lines', 'bound_by_dies', 'bound_by_memory'] as const

/** One of those quantities. */
export type Bound = (typeof BOUNDS)[number]

/** How often each bound holds in a year: the share of its runs' months. */
export interface BindingYear {
  readonly year: string
  readonly months: number
  readonly shares: Readonly<Record<Bound, number>>
}

/** Gives for each year how often each bound holds; nothing where a result does not hold them all. */
export function bindingYears(summary: readonly SummaryRow[]): BindingYear[] {
  const rows = BOUNDS.map((bound) => summary.filter(({ quantity }) => quantity === bound))
  if (rows.some((own) => own.length === 0)) return []
  const years = [...new Set((rows[0] ?? []).map(({ month }) => month.slice(0, 4)))]
  const found = years.map((year) => {
    const own = rows.map((all) => all.filter(({ month }) => month.startsWith(year)).map(({ mean }) => mean))
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const shares = Object.fromEntries(BOUNDS.map((bound, i) => [bound, mean(own[i] ?? [])]))
    return { year, months: own[0]?.length ?? 0, shares: shares as Record<Bound, number> }
  })
  return found.filter(({ shares }) => Object.values(shares).every(Number.isFinite))
}

/** What binds in a year: the most frequent bound, and others that so many runs can't tell from it. */
export interface Binding {
  readonly year: string
  /** The most frequent first; none where nothing binds in any run. */
  readonly leaders: readonly { readonly bound: Bound; readonly share: number }[]
}

/** Standard errors that two shares must be apart for their order to be told. */
const APART = 2

/** Says what binds most often in a year, with the error of so many runs. */
export function bindingOf({ year, shares }: BindingYear, runs: number): Binding {
  const ordered = BOUNDS.map((bound) => ({ bound, share: shares[bound] })).sort((a, b) => b.share - a.share)
  const [first] = ordered
  if (!first || !(first.share > 0)) return { year, leaders: [] }
  const leaders = ordered.filter(({ share }) => share > 0 && !areApart(first.share, share, runs))
  return { year, leaders: leaders.includes(first) ? leaders : [first, ...leaders] }
}

/** Tells whether two shares of the same runs, of things that exclude each other, differ by more than their error. */
export function areApart(high: number, low: number, runs: number): boolean {
  const variance = Math.max(high + low - (high - low) ** 2, 0) / runs
  return high - low > APART * Math.sqrt(variance)
}
