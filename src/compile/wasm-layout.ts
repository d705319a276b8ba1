import type { Precision } from '../wasm/math.js'
import { slotOf } from './machine.js'
import type { Plan } from './plan.js'

/** Runs whose state is in memory at once: few enough for the processor's second cache. */
export const CHUNK = 256

/** Runs whose trajectories are in memory at once. */
export const ROOM = 512

/**
 * Where things lie in the kernel's memory, in bytes. What is the same in all runs is one vector a cell, with the same
 * number in every lane; what differs is a row for each cell, with one number for each of CHUNK runs.
 */
export interface Layout {
  readonly precision: Precision
  /** Bytes of a number, and how many of them are in a vector. */
  readonly bytes: 4 | 8
  readonly lanes: 2 | 4
  /** Bytes from one row to the next: more than it holds, so that rows do not fight for the same places in the cache. */
  readonly row: number
  /** Constants: a vector at `once + cell * 16`. */
  readonly once: number
  /** The calendar: a vector at `calendar + month * calendarRow + (cell - first calendar cell) * 16`. */
  readonly calendar: number
  readonly calendarRow: number
  /** What was: rows `[row of the past][month]`. */
  readonly past: number
  readonly pastRows: ReadonlyMap<number, number>
  /** Trajectories of up to ROOM runs, in 64 bits: `[output cell][month][run]`. */
  readonly out: number
  readonly outRows: ReadonlyMap<number, number>
  /** What was drawn for each month: rows `[monthly cell][month]`. */
  readonly monthly: number
  readonly monthlyRows: ReadonlyMap<number, number>
  /** What differs between runs: rows `[cell]`. Cells that the kernel adds follow those of the plan, up to the end. */
  readonly cells: number
}

/** Lays out the memory for a plan. */
export function layOutMemory(plan: Plan, precision: Precision): Layout {
  const bytes = precision === 'f64' ? 8 : 4
  const [from, to] = plan.calendarCells
  const [pastRows, outRows] = [rowsOfCells(plan, plan.remembered), rowsOfCells(plan, plan.outputs)]
  const calendarRow = (to - from) * 16
  const row = CHUNK * bytes + 64
  let end = 0
  const place = (size: number): number => {
    const start = end
    end = Math.ceil((start + size) / 64) * 64
    return start
  }
  return {
    precision,
    bytes,
    lanes: precision === 'f64' ? 2 : 4,
    row,
    once: place(plan.size * 16),
    calendar: place(calendarRow * plan.months),
    calendarRow,
    past: place(pastRows.size * plan.months * row),
    pastRows,
    out: place(outRows.size * plan.months * ROOM * 8),
    outRows,
    monthly: place(plan.monthly.length * plan.months * row),
    monthlyRows: new Map(plan.monthly.map(({ cell }, i) => [cell, i])),
    cells: end,
  }
}

/** Gives each cell of some quantities its place among all of them. */
function rowsOfCells(plan: Plan, names: readonly string[]): Map<number, number> {
  const rows = new Map<number, number>()
  for (const name of names) {
    const { offset, size } = slotOf(plan, name)
    for (let i = 0; i < size; i++) rows.set(offset + i, rows.size)
  }
  return rows
}
