import { slotOf } from './machine.js'
import {
  type Assignment,
  type Index,
  type Operation,
  type Plan,
  type Read,
  type Slot,
  type Term,
  walkTerm,
} from './plan.js'
import type { Code, Instruction } from './wasm-code.js'
import type { Layout } from './wasm-layout.js'
import { MATH } from './wasm-math.js'
import { PAST } from './wasm-past.js'

/** The local variables of the kernel that terms look at: byte offsets into rows, and the month itself. */
export interface Position {
  readonly month: number
  readonly calendarRow: number
  /** The month's place in a row of the past. */
  readonly pastColumn: number
}

/** Loop variables in scope, and the local that counts each. */
type Scope = ReadonlyMap<string, number>

/** Writes the code of terms and assignments of one plan into one function. */
export class TermWriter {
  readonly #code: Code
  readonly #plan: Plan
  readonly #layout: Layout
  readonly #position: Position
  /** Single numbers that were computed in this stage, and the local that holds each: they need no memory. */
  readonly #known = new Map<string, number>()
  /** Parts of terms that were computed before the loop around them, and the local that holds each. */
  readonly #hoisted = new Map<Term, number>()
  /** Arguments of delays that all elements share, and what was computed of them before the loop. */
  readonly #delays = new Map<Term, Delay>()

  constructor(code: Code, { plan, layout, position }: { plan: Plan; layout: Layout; position: Position }) {
    this.#code = code
    this.#plan = plan
    this.#layout = layout
    this.#position = position
  }

  /** Begins a stage: what was computed in another one is not at hand any more. */
  beginStage(): void {
    this.#known.clear()
  }

  /** Computes a slot. A single number stays in a local; only what outlives the stage goes to memory. */
  assign({ target, indices, value }: Assignment, keep: boolean): void {
    this.#hoisted.clear()
    this.#delays.clear()
    if (indices.length === 0 && slotOf(this.#plan, target.name).size === 1 && !keep) {
      this.#prepareDelays(value)
      const local = this.#code.local('v128')
      this.push(value, new Map())
      this.#code.set(local)
      this.#known.set(target.name, local)
      if (this.#layout.pastRows.has(target.name))
        this.#remember(target, new Map(), () => this.#code.get(local))
      return
    }
    this.#prepareDelays(value)
    this.#hoist(value, new Set(indices.map(({ name }) => name)), new Map())
    this.#loops(indices, new Map(), (scope) => this.#store(target, value, scope))
  }

  /** Copies a quantity's cells to its place among what was. */
  rememberWhole(name: string): void {
    const { dimensions } = slotOf(this.#plan, name)
    const indices = dimensions.map((dimension, i) => ({ name: `${dimension}/${i}`, dimension }))
    const read: Read = { kind: 'read', name, subscripts: indices.map((index) => ({ index })) }
    this.#loops(indices, new Map(), (scope) => this.#remember(read, scope, () => this.push(read, scope)))
  }

  /** Calls `write` for each cell of a quantity, with what puts that cell on the stack. */
  eachCell(name: string, write: (push: () => void) => void): void {
    const { dimensions, size } = slotOf(this.#plan, name)
    const counts = dimensions.map((dimension) => this.#plan.elements.get(dimension)?.length ?? 0)
    for (let cell = 0; cell < size; cell++) {
      let rest = cell
      const subscripts = counts.map(() => ({ element: 0, label: '' }))
      for (let i = counts.length - 1; i >= 0; i--) {
        subscripts[i] = { element: rest % (counts[i] as number), label: '' }
        rest = Math.floor(rest / (counts[i] as number))
      }
      write(() => this.push({ kind: 'read', name, subscripts }, new Map()))
    }
  }

  /** Adds a month's flow to a stock. No stock's flow is computed after this, so none sees another's new value. */
  addFlow(stock: string, change: string): void {
    const { offset } = slotOf(this.#plan, stock)
    let cell = offset
    this.eachCell(change, (push) => {
      const place = this.#layout.cells + cell++ * 16
      this.#code.integer(0).integer(0).at('v128.load', place)
      push()
      this.#do('add')
      this.#code.at('v128.store', place)
    })
  }

  #loops(indices: readonly Index[], scope: Scope, body: (scope: Scope) => void): void {
    const [index, ...rest] = indices
    if (index) this.#loop(index, scope, (inner) => this.#loops(rest, inner, body))
    else body(scope)
  }

  #loop(index: Index, scope: Scope, body: (scope: Scope) => void): void {
    const code = this.#code
    const count = this.#plan.elements.get(index.dimension)?.length ?? 0
    if (count === 0) return
    const local = code.local('i32')
    code.integer(0).set(local)
    code.repeat(() => {
      body(new Map([...scope, [index.name, local]]))
      code.get(local).integer(1).do('i32.add').tee(local).integer(count).do('i32.lt_s')
    })
  }

  #store(target: Read, value: Term, scope: Scope): void {
    const place = this.#place(target, scope)
    this.#pushAddress(place.steps, 16)
    this.push(value, scope)
    this.#code.at('v128.store', this.#layout.cells + place.cell * 16)
    if (this.#layout.pastRows.has(target.name)) this.#remember(target, scope, () => this.push(target, scope))
  }

  #remember(read: Read, scope: Scope, value: () => void): void {
    const { months } = this.#plan
    const place = this.#place(read, scope)
    const row =
      (this.#layout.pastRows.get(read.name) as number) + place.cell - slotOf(this.#plan, read.name).offset
    this.#pushAddress(place.steps, months * 16, this.#position.pastColumn)
    value()
    this.#code.at('v128.store', this.#layout.past + row * months * 16)
  }

  /** Puts a term's vector on the stack. */
  push(term: Term, scope: Scope): void {
    const hoisted = this.#hoisted.get(term)
    if (hoisted !== undefined) return void this.#code.get(hoisted)
    switch (term.kind) {
      case 'number':
        this.#code.vector(this.#layout.precision, term.value)
        return
      case 'read':
        this.#pushRead(term, scope)
        return
      case 'operation':
        this.#pushOperation(term.op, term.args, scope)
        return
      case 'reduce':
        this.#pushReduction(term, scope)
        return
      case 'past':
        this.#pushPast(term, scope)
    }
  }

  #pushRead(read: Read, scope: Scope): void {
    const { once, calendar, cells, bytes } = this.#layout
    const known = this.#known.get(read.name)
    if (known !== undefined) return void this.#code.get(known)
    const { stage } = slotOf(this.#plan, read.name)
    const { cell, steps } = this.#place(read, scope)
    const splat = bytes === 8 ? 'v128.load64_splat' : 'v128.load32_splat'
    if (stage === 'once') {
      this.#pushAddress(steps, bytes)
      this.#code.at(splat, once + cell * bytes)
    } else if (stage === 'calendar') {
      this.#pushAddress(steps, bytes, this.#position.calendarRow)
      this.#code.at(splat, calendar + (cell - this.#plan.calendarCells[0]) * bytes)
    } else {
      this.#pushAddress(steps, 16)
      this.#code.at('v128.load', cells + cell * 16)
    }
  }

  /** Finds a read's first cell with its fixed elements, and the loop variables that lead on from it. */
  #place(read: Read, scope: Scope): { cell: number; steps: readonly [local: number, stride: number][] } {
    const slot: Slot = slotOf(this.#plan, read.name)
    const steps: [number, number][] = []
    let cell = slot.offset
    let stride = 1
    for (let i = slot.dimensions.length - 1; i >= 0; i--) {
      const subscript = read.subscripts[i]
      if (!subscript) throw new RangeError(`"${read.name}" is read without a subscript`)
      if ('element' in subscript) cell += subscript.element * stride
      else steps.push([scope.get(subscript.index.name) as number, stride])
      stride *= this.#plan.elements.get(slot.dimensions[i] as string)?.length ?? 0
    }
    return { cell, steps }
  }

  /** Puts the part of an address on the stack that is not known beforehand. */
  #pushAddress(steps: readonly [local: number, stride: number][], unit: number, base?: number): void {
    const code = this.#code
    if (base !== undefined) code.get(base)
    else if (steps.length === 0) code.integer(0)
    steps.forEach(([local, stride], i) => {
      code
        .get(local)
        .integer(stride * unit)
        .do('i32.mul')
      if (i > 0 || base !== undefined) code.do('i32.add')
    })
  }

  #pushOperation(op: Operation, args: readonly Term[], scope: Scope): void {
    if (op in COMPARISONS || op === 'and' || op === 'or' || op === 'not') {
      this.#pushMask({ kind: 'operation', op, args }, scope)
      this.#code.vector(this.#layout.precision, 1).do('v128.and')
      return
    }
    if (op === 'if') this.#pushChoice(args, scope)
    else if (op === 'safe') this.#pushSafe(args, scope)
    else {
      for (const arg of args) this.push(arg, scope)
      if (op in MATH) this.#code.call(MATH[op as keyof typeof MATH])
      else this.#do(SIMPLE[op as keyof typeof SIMPLE])
    }
  }

  /** Puts a mask on the stack: all bits of a lane where a condition holds, none where it does not. */
  #pushMask(term: Term, scope: Scope): void {
    const op = term.kind === 'operation' && !this.#hoisted.has(term) ? term.op : undefined
    const args = term.kind === 'operation' ? term.args : []
    if (op !== undefined && op in COMPARISONS) {
      for (const arg of args) this.push(arg, scope)
      this.#do(COMPARISONS[op as keyof typeof COMPARISONS])
    } else if (op === 'and' || op === 'or' || op === 'not') {
      for (const arg of args) this.#pushMask(arg, scope)
      this.#code.do(`v128.${op}`)
    } else {
      this.push(term, scope)
      this.#code.vector(this.#layout.precision, 0)
      this.#do('ne')
    }
  }

  #pushChoice([condition, then, otherwise]: readonly Term[], scope: Scope): void {
    this.push(then as Term, scope)
    this.push(otherwise as Term, scope)
    this.#pushMask(condition as Term, scope)
    this.#code.do('v128.bitselect')
  }

  #pushSafe([a, b]: readonly Term[], scope: Scope): void {
    const { precision } = this.#layout
    const divisor = this.#code.local('v128')
    this.push(b as Term, scope)
    this.#code.set(divisor).vector(precision, 0)
    this.push(a as Term, scope)
    this.#code.get(divisor)
    this.#do('div')
    this.#code.get(divisor).vector(precision, 0)
    this.#do('eq')
    this.#code.do('v128.bitselect')
  }

  #pushReduction({ op, index, body }: Term & { kind: 'reduce' }, scope: Scope): void {
    const code = this.#code
    const total = code.local('v128')
    const isEmpty = (this.#plan.elements.get(index.dimension)?.length ?? 0) === 0
    const before = new Set(this.#hoisted.keys())
    this.#hoist(body, new Set([index.name]), scope)
    code.vector(this.#layout.precision, op === 'sum' || isEmpty ? 0 : Number.NEGATIVE_INFINITY).set(total)
    this.#loop(index, scope, (inner) => {
      code.get(total)
      this.push(body, inner)
      this.#do(op === 'sum' ? 'add' : 'max')
      code.set(total)
    })
    for (const term of this.#hoisted.keys()) if (!before.has(term)) this.#hoisted.delete(term)
    code.get(total)
  }

  /** Looks up the past lane by lane: each run has its own delay. */
  #pushPast({ how, of, argument }: Term & { kind: 'past' }, scope: Scope): void {
    const delay = how === 'delay' ? this.#delays.get(argument) : undefined
    if (delay) {
      this.#pushDelayed(of, delay, scope)
      return
    }
    const code = this.#code
    const { past, precision, lanes, bytes, pastRows } = this.#layout
    const [asked, found] = [code.local('v128'), code.local('v128')]
    this.push(argument, scope)
    code.set(asked)
    const place = this.#place(of, scope)
    const row = (pastRows.get(of.name) as number) + place.cell - slotOf(this.#plan, of.name).offset
    for (let lane = 0; lane < lanes; lane++) {
      code.get(found)
      this.#pushAddress(place.steps, this.#plan.months * 16)
      code.integer(past + row * this.#plan.months * 16 + lane * bytes).do('i32.add')
      code.get(this.#position.month).get(asked).lane('extract', precision, lane).call(PAST[how])
      code.lane('replace', precision, lane).set(found)
    }
    code.get(found)
  }

  /** Computes before a loop what does not change in it: the largest parts of a term that use none of its variables. */
  #hoist(term: Term, loops: ReadonlySet<string>, scope: Scope): void {
    if (term.kind === 'number' || term.kind === 'read' || term.kind === 'reduce' || this.#hoisted.has(term))
      return
    if (mentions(term, loops)) {
      const parts = term.kind === 'operation' ? term.args : [term.argument]
      for (const part of parts) this.#hoist(part, loops, scope)
      return
    }
    const local = this.#code.local('v128')
    this.push(term, scope)
    this.#code.set(local)
    this.#hoisted.set(term, local)
  }

  /** Computes once what all elements of a delayed quantity share: for each lane the place in the past, and the part of a month beyond. */
  #prepareDelays(value: Term): void {
    const code = this.#code
    const { precision, lanes } = this.#layout
    walkTerm(value, (term) => {
      if (term.kind !== 'past' || term.how !== 'delay' || dependsOnElements(term.argument)) return
      const [when, fraction, isWhole] = [code.local('v128'), code.local('v128'), code.local('v128')]
      code.get(this.#position.month).do(`${precision}.convert_i32_s`)
      this.#do('splat')
      this.push(term.argument, new Map())
      code.vector(precision, 0)
      this.#do('max')
      this.#do('sub')
      code.vector(precision, 0)
      this.#do('max')
      code.tee(when).get(when)
      this.#do('floor')
      this.#do('sub')
      code.tee(fraction).vector(precision, 0)
      this.#do('eq')
      code.set(isWhole)
      const columns = Array.from({ length: lanes }, (_, lane) => {
        const column = code.local('i32')
        code.get(when).lane('extract', precision, lane).do(`i32.trunc_sat_${precision}_s`)
        code.integer(16).do('i32.mul').set(column)
        return column
      })
      this.#delays.set(term.argument, { columns, fraction, isWhole })
    })
  }

  /** Mixes the two months around the moment that was asked for; where it is a whole month, the other one does not count. */
  #pushDelayed(of: Read, { columns, fraction, isWhole }: Delay, scope: Scope): void {
    const code = this.#code
    const [before, after] = [
      this.#gather(of, { columns, scope, further: 0 }),
      this.#gather(of, { columns, scope, further: 16 }),
    ]
    code.get(before).get(before).get(after).get(before)
    this.#do('sub')
    code.get(fraction)
    this.#do('mul')
    this.#do('add')
    code.get(isWhole).do('v128.bitselect')
  }

  #gather(
    of: Read,
    { columns, scope, further }: { columns: readonly number[]; scope: Scope; further: number },
  ): number {
    const code = this.#code
    const { past, precision, bytes, pastRows } = this.#layout
    const { months } = this.#plan
    const place = this.#place(of, scope)
    const row = (pastRows.get(of.name) as number) + place.cell - slotOf(this.#plan, of.name).offset
    const found = code.local('v128')
    columns.forEach((column, lane) => {
      const offset = past + row * months * 16 + lane * bytes + further
      this.#pushAddress(place.steps, months * 16, column)
      if (lane === 0) code.at(precision === 'f64' ? 'v128.load64_zero' : 'v128.load32_zero', offset)
      else code.get(found).loadLane(precision, offset, lane)
      code.set(found)
    })
    return found
  }

  #do(name: string): void {
    this.#code.do(`${this.#layout.precision === 'f64' ? 'f64x2' : 'f32x4'}.${name}` as Instruction)
  }
}

/** What a delay's elements share: each lane's byte offset into a row of the past, the part of a month beyond, and where it is none. */
interface Delay {
  readonly columns: readonly number[]
  readonly fraction: number
  readonly isWhole: number
}

function mentions(term: Term, loops: ReadonlySet<string>): boolean {
  let found = false
  walkTerm(term, (inner) => {
    if (inner.kind === 'reduce') found = true
    if (inner.kind === 'read' && inner.subscripts.some((one) => 'index' in one && loops.has(one.index.name)))
      found = true
  })
  return found
}

function dependsOnElements(term: Term): boolean {
  let found = false
  walkTerm(term, (inner) => {
    if (inner.kind === 'past' || inner.kind === 'reduce') found = true
    if (inner.kind === 'read' && inner.subscripts.some((one) => 'index' in one)) found = true
  })
  return found
}

const SIMPLE = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  negate: 'neg',
  min: 'min',
  max: 'max',
  abs: 'abs',
  sqrt: 'sqrt',
} as const

const COMPARISONS = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const
