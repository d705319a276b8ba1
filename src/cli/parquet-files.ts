import type { Trajectories } from '../analysis/trajectories.js'
import { type Result, trajectoriesOf } from '../index.js'
import { monthValueText, valueText } from '../report/value-text.js'
import { outcomesParquet } from '../store/outcomes-parquet.js'
import { trajectoriesParquet } from '../store/trajectories-parquet.js'
import type { ResultFile } from '../store/write-result.js'
import type { KeepRequest } from './keep-request.js'

/** Makes the Parquet files of every run: outcomes with all their digits, and the trajectories that were asked for. */
export function* parquetFiles(
  result: Result,
  { version, keep }: { version: string; keep: KeepRequest },
): Generator<ResultFile> {
  const createdBy = `chokepoint version ${version}`
  const texts = { createdBy, drawText: valueText, outcomeText: monthValueText }
  yield { name: 'outcomes.parquet', pieces: outcomesParquet(result, texts) }
  const kept = keep.quantities ? onlyOf(trajectoriesOf(result), keep.quantities) : trajectoriesOf(result)
  const pieces = trajectoriesParquet(kept, { start: result.scenario.start, createdBy })
  yield { name: 'trajectories.parquet', pieces }
}

function onlyOf(all: Trajectories, quantities: readonly string[]): Trajectories {
  const size = all.months * all.runs
  const wanted = all.cells.flatMap((cell, i) => (quantities.includes(cell.quantity) ? [i] : []))
  const values = new Float64Array(wanted.length * size)
  wanted.forEach((cell, i) => {
    values.set(all.values.subarray(cell * size, (cell + 1) * size), i * size)
  })
  return { ...all, cells: wanted.map((cell) => all.cells[cell] as Trajectories['cells'][number]), values }
}
