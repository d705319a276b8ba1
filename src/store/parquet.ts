import { joinBytes, littleEndian } from './bytes.js'
import { type Chunk, type ColumnValues, encodeChunk, type ParquetColumn } from './parquet-chunk.js'
import { i32, i64, list, struct, type ThriftValue, text } from './thrift.js'

/** Makes the bytes of a Parquet file in pieces, to be written one after the other. */
export interface ParquetWriter {
  /** Gives what stands before the first row group. */
  begin(): Uint8Array
  /** Gives a row group: the values of each column, in their order. Throws a RangeError where they don't fit. */
  rowGroup(values: readonly ColumnValues[]): Uint8Array
  /** Gives what stands behind the last row group. */
  end(): Uint8Array
}

const MAGIC = new TextEncoder().encode('PAR1')
/** What all readers know, whatever encodings a file holds: parquet.thrift asks writers to say 1. */
const VERSION = 1
const TYPES = { int32: 1, float: 4, double: 5, string: 6 } as const
const REQUIRED = 0
const OPTIONAL = 1
const UTF8 = 0
const UNCOMPRESSED = 0

/**
 * Starts a Parquet file. It keeps no values, only what the footer says of each row group; same calls, same bytes.
 * Source: parquet-format, README.md ("File format") and src/main/thrift/parquet.thrift, whose field numbers stand here.
 */
export function parquetWriter(columns: readonly ParquetColumn[], createdBy: string): ParquetWriter {
  const groups: ThriftValue[] = []
  let position = MAGIC.length
  let rows = 0
  return {
    begin: () => MAGIC.slice(),
    rowGroup: (values) => {
      const count = rowsOf(columns, values)
      if (count === 0) return new Uint8Array()
      const chunks = columns.map((column, i) => encodeChunk(column, values[i] as ColumnValues))
      groups.push(rowGroup(columns, chunks, { count, position }))
      const bytes = joinBytes(chunks.flatMap((chunk) => chunk.pieces))
      position += bytes.length
      rows += count
      return bytes
    },
    end: () => {
      const footer = fileMetaData(columns, groups, { rows, createdBy }).bytes
      return joinBytes([footer, Uint8Array.from(littleEndian(footer.length, 4)), MAGIC])
    },
  }
}

function rowsOf(columns: readonly ParquetColumn[], values: readonly ColumnValues[]): number {
  const lengths = new Set(values.map(({ length }) => length))
  if (values.length === columns.length && lengths.size === 1) return values[0]?.length ?? 0
  throw new RangeError(`a row group needs ${columns.length} columns of one length`)
}

function rowGroup(
  columns: readonly ParquetColumn[],
  chunks: readonly Chunk[],
  { count, position }: { count: number; position: number },
): ThriftValue {
  let offset = position
  const described = columns.map((column, i) => {
    const chunk = chunks[i] as Chunk
    const meta = columnMetaData(column, chunk, { count, offset })
    offset += chunk.size
    return struct({ 2: i64(0), 3: meta })
  })
  return struct({ 1: list(described), 2: i64(offset - position), 3: i64(count) })
}

function columnMetaData(
  { name, type }: ParquetColumn,
  { size, encodings, dataOffset }: Chunk,
  { count, offset }: { count: number; offset: number },
): ThriftValue {
  return struct({
    1: i32(TYPES[type]),
    2: list(encodings.map(i32)),
    3: list([text(name)]),
    4: i32(UNCOMPRESSED),
    5: i64(count),
    6: i64(size),
    7: i64(size),
    9: i64(offset + dataOffset),
    11: dataOffset > 0 ? i64(offset) : undefined,
  })
}

function fileMetaData(
  columns: readonly ParquetColumn[],
  groups: readonly ThriftValue[],
  { rows, createdBy }: { rows: number; createdBy: string },
): ThriftValue {
  const root = struct({ 4: text('schema'), 5: i32(columns.length) })
  return struct({
    1: i32(VERSION),
    2: list([root, ...columns.map(schemaElement)]),
    3: i64(rows),
    4: list(groups),
    6: text(createdBy),
  })
}

function schemaElement({ name, type, optional }: ParquetColumn): ThriftValue {
  const isText = type === 'string'
  return struct({
    1: i32(TYPES[type]),
    3: i32(optional ? OPTIONAL : REQUIRED),
    4: text(name),
    6: isText ? i32(UTF8) : undefined,
    10: isText ? struct({ 1: struct({}) }) : undefined,
  })
}
