import { slotOf } from './machine.js'
import type { Index, Plan, Read, Slot } from './plan.js'
import type { Code, Instruction } from './wasm-code.js'
import type { Layout } from './wasm-layout.js'

/** The local variables of the kernel that terms look at: byte offsets into rows, and the month itself. */
export interface Position {
  readonly month: number
  readonly calendarRow: number
  /** The month's place in a row of the past. */
  readonly pastColumn: number
}

/** Loop variables in scope, and the local that counts each. */
export type Scope = ReadonlyMap<string, number>

/** A read's first cell with its fixed elements, and the loop variables that lead on from it. */
export interface Place {
  readonly cell: number
  readonly steps: readonly (readonly [local: number, stride: number])[]
}

/** Where a function's code is written, and for what. */
export interface Site {
  readonly code: Code
  readonly plan: Plan
  readonly layout: Layout
  readonly position: Position
}

/** Writes an instruction on vectors of the layout's precision, such as `add`. */
export function doVector({ code, layout }: Site, name: string): void {
  code.do(`${layout.precision === 'f64' ? 'f64x2' : 'f32x4'}.${name}` as Instruction)
}

/** Writes `body` once for all elements of the indices, as nested loops. */
export function loops(
  site: Site,
  indices: readonly Index[],
  body: (scope: Scope) => void,
  scope: Scope = new Map(),
): void {
  const [index, ...rest] = indices
  if (index) loop(site, { index, scope }, (inner) => loops(site, rest, body, inner))
  else body(scope)
}

/** Writes a loop over the elements of one index; nothing where there are none. */
export function loop(
  { code, plan }: Site,
  { index, scope }: { readonly index: Index; readonly scope: Scope },
  body: (scope: Scope) => void,
): void {
  const count = plan.elements.get(index.dimension)?.length ?? 0
  if (count === 0) return
  const local = code.local('i32')
  code.integer(0).set(local)
  code.repeat(() => {
    body(new Map([...scope, [index.name, local]]))
    code.get(local).integer(1).do('i32.add').tee(local).integer(count).do('i32.lt_s')
  })
}

/** Finds where a read leads. */
export function placeOf({ plan }: Site, read: Read, scope: Scope): Place {
  const slot: Slot = slotOf(plan, read.name)
  const steps: [number, number][] = []
  let cell = slot.offset
  let stride = 1
  for (let i = slot.dimensions.length - 1; i >= 0; i--) {
    const subscript = read.subscripts[i]
    if (!subscript) throw new RangeError(`"${read.name}" is read without a subscript`)
    if ('element' in subscript) cell += subscript.element * stride
    else steps.push([scope.get(subscript.index.name) as number, stride])
    stride *= plan.elements.get(slot.dimensions[i] as string)?.length ?? 0
  }
  return { cell, steps }
}

/** Puts the part of an address on the stack that is not known beforehand; `unit` is the bytes of one step. */
export function pushAddress(
  { code }: Site,
  { steps }: Place,
  { unit, base }: { unit: number; base?: number },
): void {
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

/** Puts a cell's vector on the stack, from where its stage has it in memory. */
export function pushCell(site: Site, read: Read, scope: Scope): void {
  const { code, plan, position } = site
  const { once, calendar, cells, bytes } = site.layout
  const place = placeOf(site, read, scope)
  const splat = bytes === 8 ? 'v128.load64_splat' : 'v128.load32_splat'
  const { stage } = slotOf(plan, read.name)
  if (stage === 'once') {
    pushAddress(site, place, { unit: bytes })
    code.at(splat, once + place.cell * bytes)
  } else if (stage === 'calendar') {
    pushAddress(site, place, { unit: bytes, base: position.calendarRow })
    code.at(splat, calendar + (place.cell - plan.calendarCells[0]) * bytes)
  } else {
    pushAddress(site, place, { unit: 16 })
    code.at('v128.load', cells + place.cell * 16)
  }
}

/** Stores the vector that `value` puts on the stack in a cell of a run. */
export function storeCell(
  site: Site,
  target: Read,
  { scope, value }: { scope: Scope; value: () => void },
): void {
  const place = placeOf(site, target, scope)
  pushAddress(site, place, { unit: 16 })
  value()
  site.code.at('v128.store', site.layout.cells + place.cell * 16)
}
