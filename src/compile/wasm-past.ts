import { Code } from '../wasm/code.js'
import type { WasmFunction } from '../wasm/module.js'
import type { Layout } from './wasm-layout.js'

/** The number of the function that `behindFunction` writes; it follows those of wasm-math.ts. */
export const BEHIND = 2

const [ROW, MONTH, LEVEL] = [0, 1, 2]

/** Puts what was in the month that a local holds on the stack; `further` is a number of months after it. */
function pushMonth(
  code: Code,
  { precision, row }: Layout,
  { month, further = 0 }: { month: number; further?: number },
): void {
  code
    .get(ROW)
    .get(month)
    .integer(row)
    .do('i32.mul', 'i32.add')
    .at(`${precision}.load`, further * row)
}

/**
 * Writes the function that tells how many months ago one lane of a row of the past was at most at a level. It takes the
 * lane's address in the first month, the current month, and the level.
 */
export function behindFunction(layout: Layout): WasmFunction {
  const { precision } = layout
  const code = new Code(3)
  const [month, searching, before] = [code.local('i32'), code.local('i32'), code.local(precision)]
  code
    .get(LEVEL)
    .get(LEVEL)
    .do(`${precision}.ne`)
    .when(() => code.get(LEVEL).do('return'))
  pushMonth(code, layout, { month: MONTH })
  code
    .tee(before)
    .get(before)
    .do(`${precision}.ne`)
    .when(() => code.get(before).do('return'))
  code.get(MONTH).integer(1).do('i32.add').set(month)
  // Steps back while there is a month and the leader was above the level in it.
  code.repeat(() => {
    code.get(month).integer(1).do('i32.sub').tee(month).integer(0).do('i32.ge_s').set(searching)
    code.get(searching).when(() => {
      pushMonth(code, layout, { month })
      code.get(LEVEL).do(`${precision}.gt`).set(searching)
    })
    code.get(searching)
  })
  code
    .get(month)
    .get(MONTH)
    .do('i32.ge_s')
    .when(() => code.float(precision, 0).do('return'))
  code
    .get(month)
    .integer(0)
    .do('i32.lt_s')
    .when(() => code.get(MONTH).do(`${precision}.convert_i32_s`, 'return'))
  pushMonth(code, layout, { month })
  code.set(before)
  code.get(MONTH).do(`${precision}.convert_i32_s`).get(month).do(`${precision}.convert_i32_s`)
  code.get(LEVEL).get(before).do(`${precision}.sub`)
  pushMonth(code, layout, { month, further: 1 })
  code.get(before).do(`${precision}.sub`, `${precision}.div`, `${precision}.add`, `${precision}.sub`)
  return code.finish(['i32', 'i32', precision], [precision])
}
