import { slotOf } from './machine.js'
import type { Operation, Plan } from './plan.js'
import { schedule } from './wasm-schedule.js'
import { type CellAssignment, Unroller, type Value } from './wasm-unroll.js'

/** Cells that are computed for some runs before the next runs come: one loop over lanes. */
export type Group = readonly CellAssignment[]

/** A plan's stages as groups. */
export interface Groups {
  readonly run: readonly Group[]
  readonly start: readonly Group[]
  readonly month: readonly Group[]
  /** The cells that must be in memory, because another group reads them. */
  readonly stored: ReadonlySet<number>
  /** The number of cells, those of the plan and those that were added. */
  readonly size: number
}

/** Splits a plan's stages into groups. In a month, stocks move on last, so that none sees another's new value. */
export function groupPlan(plan: Plan): Groups {
  const isKnownBefore = (name: string) => {
    const { stage, role } = slotOf(plan, name)
    return stage !== 'month' || role === 'given'
  }
  const assigned = new Set(plan.month.map(({ target }) => target.name))
  const kept = [...new Set([...plan.remembered, ...plan.outputs])]
  const [once, first, monthly] = [new Unroller(plan), new Unroller(plan), new Unroller(plan)]
  const run = intoGroups(once.unroll(plan.run))
  const start = intoGroups([
    ...plan.remembered.filter(isKnownBefore).flatMap((name) => first.copy(name)),
    ...first.unroll(plan.start),
  ])
  const month = intoGroups([
    ...kept.filter((name) => !assigned.has(name)).flatMap((name) => monthly.copy(name)),
    ...monthly.unroll(plan.month),
    ...plan.flows.flatMap((flow) => monthly.addFlow(flow)),
  ])
  const size = Math.max(once.size, first.size, monthly.size)
  return { run, start, month, stored: storedIn([...run, ...start, ...month]), size }
}

/** About how many instructions a group may have: enough to keep values in registers, few enough for vectors to overlap. */
const MOST_WORK = 150

function intoGroups(assignments: readonly CellAssignment[]): Group[] {
  const groups: CellAssignment[][] = []
  let seen = new Set<Value>()
  let work = 0
  for (const assignment of schedule(assignments)) {
    const more = workOf(assignment.value, seen)
    if (groups.length === 0 || work + more > MOST_WORK) {
      groups.push([])
      seen = new Set()
      work = workOf(assignment.value, seen)
    } else work += more
    groups.at(-1)?.push(assignment)
  }
  return groups
}

const WORK: Partial<Readonly<Record<Operation, number>>> = { exp: 45, ln: 55, safe: 3, min: 3, max: 3 }

/** Counts about how many instructions a value takes beside those that were seen. */
function workOf(value: Value, seen: Set<Value>): number {
  if (seen.has(value) || value.kind === 'number' || value.kind === 'cell') return 0
  seen.add(value)
  if (value.kind === 'past') return 12 + workOf(value.argument, seen)
  return value.args.reduce((work, arg) => work + workOf(arg, seen), WORK[value.op] ?? 1)
}

/** Finds the cells that some group reads and did not compute before. */
function storedIn(groups: readonly Group[]): Set<number> {
  const stored = new Set<number>()
  for (const group of groups) {
    const known = new Set<number>()
    for (const { cell, value } of group) {
      for (const read of cellsIn(value)) if (!known.has(read)) stored.add(read)
      known.add(cell)
    }
  }
  return stored
}

function cellsIn(value: Value): number[] {
  if (value.kind === 'cell') return [value.cell]
  if (value.kind === 'operation') return value.args.flatMap(cellsIn)
  return value.kind === 'past' ? cellsIn(value.argument) : []
}
