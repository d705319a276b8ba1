import { addHistograms, countBlock, type Histograms } from '../analysis/histograms.js'
import { type Failure, keepRows } from '../analysis/trajectories.js'
import { blockNumber, blocksOf, type Range } from '../kernel/blocks.js'
import { type Job, rowsOf, sizeOf, type Tables } from './job.js'

/** A finished part of an ensemble, by itself: what came of a range of runs. */
export interface Piece {
  readonly range: Range
  readonly failures: readonly Failure[]
  /** `[outcome][run]` */
  readonly outcomes: Float64Array
  /** The kept cells whose trajectories were saved, in order: all of them where none are counted. */
  readonly cells: readonly number[]
  /** `[saved cell][month][run]` */
  readonly rows: Float64Array
  /** What was counted of the piece, and the sums of its blocks, `[block][row]`, from each block's first run on. */
  readonly counted?: { readonly histograms: Histograms; readonly sums: Float64Array }
}

/** Gathers a piece block by block. */
export interface PieceMaker {
  /** Takes the saved cells of a block's `[cell][month][lane]`, its outcomes, `[outcome][lane]`, and its failures. */
  readonly add: (block: FinishedBlock) => void
  /** Gives the piece, once all its blocks are in the tables. */
  readonly finish: (histograms: Histograms | undefined) => Piece
}

/** A block of runs, and what came of it. */
export interface FinishedBlock {
  readonly from: number
  readonly lanes: number
  readonly trajectories: Float64Array
  readonly outcomes: Float64Array
  readonly failures: readonly Failure[]
}

/** Starts a piece of a job. */
export function startPiece(job: Job, tables: Tables, range: Range): PieceMaker {
  const { months } = job.plan
  const cells = job.saving?.cells ?? []
  const runs = sizeOf(range)
  const rows = new Float64Array(cells.length * months * runs)
  const outcomes = new Float64Array(job.outcomes.length * runs)
  const failures: Failure[] = []
  return {
    add: (block) => {
      const place = { runs, at: block.from - range[0], lanes: block.lanes }
      const size = months * block.lanes
      failures.push(...block.failures)
      keepRows(outcomes, block.outcomes, place)
      cells.forEach((cell, i) => {
        const part = block.trajectories.subarray(cell * size, (cell + 1) * size)
        keepRows(rows.subarray(i * months * runs, (i + 1) * months * runs), part, place)
      })
    },
    finish: (histograms) => ({
      range,
      failures,
      outcomes,
      cells,
      rows,
      ...(histograms ? { counted: { histograms, sums: sumsOf(job, tables, range).slice() } } : {}),
    }),
  }
}

/** Gives the place of the sums of a range's blocks among those of the job. */
function sumsOf(job: Job, { trajectories }: Tables, [from, to]: Range): Float64Array {
  const [first, rows] = [blockNumber(job.range[0]), rowsOf(job)]
  return trajectories.subarray((blockNumber(from) - first) * rows, (blockNumber(to - 1) - first + 1) * rows)
}

/** Says what stops a piece from being part of a job, where an earlier one kept less of it than this one needs. */
export function lackOf(job: Job, { cells, counted }: Piece): string | undefined {
  const isWhole = cells.length === job.keptCells
  if (!job.bins && !isWhole) return 'it holds counts, and not the trajectories of every run'
  if (job.bins && !isWhole && !counted) return 'it holds no counts of trajectories'
  const isSaved = (job.saving?.cells ?? []).every((cell) => cells.includes(cell))
  return isSaved ? undefined : 'it does not hold the trajectories that are to be kept'
}

/** Puts a finished piece into a job's tables, as if it had just been made; pieces come in the order of their runs. */
export function placePiece(
  job: Job,
  tables: Tables,
  { piece, histograms }: { piece: Piece; histograms: Histograms | undefined },
): void {
  const { range, failures, outcomes, cells, rows, counted } = piece
  const [runs, at] = [sizeOf(range), range[0] - job.range[0]]
  if (!job.saving?.onlyThere)
    keepRows(tables.outcomes, outcomes, { runs: sizeOf(job.range), at, lanes: runs })
  if (!histograms || !job.bins)
    keepRows(tables.trajectories, rows, { runs: sizeOf(job.range), at, lanes: runs })
  else if (counted) {
    addHistograms(histograms, counted.histograms)
    sumsOf(job, tables, range).set(counted.sums)
  } else {
    for (const { from, lanes } of blocksOf(range)) {
      const sums = sumsOf(job, tables, [from, from + lanes])
      const values = lanesOf(piece, { from, lanes, cells })
      const failed = new Set(failures.map(({ run }) => run - from))
      countBlock(histograms, { values, lanes, rows: rowsOf(job), failed }, { bins: job.bins, sums })
    }
  }
  Atomics.add(tables.counters, 1, runs)
}

/** Copies the trajectories of some runs and saved cells of a piece as a block, `[cell][month][lane]`. */
export function lanesOf(
  piece: Pick<Piece, 'range' | 'cells' | 'rows'>,
  {
    from,
    lanes,
    cells,
  }: { readonly from: number; readonly lanes: number; readonly cells: readonly number[] },
): Float64Array {
  const runs = sizeOf(piece.range)
  const months = piece.rows.length / runs / piece.cells.length
  const values = new Float64Array(cells.length * months * lanes)
  cells.forEach((cell, i) => {
    const row = piece.cells.indexOf(cell) * months
    for (let month = 0; month < months; month++) {
      const start = (row + month) * runs + from - piece.range[0]
      values.set(piece.rows.subarray(start, start + lanes), (i * months + month) * lanes)
    }
  })
  return values
}
