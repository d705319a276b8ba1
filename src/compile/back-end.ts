import type { Plan } from './plan.js'

/** The numbers that a plan's cells hold before the first run. */
export interface PlanValues {
  /** Attributes and parameters by name: one number a cell; what is drawn may be NaN here. */
  readonly given: Readonly<Record<string, ArrayLike<number>>>
  /** Series by name: for each cell, one number a month. */
  readonly series: Readonly<Record<string, readonly ArrayLike<number>[]>>
}

/** Where a block of runs goes: trajectories, `[output cell][month][lane]`, the lane running fastest. */
export interface RunBlock {
  /** Drawn numbers, `[drawn cell of the plan][lane]`. */
  readonly draws: Float64Array
  /** Numbers that were drawn for each month, `[monthly cell of the plan][month][lane]`; may be left out where there are none. */
  readonly monthly?: Float64Array
  readonly lanes: number
  /** At least `outputCells * months * lanes` numbers. */
  readonly trajectories: Float64Array
}

/** A compiled model that runs blocks of runs; it keeps nothing from one block to the next. */
export interface Kernel {
  readonly plan: Plan
  /** Cells in all outputs together. */
  readonly outputCells: number
  /** Where a back end has it, the place where its trajectories come to be: a block that wants them there saves a copy. */
  readonly room?: Float64Array
  /** Runs `lanes` runs and fills `trajectories`. */
  readonly run: (block: RunBlock) => void
}

/** Makes a kernel of a plan. Every back end gives the same bits for the same plan, values and draws. */
export type BackEnd = (plan: Plan, values: PlanValues) => Kernel

/** Counts the cells of a plan's outputs. */
export function countOutputCells(plan: Plan): number {
  return rowsOf(plan, plan.outputs).count
}

/** Gives each of some quantities its first row in a table with one row for each of their cells, and the number of rows. */
export function rowsOf(
  plan: Plan,
  names: readonly string[],
): { rows: ReadonlyMap<string, number>; count: number } {
  const rows = new Map<string, number>()
  let count = 0
  for (const name of names) {
    rows.set(name, count)
    count += plan.slots.get(name)?.size ?? 0
  }
  return { rows, count }
}
