import { spearman } from '../math/rank-correlation.js'
import type { RankGroup } from '../sampling/rank-groups.js'

/** A rank correlation as it was asked for, as it was drawn from, and as it came out. */
export interface CorrelationRow {
  readonly between: readonly [string, string]
  readonly asked: number
  /** What was used instead, where no numbers can have what was asked for. */
  readonly used?: number
  /** The rank correlation of the draws; null where one of the numbers is the same in every run. */
  readonly achieved: number | null
  /** Runs over which it was computed, from the first on. */
  readonly runs: number
}

/** Runs that are enough to tell a correlation to about 0.003. */
const ENOUGH = 100_000

/** A named column of draws. */
interface Draws {
  readonly name: string
  readonly slice: (from: number, to: number) => Float64Array
}

/** Lists the correlations between all names of each group, with what `runs` runs of draws have. */
export function correlationRows(
  groups: readonly RankGroup[],
  { draws, runs }: { readonly draws: readonly Draws[]; readonly runs: number },
): CorrelationRow[] {
  const count = Math.min(runs, ENOUGH)
  return groups.flatMap(({ names, asked, used, isRepaired }) => {
    const columns = names.map((name) => draws.find((column) => column.name === name)?.slice(0, count))
    return pairsOf(names.length).map(([i, j]): CorrelationRow => {
      const [first, second] = [columns[i], columns[j]]
      return {
        between: [names[i] as string, names[j] as string],
        asked: asked[i]?.[j] as number,
        ...(isRepaired ? { used: digits(used[i]?.[j] as number) } : {}),
        achieved: first && second ? orNull(spearman(first, second)) : null,
        runs: count,
      }
    })
  })
}

function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) => i).flatMap((j) =>
    Array.from({ length: j }, (_, i): [number, number] => [i, j]),
  )
}

function digits(value: number): number {
  return Number(value.toFixed(4))
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : digits(value)
}
