import type { Cell } from '../analysis/cells.js'
import type { Trajectories } from '../analysis/trajectories.js'
import { blocksOf, type Range } from '../kernel/blocks.js'
import type { Job } from './job.js'
import { type Journal, piecesOfJob } from './journal.js'
import { lanesOf, type Piece } from './piece.js'

/** Some runs after each other, `[cell][month][lane]`. */
export interface KeptBlock {
  readonly from: number
  readonly lanes: number
  readonly trajectories: Float64Array
}

/** The trajectories of every run in some cells. */
export interface Kept {
  readonly cells: readonly Cell[]
  readonly months: number
  /** Gives the blocks of the ensemble in order, whatever pieces they were made in. */
  readonly blocks: () => Iterable<KeptBlock>
}

type Rows = Pick<Piece, 'range' | 'cells' | 'rows'>

/** Gives what was kept in memory of some quantities. */
export function keptInMemory(all: Trajectories, quantities: readonly string[]): Kept {
  const cells = [...all.cells.keys()].filter((i) => quantities.includes(all.cells[i]?.quantity ?? ''))
  const range: Range = [all.first, all.first + all.runs]
  const whole = { range, cells: [...all.cells.keys()], rows: all.values }
  return {
    cells: cells.map((i) => all.cells[i] as Cell),
    months: all.months,
    blocks: () => blocksOfPieces([whole], { range, cells }),
  }
}

/** Gives what a job saved in a journal, of all its kept cells. */
export function keptIn(journal: Journal, { plan, range, pieces, saving }: Job, all: readonly Cell[]): Kept {
  const cells = saving?.cells ?? []
  const ranges = piecesOfJob(journal, { range, pieces })
  function* loaded() {
    for (const one of ranges) yield journal.load(one)
  }
  return {
    cells: cells.map((i) => all[i] as Cell),
    months: plan.months,
    blocks: () => blocksOfPieces(loaded(), { range, cells }),
  }
}

/** Gives the blocks of a range, each made of the pieces that hold its runs, which come in order. */
function* blocksOfPieces(
  pieces: Iterable<Rows>,
  { range, cells }: { readonly range: Range; readonly cells: readonly number[] },
): Generator<KeptBlock> {
  const rest = pieces[Symbol.iterator]()
  let piece: Rows | undefined = rest.next().value
  for (const { from, lanes } of blocksOf(range)) {
    const parts: KeptBlock[] = []
    for (let at = from; piece && at < from + lanes; ) {
      const to = Math.min(from + lanes, piece.range[1])
      parts.push({
        from: at,
        lanes: to - at,
        trajectories: lanesOf(piece, { from: at, lanes: to - at, cells }),
      })
      at = to
      if (to === piece.range[1]) piece = rest.next().value
    }
    yield parts.length === 1 ? (parts[0] as KeptBlock) : joinParts(parts)
  }
}

/** Puts parts of a block side by side. */
function joinParts(parts: readonly KeptBlock[]): KeptBlock {
  const lanes = parts.reduce((sum, part) => sum + part.lanes, 0)
  const rows = (parts[0]?.trajectories.length ?? 0) / (parts[0]?.lanes ?? 1)
  const trajectories = new Float64Array(rows * lanes)
  let at = 0
  for (const part of parts) {
    for (let row = 0; row < rows; row++)
      trajectories.set(part.trajectories.subarray(row * part.lanes, (row + 1) * part.lanes), row * lanes + at)
    at += part.lanes
  }
  return { from: parts[0]?.from ?? 0, lanes, trajectories }
}
