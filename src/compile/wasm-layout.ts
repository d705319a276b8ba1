import { countOutputCells, rowsOfPast } from './back-end.js'
import type { Plan } from './plan.js'
import type { Precision } from './wasm-math.js'

/** Runs whose state is in memory at once; the kernel is called again for the next ones. */
export const CHUNK = 256

/**
 * Where things lie in the kernel's memory, in bytes. What is the same in all runs is one number a cell; what differs is
 * one vector a cell, and holds the few runs that are simulated together from the first month to the last, so that their
 * whole state stays in the processor's nearest cache.
 */
export interface Layout {
  readonly precision: Precision
  /** Bytes of a number, and how many of them are in a vector. */
  readonly bytes: 4 | 8
  readonly lanes: 2 | 4
  /** Constants: a number at `once + cell * bytes`. */
  readonly once: number
  /** The calendar: a number at `calendar + month * calendarRow + (cell - first calendar cell) * bytes`. */
  readonly calendar: number
  readonly calendarRow: number
  /** What differs between runs: a vector at `cells + cell * 16`. */
  readonly cells: number
  /** Drawn numbers, `[drawn][CHUNK]`. */
  readonly draws: number
  /** What was, vectors `[row][month]`. */
  readonly past: number
  readonly pastRows: ReadonlyMap<string, number>
  /** Trajectories, `[output cell][month][CHUNK]`. */
  readonly out: number
  readonly end: number
}

/** Lays out the memory for a plan. */
export function layOutMemory(plan: Plan, precision: Precision): Layout {
  const bytes = precision === 'f64' ? 8 : 4
  const [from, to] = plan.calendarCells
  const { pastRows, rows } = rowsOfPast(plan)
  let end = 0
  const place = (size: number): number => {
    const start = end
    end = Math.ceil((start + size) / 16) * 16
    return start
  }
  const calendarRow = (to - from) * bytes
  return {
    precision,
    bytes,
    lanes: precision === 'f64' ? 2 : 4,
    once: place(plan.size * bytes),
    calendar: place(calendarRow * plan.months),
    calendarRow,
    cells: place(plan.size * 16),
    draws: place(plan.drawn.length * CHUNK * bytes),
    past: place(rows * plan.months * 16),
    pastRows,
    out: place(countOutputCells(plan) * plan.months * CHUNK * bytes),
    end,
  }
}
