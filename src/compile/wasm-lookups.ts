import { slotOf } from './machine.js'
import { type Read, type Term, walkTerm } from './plan.js'
import { doVector, type Place, placeOf, pushAddress, type Scope, type Site } from './wasm-cells.js'
import { PAST } from './wasm-past.js'

type Past = Term & { readonly kind: 'past' }

/** What a delay's elements share: each lane's byte offset into a row of the past, the part of a month beyond, and where it is none. */
interface Delay {
  readonly columns: readonly number[]
  readonly fraction: number
  readonly isWhole: number
}

/** Writes what keeps quantities of this month for later months, and what looks them up again. */
export class Lookups {
  readonly #site: Site
  readonly #push: (term: Term, scope: Scope) => void
  /** Arguments of delays that all elements share, and what was computed of them before the loop. */
  readonly #delays = new Map<Term, Delay>()

  constructor(site: Site, push: (term: Term, scope: Scope) => void) {
    this.#site = site
    this.#push = push
  }

  /** Stores a cell's vector, which `value` puts on the stack, in this month's column of its row; nothing for one that is never looked up. */
  remember(read: Read, { scope, value }: { scope: Scope; value: () => void }): void {
    const { code, plan, layout, position } = this.#site
    if (!layout.pastRows.has(read.name)) return
    const place = placeOf(this.#site, read, scope)
    pushAddress(this.#site, place, { unit: plan.months * 16, base: position.pastColumn })
    value()
    code.at('v128.store', this.#rowOf(read, place))
  }

  /** Gives the address of a quantity's row of the past, without what its loop variables add. */
  #rowOf({ name }: Read, { cell }: Place): number {
    const { plan, layout } = this.#site
    const row = (layout.pastRows.get(name) as number) + cell - slotOf(plan, name).offset
    return layout.past + row * plan.months * 16
  }

  /** Puts what was on the stack. */
  push(term: Past, scope: Scope): void {
    const delay = term.how === 'delay' ? this.#delays.get(term.argument) : undefined
    if (delay) this.#pushDelayed(term.of, delay, scope)
    else this.#pushByLane(term, scope)
  }

  /** Looks the past up lane by lane, by a function. */
  #pushByLane({ how, of, argument }: Past, scope: Scope): void {
    const { code, plan, layout, position } = this.#site
    const { precision, lanes, bytes } = layout
    const [asked, found] = [code.local('v128'), code.local('v128')]
    this.#push(argument, scope)
    code.set(asked)
    const place = placeOf(this.#site, of, scope)
    for (let lane = 0; lane < lanes; lane++) {
      code.get(found)
      pushAddress(this.#site, place, { unit: plan.months * 16 })
      code.integer(this.#rowOf(of, place) + lane * bytes).do('i32.add')
      code.get(position.month).get(asked).lane('extract', precision, lane).call(PAST[how])
      code.lane('replace', precision, lane).set(found)
    }
    code.get(found)
  }

  /** Computes once what all elements of the delays in a term share: for each lane the place in the past, and the part of a month beyond. */
  prepare(value: Term): void {
    this.#delays.clear()
    walkTerm(value, (term) => {
      if (term.kind === 'past' && term.how === 'delay' && !dependsOnElements(term.argument)) {
        this.#delays.set(term.argument, this.#prepareDelay(term.argument))
      }
    })
  }

  #prepareDelay(argument: Term): Delay {
    const { code, layout, position } = this.#site
    const { precision, lanes } = layout
    const [when, fraction, isWhole] = [code.local('v128'), code.local('v128'), code.local('v128')]
    const vector = (name: string) => doVector(this.#site, name)
    code.get(position.month).do(`${precision}.convert_i32_s`)
    vector('splat')
    this.#push(argument, new Map())
    code.vector(precision, 0)
    vector('max')
    vector('sub')
    code.vector(precision, 0)
    vector('max')
    code.tee(when).get(when)
    vector('floor')
    vector('sub')
    code.tee(fraction).vector(precision, 0)
    vector('eq')
    code.set(isWhole)
    const columns = Array.from({ length: lanes }, (_, lane) => {
      const column = code.local('i32')
      code.get(when).lane('extract', precision, lane).do(`i32.trunc_sat_${precision}_s`)
      code.integer(16).do('i32.mul').set(column)
      return column
    })
    return { columns, fraction, isWhole }
  }

  /** Mixes the two months around the moment that was asked for; where it is a whole month, the other one does not count. */
  #pushDelayed(of: Read, { columns, fraction, isWhole }: Delay, scope: Scope): void {
    const { code } = this.#site
    const before = this.#gather(of, { columns, scope, further: 0 })
    const after = this.#gather(of, { columns, scope, further: 16 })
    code.get(before).get(before).get(after).get(before)
    doVector(this.#site, 'sub')
    code.get(fraction)
    doVector(this.#site, 'mul')
    doVector(this.#site, 'add')
    code.get(isWhole).do('v128.bitselect')
  }

  /** Reads each lane from a month of its own into one vector; gives the local that holds it. */
  #gather(
    of: Read,
    { columns, scope, further }: { columns: readonly number[]; scope: Scope; further: number },
  ): number {
    const { code, plan, layout } = this.#site
    const { precision, bytes } = layout
    const place = placeOf(this.#site, of, scope)
    const found = code.local('v128')
    columns.forEach((column, lane) => {
      const offset = this.#rowOf(of, place) + lane * bytes + further
      pushAddress(this.#site, place, { unit: plan.months * 16, base: column })
      if (lane === 0) code.at(precision === 'f64' ? 'v128.load64_zero' : 'v128.load32_zero', offset)
      else code.get(found).loadLane(precision, offset, lane)
      code.set(found)
    })
    return found
  }
}

function dependsOnElements(term: Term): boolean {
  let found = false
  walkTerm(term, (inner) => {
    if (inner.kind === 'past' || inner.kind === 'reduce') found = true
    if (inner.kind === 'read' && inner.subscripts.some((one) => 'index' in one)) found = true
  })
  return found
}
