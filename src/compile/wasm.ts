import { Code } from '../wasm/code.js'
import { mathFunctions, type Precision } from '../wasm/math.js'
import { encodeModule, type WasmFunction } from '../wasm/module.js'
import type { BackEnd, PlanValues, RunBlock } from './back-end.js'
import { calendarOf } from './interpret.js'
import type { Plan } from './plan.js'
import { type Group, groupPlan } from './wasm-groups.js'
import { CHUNK, type Layout, layOutMemory, ROOM } from './wasm-layout.js'
import { behindFunction } from './wasm-past.js'
import { GroupWriter } from './wasm-terms.js'

/**
 * The fast back end: WebAssembly, made from the plan. Some runs go through all months together, and a few cells are
 * computed for all of them before the next cells. In f64 it gives the interpreter's bits.
 */
export function wasm(precision: Precision = 'f64'): BackEnd {
  return (plan, values) => {
    const layout = layOutMemory(plan, precision)
    const instance = new WebAssembly.Instance(moduleOf(plan, layout))
    const { memory, run } = instance.exports as { memory: WebAssembly.Memory; run: Run }
    fillIn(memory, { plan, layout, values })
    const rows = layout.outRows.size * plan.months
    const room = new Float64Array(memory.buffer, layout.out, rows * ROOM)
    return {
      plan,
      outputCells: layout.outRows.size,
      room,
      run: (block) => {
        for (let first = 0; first < block.lanes; first += ROOM) {
          const part = { block, first, lanes: Math.min(ROOM, block.lanes - first) }
          const stride = Math.ceil(part.lanes / layout.lanes) * layout.lanes
          for (let at = 0; at < part.lanes; at += CHUNK) {
            const lanes = Math.min(CHUNK, part.lanes - at)
            loadDraws(memory, { plan, layout, block, first: first + at, lanes })
            run(Math.ceil(lanes / layout.lanes) * 16, layout.out + at * 8, stride * 8)
          }
          collect(room, { rows, stride, ...part })
        }
      },
    }
  }
}

/** Runs the lanes up to the byte `end` of each row. Results of the first cell and month go to `out`, those of each next month `stride` bytes further. */
type Run = (end: number, out: number, stride: number) => void

/** Modules that were made, by what they were made of; scenarios that differ in numbers only share one. */
const MADE = new Map<string, WebAssembly.Module>()
const MOST_MADE = 16

/** Gives a plan's module: the one made before of an equal plan, where there is one. */
function moduleOf(plan: Plan, layout: Layout): WebAssembly.Module {
  const key =
    layout.precision + JSON.stringify(plan, (_, value) => (value instanceof Map ? [...value] : value))
  const known = MADE.get(key)
  if (known) return known
  const made = new WebAssembly.Module(emitKernel(plan, layout))
  const [oldest] = MADE.keys()
  if (MADE.size >= MOST_MADE && oldest !== undefined) MADE.delete(oldest)
  MADE.set(key, made)
  return made
}

/** Writes the bytes of a plan's kernel: a module with one function `run` and its memory. */
export function emitKernel(plan: Plan, layout: Layout): Uint8Array<ArrayBuffer> {
  const functions = [...mathFunctions(layout.precision), behindFunction(layout)]
  const { run, start, month, stored, size } = groupPlan(plan)
  const add = (inline: boolean) => (group: Group) =>
    functions.push(groupFunction(group, { plan, layout, stored, inline })) - 1
  const stages = { run: run.map(add(false)), start: start.map(add(false)), month: month.map(add(true)) }
  functions.push(runFunction(plan, stages))
  return encodeModule({
    functions,
    pages: Math.ceil((layout.cells + size * layout.row) / 65536),
    exports: { run: functions.length - 1 },
  })
}

/** Writes a function `(month, end, out, stride)` that computes a group for all vectors of runs, one after the other. */
function groupFunction(
  group: Group,
  { stored, ...site }: { plan: Plan; layout: Layout; inline: boolean; stored: ReadonlySet<number> },
): WasmFunction {
  const { layout } = site
  const code = new Code(4)
  const [month, end, out, stride] = [0, 1, 2, 3]
  const [calendarRow, lane, column] = [code.local('i32'), code.local('i32'), code.local('i32')]
  const position = { month, calendarRow, lane, column, out, stride }
  code.get(month).integer(layout.calendarRow).do('i32.mul').set(calendarRow)
  code.get(month).integer(layout.row).do('i32.mul').set(column)
  code.get(month).get(stride).do('i32.mul').get(out).do('i32.add').set(out)
  const writer = new GroupWriter({ ...site, code, position }, group, stored)
  code.repeat(() => {
    for (const assignment of group) writer.assign(assignment)
    code.get(column).integer(16).do('i32.add').set(column)
    code.get(lane).integer(16).do('i32.add').tee(lane).get(end).do('i32.lt_s')
  })
  return code.finish(['i32', 'i32', 'i32', 'i32'], [])
}

type Stages = Readonly<Record<'run' | 'start' | 'month', readonly number[]>>

/** Writes the function that calls those of the groups: once a run, when it starts, and every month. */
function runFunction(plan: Plan, { run, start, month }: Stages): WasmFunction {
  const code = new Code(3)
  const now = code.local('i32')
  const callAll = (groups: readonly number[]) => {
    for (const group of groups) code.get(now).get(0).get(1).get(2).call(group)
  }
  callAll(run)
  callAll(start)
  code.repeat(() => {
    callAll(month)
    code.get(now).integer(1).do('i32.add').tee(now).integer(plan.months).do('i32.lt_s')
  })
  return code.finish(['i32', 'i32', 'i32'], [])
}

/** Views the kernel's memory as numbers of a layout's precision. */
function numbersIn(memory: WebAssembly.Memory, { precision }: Layout): Float64Array | Float32Array {
  return precision === 'f64' ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer)
}

/** Puts what the scenario gives, and all that is the same in every run, into the kernel's memory. */
function fillIn(
  memory: WebAssembly.Memory,
  { plan, layout, values }: { plan: Plan; layout: Layout; values: PlanValues },
): void {
  const { constants, calendar } = calendarOf(plan, values)
  const { bytes, lanes, once, cells, row } = layout
  const numbers = numbersIn(memory, layout)
  const fill = (start: number, value: number, count: number) =>
    numbers.fill(value, start / bytes, start / bytes + count)
  for (const [i, value] of constants.entries()) fill(once + i * 16, value, lanes)
  for (const [i, value] of calendar.entries()) fill(layout.calendar + i * 16, value, lanes)
  for (const { role, stage, offset, size } of plan.slots.values()) {
    if (role !== 'given' || stage === 'once') continue
    for (let i = offset; i < offset + size; i++) fill(cells + i * row, constants[i] as number, CHUNK)
  }
}

interface Part {
  readonly block: RunBlock
  readonly first: number
  readonly lanes: number
}

/** Copies the drawn numbers of some runs to their cells; lanes without a run of their own repeat the last one's. */
function loadDraws(
  memory: WebAssembly.Memory,
  { plan, layout, block, first, lanes }: Part & { plan: Plan; layout: Layout },
): void {
  const { bytes, cells, row } = layout
  const numbers = numbersIn(memory, layout)
  const load = (start: number, from: Float64Array, rowOfBlock: number): void => {
    const at = start / bytes
    const drawn = from.subarray(rowOfBlock * block.lanes + first, rowOfBlock * block.lanes + first + lanes)
    numbers.set(drawn, at)
    numbers.fill(drawn[lanes - 1] as number, at + lanes, at + Math.ceil(lanes / layout.lanes) * layout.lanes)
  }
  plan.drawn.forEach(({ cell }, i) => {
    load(cells + cell * row, block.draws, i)
  })
  for (let i = 0; i < plan.monthly.length * plan.months; i++)
    load(layout.monthly + i * row, block.monthly as Float64Array, i)
}

/** Copies results to where the block wants them; nothing where they are there already. */
function collect(
  room: Float64Array,
  { rows, stride, block, first, lanes }: Part & { rows: number; stride: number },
): void {
  const { trajectories } = block
  const isThere = trajectories.buffer === room.buffer && trajectories.byteOffset === room.byteOffset
  if (isThere && stride === block.lanes) return
  for (let row = 0; row < rows; row++) {
    trajectories.set(room.subarray(row * stride, row * stride + lanes), row * block.lanes + first)
  }
}
