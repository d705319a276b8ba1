import { exp, ln, logistic, pow } from '../math/exp-log.js'
import { type BackEnd, countOutputCells, type Kernel, type PlanValues, type RunBlock } from './back-end.js'
import type { Assignment, Index, Operation, Plan, Read, Slot, Term } from './plan.js'

/**
 * The plain back end, which all others must match bit for bit: every term becomes a closure over one flat array of
 * cells. It runs one run after the other.
 */
export const interpret: BackEnd = (plan, values) => {
  const machine = makeMachine(plan, values)
  const runStage = closures(plan.run, machine)
  const startStage = closures(plan.start, machine)
  const monthStage = closures(plan.month, machine)
  const step = { month: runAll(monthStage), flows: flowsOf(plan, machine), remember: remembering(plan, machine) }
  const collect = collector(plan, machine)
  const beginRun = runAll(runStage)
  const startStocks = runAll(startStage)
  const run = (block: RunBlock): void => {
    for (let lane = 0; lane < block.lanes; lane++) {
      plan.drawn.forEach(({ cell }, i) => {
        machine.cells[cell] = block.draws[i * block.lanes + lane] as number
      })
      beginRun()
      machine.enter(0)
      startStocks()
      for (let month = 0; month < plan.months; month++) {
        if (month > 0) machine.enter(month)
        step.month()
        step.remember()
        collect(block, lane)
        step.flows()
      }
    }
  }
  const kernel: Kernel = { plan, outputCells: countOutputCells(plan), run }
  return kernel
}

/** The state that closures share: cells, loop variables, the months gone by, and the calendar made ready for all runs. */
interface Machine {
  readonly plan: Plan
  readonly cells: Float64Array
  readonly loops: Int32Array
  /** `[remembered cell][month]` */
  readonly past: Float64Array
  /** First row in `past` of each remembered quantity. */
  readonly pastOf: ReadonlyMap<string, number>
  month: number
  /** Begins a month: puts its calendar into the cells. */
  enter: (month: number) => void
}

type Value = () => number

function makeMachine(plan: Plan, values: PlanValues): Machine {
  const pastOf = new Map<string, number>()
  let rows = 0
  for (const name of plan.remembered) {
    pastOf.set(name, rows)
    rows += slotOf(plan, name).size
  }
  const cells = new Float64Array(plan.size)
  const past = new Float64Array(rows * plan.months)
  const machine: Machine = { plan, cells, loops: new Int32Array(64), past, pastOf, month: 0, enter: () => {} }
  for (const slot of plan.slots.values()) {
    if (slot.role === 'given') cells.set(values.given[slot.name] ?? [], slot.offset)
  }
  runAll(closures(plan.once, machine))()
  const calendar = makeCalendar(machine, values)
  const [from, to] = plan.calendarCells
  machine.enter = (month) => {
    machine.month = month
    const row = month * (to - from)
    for (let i = from; i < to; i++) cells[i] = calendar[row + i - from] as number
  }
  return machine
}

/** Computes the cells that are the same in all runs, `[month][calendar cell]`. */
function makeCalendar(machine: Machine, values: PlanValues): Float64Array {
  const { plan, cells } = machine
  const [from, to] = plan.calendarCells
  const calendar = new Float64Array(plan.months * (to - from))
  const series = [...plan.slots.values()].filter((slot) => slot.role === 'series')
  const compute = runAll(closures(plan.calendar, machine))
  for (let month = 0; month < plan.months; month++) {
    cells[slotOf(plan, 'time').offset] = month
    for (const { name, offset } of series) {
      values.series[name]?.forEach((cell, i) => {
        cells[offset + i] = cell[month] as number
      })
    }
    compute()
    calendar.set(cells.subarray(from, to), month * (to - from))
  }
  return calendar
}

function slotOf(plan: Plan, name: string): Slot {
  const slot = plan.slots.get(name)
  if (!slot) throw new RangeError(`the plan has no "${name}"`)
  return slot
}

function runAll(steps: readonly (() => void)[]): () => void {
  return () => {
    for (let i = 0; i < steps.length; i++) (steps[i] as () => void)()
  }
}

type Scope = ReadonlyMap<string, number>

function closures(assignments: readonly Assignment[], machine: Machine): (() => void)[] {
  return assignments.map((assignment) => assigner(assignment, machine))
}

/** Loops over the assignment's indices and stores the value of each cell. */
function assigner({ target, indices, value }: Assignment, machine: Machine): () => void {
  const scope = new Map(indices.map((index, i) => [index.name, i]))
  const cell = addressOf(target, machine, scope)
  const compute = closure(value, machine, scope)
  const store = () => {
    machine.cells[cell()] = compute()
  }
  return indices.reduceRight<() => void>((body, index, i) => looping(machine, { index, loop: i, body }), store)
}

function looping(machine: Machine, { index, loop, body }: { index: Index; loop: number; body: () => void }): () => void {
  const { loops } = machine
  const count = machine.plan.elements.get(index.dimension)?.length ?? 0
  return () => {
    for (let i = 0; i < count; i++) {
      loops[loop] = i
      body()
    }
  }
}

function closure(term: Term, machine: Machine, scope: Scope): Value {
  switch (term.kind) {
    case 'number': {
      const { value } = term
      return () => value
    }
    case 'read':
      return reader(term, machine, scope)
    case 'operation':
      return OPERATIONS[term.op](...term.args.map((arg) => closure(arg, machine, scope)))
    case 'reduce':
      return reducer(term, machine, scope)
    case 'past':
      return PAST[term.how](term, machine, scope)
  }
}

function reader(read: Read, machine: Machine, scope: Scope): Value {
  const { cells, loops } = machine
  const { base, steps } = address(read, machine, scope)
  const [first, second] = steps
  if (!first) return () => cells[base] as number
  const [loop, stride] = first
  if (!second && stride === 1) return () => cells[base + (loops[loop] as number)] as number
  const place = addressOf(read, machine, scope)
  return () => cells[place()] as number
}

/** Gives a slot's first cell for a read with its fixed elements, and the loop variables with their strides. */
function address(read: Read, machine: Machine, scope: Scope): { base: number; steps: [loop: number, stride: number][] } {
  const slot = slotOf(machine.plan, read.name)
  return offsets(read, { base: slot.offset, slot, machine, scope })
}

function offsets(read: Read, { base, slot, machine, scope }: { base: number; slot: Slot; machine: Machine; scope: Scope }) {
  const steps: [number, number][] = []
  let stride = 1
  for (let i = slot.dimensions.length - 1; i >= 0; i--) {
    const subscript = read.subscripts[i]
    if (!subscript) throw new RangeError(`"${read.name}" is read without a subscript`)
    if ('element' in subscript) base += subscript.element * stride
    else steps.push([scope.get(subscript.index.name) as number, stride])
    stride *= machine.plan.elements.get(slot.dimensions[i] as string)?.length ?? 0
  }
  return { base, steps }
}

function addressOf(read: Read, machine: Machine, scope: Scope): Value {
  const { base, steps } = address(read, machine, scope)
  return placing(base, steps, machine.loops)
}

function placing(base: number, steps: readonly [number, number][], loops: Int32Array): Value {
  const [first, second, ...more] = steps
  if (!first) return () => base
  const [loop, stride] = first
  if (!second) return () => base + (loops[loop] as number) * stride
  const inner = placing(base, [second, ...more], loops)
  return () => inner() + (loops[loop] as number) * stride
}

function reducer({ op, index, body }: Term & { kind: 'reduce' }, machine: Machine, scope: Scope): Value {
  const { loops } = machine
  const loop = 1 + Math.max(-1, ...scope.values())
  const count = machine.plan.elements.get(index.dimension)?.length ?? 0
  const compute = closure(body, machine, new Map([...scope, [index.name, loop]]))
  if (op === 'sum') {
    return () => {
      let sum = 0
      for (let i = 0; i < count; i++) {
        loops[loop] = i
        sum += compute()
      }
      return sum
    }
  }
  return () => {
    let largest = count === 0 ? 0 : -Infinity
    for (let i = 0; i < count; i++) {
      loops[loop] = i
      largest = Math.max(largest, compute())
    }
    return largest
  }
}

type Past = Term & { readonly kind: 'past' }

/** Gives a function that tells what a quantity's cell was in a month up to this one. */
function historian({ of }: Past, machine: Machine, scope: Scope): (month: number) => number {
  const { plan, past, pastOf } = machine
  const now = reader(of, machine, scope)
  const { base, steps } = offsets(of, { base: pastOf.get(of.name) as number, slot: slotOf(plan, of.name), machine, scope })
  const row = placing(base, steps, machine.loops)
  return (month) => (month === machine.month ? now() : (past[row() * plan.months + month] as number))
}

const PAST: Readonly<Record<Past['how'], (term: Past, machine: Machine, scope: Scope) => Value>> = {
  delay: (term, machine, scope) => {
    const at = historian(term, machine, scope)
    const lag = closure(term.argument, machine, scope)
    return () => {
      const when = machine.month - Math.max(lag(), 0)
      if (!(when > 0)) return Number.isNaN(when) ? when : at(0)
      const month = Math.floor(when)
      const fraction = when - month
      const before = at(month)
      return fraction === 0 ? before : before + (at(month + 1) - before) * fraction
    }
  },
  previous: (term, machine, scope) => {
    const at = historian(term, machine, scope)
    const first = closure(term.argument, machine, scope)
    return () => (machine.month === 0 ? first() : at(machine.month - 1))
  },
  behind: (term, machine, scope) => {
    const leader = historian(term, machine, scope)
    const follower = closure(term.argument, machine, scope)
    return () => {
      const level = follower()
      let month = machine.month
      while (month >= 0 && leader(month) > level) month--
      if (month === machine.month) return Number.isNaN(level) ? level : 0
      if (month < 0) return machine.month
      const before = leader(month)
      return machine.month - (month + (level - before) / (leader(month + 1) - before))
    }
  },
}

const truth = (is: boolean): number => (is ? 1 : 0)

/** The operations, one closure each; `min` and `max` let NaN through, `if` computes only the side it takes. */
const OPERATIONS = {
  '+': (a: Value, b: Value) => () => a() + b(),
  '-': (a: Value, b: Value) => () => a() - b(),
  '*': (a: Value, b: Value) => () => a() * b(),
  '/': (a: Value, b: Value) => () => a() / b(),
  negate: (a: Value) => () => -a(),
  min: (a: Value, b: Value) => () => Math.min(a(), b()),
  max: (a: Value, b: Value) => () => Math.max(a(), b()),
  abs: (a: Value) => () => Math.abs(a()),
  exp: (a: Value) => () => exp(a()),
  ln: (a: Value) => () => ln(a()),
  pow: (a: Value, b: Value) => () => pow(a(), b()),
  sqrt: (a: Value) => () => Math.sqrt(a()),
  logistic: (a: Value) => () => logistic(a()),
  safe: (a: Value, b: Value) => () => {
    const divisor = b()
    return divisor === 0 ? 0 : a() / divisor
  },
  '<': (a: Value, b: Value) => () => truth(a() < b()),
  '<=': (a: Value, b: Value) => () => truth(a() <= b()),
  '>': (a: Value, b: Value) => () => truth(a() > b()),
  '>=': (a: Value, b: Value) => () => truth(a() >= b()),
  '==': (a: Value, b: Value) => () => truth(a() === b()),
  '!=': (a: Value, b: Value) => () => truth(a() !== b()),
  and: (a: Value, b: Value) => () => truth(a() !== 0 && b() !== 0),
  or: (a: Value, b: Value) => () => truth(a() !== 0 || b() !== 0),
  not: (a: Value) => () => truth(a() === 0),
  if: (condition: Value, then: Value, otherwise: Value) => () => (condition() !== 0 ? then() : otherwise()),
} as Readonly<Record<Operation, (...args: Value[]) => Value>>

/** Adds every stock's flow at once, so that no stock sees another's new value. */
function flowsOf(plan: Plan, { cells }: Machine): () => void {
  const pairs = plan.flows.map(({ stock, change }) => ({ to: slotOf(plan, stock), from: slotOf(plan, change) }))
  return () => {
    for (const { to, from } of pairs) {
      for (let i = 0; i < to.size; i++) (cells[to.offset + i] as number) += cells[from.offset + i] as number
    }
  }
}

function remembering(plan: Plan, machine: Machine): () => void {
  const { cells, past, pastOf } = machine
  const kept = plan.remembered.map((name) => ({ slot: slotOf(plan, name), row: pastOf.get(name) as number }))
  return () => {
    for (const { slot, row } of kept) {
      for (let i = 0; i < slot.size; i++) {
        past[(row + i) * plan.months + machine.month] = cells[slot.offset + i] as number
      }
    }
  }
}

function collector(plan: Plan, machine: Machine): (block: RunBlock, lane: number) => void {
  const { cells } = machine
  const wanted = plan.outputs.flatMap((name) => {
    const { offset, size } = slotOf(plan, name)
    return Array.from({ length: size }, (_, i) => offset + i)
  })
  return ({ trajectories, lanes }, lane) => {
    for (let i = 0; i < wanted.length; i++) {
      trajectories[(i * plan.months + machine.month) * lanes + lane] = cells[wanted[i] as number] as number
    }
  }
}

/** Computes a term without loops or looks into the past, given the numbers that its names stand for. */
export function evaluate(term: Term, valueOf: (name: string) => number): number {
  switch (term.kind) {
    case 'number':
      return term.value
    case 'read':
      return valueOf(term.name)
    case 'operation':
      return OPERATIONS[term.op](...term.args.map((arg) => () => evaluate(arg, valueOf)))()
    default:
      throw new RangeError(`a ${term.kind} belongs in the model, not here`)
  }
}
