import { outputCells } from './analysis/cells.js'
import { outcomeOf } from './analysis/outcomes.js'
import { type Failure, failuresIn, keepRows } from './analysis/trajectories.js'
import type { BackEnd, PlanValues } from './compile/back-end.js'
import { interpret } from './compile/interpret.js'
import type { Outcome } from './compile/outcomes.js'
import type { Plan } from './compile/plan.js'
import { wasm } from './compile/wasm.js'
import { blocksOf, makeBlocks } from './kernel/simulate.js'
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
  /** How many of the plan's output cells, from the first on, are kept. */
  readonly keptCells: number
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
  /** `[kept cell][month][run]` */
  readonly trajectories: Float64Array
  /** `[uncertain number][run]` */
  readonly draws: Float64Array
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

/** The most bytes that the results may take; threads can't share more than 2^32 in one piece. */
const MOST_BYTES = 4e9

/** Throws TooManyRuns where a job's results would not fit. */
export function checkSize({ keptCells, plan, uncertain, outcomes, range }: Job): void {
  const bytes = 8 * (keptCells * plan.months + uncertain.length + outcomes.length)
  const most = Math.floor(MOST_BYTES / bytes)
  const runs = range[1] - range[0]
  if (runs > most) throw new TooManyRuns(runs, most)
}

/** Makes room for a job's results: 8 bytes a number. `shared` lets other threads write there too. */
export function makeTables(job: Job, shared: boolean): Tables {
  const runs = job.range[1] - job.range[0]
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const numbers = (rows: number) => new Float64Array(room(rows * runs * 8))
  return {
    trajectories: numbers(job.keptCells * job.plan.months),
    draws: numbers(job.uncertain.length),
    outcomes: numbers(job.outcomes.length),
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
 * it gives the failures in it, so that the caller can tell of progress, or stop.
 */
export function* work(job: Job, tables: Tables): Generator<readonly Failure[]> {
  const { plan, range } = job
  const runs = range[1] - range[0]
  const cells = outputCells(plan)
  const source = { cells, months: plan.months }
  const kernel = BACK_ENDS[job.backEnd](plan, job.values)
  const make = makeBlocks({ kernel, drawer: drawerOf(job), drawn: job.uncertain.map(({ label }) => label) })
  const blocks = blocksOf(range)
  for (;;) {
    const claimed = blocks[Atomics.add(tables.counters, 0, 1)]
    if (!claimed) return
    const block = make(claimed)
    const place = { runs, at: block.from - range[0], lanes: block.lanes }
    keepRows(
      tables.trajectories,
      block.trajectories.subarray(0, job.keptCells * plan.months * block.lanes),
      place,
    )
    keepRows(tables.draws, block.draws, place)
    job.outcomes.forEach((outcome, i) => {
      tables.outcomes.set(outcomeOf(outcome, block, source), i * runs + place.at)
    })
    Atomics.add(tables.counters, 1, block.lanes)
    yield failuresIn(block, cells, plan.months)
  }
}

function drawerOf({ uncertain, seed, design, runs }: Job): Drawer {
  const parameters = uncertain.map(({ label, law, spec, bounds }) => {
    const found = laws.find(({ name }) => name === law)
    if (!found)
      throw new RangeError(`law is "${law}"; expected one of ${laws.map(({ name }) => name).join(', ')}`)
    return { name: label, quantile: found.quantile(spec, bounds) }
  })
  const chosen = designs.find(({ name }) => name === design)
  if (!chosen) {
    throw new RangeError(
      `design is "${design}"; expected one of ${designs.map(({ name }) => name).join(', ')}`,
    )
  }
  return drawer({ parameters, seed, design: chosen, runs })
}
