import { outputCells } from './analysis/cells.js'
import {
  type Bins,
  countBlock,
  type Histograms,
  type Lanes,
  makeHistograms,
  placeBins,
} from './analysis/histograms.js'
import { outcomeOf } from './analysis/outcomes.js'
import { type Failure, failuresIn, keepRows } from './analysis/trajectories.js'
import type { BackEnd, PlanValues } from './compile/back-end.js'
import { interpret } from './compile/interpret.js'
import type { Outcome } from './compile/outcomes.js'
import type { Plan } from './compile/plan.js'
import { wasm } from './compile/wasm.js'
import { type Block, blocksOf, type Claim, makeBlocks } from './kernel/simulate.js'
import type { Design } from './sampling/design.js'
import { designs } from './sampling/designs/index.js'
import { laws } from './sampling/distributions/index.js'
import { type Drawer, drawer } from './sampling/draw.js'
import type { Bounds } from './sampling/law.js'

/** The ways to compute a run, by name: WebAssembly with numbers of 64 or 32 bits, or the plain interpreter. */
export type BackEndName = 'f64' | 'f32' | 'interpreter'

/** All that is needed to make any runs of an ensemble, as plain data that can be sent to another thread. */
export interface Job {
  readonly plan: Plan
  readonly values: PlanValues
  /** The numbers that are drawn, with the names of their laws. */
  readonly uncertain: readonly {
    readonly label: string
    readonly law: string
    readonly spec: unknown
    readonly bounds: Bounds
  }[]
  readonly outcomes: readonly Outcome[]
  /** How many of the plan's output cells, from the first on, are kept or counted. */
  readonly keptCells: number
  /** Where trajectories are counted into bins; where it is absent, every number is kept. */
  readonly bins?: Bins
  readonly seed: string
  readonly design: string
  /** Runs of the whole ensemble. */
  readonly runs: number
  /** The runs to make: `from` to `to - 1`. */
  readonly range: readonly [from: number, to: number]
  readonly backEnd: BackEndName
}

/** Where a job's results go. Every block of runs has places of its own, so whoever makes it, and when, leaves no trace. */
export interface Tables {
  /** `[kept cell][month][run]`, or, where trajectories are counted, the sums of blocks, `[block][kept cell][month]`. */
  readonly trajectories: Float64Array
  /** `[outcome][run]` */
  readonly outcomes: Float64Array
  /** The next block to claim, and the runs that are done. */
  readonly counters: Int32Array
}

/** Thrown where the results of a job would take more memory than there is room for. */
export class TooManyRuns extends Error {
  override readonly name = 'TooManyRuns'

  constructor(runs: number, most: number) {
    const [asked, possible] = [runs, most].map((count) => count.toLocaleString('en'))
    super(`${asked} runs do not fit into memory with what is kept of them; at most ${possible} do`)
  }
}

/** Gives the bytes that a job's results take where every number is kept. */
export function bytesToKeep(job: Job): number {
  return (job.range[1] - job.range[0]) * bytesOfRun(job, true)
}

function bytesOfRun({ keptCells, plan, outcomes }: Job, withTrajectories: boolean): number {
  return 8 * ((withTrajectories ? keptCells * plan.months : 0) + outcomes.length)
}

/** Throws TooManyRuns where the outcomes of all runs, or with `keepAll` their trajectories too, would not fit. */
export function checkSize(job: Job, { memory, keepAll }: { memory: number; keepAll: boolean }): void {
  const runs = job.range[1] - job.range[0]
  const most = Math.floor(memory / Math.max(bytesOfRun(job, keepAll), 8))
  if (runs > most) throw new TooManyRuns(runs, most)
}

/** Makes room for a job's results: 8 bytes a number. `shared` lets other threads write there too. */
export function makeTables(job: Job, shared: boolean): Tables {
  const runs = job.range[1] - job.range[0]
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const rows = job.keptCells * job.plan.months
  return {
    trajectories: new Float64Array(room(8 * rows * (job.bins ? blocksOf(job.range).length : runs))),
    outcomes: new Float64Array(room(8 * runs * job.outcomes.length)),
    counters: new Int32Array(room(8)),
  }
}

const BACK_ENDS: Readonly<Record<BackEndName, BackEnd>> = {
  f64: wasm('f64'),
  f32: wasm('f32'),
  interpreter: interpret,
}

/**
 * Works on a job until no block is left to claim, alone or beside other threads with the same tables. After each block
 * it gives the failures in it, so that the caller can tell of progress, or stop; in the end, what it has counted.
 */
export function* work(job: Job, tables: Tables): Generator<readonly Failure[], Histograms | undefined> {
  const { plan, range, bins } = job
  const runs = range[1] - range[0]
  const rows = job.keptCells * plan.months
  const cells = outputCells(plan)
  const histograms = bins && makeHistograms(rows)
  const blocks = blocksOf(range)
  const make = blockMaker(job)
  for (;;) {
    const number = Atomics.add(tables.counters, 0, 1)
    const claimed = blocks[number]
    if (!claimed) return histograms
    const block = make(claimed)
    const failures = failuresIn(block, cells, plan.months)
    if (failures.length > 0) unifyNaNs(block.trajectories)
    const place = { runs, at: block.from - range[0], lanes: block.lanes }
    if (bins && histograms) {
      const sums = tables.trajectories.subarray(number * rows, (number + 1) * rows)
      countBlock(histograms, lanesOf(block, { rows, failures }), { bins, sums })
    } else keepRows(tables.trajectories, block.trajectories.subarray(0, rows * block.lanes), place)
    job.outcomes.forEach((outcome, i) => {
      const values = unifyNaNs(outcomeOf(outcome, block, { cells, months: plan.months }))
      tables.outcomes.set(values, i * runs + place.at)
    })
    Atomics.add(tables.counters, 1, block.lanes)
    yield failures
  }
}

/** Gives every NaN the same bits: which ones an operation gives, the specification of WebAssembly leaves open. */
function unifyNaNs(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = Number.NaN
  return values
}

/** Runs by which bins are placed. */
const SAMPLE = 2048

/** Places the bins of a job by its first runs. */
export function placeBinsOf(job: Job): Bins {
  const { plan, range } = job
  const rows = job.keptCells * plan.months
  const cells = outputCells(plan)
  const make = blockMaker(job)
  const samples = blocksOf([range[0], Math.min(range[0] + SAMPLE, range[1])]).map((claim) => {
    const block = make(claim)
    const sample = lanesOf(block, { rows, failures: failuresIn(block, cells, plan.months) })
    return { ...sample, values: sample.values.slice() }
  })
  return placeBins(samples, rows)
}

function blockMaker(job: Job): (claim: Claim) => Block {
  const kernel = BACK_ENDS[job.backEnd](job.plan, job.values)
  const { drawer, drawn } = { drawer: drawerOf(job), drawn: job.uncertain.map(({ label }) => label) }
  return makeBlocks({ kernel, drawer, drawn })
}

function lanesOf(block: Block, { rows, failures }: { rows: number; failures: readonly Failure[] }): Lanes {
  const failed = new Set(failures.map(({ run }) => run - block.from))
  return { values: block.trajectories.subarray(0, rows * block.lanes), lanes: block.lanes, rows, failed }
}

/** Gives a function for each uncertain number that gives a range of its draws: they are looked up again, so nobody need keep them. */
export function drawsOf(job: Job): ((from: number, to: number) => Float64Array)[] {
  const { uncertain, seed, design, runs } = job
  const names = uncertain.map(({ label }) => label)
  const probability = designOf(design).probabilities({ seed, names, runs })
  return uncertain.map((one, index) => {
    const quantile = quantileOf(one)
    return (from, to) =>
      Float64Array.from({ length: to - from }, (_, i) => quantile(probability(index, from + i)))
  })
}

function drawerOf({ uncertain, seed, design, runs }: Job): Drawer {
  const parameters = uncertain.map((one) => ({ name: one.label, quantile: quantileOf(one) }))
  return drawer({ parameters, seed, design: designOf(design), runs })
}

function quantileOf({ law, spec, bounds }: Job['uncertain'][number]): (probability: number) => number {
  const found = laws.find(({ name }) => name === law)
  if (!found)
    throw new RangeError(`law is "${law}"; expected one of ${laws.map(({ name }) => name).join(', ')}`)
  return found.quantile(spec, bounds)
}

function designOf(design: string): Design {
  const chosen = designs.find(({ name }) => name === design)
  if (chosen) return chosen
  throw new RangeError(`design is "${design}"; expected one of ${designs.map(({ name }) => name).join(', ')}`)
}
