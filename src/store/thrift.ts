import { joinBytes, varint } from './bytes.js'

/**
 * A value in Thrift's compact protocol: the code of its type, and its bytes.
 * Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
 */
export interface ThriftValue {
  readonly code: number
  readonly bytes: Uint8Array
}

const CODES = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const
const STOP = 0

/** Makes a 32-bit whole number that is not negative. */
export function i32(value: number): ThriftValue {
  return { code: CODES.i32, bytes: zigzag(value) }
}

/** Makes a 64-bit whole number from 0 to 2^52. */
export function i64(value: number): ThriftValue {
  return { code: CODES.i64, bytes: zigzag(value) }
}

/** Makes a text in UTF-8. */
export function text(value: string): ThriftValue {
  const encoded = new TextEncoder().encode(value)
  return { code: CODES.binary, bytes: joinBytes([Uint8Array.from(varint(encoded.length)), encoded]) }
}

/** Makes a list of values of one type. */
export function list(values: readonly ThriftValue[]): ThriftValue {
  const code = values[0]?.code ?? CODES.struct
  const { length } = values
  const head = length < 15 ? [length * 16 + code] : [15 * 16 + code, ...varint(length)]
  return { code: CODES.list, bytes: joinBytes([Uint8Array.from(head), ...values.map(({ bytes }) => bytes)]) }
}

/** Makes a structure from its fields by their numbers, at most 15 apart; leaves out those that are undefined. */
export function struct(fields: Readonly<Record<number, ThriftValue | undefined>>): ThriftValue {
  const pieces: Uint8Array[] = []
  let before = 0
  // The keys of an object that are whole numbers come in ascending order.
  for (const [key, value] of Object.entries(fields)) {
    if (!value) continue
    pieces.push(Uint8Array.of((Number(key) - before) * 16 + value.code), value.bytes)
    before = Number(key)
  }
  return { code: CODES.struct, bytes: joinBytes([...pieces, Uint8Array.of(STOP)]) }
}

/** The zigzag code of a number that is not negative is twice the number. */
function zigzag(value: number): Uint8Array {
  return Uint8Array.from(varint(value * 2))
}
