import type { Bins } from '../analysis/histograms.js'
import { LANES, type Range } from '../kernel/blocks.js'
import type { Job } from './job.js'
import type { Piece } from './piece.js'

/** Where finished pieces are kept, so that work can go on after a breakdown, and runs be added to a finished result. */
export interface Journal {
  /** Its place, for other threads: they save pieces there too. */
  readonly place: string
  /** The pieces that are there, in the order of their runs. */
  readonly finished: readonly Range[]
  /** Where the bins of counted pieces lie, if there are any. */
  readonly bins: Bins | undefined
  /** Prepares the place for new pieces; `bins` are absent where nothing is counted. */
  readonly begin: (bins: Bins | undefined) => void
  /** Reads a piece that is there. */
  readonly load: (range: Range) => Piece
  /** Reads one outcome of a piece, by its number. */
  readonly loadOutcome: (range: Range, outcome: number) => Float64Array
  readonly save: (piece: Piece) => void
  /** Refuses to go on from a piece, for a reason. */
  readonly refuse: (reason: string) => never
}

/** Bytes of trajectories that a piece may hold, and blocks at most: counts take the same room however many runs are counted. */
const MOST_BYTES = 48e6
const MOST_BLOCKS = 64

/** Chooses how many blocks of runs are saved in one piece, of which so many rows are saved for each run. */
export function blocksInPiece(rows: number): number {
  return Math.min(Math.max(Math.floor(MOST_BYTES / (8 * LANES * rows)), 1), MOST_BLOCKS)
}

/** Lists the pieces of a journal that lie within a range. */
export function finishedIn({ finished }: Journal, [from, to]: Range): Range[] {
  return finished.filter((range) => range[0] >= from && range[1] <= to)
}

/** Lists the pieces that a journal holds when a job is done, in the order of their runs. */
export function piecesOfJob(journal: Journal, { range, pieces }: Pick<Job, 'range' | 'pieces'>): Range[] {
  return [...finishedIn(journal, range), ...pieces].sort(([a], [b]) => a - b)
}

/** Makes a function that gives the numbers of some runs of one outcome, counted from the first of a job's. */
export function savedOutcome(
  journal: Journal,
  job: Pick<Job, 'range' | 'pieces'>,
  outcome: number,
): (from: number, to: number) => Float64Array {
  const pieces = piecesOfJob(journal, job)
  // Runs are mostly asked for in order, so the piece of the last ones is at hand.
  let known: { range: Range; values: Float64Array } | undefined
  return (from, to) => {
    const [first, last] = [job.range[0] + from, job.range[0] + to]
    const asked = new Float64Array(to - from)
    for (const range of pieces.filter((piece) => piece[0] < last && piece[1] > first)) {
      if (known?.range !== range) known = { range, values: journal.loadOutcome(range, outcome) }
      const part = known.values.subarray(Math.max(first - range[0], 0), last - range[0])
      asked.set(part, Math.max(range[0] - first, 0))
    }
    return asked
  }
}
