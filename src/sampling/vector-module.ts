import { type Fraction, NORMAL } from '../math/normal.js'
import { Code } from '../wasm/code.js'
import { algebra, type Push, writeMath } from '../wasm/math.js'
import { encodeModule, type WasmFunction } from '../wasm/module.js'

/** Writes the module: functions that fill or change the numbers of 64 bits from the start of its memory up to the byte `end`. */
export function encodeVectorModule(): Uint8Array<ArrayBuffer> {
  return encodeModule({
    functions: [
      uniformsFunction(),
      eachFunction((code, x) => normalOf(code, x)()),
      eachFunction((code, x) => {
        x()
        writeMath(code, 'f64', 'exp')
      }),
      eachFunction((code, x) => logisticOf(code, x)()),
    ],
    pages: 1,
    exports: { uniforms: 0, normals: 1, exps: 2, logistics: 3 },
  })
}

/** Writes a function `(end)` that replaces each vector by what `write` makes of it. */
function eachFunction(write: (code: Code, x: Push) => void): WasmFunction {
  const code = new Code(1)
  const [at, given] = [code.local('i32'), code.local('v128')]
  code.repeat(() => {
    code.get(at).get(at).at('v128.load', 0).set(given)
    write(code, () => code.get(given))
    code.at('v128.store', 0)
    code.get(at).integer(16).do('i32.add').tee(at).get(0).do('i32.lt_s')
  })
  return code.finish(['i32'], [])
}

function logisticOf(code: Code, x: Push): Push {
  const v = algebra(code, 'f64')
  const exp: Push = () => {
    x()
    code.do('f64x2.neg')
    writeMath(code, 'f64', 'exp')
  }
  return v.div(v.number(1), v.add(v.number(1), exp))
}

/** Does what `normalQuantile` does, in the same order; the tails only where a lane is in one. */
function normalOf(code: Code, p: Push): Push {
  const v = algebra(code, 'f64')
  const sign =
    (name: 'abs' | 'neg', x: Push): Push =>
    () => {
      x()
      code.do(`f64x2.${name}`)
    }
  const ratio = ({ numerator, denominator }: Fraction, r: Push): Push => {
    const horner = (coefficients: readonly number[]) =>
      coefficients
        .slice(1)
        .reduce((sum, next) => v.add(v.mul(sum, r), v.number(next)), v.number(coefficients[0] as number))
    return v.div(horner(numerator), horner(denominator))
  }
  const q = v.keep(v.sub(p, v.number(0.5)))
  const isCentral = v.keep(v.le(sign('abs', q), v.number(NORMAL.centre)))
  const fromMiddle = v.keep(v.sub(v.number(NORMAL.central.shift), v.mul(q, q)))
  const result = code.local('v128')
  v.mul(q, ratio(NORMAL.central, fromMiddle))()
  code.set(result)
  isCentral()
  code.do('v128.not', 'v128.any_true').when(() => {
    const isLow = v.keep(v.lt(q, v.number(0)))
    const log: Push = () => {
      v.choose(isLow, p, v.sub(v.number(1), p))()
      writeMath(code, 'f64', 'ln')
    }
    const root: Push = () => {
      sign('neg', log)()
      code.do('f64x2.sqrt')
    }
    const r = v.keep(root)
    const part = (fraction: Fraction) => ratio(fraction, v.keep(v.sub(r, v.number(fraction.shift))))
    const distance = v.keep(v.choose(v.le(r, v.number(NORMAL.far)), part(NORMAL.shoulder), part(NORMAL.tail)))
    v.choose(isCentral, () => code.get(result), v.choose(isLow, sign('neg', distance), distance))()
    code.set(result)
  })
  return () => code.get(result)
}

/** Rotations of Threefry-2x32, by turns for odd and even groups of rounds; see `threefry2x32`. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const

/** Writes a function `(key, key, run, month, end)`: four runs at a time, the numbers of `uniformAt`. */
function uniformsFunction(): WasmFunction {
  const code = new Code(5)
  const [first, second, run, month, end] = [0, 1, 2, 3, 4]
  const at = code.local('i32')
  const [a, b] = [code.local('v128'), code.local('v128')]
  const keys = [first, second].map((key) => {
    const local = code.local('v128')
    code.get(key).do('i32x4.splat').set(local)
    return local
  }) as [number, number]
  const third = code.local('v128')
  code
    .integers([PARITY, PARITY, PARITY, PARITY])
    .get(keys[0])
    .do('v128.xor')
    .get(keys[1])
    .do('v128.xor')
    .set(third)
  code.repeat(() => {
    code.get(run).do('i32x4.splat').integers([0, 1, 2, 3]).do('i32x4.add').get(keys[0]).do('i32x4.add').set(a)
    code.get(month).do('i32x4.splat').get(keys[1]).do('i32x4.add').set(b)
    scramble(code, { a, b, keys: [...keys, third] })
    store(code, { at, a, b })
    code.get(run).integer(4).do('i32.add').set(run)
    code.get(at).integer(32).do('i32.add').tee(at).get(end).do('i32.lt_s')
  })
  return code.finish(['i32', 'i32', 'i32', 'i32', 'i32'], [])
}

const PARITY = 0x1bd11bda

function scramble(code: Code, { a, b, keys }: { a: number; b: number; keys: readonly number[] }): void {
  for (let group = 1; group <= 5; group++) {
    for (const bits of ROTATIONS[(group - 1) % 2] as readonly number[]) {
      code.get(a).get(b).do('i32x4.add').set(a)
      code.get(b).integer(bits).do('i32x4.shl')
      code
        .get(b)
        .integer(32 - bits)
        .do('i32x4.shr_u', 'v128.or')
      code.get(a).do('v128.xor').set(b)
    }
    code
      .get(a)
      .get(keys[group % 3] as number)
      .do('i32x4.add')
      .set(a)
    code
      .get(b)
      .get(keys[(group + 1) % 3] as number)
      .do('i32x4.add')
    code.integers([group, group, group, group]).do('i32x4.add').set(b)
  }
}

/** Stores four numbers: 26 bits of each word and half a step, as a part of 2^52. */
function store(code: Code, { at, a, b }: { at: number; a: number; b: number }): void {
  for (const word of [a, b]) code.get(word).integer(6).do('i32x4.shr_u').set(word)
  for (const offset of [0, 16]) {
    const half = (word: number): void => {
      code.get(word)
      if (offset > 0) code.upperHalf()
      code.do('f64x2.convert_low_i32x4_u')
    }
    code.get(at)
    half(a)
    code.vector('f64', 2 ** 26).do('f64x2.mul')
    half(b)
    code
      .do('f64x2.add')
      .vector('f64', 0.5)
      .do('f64x2.add')
      .vector('f64', 2 ** -52)
      .do('f64x2.mul')
    code.at('v128.store', offset)
  }
}
