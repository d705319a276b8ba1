import type { Kept, KeptBlock, Result } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { parquetWriter } from './parquet.js'
import type { ParquetColumn } from './parquet-chunk.js'

/** What a file of trajectories is about. */
export interface TrajectoryHead extends Pick<Kept, 'cells' | 'months'> {
  /** First month of the horizon. */
  readonly start: string
  /** The program and its version. */
  readonly createdBy: string
}

/** Makes a file of trajectories block by block. */
export interface TrajectoryWriter {
  begin(): Uint8Array
  /** Gives the row group of a block, `[cell][month][lane]`; of `failures` those count that are of its runs. */
  block(block: KeptBlock, failures: Result['failures']): Uint8Array
  end(): Uint8Array
}

/**
 * Starts trajectories.parquet: a row for each run (from 1) and month (`2024-03`), whether the run failed, and a column for
 * each cell, named `quantity` or `quantity[element]`. A row takes 8 bytes and 8 a cell; the rows of a block come month by
 * month, so that its memory is the column. Dates are months since the start; a failed run keeps its NaN and infinities.
 */
export function trajectoryWriter({ cells, months, start, createdBy }: TrajectoryHead): TrajectoryWriter {
  const columns: ParquetColumn[] = [
    { name: 'run', type: 'int32' },
    { name: 'month', type: 'string' },
    { name: 'failed', type: 'int32' },
    ...cells.map((cell) => ({ name: cellName(cell), type: 'double' as const })),
  ]
  const labels = Array.from({ length: months }, (_, month) => monthLabel(start, month))
  const { begin, rowGroup, end } = parquetWriter(columns, createdBy)
  return {
    begin,
    end,
    block: ({ from, lanes, trajectories }, failures) => {
      const rows = months * lanes
      const failed = new Set(failures.map(({ run }) => run))
      const numbers = new Int32Array(lanes).map((_, lane) => from + lane + 1)
      const isFailed = numbers.map((number) => Number(failed.has(number - 1)))
      return rowGroup([
        everyMonth(numbers, months),
        eachOften(labels, lanes),
        everyMonth(isFailed, months),
        ...cells.map((_, i) => trajectories.subarray(i * rows, (i + 1) * rows)),
      ])
    },
  }
}

function eachOften(texts: readonly string[], count: number): string[] {
  const repeated = Array<string>(texts.length * count).fill('')
  texts.forEach((text, i) => {
    repeated.fill(text, i * count, (i + 1) * count)
  })
  return repeated
}

function everyMonth(values: Int32Array, months: number): Int32Array {
  const repeated = new Int32Array(values.length * months)
  for (let month = 0; month < months; month++) repeated.set(values, month * values.length)
  return repeated
}

function cellName({ quantity, element }: Kept['cells'][number]): string {
  return element === '' ? quantity : `${quantity}[${element.replaceAll(',', ', ')}]`
}

/** Gives the bytes of trajectories.parquet, a row group for each block of runs. */
export function* trajectoriesParquet(
  { cells, months, blocks }: Kept,
  { failures, ...head }: Pick<TrajectoryHead, 'start' | 'createdBy'> & Pick<Result, 'failures'>,
): Generator<Uint8Array> {
  const writer = trajectoryWriter({ cells, months, ...head })
  yield writer.begin()
  for (const block of blocks()) yield writer.block(block, failures)
  yield writer.end()
}
