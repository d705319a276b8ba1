import { cholesky } from '../math/cholesky.js'
import { isCorrelation, nearestCorrelation } from '../math/nearest-correlation.js'
import { normalCorrelationOf, rankCorrelationOf } from '../math/rank-correlation.js'
import type { Matrix } from '../math/symmetric-eigen.js'
import type { Dependence } from './correlate.js'

/** A rank correlation (Spearman's) that is asked for between two names. */
export interface RankPair {
  readonly between: readonly [string, string]
  readonly rank: number
}

/** Names that are correlated directly or through others, in the order of the alphabet. */
export interface RankGroup extends Dependence {
  /** The rank correlations that are used; those that were asked for, or the nearest possible ones. */
  readonly used: Matrix
  /** The rank correlations that were asked for; 0 where nothing was. */
  readonly asked: Matrix
  /** Whether no numbers can have what was asked for. */
  readonly isRepaired: boolean
}

/**
 * Makes groups of names out of pairs, each pair given once. The order of pairs does not matter, and a pair changes
 * nothing but its own group. A matrix that no normal numbers can have is replaced by the nearest one that some can.
 */
export function rankGroups(pairs: readonly RankPair[]): RankGroup[] {
  return componentsOf(pairs).map((names) => {
    const asked = matrixOf(names, pairs)
    const normal = asked.map((row) => row.map(normalCorrelationOf))
    const isRepaired = !isCorrelation(normal)
    const valid = isRepaired ? nearestCorrelation(normal) : normal
    const used = isRepaired ? valid.map((row) => row.map(rankCorrelationOf)) : asked
    return { names, asked, used, isRepaired, factor: cholesky(valid) }
  })
}

/** Lists the names that hang together, each list in the order of the alphabet. */
function componentsOf(pairs: readonly RankPair[]): string[][] {
  const groups: Set<string>[] = []
  for (const { between } of pairs) {
    const met = groups.filter((group) => between.some((name) => group.has(name)))
    for (const group of met) groups.splice(groups.indexOf(group), 1)
    groups.push(new Set([...met.flatMap((group) => [...group]), ...between]))
  }
  return groups
    .map((group) => [...group].sort())
    .sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1))
}

function matrixOf(names: readonly string[], pairs: readonly RankPair[]): Matrix {
  return names.map((row) =>
    names.map((column) => {
      if (row === column) return 1
      return pairs.find(({ between }) => between.includes(row) && between.includes(column))?.rank ?? 0
    }),
  )
}
