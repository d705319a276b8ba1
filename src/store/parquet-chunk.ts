import { littleEndian, sizeOf } from './bytes.js'
import { repeated, runLengths } from './run-lengths.js'
import { i32, struct } from './thrift.js'

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string
  readonly type: 'double' | 'float' | 'int32' | 'string'
  /** Whether it may hold nulls. */
  readonly optional?: boolean
}

/** The values of a column, one a row. Numbers without nulls are fastest as an array of the column's own type. */
export type ColumnValues =
  | Float64Array
  | Float32Array
  | Int32Array
  | readonly (number | null)[]
  | readonly (string | null)[]

/** The pages of one column in one row group. */
export interface Chunk {
  /** To be joined; some are views of the given values. */
  readonly pieces: readonly Uint8Array[]
  readonly size: number
  /** The codes of the encodings that occur in it. */
  readonly encodings: readonly number[]
  /** Where its data page begins, behind the page of its dictionary if it has one. */
  readonly dataOffset: number
}

const ENCODINGS = { plain: 0, runLength: 3, dictionary: 8 } as const
const PAGES = { data: 0, dictionary: 2 } as const
const LONGEST_PAGE = 2 ** 31 - 1
const ARRAYS = { double: Float64Array, float: Float32Array, int32: Int32Array } as const

/**
 * Encodes the values of a column in one row group: numbers PLAIN, texts through a dictionary, nulls as definition levels.
 * Throws a RangeError where the values don't fit the column. Source: parquet-format, Encodings.md and README.md ("Data
 * Pages", version 1).
 */
export function encodeChunk(column: ParquetColumn, values: ColumnValues): Chunk {
  const { levels, present } = splitNulls(column, values)
  const rows = values.length
  if (column.type === 'string') return dictionaryChunk(presentTexts(column, present), { rows, levels })
  const content = [...levels, numberBytes(column, present)]
  const pieces = page({ rows, encoding: ENCODINGS.plain, content })
  return { pieces, size: sizeOf(pieces), encodings: [ENCODINGS.plain, ENCODINGS.runLength], dataOffset: 0 }
}

function splitNulls(
  { name, optional }: ParquetColumn,
  values: ColumnValues,
): { levels: Uint8Array[]; present: ColumnValues } {
  const nulls = Array.isArray(values) && values.includes(null)
  if (nulls && !optional) throw new RangeError(`column "${name}" holds a null but is not optional`)
  if (!optional) return { levels: [], present: values }
  const levels = nulls
    ? runLengths((values as readonly unknown[]).map((value) => (value === null ? 0 : 1)))
    : repeated(1, { count: values.length })
  const present = nulls ? (values as readonly (string | null)[]).filter((value) => value !== null) : values
  return { levels: [Uint8Array.from(littleEndian(levels.length, 4)), Uint8Array.from(levels)], present }
}

/** Gives the bytes of numbers as they lie in memory: all machines that run JavaScript here are little-endian. */
function numberBytes({ name, type }: ParquetColumn, values: ColumnValues): Uint8Array {
  const ArrayType = ARRAYS[type as keyof typeof ARRAYS]
  const isOther = !Array.isArray(values) && !(values instanceof ArrayType)
  if (isOther || typeof values[0] === 'string') throw new RangeError(`column "${name}" takes ${type} numbers`)
  const numbers = Array.isArray(values)
    ? ArrayType.from(values as readonly number[])
    : (values as Float64Array)
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function presentTexts({ name }: ParquetColumn, values: ColumnValues): readonly string[] {
  if (Array.isArray(values) && (values.length === 0 || typeof values[0] === 'string')) return values
  throw new RangeError(`column "${name}" takes texts`)
}

function dictionaryChunk(
  texts: readonly string[],
  { rows, levels }: { rows: number; levels: readonly Uint8Array[] },
): Chunk {
  const { entries, indices } = lookUp(texts)
  const width = Math.max(1, 32 - Math.clz32(entries.length - 1))
  const dictionary = page({
    rows: entries.length,
    encoding: ENCODINGS.plain,
    content: plainTexts(entries),
    isDictionary: true,
  })
  const content = [...levels, Uint8Array.of(width), Uint8Array.from(runLengths(indices, width))]
  const data = page({ rows, encoding: ENCODINGS.dictionary, content })
  return {
    pieces: [...dictionary, ...data],
    size: sizeOf(dictionary) + sizeOf(data),
    encodings: [ENCODINGS.plain, ENCODINGS.runLength, ENCODINGS.dictionary],
    dataOffset: sizeOf(dictionary),
  }
}

function lookUp(texts: readonly string[]): { entries: string[]; indices: number[] } {
  const places = new Map<string, number>()
  let place = 0
  const indices = texts.map((text, i) => {
    if (i > 0 && text === texts[i - 1]) return place
    place = places.get(text) ?? places.size
    if (place === places.size) places.set(text, place)
    return place
  })
  return { entries: [...places.keys()], indices }
}

function plainTexts(texts: readonly string[]): Uint8Array[] {
  const encoder = new TextEncoder()
  return texts.flatMap((text) => {
    const encoded = encoder.encode(text)
    return [Uint8Array.from(littleEndian(encoded.length, 4)), encoded]
  })
}

interface Page {
  readonly rows: number
  readonly encoding: number
  readonly content: readonly Uint8Array[]
  readonly isDictionary?: boolean
}

/** Puts a PageHeader before the content of a page; no part of it is compressed. */
function page({ rows, encoding, content, isDictionary = false }: Page): Uint8Array[] {
  const size = sizeOf(content)
  if (size > LONGEST_PAGE) throw new RangeError('a page of 2 GB or more; use smaller row groups')
  const levels = isDictionary ? undefined : i32(ENCODINGS.runLength)
  const own = struct({ 1: i32(rows), 2: i32(encoding), 3: levels, 4: levels })
  const header = struct({
    1: i32(isDictionary ? PAGES.dictionary : PAGES.data),
    2: i32(size),
    3: i32(size),
    [isDictionary ? 7 : 5]: own,
  })
  return [header.bytes, ...content]
}
