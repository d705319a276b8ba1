import { Code } from './wasm-code.js'
import type { Precision } from './wasm-math.js'
import type { WasmFunction } from './wasm-module.js'

/** Numbers of the functions that look up the past; they follow those of wasm-math.ts. */
export const PAST = { delay: 4, previous: 5, behind: 6 } as const

/**
 * Writes the functions that look up one lane's past: they take the address of its row, in which months are 16 bytes
 * apart, the current month, and what is asked: a number of months, the value of the first month, or a level.
 */
export function pastFunctions(precision: Precision): WasmFunction[] {
  return [delayFunction(precision), previousFunction(precision), behindFunction(precision)]
}

const [ROW, MONTH, ASKED] = [0, 1, 2]

function begin(): Code {
  return new Code(3)
}

function finish(code: Code, precision: Precision): WasmFunction {
  return {
    parameters: ['i32', 'i32', precision],
    results: [precision],
    locals: code.locals,
    code: code.bytes.written,
  }
}

/** Puts what was in the month that a local holds on the stack; `further` is a number of months after it. */
function pushMonth(
  code: Code,
  precision: Precision,
  { month, further = 0 }: { month: number; further?: number },
): void {
  code
    .get(ROW)
    .get(month)
    .integer(16)
    .do('i32.mul', 'i32.add')
    .at(`${precision}.load`, further * 16)
}

function delayFunction(precision: Precision): WasmFunction {
  const code = begin()
  const [when, before, fraction, month] = [
    code.local(precision),
    code.local(precision),
    code.local(precision),
    code.local('i32'),
  ]
  code
    .get(MONTH)
    .do(`${precision}.convert_i32_s`)
    .get(ASKED)
    .float(precision, 0)
    .do(`${precision}.max`, `${precision}.sub`)
    .set(when)
  code
    .get(when)
    .get(when)
    .do(`${precision}.ne`)
    .when(() => code.get(when).do('return'))
  code
    .get(when)
    .float(precision, 0)
    .do(`${precision}.le`)
    .when(() => code.get(ROW).at(`${precision}.load`, 0).do('return'))
  code.get(when).do(`i32.trunc_${precision}_s`).set(month)
  code.get(when).get(when).do(`${precision}.floor`, `${precision}.sub`).set(fraction)
  pushMonth(code, precision, { month })
  code.set(before)
  code
    .get(fraction)
    .float(precision, 0)
    .do(`${precision}.eq`)
    .when(() => code.get(before).do('return'))
  code.get(before)
  pushMonth(code, precision, { month, further: 1 })
  code.get(before).do(`${precision}.sub`).get(fraction).do(`${precision}.mul`, `${precision}.add`)
  return finish(code, precision)
}

function previousFunction(precision: Precision): WasmFunction {
  const code = begin()
  code
    .get(MONTH)
    .do('i32.eqz')
    .when(() => code.get(ASKED).do('return'))
  code
    .get(ROW)
    .get(MONTH)
    .integer(1)
    .do('i32.sub')
    .integer(16)
    .do('i32.mul', 'i32.add')
    .at(`${precision}.load`, 0)
  return finish(code, precision)
}

function behindFunction(precision: Precision): WasmFunction {
  const code = begin()
  const [month, searching, before] = [code.local('i32'), code.local('i32'), code.local(precision)]
  code
    .get(ASKED)
    .get(ASKED)
    .do(`${precision}.ne`)
    .when(() => code.get(ASKED).do('return'))
  pushMonth(code, precision, { month: MONTH })
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
      pushMonth(code, precision, { month })
      code.get(ASKED).do(`${precision}.gt`).set(searching)
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
  pushMonth(code, precision, { month })
  code.set(before)
  code.get(MONTH).do(`${precision}.convert_i32_s`).get(month).do(`${precision}.convert_i32_s`)
  code.get(ASKED).get(before).do(`${precision}.sub`)
  pushMonth(code, precision, { month, further: 1 })
  code.get(before).do(`${precision}.sub`, `${precision}.div`, `${precision}.add`, `${precision}.sub`)
  return finish(code, precision)
}
