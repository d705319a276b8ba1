import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriter } from '../../src/store/parquet.js'
import type { ColumnValues, ParquetColumn } from '../../src/store/parquet-chunk.js'

/** A row of a table by column name. */
export type Row = Readonly<Record<string, unknown>>

/** Writes a Parquet file of row groups. */
export function parquetFile(
  columns: readonly ParquetColumn[],
  groups: readonly (readonly ColumnValues[])[],
): Buffer {
  const { begin, rowGroup, end } = parquetWriter(columns, 'chokepoint version 0.1.0')
  return Buffer.concat([begin(), ...groups.map(rowGroup), end()])
}

/** Lists the rows that were given to `parquetFile`. */
export function givenRows(
  columns: readonly ParquetColumn[],
  groups: readonly (readonly ColumnValues[])[],
): Row[] {
  return groups.flatMap((group) =>
    Array.from(group[0] as ArrayLike<unknown>, (_, row) =>
      Object.fromEntries(columns.map(({ name }, i) => [name, group[i]?.[row]])),
    ),
  )
}

/** Reads a Parquet file with hyparquet. */
export async function readHyparquet(bytes: Buffer): Promise<Row[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return await parquetReadObjects({ file })
}

/** Asks DuckDB about a Parquet file, which is the table `file`; gives the rows. */
export async function readDuckdb(bytes: Buffer, folder: string, sql = 'from file'): Promise<Row[]> {
  const path = join(folder, 'file.parquet')
  writeFileSync(path, bytes)
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`create view file as from read_parquet('${path}')`)
  const rows = (await connection.runAndReadAll(sql)).getRowObjects()
  connection.closeSync()
  return rows
}
