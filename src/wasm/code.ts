import { Bytes, type ValueType, type WasmFunction } from './module.js'

/** The instructions without an operand in the code, by their names in the specification. */
const PLAIN = {
  return: [0x0f],
  'i32.lt_s': [0x48],
  'i32.ge_s': [0x4e],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.trunc_sat_f32_s': [0xfc, 0x00],
  'i32.trunc_sat_f64_s': [0xfc, 0x02],
  'f32.convert_i32_s': [0xb2],
  'f64.convert_i32_s': [0xb7],
  'f32.ne': [0x5c],
  'f32.gt': [0x5e],
  'f64.ne': [0x62],
  'f64.gt': [0x64],
  'f32.add': [0x92],
  'f32.sub': [0x93],
  'f32.div': [0x95],
  'f64.add': [0xa0],
  'f64.sub': [0xa1],
  'f64.div': [0xa3],
} as const

/** The same for vectors of 128 bits; all have the prefix 0xfd. */
const VECTOR = {
  'i32x4.splat': 0x11,
  'f32x4.splat': 0x13,
  'f64x2.splat': 0x14,
  'f32x4.eq': 0x41,
  'f32x4.ne': 0x42,
  'f32x4.lt': 0x43,
  'f32x4.gt': 0x44,
  'f32x4.le': 0x45,
  'f32x4.ge': 0x46,
  'f64x2.eq': 0x47,
  'f64x2.ne': 0x48,
  'f64x2.lt': 0x49,
  'f64x2.gt': 0x4a,
  'f64x2.le': 0x4b,
  'f64x2.ge': 0x4c,
  'v128.not': 0x4d,
  'v128.and': 0x4e,
  'v128.andnot': 0x4f,
  'v128.or': 0x50,
  'v128.xor': 0x51,
  'v128.bitselect': 0x52,
  'v128.any_true': 0x53,
  'f64x2.promote_low_f32x4': 0x5f,
  'f32x4.floor': 0x68,
  'f64x2.floor': 0x75,
  'i32x4.shl': 0xab,
  'i32x4.shr_u': 0xad,
  'i32x4.add': 0xae,
  'i32x4.sub': 0xb1,
  'i64x2.shl': 0xcb,
  'i64x2.shr_u': 0xcd,
  'i64x2.add': 0xce,
  'i64x2.sub': 0xd1,
  'f32x4.abs': 0xe0,
  'f32x4.neg': 0xe1,
  'f32x4.sqrt': 0xe3,
  'f32x4.add': 0xe4,
  'f32x4.sub': 0xe5,
  'f32x4.mul': 0xe6,
  'f32x4.div': 0xe7,
  'f32x4.min': 0xe8,
  'f32x4.max': 0xe9,
  'f32x4.pmin': 0xea,
  'f32x4.pmax': 0xeb,
  'f64x2.abs': 0xec,
  'f64x2.neg': 0xed,
  'f64x2.sqrt': 0xef,
  'f64x2.add': 0xf0,
  'f64x2.sub': 0xf1,
  'f64x2.mul': 0xf2,
  'f64x2.div': 0xf3,
  'f64x2.min': 0xf4,
  'f64x2.max': 0xf5,
  'f64x2.pmin': 0xf6,
  'f64x2.pmax': 0xf7,
  'f64x2.convert_low_i32x4_u': 0xff,
} as const

/** The instructions that read or write memory: their code, and the alignment as a power of two. */
const MEMORY = {
  'f32.load': [[0x2a], 2],
  'f64.load': [[0x2b], 3],
  'v128.load': [[0xfd, 0x00], 4],
  'v128.load32_zero': [[0xfd, 0x5c], 2],
  'v128.load64_zero': [[0xfd, 0x5d], 3],
  'v128.store': [[0xfd, 0x0b], 4],
} as const

/** The name of an instruction that stands alone. */
export type Instruction = keyof typeof PLAIN | keyof typeof VECTOR

/** The name of an instruction with an address on the stack and an offset in the code. */
export type MemoryInstruction = keyof typeof MEMORY

/** Writes the code of one function, and counts its local variables as they are asked for. */
export class Code {
  readonly bytes = new Bytes()
  readonly locals: ValueType[] = []
  /** Constant vectors, made before all else, and the local that holds each. */
  readonly #constants = new Map<string, number>()
  readonly #head = new Bytes()
  readonly #parameters: number

  constructor(parameters: number) {
    this.#parameters = parameters
  }

  /** Gives the function that was written. */
  finish(parameters: readonly ValueType[], results: readonly ValueType[]): WasmFunction {
    const code = new Bytes().add(this.#head.written).add(this.bytes.written).written
    return { parameters, results, locals: this.locals, code }
  }

  /** Makes a further local variable; gives its number. */
  local(type: ValueType): number {
    return this.#parameters + this.locals.push(type) - 1
  }

  /** Adds instructions that stand alone. */
  do(...instructions: Instruction[]): this {
    for (const name of instructions) {
      if (name in VECTOR) this.bytes.add([0xfd]).unsigned(VECTOR[name as keyof typeof VECTOR])
      else this.bytes.add(PLAIN[name as keyof typeof PLAIN])
    }
    return this
  }

  /** Reads or writes memory at the address on the stack and `offset` bytes further. */
  at(name: MemoryInstruction, offset: number): this {
    const [opcode, alignment] = MEMORY[name]
    this.bytes.add(opcode).unsigned(alignment).unsigned(offset)
    return this
  }

  /** Reads a local variable. */
  get(local: number): this {
    this.bytes.add([0x20]).unsigned(local)
    return this
  }

  /** Writes a local variable, and takes the value off the stack. */
  set(local: number): this {
    this.bytes.add([0x21]).unsigned(local)
    return this
  }

  /** Writes a local variable, and leaves the value on the stack. */
  tee(local: number): this {
    this.bytes.add([0x22]).unsigned(local)
    return this
  }

  /** Puts an integer on the stack. */
  integer(value: number): this {
    this.bytes.add([0x41]).signed(value)
    return this
  }

  /** Puts a number of 64 or 32 bits on the stack. */
  float(type: 'f64' | 'f32', value: number): this {
    this.bytes.add([type === 'f64' ? 0x44 : 0x43]).add(floatBytes(type, value))
    return this
  }

  /** Puts a vector on the stack that holds the same number in every lane. */
  vector(type: 'f64' | 'f32', value: number): this {
    return this.#constant(floatBytes(type, value))
  }

  /** Puts a vector on the stack that holds four integers of 32 bits. */
  integers(lanes: readonly [number, number, number, number]): this {
    return this.#constant(new Uint8Array(Int32Array.from(lanes).buffer))
  }

  /** Puts a vector on the stack that holds the same bits in every lane. */
  pattern(type: 'f64' | 'f32', bits: bigint): this {
    const view = new DataView(new ArrayBuffer(type === 'f64' ? 8 : 4))
    if (type === 'f64') view.setBigUint64(0, BigInt.asUintN(64, bits), true)
    else view.setUint32(0, Number(BigInt.asUintN(32, bits)), true)
    return this.#constant(new Uint8Array(view.buffer))
  }

  /** Constants are made before any loop, so that each is made once. */
  #constant(lane: Uint8Array): this {
    const key = lane.join()
    const known = this.#constants.get(key)
    if (known !== undefined) return this.get(known)
    const local = this.local('v128')
    this.#constants.set(key, local)
    this.#head.add([0xfd, 0x0c])
    for (let i = 0; i < 16 / lane.length; i++) this.#head.add(lane)
    this.#head.add([0x21]).unsigned(local)
    return this.get(local)
  }

  /** Takes one lane out of a vector, or, with a number on the stack above it, puts one in. */
  lane(action: 'extract' | 'replace', type: 'f64' | 'f32', lane: number): this {
    const opcode = type === 'f64' ? 0x21 : 0x1f
    this.bytes
      .add([0xfd])
      .unsigned(action === 'extract' ? opcode : opcode + 1)
      .add([lane])
    return this
  }

  /** Moves the upper half of the vector on the stack to its lower half; its upper half becomes 0. */
  upperHalf(): this {
    this.pattern('f64', 0n)
    this.bytes.add([0xfd, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23])
    return this
  }

  /** Reads one lane from memory into the vector on the stack; the address is below it. */
  loadLane(type: 'f64' | 'f32', offset: number, lane: number): this {
    const [opcode, alignment] = type === 'f64' ? [0x57, 3] : [0x56, 2]
    this.bytes.add([0xfd, opcode]).unsigned(alignment).unsigned(offset).add([lane])
    return this
  }

  /** Calls a function by its number. */
  call(index: number): this {
    this.bytes.add([0x10]).unsigned(index)
    return this
  }

  /** Repeats `body` while it leaves an integer other than 0 on the stack; it runs at least once. */
  repeat(body: () => void): this {
    this.bytes.add([0x03, 0x40])
    body()
    this.bytes.add([0x0d, 0x00, 0x0b])
    return this
  }

  /** Does `body` where the integer on the stack is not 0. */
  when(body: () => void): this {
    this.bytes.add([0x04, 0x40])
    body()
    this.bytes.add([0x0b])
    return this
  }
}

function floatBytes(type: 'f64' | 'f32', value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(type === 'f64' ? 8 : 4))
  if (type === 'f64') view.setFloat64(0, value, true)
  else view.setFloat32(0, value, true)
  return new Uint8Array(view.buffer)
}
