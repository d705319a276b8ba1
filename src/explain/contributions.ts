import { type Expression, printExpression } from '../compile/expression.js'
import { type Amount, amountOf } from './amount.js'
import type { Measurement, WatchedColumn } from './measure.js'
import { bind, type Scope } from './scope.js'
import type { Watch } from './watch.js'

/** What one element adds to a sum, or how often it is the greatest. */
export interface Contribution {
  readonly element: string
  /** Of a sum, its part of the sum's mean over runs; of `any`, the share of runs in which it is the one. */
  readonly share: number
  readonly amount: Amount
}

/** A `sum` or `any` over the elements of a dimension. */
export interface Reduction {
  readonly text: string
  readonly how: 'sum' | 'any'
  readonly dimension: string
  readonly unit: string
  readonly isWhole: boolean
  readonly amount: Amount
  /** The largest first; elements that are 0 in all runs are left out. */
  readonly contributions: readonly Contribution[]
}

/** A reduction before any run. */
export interface PlannedReduction {
  readonly call: Expression & { readonly kind: 'call' }
  readonly scope: Scope
  readonly isWhole: boolean
  readonly whole: Watch
  readonly parts: Watch
}

/** Tells what the elements of a dimension add to a reduction. */
export function tellReduction(
  { call, scope, isWhole, whole, parts }: PlannedReduction,
  { columnsOf }: Measurement,
  isOneRun: boolean,
): Reduction {
  const columns = columnsOf(parts)
  const shares = call.fn === 'sum' ? partsOfMean(columns) : sharesOfGreatest(columns)
  const contributions = columns.flatMap(({ element, values }, i): Contribution[] =>
    values.every((value) => value === 0)
      ? []
      : [{ element, share: shares[i] ?? Number.NaN, amount: amountOf(values, isOneRun) }],
  )
  const dimension = call.args[0]
  return {
    text: printExpression(bind(call, scope.binding)),
    how: call.fn === 'sum' ? 'sum' : 'any',
    dimension: dimension?.kind === 'name' ? dimension.name : '',
    unit: parts.unit,
    isWhole,
    amount: amountOf(columnsOf(whole)[0]?.values ?? new Float64Array(), isOneRun),
    contributions: contributions.sort((a, b) => Math.abs(b.share) - Math.abs(a.share)),
  }
}

/** Means add up, as medians do not. */
function partsOfMean(columns: readonly WatchedColumn[]): number[] {
  const means = columns.map(({ values }) => meanOf(values))
  const all = means.reduce((sum, mean) => sum + mean, 0)
  return means.map((mean) => mean / all)
}

function meanOf(values: Float64Array): number {
  let [sum, count] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return sum / count
}

/** Of equals, the earlier counts; a run in which all are 0 has no greatest. */
function sharesOfGreatest(columns: readonly WatchedColumn[]): number[] {
  const counts = columns.map(() => 0)
  const runs = columns[0]?.values.length ?? 0
  for (let run = 0; run < runs; run++) {
    const values = columns.map((column) => column.values[run] ?? Number.NaN)
    const greatest = Math.max(...values)
    const index = values.indexOf(greatest)
    if (greatest > 0) counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.map((count) => count / runs)
}
