import type { Result } from '../index.js'
import { parquetWriter } from './parquet.js'
import type { ColumnValues, ParquetColumn } from './parquet-chunk.js'

/** The runs of a row group: with one row a run, more than a block of the simulation. */
const BLOCK = 16_384

/** A column of one number a run: `slice` gives those of some runs, counted from the first of the range. */
export interface RunNumbers {
  readonly name: string
  readonly unit: string
  readonly slice: (from: number, to: number) => Float64Array
}

/** The runs of a result, without their trajectories. */
export interface RunTable extends Pick<Result, 'range' | 'failures'> {
  readonly scenario: { readonly start: string }
  readonly draws: readonly RunNumbers[]
  readonly outcomes: readonly RunNumbers[]
}

type DateText = (value: number, form: { readonly unit: string; readonly start: string }) => string

/** How outcomes.parquet is written. */
export interface OutcomesOptions {
  readonly createdBy: string
  /** Writes a draw that is a date, as outcomes.csv has it. */
  readonly drawText: DateText
  /** Writes an outcome that is a date, as outcomes.csv has it. */
  readonly outcomeText: DateText
}

/**
 * Gives the bytes of outcomes.parquet in pieces: the rows and columns of outcomes.csv, numbers with all their digits.
 * An outcome is null where the run failed or where it is no number.
 */
export function* outcomesParquet(record: RunTable, options: OutcomesOptions): Generator<Uint8Array> {
  const { range, draws, outcomes, failures } = record
  const { begin, rowGroup, end } = parquetWriter(outcomeColumns(draws, outcomes), options.createdBy)
  const failed = new Set(failures.map(({ run }) => run))
  yield begin()
  for (let from = range[0]; from < range[1]; from += BLOCK) {
    const runs = new Int32Array(Math.min(BLOCK, range[1] - from)).map((_, i) => from + i)
    const isFailed = runs.map((run) => Number(failed.has(run)))
    yield rowGroup([
      runs.map((run) => run + 1),
      isFailed,
      ...blockColumns(record, { at: from - range[0], isFailed }, options),
    ])
  }
  yield end()
}

function blockColumns(
  { draws, outcomes, scenario: { start } }: RunTable,
  { at, isFailed }: { at: number; isFailed: Int32Array },
  { drawText, outcomeText }: OutcomesOptions,
): ColumnValues[] {
  const drawn = draws.map(({ unit, slice }) => {
    const values = slice(at, at + isFailed.length)
    return unit === 'date' ? Array.from(values, (value) => drawText(value, { unit, start })) : values
  })
  const reached = outcomes.map(({ unit, slice }) => {
    const values = Array.from(slice(at, at + isFailed.length), (value, i) =>
      isFailed[i] || Number.isNaN(value) ? null : value,
    )
    if (unit !== 'date') return values
    return values.map((value) => (value === null ? null : outcomeText(value, { unit, start })))
  })
  return [...drawn, ...reached]
}

function outcomeColumns(draws: readonly RunNumbers[], outcomes: readonly RunNumbers[]): ParquetColumn[] {
  const typeOf = ({ unit }: RunNumbers) => (unit === 'date' ? 'string' : 'double')
  return [
    { name: 'run', type: 'int32' },
    { name: 'failed', type: 'int32' },
    ...draws.map((column) => ({ name: column.name, type: typeOf(column) }) as const),
    ...outcomes.map((column) => ({ name: column.name, type: typeOf(column), optional: true }) as const),
  ]
}
