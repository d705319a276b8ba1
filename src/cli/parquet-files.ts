import type { Result } from '../index.js'
import { monthValueText, valueText } from '../report/value-text.js'
import { outcomesParquet } from '../store/outcomes-parquet.js'
import { trajectoriesParquet } from '../store/trajectories-parquet.js'
import type { ResultFile } from '../store/write-result.js'

/** Makes the Parquet files of every run, where any trajectories were kept: those, and outcomes with all their digits. */
export function* parquetFiles(result: Result, version: string): Generator<ResultFile> {
  const { kept, failures, scenario } = result
  if (!kept) return
  const createdBy = `chokepoint version ${version}`
  const texts = { createdBy, drawText: valueText, outcomeText: monthValueText }
  yield { name: 'outcomes.parquet', pieces: outcomesParquet(result, texts) }
  const head = { start: scenario.start, createdBy, failures }
  yield { name: 'trajectories.parquet', pieces: trajectoriesParquet(kept, head) }
}
