import { MATH, writeMath } from '../wasm/math.js'
import type { Operation } from './plan.js'
import type { Group } from './wasm-groups.js'
import { Lookups } from './wasm-lookups.js'
import { Results } from './wasm-results.js'
import { doVector, type Site } from './wasm-site.js'
import type { CellAssignment, Value } from './wasm-unroll.js'

/**
 * Writes the code that computes a group's cells for one vector of runs. What is needed once for all vectors is written
 * when the writer is made.
 */
export class GroupWriter {
  readonly #site: Site
  readonly #stored: ReadonlySet<number>
  readonly #lookups: Lookups
  readonly #results: Results
  /** Values that are used more than once in the group. */
  readonly #shared: ReadonlySet<Value>
  /** Values that were computed, and the local that holds each. */
  readonly #values = new Map<Value, number>()
  /** Cells that were computed, and the local that holds each. */
  readonly #cells = new Map<number, number>()

  constructor(site: Site, group: Group, stored: ReadonlySet<number>) {
    this.#site = site
    this.#stored = stored
    this.#shared = sharedIn(group)
    this.#lookups = new Lookups(site, (value) => this.push(value))
    this.#results = new Results(site, group)
  }

  /** Computes a cell, and stores it where it is read again. */
  assign({ cell, value, keep }: CellAssignment): void {
    const { code, layout, position } = this.#site
    const local = code.local('v128')
    this.push(value)
    code.set(local)
    this.#cells.set(cell, local)
    const isCopy = value.kind === 'cell' && value.cell === cell
    if (this.#stored.has(cell) && !isCopy) {
      code
        .get(position.lane)
        .get(local)
        .at('v128.store', layout.cells + cell * layout.row)
    }
    if (keep) this.#results.keep(cell, local)
  }

  /** Puts a value's vector on the stack. */
  push(value: Value): void {
    const { code, layout } = this.#site
    const known = value.kind === 'cell' ? this.#cells.get(value.cell) : this.#values.get(value)
    if (known !== undefined) code.get(known)
    else if (value.kind === 'number') code.vector(layout.precision, value.value)
    else if (value.kind === 'cell') this.#pushCell(value)
    else this.#pushNew(value)
  }

  #pushNew(value: Value & { kind: 'operation' | 'past' }): void {
    if (value.kind === 'operation') this.#pushOperation(value)
    else this.#lookups.push(value)
    if (!this.#shared.has(value)) return
    const local = this.#site.code.local('v128')
    this.#site.code.tee(local)
    this.#values.set(value, local)
  }

  /** Reads a cell's vector from where its stage has it in memory. */
  #pushCell({ cell, stage }: Value & { kind: 'cell' }): void {
    const { code, plan, layout, position } = this.#site
    const monthly = layout.monthlyRows.get(cell)
    if (monthly !== undefined) {
      code.get(position.column).at('v128.load', layout.monthly + monthly * plan.months * layout.row)
    } else if (stage === 'once') code.integer(0).at('v128.load', layout.once + cell * 16)
    else if (stage === 'calendar') {
      code.get(position.calendarRow).at('v128.load', layout.calendar + (cell - plan.calendarCells[0]) * 16)
    } else code.get(position.lane).at('v128.load', layout.cells + cell * layout.row)
  }

  #pushOperation(value: Value & { kind: 'operation' }): void {
    const { code, layout } = this.#site
    const { op, args } = value
    if (isCondition(op)) {
      this.#pushMask(value)
      code.vector(layout.precision, 1).do('v128.and')
    } else if (op === 'if') this.#pushChoice(args)
    else if (op === 'safe') this.#pushSafe(args)
    else if (op === 'min' || op === 'max') this.#pushExtreme(op, args)
    else {
      for (const arg of args) this.push(arg)
      if (op === 'exp' || op === 'ln') this.#doMath(op)
      else this.#do(SIMPLE[op as keyof typeof SIMPLE])
    }
  }

  #doMath(op: keyof typeof MATH): void {
    const { code, layout, inline } = this.#site
    if (inline) writeMath(code, layout.precision, op)
    else code.call(MATH[op])
  }

  /**
   * Puts the smaller or larger number on the stack: NaN where one is NaN, and -0 below 0, as Math.min and Math.max have
   * it. `min` and `max` are seven or eight instructions of the processor for that; `pmin` and `pmax` are one, but take
   * the first number where one is NaN or both are zeros.
   */
  #pushExtreme(op: 'min' | 'max', [a, b]: readonly Value[]): void {
    const [x, limit] = (a?.kind === 'number' ? [b, a] : [a, b]) as [Value, Value]
    this.push(x)
    this.push(limit)
    if (limit.kind === 'number' && Math.abs(limit.value) > 0) this.#do(`p${op}`)
    else if (limit.kind === 'number' && Object.is(limit.value, 0)) this.#doExtremeOfZero(op)
    else if (op === 'min') this.#doLeast()
    else this.#do('max')
  }

  /** Where x is -0, it is the smaller one, and for the larger one a sum with 0 makes it 0. */
  #doExtremeOfZero(op: 'min' | 'max'): void {
    this.#do(`p${op}`)
    if (op === 'min') return
    this.#site.code.vector(this.#site.layout.precision, 0)
    this.#do('add')
  }

  /** Both ways round give the same bits but for zeros and NaN; of those, the bits of both together are the right ones. */
  #doLeast(): void {
    const { code } = this.#site
    const [a, b] = [code.local('v128'), code.local('v128')]
    code.set(b).tee(a).get(b)
    this.#do('pmin')
    code.get(b).get(a)
    this.#do('pmin')
    code.do('v128.or')
  }

  /** Puts a mask on the stack: all bits of a lane where a condition holds, none where it does not. */
  #pushMask(value: Value): void {
    const isNew = value.kind === 'operation' && !this.#values.has(value)
    if (isNew && value.op in COMPARISONS) {
      for (const arg of value.args) this.push(arg)
      this.#do(COMPARISONS[value.op as keyof typeof COMPARISONS])
    } else if (isNew && (value.op === 'and' || value.op === 'or' || value.op === 'not')) {
      for (const arg of value.args) this.#pushMask(arg)
      this.#site.code.do(`v128.${value.op}`)
    } else {
      this.push(value)
      this.#site.code.vector(this.#site.layout.precision, 0)
      this.#do('ne')
    }
  }

  #pushChoice([condition, then, otherwise]: readonly Value[]): void {
    this.push(then as Value)
    this.push(otherwise as Value)
    this.#pushMask(condition as Value)
    this.#site.code.do('v128.bitselect')
  }

  /** Puts a quotient on the stack, and 0 where the divisor is 0. The divisor is used twice. */
  #pushSafe([a, b]: readonly Value[]): void {
    this.push(a as Value)
    this.push(b as Value)
    this.#do('div')
    this.push(b as Value)
    this.#site.code.vector(this.#site.layout.precision, 0)
    this.#do('eq')
    this.#site.code.do('v128.andnot')
  }

  #do(name: string): void {
    doVector(this.#site, name)
  }
}

/** Finds the values that are parts of more than one other, or used twice in one. */
function sharedIn(group: Group): Set<Value> {
  const [seen, shared] = [new Set<Value>(), new Set<Value>()]
  const visit = (value: Value): void => {
    if (value.kind === 'number' || value.kind === 'cell') return
    if (seen.has(value)) {
      shared.add(value)
      return
    }
    seen.add(value)
    if (value.kind === 'past') visit(value.argument)
    else for (const arg of value.args) visit(arg)
    if (value.kind === 'operation' && value.op === 'safe') visit(value.args[1] as Value)
  }
  for (const { value } of group) visit(value)
  return shared
}

function isCondition(op: Operation): boolean {
  return op in COMPARISONS || op === 'and' || op === 'or' || op === 'not'
}

const SIMPLE = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  negate: 'neg',
  abs: 'abs',
  sqrt: 'sqrt',
} as const

const COMPARISONS = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const
