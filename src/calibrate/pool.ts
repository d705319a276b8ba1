import type { Wave } from './fit-runs.js'

/** Joins waves of runs to one, in their order. */
export function pool(waves: readonly Wave[]): Wave {
  const [first] = waves as [Wave]
  if (waves.length === 1) return first
  return {
    runs: waves.reduce((sum, { runs }) => sum + runs, 0),
    columns: first.columns.map((_, k) => joined(waves.map(({ columns }) => columns[k] as Float64Array))),
    failed: Uint8Array.from(waves.flatMap(({ failed }) => [...failed])),
    scores: (index) => joined(waves.map((wave) => wave.scores(index))),
    values: (index) => joined(waves.map((wave) => wave.values(index))),
  }
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const column of columns) {
    out.set(column, at)
    at += column.length
  }
  return out
}
