import { type Expression, printExpression } from '../compile/expression.js'
import { type Amount, amountOf } from './amount.js'
import type { Measurement, WatchedColumn } from './measure.js'
import { bind, type Scope } from './scope.js'
import type { Watch } from './watch.js'

/** One of the parts between which an equation chooses. */
export interface Option {
  /** The part as the equation has it. */
  readonly text: string
  /** What it takes for this part to be the one, where it is more than being the least or the greatest. */
  readonly when?: string
  /** The share of runs in which this part is the one; of a single run, 1 or 0. */
  readonly share: number
  readonly unit: string
  /** Absent where it has a value for each element of a sum around it. */
  readonly amount?: Amount
}

/** A part of an equation that takes one of several values: `min`, `max`, `which_min`, `clamp`, `? :`. */
export interface Choice {
  readonly text: string
  /** Whether it is the whole right side. */
  readonly isWhole: boolean
  /** The dimensions of the sums around it; shares are then of runs and elements together. */
  readonly over: readonly string[]
  /** The shares add to 1. Of equals, the earlier counts, and a plain number only after all else. */
  readonly options: readonly Option[]
}

type Call = Expression & { readonly kind: 'call' }

/** How the parts of a choice compete: each leaf is something watched. */
type Contest =
  | { readonly kind: 'leaf'; readonly index: number }
  | { readonly kind: 'least' | 'greatest'; readonly of: readonly Contest[] }
  | { readonly kind: 'if'; readonly condition: Watch; readonly of: readonly [Contest, Contest] }

interface Leaf {
  readonly text: string
  readonly when?: string
  readonly watch: Watch
}

/** A choice before any run: what is watched for it, and how the parts compete. */
export interface PlannedChoice {
  readonly call: Call
  readonly scope: Scope
  readonly isWhole: boolean
  readonly contest: Contest
  readonly leaves: readonly Leaf[]
}

const CHOOSES: readonly string[] = ['min', 'max', 'clamp', '?:']

/** Tells whether a function takes the value of one of its arguments, or tells which it is. */
export function chooses(fn: string): boolean {
  return CHOOSES.includes(fn) || fn === 'which_min'
}

/** Plans how a choice is told; a choice between choices becomes one between all their parts. */
export function planChoice(
  call: Call,
  { scope, isWhole, watch }: { scope: Scope; isWhole: boolean; watch: (part: Expression) => Watch },
): PlannedChoice {
  const leaves: Leaf[] = []
  const leafOf = (part: Expression, when?: string): Contest => {
    if (part.kind === 'call' && CHOOSES.includes(part.fn)) return contestOf(part)
    const text = printExpression(bind(part, scope.binding))
    leaves.push({ text, watch: watch(part), ...(when === undefined ? {} : { when }) })
    return { kind: 'leaf', index: leaves.length - 1 }
  }
  const contestOf = ({ fn, args }: Call): Contest => {
    const [a, b, c] = args as [Expression, Expression, Expression]
    if (fn === 'clamp') {
      const above = {
        kind: 'greatest',
        of: [leafOf(a, 'between its limits'), leafOf(b, 'lower limit')],
      } as const
      return { kind: 'least', of: [above, leafOf(c, 'upper limit')] }
    }
    if (fn === '?:') {
      const condition = printExpression(bind(a, scope.binding))
      return {
        kind: 'if',
        condition: watch(a),
        of: [leafOf(b, `where ${condition}`), leafOf(c, 'otherwise')],
      }
    }
    return {
      kind: fn === 'max' ? 'greatest' : 'least',
      of: plainLast(args.map((arg) => ({ arg, contest: leafOf(arg) }))),
    }
  }
  return { call, scope, isWhole, contest: contestOf(call), leaves }
}

function plainLast(rivals: readonly { readonly arg: Expression; readonly contest: Contest }[]): Contest[] {
  const isPlain = ({ arg }: { readonly arg: Expression }) => arg.kind === 'number'
  return [...rivals.filter((rival) => !isPlain(rival)), ...rivals.filter(isPlain)].map(
    ({ contest }) => contest,
  )
}

/** Tells how often each part of a choice is the one. */
export function tellChoice(
  { call, scope, isWhole, contest, leaves }: PlannedChoice,
  { columnsOf }: Measurement,
  isOneRun: boolean,
): Choice {
  const columns = leaves.map(({ watch }) => columnsOf(watch))
  const counts = countWinners(contest, { columns, columnsOf })
  const all = counts.reduce((sum, count) => sum + count, 0)
  const options = leaves.map(({ text, when, watch }, i): Option => {
    const [column] = columns[i] ?? []
    const isSingle = scope.over.length === 0 && column
    return {
      text,
      ...(when === undefined ? {} : { when }),
      share: all === 0 ? Number.NaN : (counts[i] ?? 0) / all,
      unit: watch.unit,
      ...(isSingle ? { amount: amountOf(column.values, isOneRun) } : {}),
    }
  })
  return { text: printExpression(bind(call, scope.binding)), isWhole, over: scope.over, options }
}

interface Field {
  /** `[leaf][element]` */
  readonly columns: readonly (readonly WatchedColumn[])[]
  readonly columnsOf: Measurement['columnsOf']
}

/** Counts, over runs and elements, how often each leaf is the one; where any part is no number, nothing is counted. */
function countWinners(contest: Contest, field: Field): number[] {
  const counts = field.columns.map(() => 0)
  const [first = []] = field.columns
  first.forEach(({ values }, element) => {
    const winner = referee(contest, element, field)
    for (let run = 0; run < values.length; run++) {
      const { value, index } = winner(run)
      if (!Number.isNaN(value)) counts[index] = (counts[index] ?? 0) + 1
    }
  })
  return counts
}

interface Winner {
  readonly value: number
  readonly index: number
}

/** Makes the function that tells which leaf is the one in a run. */
function referee(contest: Contest, element: number, field: Field): (run: number) => Winner {
  if (contest.kind === 'leaf') {
    const values = field.columns[contest.index]?.[element]?.values
    return (run) => ({ value: values?.[run] ?? Number.NaN, index: contest.index })
  }
  const rivals = contest.of.map((rival) => referee(rival, element, field))
  if (contest.kind === 'if') {
    const holds = field.columnsOf(contest.condition)[element]?.values
    return (run) => (rivals[holds?.[run] !== 0 ? 0 : 1] as (typeof rivals)[number])(run)
  }
  const sign = contest.kind === 'least' ? 1 : -1
  return (run) =>
    rivals
      .map((rival) => rival(run))
      .reduce((best, next) =>
        sign * next.value < sign * best.value || Number.isNaN(next.value) ? next : best,
      )
}
