import type { Counted } from '../analysis/histograms.js'
import { collectedQuantiles, planPasses } from '../analysis/targets.js'
import { type ConductOptions, conduct } from './conduct.js'
import { type Job, makeTables, piecesOf } from './job.js'

/**
 * Finds exact quantiles of counted runs, row by row: the runs are made again, and the values in the bins around each quantile are
 * collected, in as many passes as `memory` bytes ask for.
 */
export async function collectQuantiles(
  { saving, ...job }: Job,
  counted: Counted,
  { memory, ...options }: ConductOptions & { readonly memory: number },
): Promise<number[][]> {
  const found: number[][] = []
  for (const targets of planPasses(counted, memory)) {
    const again = { ...job, targets, pieces: piecesOf(job.range) }
    const tables = makeTables(again, options.callCrew !== undefined)
    await conduct(again, tables, options)
    for (let row = targets.rows[0]; row < targets.rows[1]; row++)
      found.push(collectedQuantiles(counted, row, { targets, collected: tables.collected }))
  }
  return found
}
