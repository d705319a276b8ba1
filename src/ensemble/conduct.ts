import { addHistograms, type Histograms, makeHistograms } from '../analysis/histograms.js'
import type { Failure } from '../analysis/trajectories.js'
import { type Job, rowsOf, sizeOf, type Tables } from './job.js'
import { finishedIn, type Journal } from './journal.js'
import { lackOf, type Piece, placePiece } from './piece.js'
import { work } from './work.js'

/** What one thread has to report of its share of a job. */
export interface Share {
  readonly failures: readonly Failure[]
  readonly histograms: Histograms | undefined
}

/** Other threads at work on a job. */
export interface Crew {
  /** What they did, when no piece is left; rejected where one of them broke down. */
  readonly finished: Promise<readonly Share[]>
  /** Sends them home, finished or not. */
  readonly dismiss: () => void
}

/** How a job is conducted. */
export interface ConductOptions {
  /** Called after each block with the number of runs made. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Brings in other threads, where the place has any. The results are the same bits without them. */
  readonly callCrew?: (job: Job, tables: Tables) => Crew
}

/** What of a job was made before. */
interface Before {
  readonly journal?: Journal | undefined
  /** Pieces in memory, where they are not in the journal. */
  readonly earlier?: readonly Piece[]
}

/**
 * Makes all runs of a job: takes what was made before, and makes the rest, with a crew where there is one. Gives the
 * failures in the order of the runs, and what was counted.
 */
export async function conduct(
  job: Job,
  tables: Tables,
  { journal, earlier = [], ...options }: ConductOptions & Before = {},
): Promise<Share> {
  const total = sizeOf(job.range)
  const failures: Failure[] = []
  const steps = work(job, tables, journal?.save)
  const pieces = journal ? piecesIn(journal, job) : earlier
  const before = await takeUp(job, tables, { pieces, signal: options.signal })
  const crew = options.callCrew?.(job, tables)
  let breakdown: unknown
  crew?.finished.catch((reason: unknown) => {
    breakdown = reason
  })
  try {
    let step = steps.next()
    for (; !step.done; step = steps.next()) {
      failures.push(...step.value)
      options.onProgress?.(Atomics.load(tables.counters, 1), total)
      await breathe()
      options.signal?.throwIfAborted()
      if (breakdown) throw breakdown
    }
    const histograms = step.value
    for (const share of [...((await crew?.finished) ?? []), before]) {
      failures.push(...share.failures)
      if (histograms && share.histograms) addHistograms(histograms, share.histograms)
    }
    options.onProgress?.(total, total)
    return { failures: failures.sort((a, b) => a.run - b.run), histograms }
  } finally {
    crew?.dismiss()
  }
}

/** Gives the pieces that a journal holds of a job, each when it is needed. */
function* piecesIn(journal: Journal, job: Job): Generator<Piece> {
  for (const range of finishedIn(journal, job.range)) {
    const piece = journal.load(range)
    const lack = lackOf(job, piece)
    if (lack) journal.refuse(lack)
    yield piece
  }
}

/** Puts pieces that were made before into the tables. */
async function takeUp(
  job: Job,
  tables: Tables,
  { pieces, signal }: { readonly pieces: Iterable<Piece>; readonly signal: AbortSignal | undefined },
): Promise<Share> {
  let histograms: Histograms | undefined
  const failures: Failure[] = []
  for (const piece of pieces) {
    if (job.bins) histograms ??= makeHistograms(rowsOf(job))
    placePiece(job, tables, { piece, histograms })
    failures.push(...piece.failures)
    await breathe()
    signal?.throwIfAborted()
  }
  return { failures, histograms }
}

/** Lets timers and signals have their turn between blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
