import { slotOf } from './machine.js'
import { type Assignment, type Operation, type Read, type Term, walkTerm } from './plan.js'
import { doVector, loop, loops, pushCell, type Scope, type Site, storeCell } from './wasm-cells.js'
import { Lookups } from './wasm-lookups.js'
import { MATH } from './wasm-math.js'

/** Writes the code of terms and assignments of one plan into one function. */
export class TermWriter {
  readonly #site: Site
  readonly #lookups: Lookups
  /** Single numbers that were computed in this stage, and the local that holds each: they need no memory. */
  readonly #known = new Map<string, number>()
  /** Parts of terms that were computed before the loop around them, and the local that holds each. */
  readonly #hoisted = new Map<Term, number>()

  constructor(site: Site) {
    this.#site = site
    this.#lookups = new Lookups(site, (term, scope) => this.push(term, scope))
  }

  /** Begins a stage: what was computed in another one is not at hand any more. */
  beginStage(): void {
    this.#known.clear()
  }

  /** Computes a slot. A single number stays in a local; only what outlives the stage goes to memory. */
  assign({ target, indices, value }: Assignment, keep: boolean): void {
    this.#hoisted.clear()
    this.#lookups.prepare(value)
    if (indices.length === 0 && slotOf(this.#site.plan, target.name).size === 1 && !keep) {
      this.#assignLocal(target, value)
      return
    }
    this.#hoist(value, new Set(indices.map(({ name }) => name)), new Map())
    loops(this.#site, indices, (scope) => {
      storeCell(this.#site, target, { scope, value: () => this.push(value, scope) })
      this.#lookups.remember(target, { scope, value: () => this.push(target, scope) })
    })
  }

  #assignLocal(target: Read, value: Term): void {
    const { code } = this.#site
    const local = code.local('v128')
    this.push(value, new Map())
    code.set(local)
    this.#known.set(target.name, local)
    this.#lookups.remember(target, { scope: new Map(), value: () => code.get(local) })
  }

  /** Copies a quantity's cells to its place among what was. */
  rememberWhole(name: string): void {
    const { dimensions } = slotOf(this.#site.plan, name)
    const indices = dimensions.map((dimension, i) => ({ name: `${dimension}/${i}`, dimension }))
    const read: Read = { kind: 'read', name, subscripts: indices.map((index) => ({ index })) }
    loops(this.#site, indices, (scope) =>
      this.#lookups.remember(read, { scope, value: () => this.push(read, scope) }),
    )
  }

  /** Calls `write` for each cell of a quantity, with what puts that cell on the stack. */
  eachCell(name: string, write: (push: () => void) => void): void {
    const { dimensions, size } = slotOf(this.#site.plan, name)
    const counts = dimensions.map((dimension) => this.#site.plan.elements.get(dimension)?.length ?? 0)
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
    const { offset } = slotOf(this.#site.plan, stock)
    let cell = offset
    this.eachCell(change, (push) => {
      const place = this.#site.layout.cells + cell++ * 16
      this.#site.code.integer(0).integer(0).at('v128.load', place)
      push()
      this.#do('add')
      this.#site.code.at('v128.store', place)
    })
  }

  /** Puts a term's vector on the stack. */
  push(term: Term, scope: Scope): void {
    const { code, layout } = this.#site
    const local = this.#hoisted.get(term) ?? (term.kind === 'read' ? this.#known.get(term.name) : undefined)
    if (local !== undefined) code.get(local)
    else if (term.kind === 'number') code.vector(layout.precision, term.value)
    else if (term.kind === 'read') pushCell(this.#site, term, scope)
    else if (term.kind === 'operation') this.#pushOperation(term.op, term.args, scope)
    else if (term.kind === 'reduce') this.#pushReduction(term, scope)
    else this.#lookups.push(term, scope)
  }

  #pushOperation(op: Operation, args: readonly Term[], scope: Scope): void {
    if (op in COMPARISONS || op === 'and' || op === 'or' || op === 'not') {
      this.#pushMask({ kind: 'operation', op, args }, scope)
      this.#site.code.vector(this.#site.layout.precision, 1).do('v128.and')
      return
    }
    if (op === 'if') this.#pushChoice(args, scope)
    else if (op === 'safe') this.#pushSafe(args, scope)
    else {
      for (const arg of args) this.push(arg, scope)
      if (op in MATH) this.#site.code.call(MATH[op as keyof typeof MATH])
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
      this.#site.code.do(`v128.${op}`)
    } else {
      this.push(term, scope)
      this.#site.code.vector(this.#site.layout.precision, 0)
      this.#do('ne')
    }
  }

  #pushChoice([condition, then, otherwise]: readonly Term[], scope: Scope): void {
    this.push(then as Term, scope)
    this.push(otherwise as Term, scope)
    this.#pushMask(condition as Term, scope)
    this.#site.code.do('v128.bitselect')
  }

  #pushSafe([a, b]: readonly Term[], scope: Scope): void {
    const { precision } = this.#site.layout
    const divisor = this.#site.code.local('v128')
    this.push(b as Term, scope)
    this.#site.code.set(divisor).vector(precision, 0)
    this.push(a as Term, scope)
    this.#site.code.get(divisor)
    this.#do('div')
    this.#site.code.get(divisor).vector(precision, 0)
    this.#do('eq')
    this.#site.code.do('v128.bitselect')
  }

  #pushReduction({ op, index, body }: Term & { kind: 'reduce' }, scope: Scope): void {
    const { code } = this.#site
    const total = code.local('v128')
    const isEmpty = (this.#site.plan.elements.get(index.dimension)?.length ?? 0) === 0
    const before = new Set(this.#hoisted.keys())
    this.#hoist(body, new Set([index.name]), scope)
    code
      .vector(this.#site.layout.precision, op === 'sum' || isEmpty ? 0 : Number.NEGATIVE_INFINITY)
      .set(total)
    loop(this.#site, { index, scope }, (inner) => {
      code.get(total)
      this.push(body, inner)
      this.#do(op === 'sum' ? 'add' : 'max')
      code.set(total)
    })
    for (const term of this.#hoisted.keys()) if (!before.has(term)) this.#hoisted.delete(term)
    code.get(total)
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
    const local = this.#site.code.local('v128')
    this.push(term, scope)
    this.#site.code.set(local)
    this.#hoisted.set(term, local)
  }

  #do(name: string): void {
    doVector(this.#site, name)
  }
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
