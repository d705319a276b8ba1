import { evaluate } from '../compile/interpret.js'
import type { Aggregate, Outcome } from '../compile/outcomes.js'
import type { Block } from '../kernel/simulate.js'
import type { Cell } from './cells.js'

/** Where a block's trajectories are read: the plan's output cells, and the number of months. */
export interface OutcomeSource {
  readonly cells: readonly Cell[]
  readonly months: number
}

/**
 * Computes one number a run from a block's trajectories: `[lane]`. Infinity stands for a first month that never comes,
 * NaN for a failed run.
 */
export function outcomeOf(outcome: Outcome, block: Block, source: OutcomeSource): Float64Array {
  const rows = outcome.aggregates.map(({ quantity }) =>
    source.cells.findIndex((cell) => cell.quantity === quantity),
  )
  return Float64Array.from({ length: block.lanes }, (_, lane) => {
    const numbers = outcome.aggregates.map((aggregate, i) => {
      const at = (month: number) =>
        block.trajectories[((rows[i] as number) * source.months + month) * block.lanes + lane] as number
      return AGGREGATIONS[aggregate.how](at, aggregate)
    })
    return evaluate(outcome.term, (name) => numbers[Number(name.split('.')[1])] as number)
  })
}

type At = (month: number) => number

const AGGREGATIONS: Readonly<Record<Aggregate['how'], (at: At, period: Aggregate) => number>> = {
  total: (at, { from, to }) => fold(at, { from, to, start: 0 }, (sum, value) => sum + value),
  mean: (at, { from, to }) => fold(at, { from, to, start: 0 }, (sum, value) => sum + value) / (to - from + 1),
  max: (at, { from, to }) => fold(at, { from, to, start: -Infinity }, Math.max),
  min: (at, { from, to }) => fold(at, { from, to, start: Infinity }, Math.min),
  first: (at, { from, to }) => {
    for (let month = from; month <= to; month++) {
      const holds = at(month)
      if (Number.isNaN(holds)) return holds
      if (holds !== 0) return month
    }
    return Infinity
  },
}

function fold(
  at: At,
  { from, to, start }: { from: number; to: number; start: number },
  step: (total: number, value: number) => number,
): number {
  let total = start
  for (let month = from; month <= to; month++) total = step(total, at(month))
  return total
}
