import { exp, ln, logistic, pow } from '../math/exp-log.js'
import { type Machine, slotOf, WIDTH } from './machine.js'
import type { Operation, Read, Slot, Term } from './plan.js'

/** Computes a term for `WIDTH` lanes; what it gives is overwritten when it is called again. */
export type Vector = () => Float64Array

/** The loop variables that a term may use, and the register that holds each. */
export type Scope = ReadonlyMap<string, number>

/** Makes the closure of a term. A read gives the cell itself, so that an assignment can store there. */
export function evaluator(term: Term, machine: Machine, scope: Scope): Vector {
  switch (term.kind) {
    case 'number': {
      const constant = new Float64Array(WIDTH).fill(term.value)
      return () => constant
    }
    case 'read':
      return reader(term, machine, scope)
    case 'operation':
      return operation(
        term.op,
        term.args.map((arg) => evaluator(arg, machine, scope)),
      )
    case 'reduce':
      return reducer(term, machine, scope)
    case 'past':
      return PAST[term.how](term, machine, scope)
  }
}

function reader(read: Read, machine: Machine, scope: Scope): Vector {
  const { views } = machine
  const slot = slotOf(machine.plan, read.name)
  const { base, place } = addresser(read, machine, { slot, scope, origin: slot.offset })
  const fixed = views[base]
  if (!place) return () => fixed as Float64Array
  return () => views[place()] as Float64Array
}

/**
 * Gives the number of the cell that a read means, counted from `origin`: a fixed one, or, where loop variables take
 * part, a function that tells it.
 */
function addresser(
  read: Read,
  { plan, loops }: Machine,
  { slot, scope, origin }: { slot: Slot; scope: Scope; origin: number },
): { base: number; place?: () => number } {
  let base = origin
  let place: (() => number) | undefined
  let stride = 1
  for (let i = slot.dimensions.length - 1; i >= 0; i--) {
    const subscript = read.subscripts[i]
    if (!subscript) throw new RangeError(`"${read.name}" is read without a subscript`)
    if ('element' in subscript) base += subscript.element * stride
    else place = stepping(loops, { loop: scope.get(subscript.index.name) as number, stride, after: place })
    stride *= plan.elements.get(slot.dimensions[i] as string)?.length ?? 0
  }
  const steps = place
  return steps ? { base, place: () => base + steps() } : { base }
}

function stepping(
  loops: Int32Array,
  { loop, stride, after }: { loop: number; stride: number; after: (() => number) | undefined },
): () => number {
  if (!after) return () => (loops[loop] as number) * stride
  return () => after() + (loops[loop] as number) * stride
}

function reducer({ op, index, body }: Term & { kind: 'reduce' }, machine: Machine, scope: Scope): Vector {
  const { loops, plan } = machine
  const loop = 1 + Math.max(-1, ...scope.values())
  const count = plan.elements.get(index.dimension)?.length ?? 0
  const compute = evaluator(body, machine, new Map([...scope, [index.name, loop]]))
  const out = new Float64Array(WIDTH)
  const add = (values: Float64Array) => {
    for (let i = 0; i < WIDTH; i++) (out[i] as number) += values[i] as number
  }
  const raise = (values: Float64Array) => {
    for (let i = 0; i < WIDTH; i++) out[i] = Math.max(out[i] as number, values[i] as number)
  }
  const accumulate = op === 'sum' ? add : raise
  const neutral = op === 'sum' || count === 0 ? 0 : -Infinity
  return () => {
    out.fill(neutral)
    for (let i = 0; i < count; i++) {
      loops[loop] = i
      accumulate(compute())
    }
    return out
  }
}

type Past = Term & { readonly kind: 'past' }

/** Gives a function that tells what a quantity's cell was in a month up to this one, in one lane. */
function historian(
  { of }: Past,
  machine: Machine,
  scope: Scope,
): () => (month: number, lane: number) => number {
  const { plan, past, pastOf } = machine
  const now = reader(of, machine, scope)
  const { base, place } = addresser(of, machine, {
    slot: slotOf(plan, of.name),
    scope,
    origin: pastOf.get(of.name) as number,
  })
  return () => {
    const current = now()
    const row = (place ? place() : base) * plan.months
    return (month, lane) =>
      (month === machine.month ? current[lane] : past[(row + month) * WIDTH + lane]) as number
  }
}

const PAST: Readonly<Record<Past['how'], (term: Past, machine: Machine, scope: Scope) => Vector>> = {
  delay: (term, machine, scope) => {
    const history = historian(term, machine, scope)
    const lag = evaluator(term.argument, machine, scope)
    return lanewise(
      (lane, at, lags) =>
        delayed(machine.month - Math.max(lags[lane] as number, 0), (month) => at(month, lane)),
      {
        history,
        argument: lag,
      },
    )
  },
  previous: (term, machine, scope) => {
    const history = historian(term, machine, scope)
    const first = evaluator(term.argument, machine, scope)
    return lanewise(
      (lane, at, start) => (machine.month === 0 ? (start[lane] as number) : at(machine.month - 1, lane)),
      {
        history,
        argument: first,
      },
    )
  },
  behind: (term, machine, scope) => {
    const history = historian(term, machine, scope)
    const follower = evaluator(term.argument, machine, scope)
    return lanewise(
      (lane, at, levels) => behind(machine.month, levels[lane] as number, (month) => at(month, lane)),
      {
        history,
        argument: follower,
      },
    )
  },
}

type PastOfLane = (
  lane: number,
  at: (month: number, lane: number) => number,
  argument: Float64Array,
) => number

function lanewise(
  compute: PastOfLane,
  { history, argument }: { history: () => (month: number, lane: number) => number; argument: Vector },
): Vector {
  const out = new Float64Array(WIDTH)
  return () => {
    const [at, values] = [history(), argument()]
    for (let lane = 0; lane < WIDTH; lane++) out[lane] = compute(lane, at, values)
    return out
  }
}

/** Looks up what was at a moment between months; before the first month, what was in it. */
function delayed(when: number, at: (month: number) => number): number {
  if (Number.isNaN(when)) return when
  if (when <= 0) return at(0)
  const month = Math.floor(when)
  const fraction = when - month
  const before = at(month)
  return fraction === 0 ? before : before + (at(month + 1) - before) * fraction
}

/** Counts the months since a leader was last at a level or below it. */
function behind(now: number, level: number, leader: (month: number) => number): number {
  if (Number.isNaN(level) || Number.isNaN(leader(now))) return Number.NaN
  let month = now
  while (month >= 0 && leader(month) > level) month--
  if (month === now) return 0
  if (month < 0) return now
  const before = leader(month)
  return now - (month + (level - before) / (leader(month + 1) - before))
}

/** The operations on numbers; `min` and `max` let NaN through. */
const NUMERIC = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  negate: (a) => -a,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  abs: (a) => Math.abs(a),
  exp: (a) => exp(a),
  ln: (a) => ln(a),
  pow: (a, b) => pow(a, b),
  sqrt: (a) => Math.sqrt(a),
  logistic: (a) => logistic(a),
  safe: (a, b) => (b === 0 ? 0 : a / b),
  '<': (a, b) => (a < b ? 1 : 0),
  '<=': (a, b) => (a <= b ? 1 : 0),
  '>': (a, b) => (a > b ? 1 : 0),
  '>=': (a, b) => (a >= b ? 1 : 0),
  '==': (a, b) => (a === b ? 1 : 0),
  '!=': (a, b) => (a !== b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
  not: (a) => (a === 0 ? 1 : 0),
  if: (condition, then, otherwise) => (condition !== 0 ? then : otherwise),
} satisfies Record<Operation, (a: number, b: number, c: number) => number>

/** Computes one operation on plain numbers. */
export function calculate(op: Operation, [a = 0, b = 0, c = 0]: readonly number[]): number {
  return NUMERIC[op](a, b, c)
}

/** Loops an operation over the lanes. Each closure has its own `out`, so no argument is overwritten while it is read. */
function operation(op: Operation, [a, b, c]: readonly Vector[]): Vector {
  const out = new Float64Array(WIDTH)
  const compute = NUMERIC[op] as (a: number, b?: number, c?: number) => number
  const loop = FAST[op] ?? slowLoop(compute)
  if (!a) throw new RangeError(`${op} has no operand`)
  if (!b) {
    return () => {
      const x = a()
      for (let i = 0; i < WIDTH; i++) out[i] = compute(x[i] as number)
      return out
    }
  }
  if (!c) {
    return () => {
      loop(out, a(), b())
      return out
    }
  }
  return () => {
    const [x, y, z] = [a(), b(), c()]
    for (let i = 0; i < WIDTH; i++) out[i] = compute(x[i] as number, y[i] as number, z[i] as number)
    return out
  }
}

function slowLoop(compute: (a: number, b: number) => number): Loop {
  return (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = compute(x[i] as number, y[i] as number)
  }
}

type Loop = (out: Float64Array, x: Float64Array, y: Float64Array) => void

/** The same operations with a loop of their own, for those that most equations are made of. */
const FAST: Partial<Readonly<Record<Operation, Loop>>> = {
  '+': (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = (x[i] as number) + (y[i] as number)
  },
  '-': (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = (x[i] as number) - (y[i] as number)
  },
  '*': (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = (x[i] as number) * (y[i] as number)
  },
  '/': (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = (x[i] as number) / (y[i] as number)
  },
  min: (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = Math.min(x[i] as number, y[i] as number)
  },
  max: (out, x, y) => {
    for (let i = 0; i < WIDTH; i++) out[i] = Math.max(x[i] as number, y[i] as number)
  },
}
