import { Code } from './code.js'
import type { WasmFunction } from './module.js'

/** How wide a lane is: two of 64 bits in a vector, or four of 32. */
export type Precision = 'f64' | 'f32'

/** Numbers of the functions that every module begins with. */
export const MATH = { exp: 0, ln: 1 } as const

/** Puts a vector on the stack. */
export type Push = () => void

/** Writes exp and ln of vectors as functions. */
export function mathFunctions(precision: Precision): WasmFunction[] {
  return (['exp', 'ln'] as const).map((name) => {
    const code = new Code(1)
    code.get(0)
    writeMath(code, precision, name)
    return code.finish(['v128'], ['v128'])
  })
}

/**
 * Writes exp or ln of the vector on the stack. In f64 they do the same operations in the same order as math/exp-log.ts
 * and give the same bits; a product with a power of two is a sum of exponent bits here. In f32 the series are shorter.
 */
export function writeMath(code: Code, precision: Precision, name: keyof typeof MATH): void {
  const argument = code.local('v128')
  code.set(argument)
  const x = () => code.get(argument)
  const value = name === 'exp' ? expOf(code, precision, x) : lnOf(code, precision, x)
  value()
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

/** Gives the algebra of vectors, as functions that put their result on the stack. */
export function algebra(code: Code, precision: Precision) {
  const shape = precision === 'f64' ? 'f64x2' : 'f32x4'
  const binary =
    (name: 'add' | 'sub' | 'mul' | 'div' | 'lt' | 'le' | 'eq') =>
    (a: Push, b: Push): Push =>
    () => {
      a()
      b()
      code.do(`${shape}.${name}`)
    }
  const bitwise =
    (name: 'and' | 'or' | 'andnot') =>
    (a: Push, b: Push): Push =>
    () => {
      a()
      b()
      code.do(`v128.${name}`)
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
    le: binary('le'),
    eq: binary('eq'),
    and: bitwise('and'),
    or: bitwise('or'),
    /** Clears the lanes of a number where a mask is set. */
    without: bitwise('andnot'),
    number:
      (value: number): Push =>
      () =>
        code.vector(precision, value),
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

function expOf(code: Code, precision: Precision, x: Push): Push {
  const v = algebra(code, precision)
  const bits = integers(code, precision)
  const { magic, ln2, limits, exponential } = FORMATS[precision]
  const k = v.keep(v.floor(v.add(v.mul(x, v.number(Math.LOG2E)), v.number(0.5))))
  const r = v.keep(v.sub(v.sub(x, v.mul(k, v.number(ln2[0]))), v.mul(k, v.number(ln2[1]))))
  const r2 = v.keep(v.mul(r, r))
  const r4 = v.keep(v.mul(r2, r2))
  const y = v.add(v.number(1), v.add(r, v.mul(r2, polynomial(v, exponential, [r, r2, r4]))))
  const scaled = bits.sum(y, bits.toExponent(v.add(k, v.number(magic))))
  // What is NaN or too large stays so in a sum with infinity.
  const notSmall = v.without(scaled, v.lt(x, v.number(limits[0])))
  return v.choose(v.le(x, v.number(limits[1])), notSmall, v.add(x, v.number(Number.POSITIVE_INFINITY)))
}

/** The bits of sqrt(1/2) down to those of its mantissa that decide, with 0 below. */
const ROOT_HALF = { f64: 0x3fe6a09en << 32n, f32: 0x3f3504f3n } as const

function lnOf(code: Code, precision: Precision, given: Push): Push {
  const v = algebra(code, precision)
  const bits = integers(code, precision)
  const { fraction, ln2, logarithm, smallestNormal } = FORMATS[precision]
  const half = 2n ** BigInt(precision === 'f64' ? 10 : 7)
  const pattern =
    (value: bigint): Push =>
    () =>
      code.pattern(precision, value)
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
  const k = v.keep(v.sub(exponent, v.and(subnormal, v.number(scale))))
  const s = v.keep(v.div(f, v.add(v.number(2), f)))
  const w = v.keep(v.mul(s, s))
  const w2 = v.keep(v.mul(w, w))
  const w4 = v.keep(v.mul(w2, w2))
  const rest = v.mul(w, polynomial(v, logarithm, [w, w2, w4]))
  const inner = v.sub(f, v.sub(v.mul(s, v.sub(f, rest)), v.mul(k, v.number(ln2[1]))))
  const normal = v.add(v.mul(k, v.number(ln2[0])), inner)
  // A mask is NaN as a number; in a sum, infinity and NaN stay.
  const large = v.without(given, v.lt(given, v.number(Number.POSITIVE_INFINITY)))
  const zero = v.and(v.eq(given, v.number(0)), v.number(Number.NEGATIVE_INFINITY))
  const special = v.or(v.or(large, zero), v.lt(given, v.number(0)))
  return v.add(normal, special)
}
