import type { Counted } from '../analysis/histograms.js'
import type { Failure, Trajectories } from '../analysis/trajectories.js'
import type { Range } from '../kernel/blocks.js'
import { piecesOf, sizeOf } from './job.js'
import type { Journal } from './journal.js'
import { lanesOf, type Piece } from './piece.js'

/** What fewer runs of the same ensemble gave, all of it in memory. */
export interface Earlier {
  readonly range: Range
  readonly failures: readonly Failure[]
  readonly outcomes: readonly { readonly values: Float64Array }[]
  readonly trajectories?: Pick<Trajectories, 'cells' | 'values'>
  readonly counted?: Counted | undefined
}

/** Makes one piece of earlier runs, so that they need not be made again. */
export function pieceOfEarlier({ range, failures, outcomes, trajectories, counted }: Earlier): Piece {
  const runs = sizeOf(range)
  const all = new Float64Array(outcomes.length * runs)
  outcomes.forEach(({ values }, i) => {
    all.set(values, i * runs)
  })
  return {
    range,
    failures,
    outcomes: all,
    cells: [...(trajectories?.cells.keys() ?? [])],
    rows: trajectories?.values ?? new Float64Array(),
    ...(counted ? { counted: { histograms: counted.histograms, sums: counted.sums } } : {}),
  }
}

/** Saves earlier runs in a journal that holds none yet, in pieces of so many blocks; gives the journal as it is then. */
export function handOver(earlier: Earlier, journal: Journal, blocks: number): Journal {
  if (journal.finished.length > 0) return journal
  const whole = pieceOfEarlier(earlier)
  const finished = whole.counted ? [whole.range] : piecesOf(whole.range, { blocks })
  for (const range of finished) journal.save(whole.counted ? whole : partOf(whole, range))
  return { ...journal, finished }
}

/** Cuts some runs out of a piece that holds the trajectories of every run. */
function partOf(whole: Piece, range: Range): Piece {
  const [from, lanes] = [range[0], sizeOf(range)]
  const runs = sizeOf(whole.range)
  const count = whole.outcomes.length / runs
  const outcomes = new Float64Array(count * lanes)
  for (let i = 0; i < count; i++) {
    const start = i * runs + from - whole.range[0]
    outcomes.set(whole.outcomes.subarray(start, start + lanes), i * lanes)
  }
  const failures = whole.failures.filter(({ run }) => run >= range[0] && run < range[1])
  return {
    range,
    failures,
    outcomes,
    cells: whole.cells,
    rows: lanesOf(whole, { from, lanes, cells: whole.cells }),
  }
}
