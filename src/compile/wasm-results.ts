import type { Group } from './wasm-groups.js'
import type { Site } from './wasm-site.js'

/** Writes what stores a group's values of the month where later months look them up, and where results are collected. */
export class Results {
  readonly #site: Site
  /** The local that holds where the month's results of a cell begin. */
  readonly #places = new Map<number, number>()
  readonly #place: number

  constructor(site: Site, group: Group) {
    const { code, plan, layout, position } = site
    this.#site = site
    this.#place = code.local('i32')
    for (const { cell, keep } of group) {
      const row = layout.outRows.get(cell)
      if (row === undefined || !keep) continue
      const place = code.local('i32')
      code
        .get(position.stride)
        .integer(row * plan.months)
        .do('i32.mul')
      code.get(position.out).do('i32.add').set(place)
      this.#places.set(cell, place)
    }
  }

  /** Stores the vector that a local holds as a cell's value of this month. */
  keep(cell: number, local: number): void {
    const { code, plan, layout, position } = this.#site
    const row = layout.pastRows.get(cell)
    if (row !== undefined) {
      code.get(position.column).get(local)
      code.at('v128.store', layout.past + row * plan.months * layout.row)
    }
    const place = this.#places.get(cell)
    if (place !== undefined) this.#collect(place, local)
  }

  /** Stores a vector as numbers of 64 bits; four numbers of 32 bits become two vectors. */
  #collect(start: number, local: number): void {
    const { code, layout, position } = this.#site
    code.get(position.lane)
    if (layout.precision === 'f32') code.get(position.lane).do('i32.add')
    code.get(start).do('i32.add')
    if (layout.precision === 'f64') {
      code.get(local).at('v128.store', 0)
      return
    }
    code.tee(this.#place).get(local).do('f64x2.promote_low_f32x4').at('v128.store', 0)
    code.get(this.#place).get(local).upperHalf().do('f64x2.promote_low_f32x4').at('v128.store', 16)
  }
}
