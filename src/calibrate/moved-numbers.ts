import {
  type Move,
  moveOf,
  noticeableDistance,
  type Spread,
  weightedRanks,
  weightedSpread,
} from '../analysis/posterior.js'
import type { Tempered } from '../analysis/tempering.js'
import type { RankPair } from '../sampling/rank-groups.js'
import { drawnOnce } from '../scenario/drawn-cells.js'
import type { InputCell, Scenario } from '../scenario/scenario.js'
import { noticeablePairs } from './dependence.js'
import type { Wave } from './fit-runs.js'
import type { Scores } from './proposal.js'

/** Runs with weights, and the normal scores of their draws by name. */
export interface Weighed {
  readonly runs: Wave
  readonly names: readonly string[]
  readonly scores: Scores
  readonly tempered: Tempered
}

/** An uncertain number before and after it was calibrated. */
export interface MovedNumber extends Move {
  readonly cell: InputCell
  /** Quantiles of its law; infinite for a date that never comes. */
  readonly before: Spread
  readonly after: Spread
  /** Quantiles of the normal scores after. */
  readonly scores: Spread
  /** The 5% to 95% range after, over that before; NaN where that is infinite or nothing. */
  readonly width: number
  /** Whether it moved more than chance would make any number move. */
  readonly isMoved: boolean
}

/** Tells how far every number that is drawn once for each run was moved by the weights. */
export function movedNumbers(
  { runs, names, scores, tempered }: Weighed,
  { inputs }: Scenario,
): MovedNumber[] {
  const { weights, effective } = tempered
  const limit = noticeableDistance(effective, names.length)
  return drawnOnce(inputs).map((cell, index): MovedNumber => {
    const quantile = cell.law.quantile(cell.spec, cell.bounds)
    const before = { p5: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) }
    const after = weightedSpread(runs.values(index), weights)
    const move = moveOf(scores(cell.label), weights)
    const width = (after.p95 - after.p5) / (before.p95 - before.p5)
    return {
      ...move,
      cell,
      before,
      after,
      scores: weightedSpread(scores(cell.label), weights),
      width: Number.isFinite(width) ? width : Number.NaN,
      isMoved: move.distance > limit,
    }
  })
}

/** Lists the rank correlations that the weights make, and after them those that the scenario asked for, as they are now. */
export function pairsOf({ names, scores, tempered }: Weighed, { correlations }: Scenario): RankPair[] {
  const columns = names.map((name) => ({ name, column: weightedRanks(scores(name), tempered.weights) }))
  const found = noticeablePairs(columns, tempered)
  const asked = correlations.flatMap((group) => group.names)
  const own = noticeablePairs(
    columns.filter(({ name }) => asked.includes(name)),
    { ...tempered, least: 0 },
  )
  const isAsked = ({ between: [a, b] }: RankPair) =>
    correlations.some((group) => {
      const [i, j] = [group.names.indexOf(a), group.names.indexOf(b)]
      return (group.asked[i]?.[j] ?? 0) !== 0
    })
  const isNew = (pair: RankPair) =>
    !found.some(({ between }) => between.every((name) => pair.between.includes(name)))
  return [...found, ...own.filter((pair) => isAsked(pair) && isNew(pair))]
}
