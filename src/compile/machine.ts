import { type PlanValues, rowsOf } from './back-end.js'
import type { Plan, Slot } from './plan.js'

/** Lanes that the interpreter computes at once: enough to pay for a closure's call, few enough to stay in the cache. */
export const WIDTH = 64

/** The state that the interpreter's closures share. */
export interface Machine {
  readonly plan: Plan
  /** One array of `WIDTH` numbers for each cell of the plan. */
  readonly views: readonly Float64Array[]
  /** Current values of the loop variables. */
  readonly loops: Int32Array
  /** What was: `[remembered cell][month][lane]`. */
  readonly past: Float64Array
  /** First row in `past` of each remembered quantity. */
  readonly pastOf: ReadonlyMap<string, number>
  /** The cells that are the same in all runs, `[month][calendar cell]`. */
  readonly calendar: Float64Array
  /** Cells of the plan's outputs, in order. */
  readonly outputCells: readonly number[]
  month: number
}

/** Makes room for a plan, and fills in what the scenario gives. */
export function makeMachine(plan: Plan, values: PlanValues): Machine {
  const cells = new Float64Array(plan.size * WIDTH)
  const views = Array.from({ length: plan.size }, (_, i) => cells.subarray(i * WIDTH, (i + 1) * WIDTH))
  for (const { name, role, size, offset } of plan.slots.values()) {
    if (role !== 'given') continue
    for (let i = 0; i < size; i++) views[offset + i]?.fill(values.given[name]?.[i] ?? Number.NaN)
  }
  const { rows: pastOf, count } = rowsOf(plan, plan.remembered)
  const [from, to] = plan.calendarCells
  return {
    plan,
    views,
    loops: new Int32Array(64),
    past: new Float64Array(count * plan.months * WIDTH),
    pastOf,
    calendar: new Float64Array(plan.months * (to - from)),
    outputCells: plan.outputs.flatMap((name) => {
      const { offset, size } = slotOf(plan, name)
      return Array.from({ length: size }, (_, i) => offset + i)
    }),
    month: 0,
  }
}

/** Gives a quantity's slot; throws a RangeError where the plan has none. */
export function slotOf(plan: Plan, name: string): Slot {
  const slot = plan.slots.get(name)
  if (!slot) throw new RangeError(`the plan has no "${name}"`)
  return slot
}

/**
 * Computes the calendar: for each month, time, series, and what `compute` makes of them. No month's calendar needs
 * another's, so here a lane is a month.
 */
export function calendarStage(machine: Machine, values: PlanValues, compute: () => void): void {
  const { plan, views, calendar } = machine
  const [from, to] = plan.calendarCells
  const series = [...plan.slots.values()].filter(({ role }) => role === 'series')
  const months = Float64Array.from({ length: WIDTH }, (_, lane) => lane)
  for (let first = 0; first < plan.months; first += WIDTH) {
    const fill = (cell: number, valueIn: (month: number) => number) =>
      views[cell]?.set(months.map((lane) => valueIn(first + lane)))
    fill(slotOf(plan, 'time').offset, (month) => month)
    for (const { name, offset, size } of series) {
      for (let i = 0; i < size; i++)
        fill(offset + i, (month) => values.series[name]?.[i]?.[month] ?? Number.NaN)
    }
    compute()
    for (let lane = 0; lane < WIDTH && first + lane < plan.months; lane++) {
      const row = (first + lane) * (to - from) - from
      for (let i = from; i < to; i++) calendar[row + i] = (views[i] as Float64Array)[lane] as number
    }
  }
}

/** Begins a month: puts its calendar into the cells. */
export function enterMonth(machine: Machine, month: number): void {
  const { plan, views, calendar } = machine
  const [from, to] = plan.calendarCells
  const row = month * (to - from) - from
  machine.month = month
  for (let i = from; i < to; i++) (views[i] as Float64Array).fill(calendar[row + i] as number)
}
