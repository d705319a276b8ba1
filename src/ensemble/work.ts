import { type Cell, outputCells } from '../analysis/cells.js'
import {
  addHistograms,
  type Bins,
  clearHistograms,
  countBlock,
  type Histograms,
  type Lanes,
  makeHistograms,
  placeBins,
} from '../analysis/histograms.js'
import { outcomeOf } from '../analysis/outcomes.js'
import { collectBlock } from '../analysis/targets.js'
import { type Failure, failuresIn, keepRows } from '../analysis/trajectories.js'
import type { BackEnd } from '../compile/back-end.js'
import { interpret } from '../compile/interpret.js'
import { wasm } from '../compile/wasm.js'
import { blockNumber, blocksOf, type Claim } from '../kernel/blocks.js'
import { type Block, makeBlocks } from '../kernel/simulate.js'
import { drawerOf, monthlyDrawerOf } from './draws.js'
import { type BackEndName, type Job, keptRunsOf, rowsOf, sizeOf, type Tables } from './job.js'
import { allocating } from './memory.js'
import { type FinishedBlock, type Piece, startPiece } from './piece.js'

const BACK_ENDS: Readonly<Record<BackEndName, BackEnd>> = {
  f64: wasm('f64'),
  f32: wasm('f32'),
  interpreter: interpret,
}

/**
 * Works on a job until no piece is left to claim, alone or beside other threads with the same tables. After each block
 * it gives the failures in it, so that the caller can tell of progress, or stop; in the end, what it has counted. Each
 * finished piece is handed to `save`, where the job wants that.
 */
export function* work(
  job: Job,
  tables: Tables,
  save?: (piece: Piece) => void,
): Generator<readonly Failure[], Histograms | undefined> {
  const total = job.bins && !job.targets ? makeHistograms(rowsOf(job)) : undefined
  const part = total && save ? makeHistograms(rowsOf(job)) : total
  const finish = finisher(job, tables, part)
  const make = blockMaker(job)
  for (;;) {
    const range = job.pieces[Atomics.add(tables.counters, 0, 1)]
    if (!range) return total
    const piece = save && startPiece(job, tables, range)
    if (piece && part) clearHistograms(part)
    for (const claim of blocksOf(range)) {
      const finished = finish(make(claim))
      piece?.add(finished)
      Atomics.add(tables.counters, 1, finished.lanes)
      yield finished.failures
    }
    if (piece) save(piece.finish(part))
    if (total && part && total !== part) addHistograms(total, part)
  }
}

/** Makes a function that puts a block into the tables, as the job wants it there, and gives what came of it. */
function finisher(
  job: Job,
  tables: Tables,
  histograms: Histograms | undefined,
): (block: Block) => FinishedBlock {
  const { plan, range, bins, targets } = job
  const [rows, cells, kept] = [rowsOf(job), outputCells(plan), keptRunsOf(job)]
  return (block) => {
    const failures = failuresIn(block, cells, plan.months)
    if (failures.length > 0) unifyNaNs(block.trajectories)
    const lanes = lanesOf(block, { rows, failures })
    const place = { runs: sizeOf(range), at: block.from - range[0], lanes: block.lanes }
    if (targets) {
      collectBlock(targets, lanes, tables.collected)
      return { ...block, failures, outcomes: NONE }
    }
    if (bins && histograms) {
      const row = (blockNumber(block.from) - blockNumber(range[0])) * rows
      countBlock(histograms, lanes, { bins, sums: tables.trajectories.subarray(row, row + rows) })
    } else if (place.at < kept) keepRows(tables.trajectories, lanes.values, { ...place, runs: kept })
    const outcomes = outcomesOf(job, block, cells)
    if (!job.saving?.onlyThere) keepRows(tables.outcomes, outcomes, place)
    return { ...block, failures, outcomes }
  }
}

const NONE = new Float64Array()

/** Computes a block's outcomes, `[outcome][lane]`. */
function outcomesOf({ outcomes, plan }: Job, block: Block, cells: readonly Cell[]): Float64Array {
  const all = new Float64Array(outcomes.length * block.lanes)
  outcomes.forEach((outcome, i) => {
    all.set(outcomeOf(outcome, block, { cells, months: plan.months }), i * block.lanes)
  })
  return unifyNaNs(all)
}

/** Gives every NaN the same bits: which ones an operation gives, the specification of WebAssembly leaves open. */
function unifyNaNs(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = Number.NaN
  return values
}

/** Runs by which bins are placed. */
const SAMPLE = 2048

/** Places the bins of a job by the first of its runs that do not fail. */
export function placeBinsOf(job: Job): Bins {
  const [rows, cells] = [rowsOf(job), outputCells(job.plan)]
  const make = blockMaker(job)
  const samples: Lanes[] = []
  let sound = 0
  for (const claim of blocksOf(job.range)) {
    if (sound >= SAMPLE) break
    const block = make(claim)
    const sample = lanesOf(block, { rows, failures: failuresIn(block, cells, job.plan.months) })
    if (sample.failed.size === sample.lanes) continue
    samples.push({ ...sample, values: sample.values.slice() })
    sound += sample.lanes - sample.failed.size
  }
  return placeBins(samples, rows)
}

function blockMaker(job: Job): (claim: Claim) => Block {
  const kernel = allocating(() => BACK_ENDS[job.backEnd](job.plan, job.values))
  const labelsOf = (drawn: readonly { readonly label: string }[]) => drawn.map(({ label }) => label)
  const monthly = { fill: monthlyDrawerOf(job), labels: labelsOf(job.monthly) }
  return makeBlocks({ kernel, drawer: drawerOf(job), drawn: labelsOf(job.uncertain), monthly })
}

function lanesOf(block: Block, { rows, failures }: { rows: number; failures: readonly Failure[] }): Lanes {
  const failed = new Set(failures.map(({ run }) => run - block.from))
  return { values: block.trajectories.subarray(0, rows * block.lanes), lanes: block.lanes, rows, failed }
}
