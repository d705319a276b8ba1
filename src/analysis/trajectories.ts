import type { Block } from '../kernel/simulate.js'
import type { Cell } from './cells.js'

/** A run whose kernel gave a number that is none, and where that showed first. */
export interface Failure {
  readonly run: number
  readonly quantity: string
  readonly element: string
  /** Index of the month from the horizon's start. */
  readonly month: number
  readonly value: 'NaN' | 'Infinity' | '-Infinity'
}

/** The wanted trajectories of all runs, and which runs failed. */
export interface Trajectories {
  readonly cells: readonly Cell[]
  readonly months: number
  readonly runs: number
  /** Number of the first run. */
  readonly first: number
  /** `[cell][month][run]` */
  readonly values: Float64Array
  readonly failures: readonly Failure[]
}

/** Copies a block's rows, `[row][lane]`, to their place among all runs, `[row][run]`; `at` is the block's first run there. */
export function keepRows(
  kept: Float64Array,
  rows: Float64Array,
  { runs, at, lanes }: { readonly runs: number; readonly at: number; readonly lanes: number },
): void {
  for (let row = 0; row * lanes < rows.length; row++) {
    kept.set(rows.subarray(row * lanes, (row + 1) * lanes), row * runs + at)
  }
}

/**
 * Finds the runs of a block in which any output of any month is not a finite number, with the first month and quantity
 * in which it shows. `cells` are all the plan's output cells, kept or not.
 */
export function failuresIn(block: Block, cells: readonly Cell[], months: number): Failure[] {
  if (areFinite(block.trajectories)) return []
  const failures: Failure[] = []
  for (let lane = 0; lane < block.lanes; lane++) {
    const found = firstFailure(block, lane, { cells, months })
    if (found) failures.push(found)
  }
  return failures
}

/** Looks at all numbers in their order in memory, which is far faster than run by run. */
function areFinite(values: Float64Array): boolean {
  let sum = 0
  // A finite number less itself is 0; NaN and infinity give NaN, which stays.
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) - (values[i] as number)
  return sum === 0
}

function firstFailure(
  { trajectories, lanes, from }: Block,
  lane: number,
  { cells, months }: { cells: readonly Cell[]; months: number },
): Failure | undefined {
  for (let month = 0; month < months; month++) {
    for (let i = 0; i < cells.length; i++) {
      const value = trajectories[(i * months + month) * lanes + lane] as number
      if (Number.isFinite(value)) continue
      const { quantity, element } = cells[i] as Cell
      return { run: from + lane, quantity, element, month, value: String(value) as Failure['value'] }
    }
  }
  return undefined
}
