/** A growing row of bytes. WebAssembly writes integers in LEB128: seven bits a byte, the lowest first. */
export class Bytes {
  #bytes = new Uint8Array(1024)
  #length = 0

  /** Gives what was written so far. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  /** Adds bytes as they are. */
  add(bytes: ArrayLike<number>): this {
    while (this.#length + bytes.length > this.#bytes.length) this.#grow()
    for (let i = 0; i < bytes.length; i++) this.#bytes[this.#length++] = bytes[i] as number
    return this
  }

  /** Adds an unsigned integer. */
  unsigned(value: number): this {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#addByte((rest % 128) | 128)
    return this.#addByte(rest)
  }

  /** Adds a signed integer of up to 32 bits. */
  signed(value: number): this {
    let rest = value
    for (; rest < -64 || rest > 63; rest >>= 7) this.#addByte((rest & 127) | 128)
    return this.#addByte(rest & 127)
  }

  #addByte(byte: number): this {
    if (this.#length === this.#bytes.length) this.#grow()
    this.#bytes[this.#length++] = byte
    return this
  }

  /** Adds a count and then the bytes. */
  counted(bytes: Uint8Array): this {
    return this.unsigned(bytes.length).add(bytes)
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** The types of values, as WebAssembly codes them. */
export const TYPES = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const

/** A type of values. */
export type ValueType = keyof typeof TYPES

/** One function: what it takes and gives, its local variables beside the parameters, and its code without the end. */
export interface WasmFunction {
  readonly parameters: readonly ValueType[]
  readonly results: readonly ValueType[]
  readonly locals: readonly ValueType[]
  readonly code: Uint8Array
}

/** A module: functions in the order in which they are called by number, and one memory of its own. */
export interface WasmModule {
  readonly functions: readonly WasmFunction[]
  /** Size of the memory in pages of 64 KiB. */
  readonly pages: number
  /** Names of the functions that the outside may call, and their numbers. */
  readonly exports: Readonly<Record<string, number>>
}

/**
 * Writes a module as bytes (WebAssembly Core Specification 2.0, chapter 5, binary format). The memory is exported as
 * `memory`.
 */
export function encodeModule({ functions, pages, exports }: WasmModule): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, results }) => [0x60, ...vector(parameters), ...vector(results)])
  const exported = Object.entries(exports).map(([name, index]) => [...text(name), 0x00, ...leb(index)])
  const module = new Bytes().add([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])
  section(module, 1, types)
  section(
    module,
    3,
    functions.map((_, i) => leb(i)),
  )
  section(module, 5, [[0x00, ...leb(pages)]])
  section(module, 7, [...exported, [...text('memory'), 0x02, 0x00]])
  section(module, 10, functions.map(encodeBody))
  return module.written
}

function section(module: Bytes, id: number, items: readonly ArrayLike<number>[]): void {
  const content = new Bytes().unsigned(items.length)
  for (const item of items) content.add(item)
  module.add([id]).counted(content.written)
}

/** Locals are declared in pairs of a count and a type; neighbours of one type are one pair. */
function encodeBody({ locals, code }: WasmFunction): Uint8Array {
  const starts = [...locals.keys()].filter((i) => locals[i] !== locals[i - 1])
  const body = new Bytes().unsigned(starts.length)
  starts.forEach((start, i) => {
    body.unsigned((starts[i + 1] ?? locals.length) - start).add([TYPES[locals[start] as ValueType]])
  })
  body.add(code).add([0x0b])
  return new Bytes().counted(body.written).written
}

function vector(types: readonly ValueType[]): number[] {
  return [...leb(types.length), ...types.map((type) => TYPES[type])]
}

function text(name: string): number[] {
  const bytes = new TextEncoder().encode(name)
  return [...leb(bytes.length), ...bytes]
}

function leb(value: number): Uint8Array {
  return new Bytes().unsigned(value).written
}
