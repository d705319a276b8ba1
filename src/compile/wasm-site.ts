import type { Code, Instruction } from '../wasm/code.js'
import type { Plan } from './plan.js'
import type { Layout } from './wasm-layout.js'

/** The local variables of a group's function: the month, and bytes that follow from it and the runs. */
export interface Position {
  readonly month: number
  /** Where the month's calendar begins, counted from that of the first month. */
  readonly calendarRow: number
  /** The place of the vector's runs in a row. */
  readonly lane: number
  /** The same in this month's row, counted from that of the first month. */
  readonly column: number
  /** Where this month's results of the first output cell begin, and the bytes from one month to the next. */
  readonly out: number
  readonly stride: number
}

/** Where a group's code is written, and for what. */
export interface Site {
  readonly code: Code
  readonly plan: Plan
  readonly layout: Layout
  readonly position: Position
  /** Whether exp and ln are written in place, which is faster and longer than a call. */
  readonly inline: boolean
}

/** Writes an instruction on vectors of the layout's precision, such as `add`. */
export function doVector({ code, layout }: Site, name: string): void {
  code.do(`${layout.precision === 'f64' ? 'f64x2' : 'f32x4'}.${name}` as Instruction)
}
