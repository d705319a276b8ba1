import { Code } from './wasm-code.js'
import type { WasmFunction } from './wasm-module.js'

/** How wide a lane is: two of 64 bits in a vector, or four of 32. */
export type Precision = 'f64' | 'f32'

/** Numbers of the functions that every module begins with. */
export const MATH = { exp: 0, ln: 1, pow: 2, logistic: 3 } as const

/** Puts a vector on the stack. */
type Push = () => void

/**
 * Writes exp, ln, pow and logistic for vectors. In f64 they do the same operations in the same order as math/exp-log.ts
 * and give the same bits; a product with a power of two is a sum of exponent bits here. In f32 the series are shorter.
 */
export function mathFunctions(precision: Precision): WasmFunction[] {
  return [expFunction(precision), lnFunction(precision), powFunction(precision), logisticFunction(precision)]
}

interface Format {
  /** Bits of the fraction. */
  readonly fraction: number
  /** 1.5 times 2 to the number of fraction bits: what is added to it shows its integer in the lowest bits. */
  readonly magic: number
  readonly ln2: readonly [high: number, low: number]
  /** Below and above, exp is 0 and infinite. */
  readonly limits: readonly [number, number]
  /** Coefficients of e^r from r^2 on, and of 2 atanh(s) / s from s^2 on, lowest first. */
  readonly exponential: readonly number[]
  readonly logarithm: readonly number[]
  readonly smallestNormal: number
}

const FORMATS: Readonly<Record<Precision, Format>> = {
  f64: {
    fraction: 52,
    magic: 1.5 * 2 ** 52,
    ln2: [0.693147180559663, 2.8235290563031577e-13],
    limits: [-708.396, 709.78],
    exponential: [
      0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889,
      0.0001984126984126984, 2.48015873015873e-5, 2.7557319223985893e-6, 2.755731922398589e-7,
      2.505210838544172e-8, 2.08767569878681e-9, 1.6059043836821613e-10,
    ],
    logarithm: [
      0.6666666666666666, 0.4, 0.2857142857142857, 0.2222222222222222, 0.18181818181818182,
      0.15384615384615385, 0.13333333333333333, 0.11764705882352941, 0.10526315789473684, 0.09523809523809523,
    ],
    smallestNormal: 2 ** -1022,
  },
  f32: {
    fraction: 23,
    magic: 1.5 * 2 ** 23,
    ln2: [0.693359375, -0.00021219444],
    limits: [-87.3365, 88.7228],
    exponential: [0.5, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040],
    logarithm: [2 / 3, 2 / 5, 2 / 7, 2 / 9],
    smallestNormal: 2 ** -126,
  },
}

/** The algebra of vectors, as functions that put their result on the stack. */
function algebra(code: Code, precision: Precision) {
  const shape = precision === 'f64' ? 'f64x2' : 'f32x4'
  const binary =
    (name: 'add' | 'sub' | 'mul' | 'div' | 'lt' | 'gt' | 'eq' | 'ne') =>
    (a: Push, b: Push): Push =>
    () => {
      a()
      b()
      code.do(`${shape}.${name}`)
    }
  const keep = (value: Push): Push => {
    const local = code.local('v128')
    value()
    code.set(local)
    return () => code.get(local)
  }
  return {
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    lt: binary('lt'),
    gt: binary('gt'),
    eq: binary('eq'),
    ne: binary('ne'),
    number:
      (value: number): Push =>
      () =>
        code.vector(precision, value),
    argument:
      (index: number): Push =>
      () =>
        code.get(index),
    /** Computes a value once, so that it can be used again. */
    keep,
    /** Takes `then` in the lanes where `condition` holds, and `otherwise` in the others. */
    choose:
      (condition: Push, then: Push, otherwise: Push): Push =>
      () => {
        then()
        otherwise()
        condition()
        code.do('v128.bitselect')
      },
    floor:
      (a: Push): Push =>
      () => {
        a()
        code.do(`${shape}.floor`)
      },
    negate:
      (a: Push): Push =>
      () => {
        a()
        code.do(`${shape}.neg`)
      },
    call:
      (name: keyof typeof MATH, ...args: Push[]): Push =>
      () => {
        for (const arg of args) arg()
        code.call(MATH[name])
      },
  }
}

type Algebra = ReturnType<typeof algebra>

/** Sums and shifts of the bits of lanes, as integers. */
function integers(code: Code, precision: Precision) {
  const shape = precision === 'f64' ? 'i64x2' : 'i32x4'
  const { fraction } = FORMATS[precision]
  const combine =
    (name: 'add' | 'sub') =>
    (a: Push, b: Push): Push =>
    () => {
      a()
      b()
      code.do(`${shape}.${name}`)
    }
  const shift =
    (name: 'shl' | 'shr_u') =>
    (a: Push): Push =>
    () => {
      a()
      code.integer(fraction).do(`${shape}.${name}`)
    }
  return {
    sum: combine('add'),
    difference: combine('sub'),
    toExponent: shift('shl'),
    fromExponent: shift('shr_u'),
  }
}

/**
 * Groups a polynomial's terms in Estrin's form: pairs `a + b x`, pairs of these with x^2, and the groups of four that
 * come of it with 1, x^4 and x^8. A group at the end may have two terms only.
 */
function polynomial(
  { add, mul, number }: Algebra,
  coefficients: readonly number[],
  [x, x2, x4]: readonly [Push, Push, Push],
): Push {
  const pair = (i: number) =>
    add(number(coefficients[i] as number), mul(number(coefficients[i + 1] as number), x))
  const group = (i: number) => (i + 2 < coefficients.length ? add(pair(i), mul(pair(i + 2), x2)) : pair(i))
  const [low, middle, high] = [0, 4, 8].filter((i) => i < coefficients.length).map(group) as [
    Push,
    Push?,
    Push?,
  ]
  const lower = middle ? add(low, mul(middle, x4)) : low
  return high ? add(lower, mul(high, mul(x4, x4))) : lower
}

function expFunction(precision: Precision): WasmFunction {
  const code = new Code(1)
  const v = algebra(code, precision)
  const bits = integers(code, precision)
  const { magic, ln2, limits, exponential } = FORMATS[precision]
  const x = v.argument(0)
  const k = v.keep(v.floor(v.add(v.mul(x, v.number(Math.LOG2E)), v.number(0.5))))
  const r = v.keep(v.sub(v.sub(x, v.mul(k, v.number(ln2[0]))), v.mul(k, v.number(ln2[1]))))
  const r2 = v.keep(v.mul(r, r))
  const r4 = v.keep(v.mul(r2, r2))
  const y = v.add(v.number(1), v.add(r, v.mul(r2, polynomial(v, exponential, [r, r2, r4]))))
  const scaled = bits.sum(y, bits.toExponent(v.add(k, v.number(magic))))
  const small = v.choose(v.lt(x, v.number(limits[0])), v.number(0), scaled)
  const large = v.choose(v.gt(x, v.number(limits[1])), v.number(Number.POSITIVE_INFINITY), small)
  v.choose(v.ne(x, x), x, large)()
  return { parameters: ['v128'], results: ['v128'], locals: code.locals, code: code.bytes.written }
}

/** The bits of sqrt(1/2) down to those of its mantissa that decide, with 0 below. */
const ROOT_HALF = { f64: 0x3fe6a09en << 32n, f32: 0x3f3504f3n } as const

function lnFunction(precision: Precision): WasmFunction {
  const code = new Code(1)
  const v = algebra(code, precision)
  const bits = integers(code, precision)
  const { fraction, ln2, logarithm, smallestNormal } = FORMATS[precision]
  const half = 2n ** BigInt(precision === 'f64' ? 10 : 7)
  const pattern =
    (value: bigint): Push =>
    () =>
      code.pattern(precision, value)
  const given = v.argument(0)
  const scale = fraction + 2
  const subnormal = v.keep(v.lt(given, v.number(smallestNormal)))
  const x = v.keep(v.choose(subnormal, v.mul(given, v.number(2 ** scale)), given))
  // The exponent, raised by `half` so that it is never negative.
  const raised = v.keep(
    bits.fromExponent(bits.sum(x, pattern((half << BigInt(fraction)) - ROOT_HALF[precision]))),
  )
  const f = v.keep(
    v.sub(
      bits.sum(bits.difference(x, bits.toExponent(raised)), pattern(half << BigInt(fraction))),
      v.number(1),
    ),
  )
  const offset = 2 ** fraction
  const integer = v.sub(bits.sum(raised, v.number(offset)), v.number(offset))
  const exponent = v.sub(integer, v.number(Number(half)))
  const k = v.keep(v.sub(exponent, v.choose(subnormal, v.number(scale), v.number(0))))
  const s = v.keep(v.div(f, v.add(v.number(2), f)))
  const w = v.keep(v.mul(s, s))
  const w2 = v.keep(v.mul(w, w))
  const w4 = v.keep(v.mul(w2, w2))
  const rest = v.mul(w, polynomial(v, logarithm, [w, w2, w4]))
  const inner = v.sub(f, v.sub(v.mul(s, v.sub(f, rest)), v.mul(k, v.number(ln2[1]))))
  const normal = v.add(v.mul(k, v.number(ln2[0])), inner)
  const infinity = v.number(Number.POSITIVE_INFINITY)
  const finite = v.choose(v.eq(given, infinity), infinity, normal)
  const positive = v.choose(v.eq(given, v.number(0)), v.number(Number.NEGATIVE_INFINITY), finite)
  const real = v.choose(v.lt(given, v.number(0)), v.number(Number.NaN), positive)
  v.choose(v.ne(given, given), given, real)()
  return { parameters: ['v128'], results: ['v128'], locals: code.locals, code: code.bytes.written }
}

function powFunction(precision: Precision): WasmFunction {
  const code = new Code(2)
  const v = algebra(code, precision)
  const [x, y] = [v.argument(0), v.argument(1)]
  v.choose(v.eq(y, v.number(0)), v.number(1), v.call('exp', v.mul(y, v.call('ln', x))))()
  return { parameters: ['v128', 'v128'], results: ['v128'], locals: code.locals, code: code.bytes.written }
}

function logisticFunction(precision: Precision): WasmFunction {
  const code = new Code(1)
  const v = algebra(code, precision)
  v.div(v.number(1), v.add(v.number(1), v.call('exp', v.negate(v.argument(0)))))()
  return { parameters: ['v128'], results: ['v128'], locals: code.locals, code: code.bytes.written }
}
