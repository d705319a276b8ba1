import { BEHIND } from './wasm-past.js'
import { doVector, type Site } from './wasm-site.js'
import type { Value } from './wasm-unroll.js'

type Past = Value & { readonly kind: 'past' }

/** What delays of the same length share: the place of each lane's month in a row of the past, the part of a month beyond, and where it is none. */
interface Delay {
  readonly columns: readonly number[]
  readonly fraction: number
  readonly isWhole: number
}

/** Writes what looks up the past. */
export class Lookups {
  readonly #site: Site
  readonly #push: (value: Value) => void
  /** Lengths of delays, and what was computed of each. */
  readonly #delays = new Map<Value, Delay>()

  constructor(site: Site, push: (value: Value) => void) {
    this.#site = site
    this.#push = push
  }

  /** Puts what was on the stack. */
  push({ how, cell, argument }: Past): void {
    if (how === 'delay') this.#pushDelayed(cell, argument)
    else if (how === 'previous') this.#pushPrevious(cell, argument)
    else this.#pushBehind(cell, argument)
  }

  /** Gives where a cell's row of the first month begins. */
  #rowOf(cell: number): number {
    const { plan, layout } = this.#site
    return layout.past + (layout.pastRows.get(cell) as number) * plan.months * layout.row
  }

  /** Puts the row of the month before on the stack, or in the first month what stands for it. */
  #pushPrevious(cell: number, first: Value): void {
    const { code, layout, position } = this.#site
    const found = code.local('v128')
    this.#push(first)
    code.set(found)
    code.get(position.month).when(() => {
      code.get(position.column).integer(layout.row).do('i32.sub')
      code.at('v128.load', this.#rowOf(cell)).set(found)
    })
    code.get(found)
  }

  /** Counts months lane by lane, by a function. */
  #pushBehind(cell: number, level: Value): void {
    const { code, layout, position } = this.#site
    const { precision, lanes, bytes } = layout
    const [asked, found] = [code.local('v128'), code.local('v128')]
    this.#push(level)
    code.set(asked)
    for (let lane = 0; lane < lanes; lane++) {
      code.get(found).get(position.lane)
      code.integer(this.#rowOf(cell) + lane * bytes).do('i32.add')
      code.get(position.month).get(asked).lane('extract', precision, lane).call(BEHIND)
      code.lane('replace', precision, lane).set(found)
    }
    code.get(found)
  }

  /** Computes once what all delays of a length share. */
  #delayOf(length: Value): Delay {
    const known = this.#delays.get(length)
    if (known) return known
    const { code, layout } = this.#site
    const [when, fraction, isWhole] = [code.local('v128'), code.local('v128'), code.local('v128')]
    this.#pushMomentBefore(length)
    code.tee(when).get(when)
    doVector(this.#site, 'floor')
    doVector(this.#site, 'sub')
    code.tee(fraction).vector(layout.precision, 0)
    doVector(this.#site, 'eq')
    code.set(isWhole)
    const columns = Array.from({ length: layout.lanes }, (_, lane) => this.#columnOf(when, lane))
    const delay = { columns, fraction, isWhole }
    this.#delays.set(length, delay)
    return delay
  }

  /** Puts the month on the stack that was so long ago, or the first one; the maximum of NaN and 0 is NaN here. */
  #pushMomentBefore(length: Value): void {
    const { code, layout, position } = this.#site
    code.get(position.month).do(`${layout.precision}.convert_i32_s`)
    doVector(this.#site, 'splat')
    this.#push(length)
    for (const name of ['pmax', 'sub', 'pmax']) {
      if (name === 'pmax') code.vector(layout.precision, 0)
      doVector(this.#site, name)
    }
  }

  /** Makes a local with the place of a lane's month in a row of the past. */
  #columnOf(when: number, lane: number): number {
    const { code, layout, position } = this.#site
    const { precision } = layout
    const column = code.local('i32')
    code.get(when).lane('extract', precision, lane).do(`i32.trunc_sat_${precision}_s`)
    code.integer(layout.row).do('i32.mul').get(position.lane).do('i32.add').set(column)
    return column
  }

  /** Mixes the two months around the moment that was asked for; where it is a whole month, the other one does not count. */
  #pushDelayed(cell: number, length: Value): void {
    const { code, layout } = this.#site
    const { columns, fraction, isWhole } = this.#delayOf(length)
    const before = this.#gather(columns, this.#rowOf(cell))
    const after = this.#gather(columns, this.#rowOf(cell) + layout.row)
    code.get(before).get(before).get(after).get(before)
    doVector(this.#site, 'sub')
    code.get(fraction)
    doVector(this.#site, 'mul')
    doVector(this.#site, 'add')
    code.get(isWhole).do('v128.bitselect')
  }

  /** Reads each lane from a month of its own into one vector; gives the local that holds it. */
  #gather(columns: readonly number[], row: number): number {
    const { code, layout } = this.#site
    const { precision, bytes } = layout
    const found = code.local('v128')
    columns.forEach((column, lane) => {
      code.get(column)
      const offset = row + lane * bytes
      if (lane === 0) code.at(precision === 'f64' ? 'v128.load64_zero' : 'v128.load32_zero', offset)
      else code.get(found).loadLane(precision, offset, lane)
      code.set(found)
    })
    return found
  }
}
