import { type BackEnd, countOutputCells, type PlanValues, type RunBlock } from './back-end.js'
import { calendarOf } from './interpret.js'
import type { Plan } from './plan.js'
import { Code } from './wasm-code.js'
import { CHUNK, type Layout, layOutMemory } from './wasm-layout.js'
import { mathFunctions, type Precision } from './wasm-math.js'
import { encodeModule, type WasmFunction } from './wasm-module.js'
import { pastFunctions } from './wasm-past.js'
import { TermWriter } from './wasm-terms.js'

/**
 * The fast back end: WebAssembly, made from the plan. A few runs fill the lanes of a vector and go through all months
 * together. In f64 it gives the interpreter's bits.
 */
export function wasm(precision: Precision = 'f64'): BackEnd {
  return (plan, values) => {
    const layout = layOutMemory(plan, precision)
    const instance = new WebAssembly.Instance(moduleOf(plan, layout))
    const { memory, run } = instance.exports as { memory: WebAssembly.Memory; run: (lanes: number) => void }
    const numbers = precision === 'f64' ? new Float64Array(memory.buffer) : new Float32Array(memory.buffer)
    fillIn(numbers, { plan, layout, values })
    const outputs = countOutputCells(plan)
    return {
      plan,
      outputCells: outputs,
      run: (block) => {
        for (let first = 0; first < block.lanes; first += CHUNK) {
          const lanes = Math.min(CHUNK, block.lanes - first)
          loadDraws(numbers, { plan, layout, block, first, lanes })
          run(lanes)
          collect(numbers, { rows: outputs * plan.months, layout, block, first, lanes })
        }
      },
    }
  }
}

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

/** Writes the bytes of a plan's kernel: a module with one function `run(lanes)` and its memory. */
export function emitKernel(plan: Plan, layout: Layout): Uint8Array<ArrayBuffer> {
  const functions = [
    ...mathFunctions(layout.precision),
    ...pastFunctions(layout.precision),
    runFunction(plan, layout),
  ]
  return encodeModule({
    functions,
    pages: Math.ceil(layout.end / 65536),
    exports: { run: functions.length - 1 },
  })
}

function runFunction(plan: Plan, layout: Layout): WasmFunction {
  const code = new Code(1)
  const [lane, calendarRow, pastColumn, outColumn, month] = ['', '', '', '', ''].map(() =>
    code.local('i32'),
  ) as [number, number, number, number, number]
  const writer = new TermWriter({ code, plan, layout, position: { month, calendarRow, pastColumn } })
  code.integer(0).set(lane)
  code.repeat(() => {
    for (const local of [calendarRow, pastColumn, month]) code.integer(0).set(local)
    code.get(lane).integer(layout.bytes).do('i32.mul').set(outColumn)
    copyDraws(code, { plan, layout, column: outColumn })
    writer.beginStage()
    for (const assignment of plan.run) writer.assign(assignment, true)
    for (const name of plan.remembered) if (isKnownBefore(plan, name)) writer.rememberWhole(name)
    for (const assignment of plan.start) writer.assign(assignment, true)
    code.repeat(() => {
      writer.beginStage()
      writeMonth(code, writer, { plan, layout, outColumn })
      advance(code, calendarRow, layout.calendarRow)
      advance(code, pastColumn, 16)
      advance(code, outColumn, CHUNK * layout.bytes)
      advance(code, month, 1)
      code.get(month).integer(plan.months).do('i32.lt_s')
    })
    advance(code, lane, layout.lanes)
    code.get(lane).get(0).do('i32.lt_s')
  })
  return { parameters: ['i32'], results: [], locals: code.locals, code: code.bytes.written }
}

/** Tells whether a quantity is known before a run's first month: all are that do not change from month to month and run to run. */
function isKnownBefore(plan: Plan, name: string): boolean {
  return plan.slots.get(name)?.stage !== 'month'
}

function advance(code: Code, local: number, step: number): void {
  code.get(local).integer(step).do('i32.add').set(local)
}

function copyDraws(
  code: Code,
  { plan, layout, column }: { plan: Plan; layout: Layout; column: number },
): void {
  plan.drawn.forEach(({ cell }, i) => {
    code
      .integer(0)
      .get(column)
      .at('v128.load', layout.draws + i * CHUNK * layout.bytes)
    code.at('v128.store', layout.cells + cell * 16)
  })
}

function writeMonth(
  code: Code,
  writer: TermWriter,
  { plan, layout, outColumn }: { plan: Plan; layout: Layout; outColumn: number },
): void {
  const assigned = new Set(plan.month.map(({ target }) => target.name))
  for (const name of plan.remembered) if (!assigned.has(name)) writer.rememberWhole(name)
  for (const assignment of plan.month) writer.assign(assignment, false)
  let row = 0
  for (const name of plan.outputs) {
    writer.eachCell(name, (push) => {
      code.get(outColumn)
      push()
      code.at('v128.store', layout.out + row++ * plan.months * CHUNK * layout.bytes)
    })
  }
  for (const { stock, change } of plan.flows) writer.addFlow(stock, change)
}

/** Puts what the scenario gives, and all that is the same in every run, into the kernel's memory. */
function fillIn(
  numbers: Float64Array | Float32Array,
  { plan, layout, values }: { plan: Plan; layout: Layout; values: PlanValues },
): void {
  const { constants, calendar } = calendarOf(plan, values)
  const { bytes, once, cells } = layout
  numbers.set(constants, once / bytes)
  numbers.set(calendar, layout.calendar / bytes)
  for (const { role, offset, size } of plan.slots.values()) {
    if (role !== 'given') continue
    for (let i = offset; i < offset + size; i++) {
      numbers.fill(constants[i] as number, (cells + i * 16) / bytes, (cells + (i + 1) * 16) / bytes)
    }
  }
}

interface Part {
  readonly layout: Layout
  readonly block: RunBlock
  readonly first: number
  readonly lanes: number
}

/** Copies the drawn numbers of some runs; lanes without a run of their own repeat the last one's. */
function loadDraws(
  numbers: Float64Array | Float32Array,
  { plan, layout, block, first, lanes }: Part & { plan: Plan },
): void {
  const { bytes } = layout
  plan.drawn.forEach((_, i) => {
    const from = layout.draws / bytes + i * CHUNK
    const row = block.draws.subarray(i * block.lanes + first, i * block.lanes + first + lanes)
    numbers.set(row, from)
    numbers.fill(row[lanes - 1] as number, from + lanes, from + CHUNK)
  })
}

function collect(
  numbers: Float64Array | Float32Array,
  { rows, layout, block, first, lanes }: Part & { rows: number },
): void {
  const out = layout.out / layout.bytes
  for (let row = 0; row < rows; row++) {
    block.trajectories.set(
      numbers.subarray(out + row * CHUNK, out + row * CHUNK + lanes),
      row * block.lanes + first,
    )
  }
}
