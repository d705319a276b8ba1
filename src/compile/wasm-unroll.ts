import { slotOf } from './machine.js'
import type { Assignment, Index, Operation, Plan, Read, Stage, Term } from './plan.js'

/**
 * What one cell's value is made of: a term of the plan without loops, in which every read is of one cell. Values that
 * are the same are one object, so that what they have in common is computed once.
 */
export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'cell'; readonly cell: number; readonly stage: Stage }
  | { readonly kind: 'operation'; readonly op: Operation; readonly args: readonly Value[] }
  | {
      readonly kind: 'past'
      readonly how: 'delay' | 'previous' | 'behind'
      readonly cell: number
      readonly argument: Value
    }

/** Computes one cell. */
export interface CellAssignment {
  readonly cell: number
  readonly value: Value
  /** Whether it is the cell's value of the month, which results and later months get; not so where a stock moves on. */
  readonly keep: boolean
}

/** The element that each loop variable stands for. */
type Scope = ReadonlyMap<string, number>

/**
 * Turns a stage's assignments, which loop over elements, into assignments of single cells. Each exp and ln gets a cell of
 * its own after those of the plan: they take so long that they need not be computed next to what uses them.
 */
export class Unroller {
  readonly #plan: Plan
  readonly #made = new Map<string, Value>()
  readonly #numbers = new Map<Value, number>()
  readonly #assigned = new Map<number, Value>()
  readonly #ownCells = new Map<Value, Value>()

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** Counts the cells: those of the plan and those that were added. */
  get size(): number {
    return this.#plan.size + this.#ownCells.size
  }

  /** Unrolls assignments in their order. Where a cell is assigned twice, only the last one stays. */
  unroll(assignments: readonly Assignment[]): CellAssignment[] {
    this.#assigned.clear()
    for (const { target, indices, value } of assignments) {
      for (const scope of this.#scopes(indices)) {
        const cell = this.#cellOf(target, scope)
        const made = this.#valueOf(value, scope)
        this.#assigned.delete(cell)
        this.#assigned.set(cell, made)
      }
    }
    return [...this.#assigned].map(([cell, value]) => ({ cell, value, keep: true }))
  }

  /** Assigns a quantity's cells to themselves, for one that is known beforehand and yet is to be kept. */
  copy(name: string): CellAssignment[] {
    return this.#readAll(name).map((value) => ({ cell: value.cell, value, keep: true }))
  }

  /** Adds a month's flow to its stock. */
  addFlow({ stock, change }: { stock: string; change: string }): CellAssignment[] {
    const flows = this.#readAll(change)
    return this.#readAll(stock).map((level, i) => ({
      cell: level.cell,
      value: this.#operation('+', [level, flows[i] as Value]),
      keep: false,
    }))
  }

  #readAll(name: string): (Value & { kind: 'cell' })[] {
    const { offset, size, stage } = slotOf(this.#plan, name)
    return Array.from({ length: size }, (_, i) => this.#read(offset + i, stage))
  }

  #scopes(indices: readonly Index[], outer: Scope = new Map()): Scope[] {
    return indices.reduce<Scope[]>(
      (scopes, { name, dimension }) =>
        scopes.flatMap((scope) =>
          Array.from({ length: this.#count(dimension) }, (_, i) => new Map(scope).set(name, i)),
        ),
      [outer],
    )
  }

  #count(dimension: string): number {
    return this.#plan.elements.get(dimension)?.length ?? 0
  }

  #cellOf({ name, subscripts }: Read, scope: Scope): number {
    const { offset, dimensions } = slotOf(this.#plan, name)
    const place = dimensions.reduce((before, dimension, i) => {
      const subscript = subscripts[i]
      if (!subscript) throw new RangeError(`"${name}" is read without a subscript`)
      const element = 'element' in subscript ? subscript.element : (scope.get(subscript.index.name) as number)
      return before * this.#count(dimension) + element
    }, 0)
    return offset + place
  }

  #valueOf(term: Term, scope: Scope): Value {
    switch (term.kind) {
      case 'number':
        return this.#number(term.value)
      case 'read':
        return this.#read(this.#cellOf(term, scope), slotOf(this.#plan, term.name).stage)
      case 'operation':
        return this.#written(
          term.op,
          term.args.map((arg) => this.#valueOf(arg, scope)),
        )
      case 'reduce':
        return this.#reduction(term, scope)
      case 'past':
        return this.#past(term, scope)
    }
  }

  #past({ how, of, argument }: Term & { kind: 'past' }, scope: Scope): Value {
    const past = {
      kind: 'past',
      how,
      cell: this.#cellOf(of, scope),
      argument: this.#valueOf(argument, scope),
    } as const
    return this.#unique(`${how} ${past.cell} ${this.#numbers.get(past.argument)}`, past)
  }

  /** Writes a sum or an `any` out. A sum starts from 0, which shows where all parts are -0. */
  #reduction({ op, index, body }: Term & { kind: 'reduce' }, scope: Scope): Value {
    const parts = this.#scopes([index], scope).map((inner) => this.#valueOf(body, inner))
    const zero = this.#number(0)
    if (parts.length === 0) return zero
    return op === 'sum'
      ? parts.reduce((sum, part) => this.#operation('+', [sum, part]), zero)
      : parts.reduce((most, part) => this.#operation('max', [most, part]))
  }

  /** Writes an operation in those that the kernel has: pow and logistic by exp and ln, as in math/exp-log.ts. */
  #written(op: Operation, args: readonly Value[]): Value {
    const [x, y] = args as [Value, Value]
    const one = this.#number(1)
    if (op === 'exp' || op === 'ln') return this.#inOwnCell(this.#operation(op, args))
    if (op === 'logistic') {
      const power = this.#written('exp', [this.#operation('negate', [x])])
      return this.#operation('/', [one, this.#operation('+', [one, power])])
    }
    if (op !== 'pow') return this.#operation(op, args)
    const power = this.#written('exp', [this.#operation('*', [y, this.#written('ln', [x])])])
    return this.#operation('if', [this.#operation('==', [y, this.#number(0)]), one, power])
  }

  #inOwnCell(value: Value): Value {
    const known = this.#ownCells.get(value)
    if (known) return known
    const read = this.#read(this.size, 'month')
    this.#ownCells.set(value, read)
    this.#assigned.set(read.cell, value)
    return read
  }

  #read(cell: number, stage: Stage): Value & { kind: 'cell' } {
    return this.#unique(`cell ${cell}`, { kind: 'cell', cell, stage })
  }

  #number(value: number): Value {
    return this.#unique(Object.is(value, -0) ? '-0' : String(value), { kind: 'number', value })
  }

  #operation(op: Operation, args: readonly Value[]): Value {
    const key = `${op} ${args.map((arg) => this.#numbers.get(arg)).join()}`
    return this.#unique(key, { kind: 'operation', op, args })
  }

  /** Gives the one object of a value; keys name its parts by their numbers. */
  #unique<V extends Value>(key: string, value: V): V {
    const known = this.#made.get(key)
    if (known) return known as V
    this.#made.set(key, value)
    this.#numbers.set(value, this.#numbers.size)
    return value
  }
}
