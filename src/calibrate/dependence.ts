import { dot, standardColumn } from '../analysis/posterior.js'
import { normalQuantile } from '../math/normal.js'
import { type RankPair, rankGroups } from '../sampling/rank-groups.js'

/** A column of ranks, or of normal scores, by the name of its number. */
export interface NamedColumn {
  readonly name: string
  readonly column: Float64Array
}

/** What correlations are computed with. */
interface PairOptions {
  readonly weights: Float64Array
  readonly effective: number
  /** The correlation above which a pair is listed, where it is not the one that chance gives. */
  readonly least?: number
}

/** Effective runs below which a correlation says nothing. */
const FEW = 3

/**
 * Lists the pairs of numbers whose weighted correlation is greater than chance gives any of them in 5% of fits: by the normal
 * law of a correlation at the effective number of runs, at 5% over the number of pairs (Bonferroni). The strongest come first.
 */
export function noticeablePairs(
  columns: readonly NamedColumn[],
  { weights, effective, least }: PairOptions,
): RankPair[] {
  const count = (columns.length * (columns.length - 1)) / 2
  if (count === 0 || effective <= FEW) return []
  const limit = least ?? normalQuantile(1 - 0.025 / count) / Math.sqrt(effective - 1)
  const standard = columns.map(({ name, column }) => ({ name, column: standardColumn(column, weights) }))
  const pairs = standard.flatMap((a, i) =>
    standard.slice(i + 1).flatMap((b): RankPair[] => {
      const rank = dot(a.column, b.column)
      return Math.abs(rank) > limit ? [{ between: [a.name, b.name], rank }] : []
    }),
  )
  return pairs.sort((a, b) => Math.abs(b.rank) - Math.abs(a.rank))
}

/** The least part of its own that a number keeps beside those it depends on, as a part of its variance. */
const LEAST_OWN = 0.02
const STEP = 0.97

/**
 * Makes rank correlations possible together: pairs that were estimated one by one, with the weak ones left out, may ask for
 * what no numbers have. Those of a group are then made smaller by a common factor, in steps of 3%.
 */
export function possiblePairs(pairs: readonly RankPair[]): RankPair[] {
  let possible = [...pairs]
  for (;;) {
    const names = new Set(
      rankGroups(possible)
        .filter(
          ({ isRepaired, factor }) => isRepaired || factor.some((row) => (row.at(-1) ?? 0) ** 2 < LEAST_OWN),
        )
        .flatMap((group) => group.names),
    )
    if (names.size === 0) return possible
    possible = possible.map((pair) =>
      names.has(pair.between[0]) ? { ...pair, rank: pair.rank * STEP } : pair,
    )
  }
}
