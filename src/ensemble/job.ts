import type { Bins } from '../analysis/histograms.js'
import type { Targets } from '../analysis/targets.js'
import type { PlanValues } from '../compile/back-end.js'
import type { Outcome } from '../compile/outcomes.js'
import type { Plan } from '../compile/plan.js'
import { blockNumber, blocksOf, LANES, type Range } from '../kernel/blocks.js'
import type { Dependence } from '../sampling/correlate.js'
import type { Axis } from '../sampling/design.js'
import type { Bounds } from '../sampling/law.js'
import type { Persistence } from '../sampling/persistence.js'
import { allocating } from './memory.js'

/** The ways to compute a run, by name: WebAssembly with numbers of 64 or 32 bits, or the plain interpreter. */
export type BackEndName = 'f64' | 'f32' | 'interpreter'

/** A number that is drawn, with the name of its law. */
export interface Drawn {
  readonly label: string
  readonly law: string
  readonly spec: unknown
  readonly bounds: Bounds
  /** The values that a design which crosses levels gives it, in the place of its law. */
  readonly levels?: readonly number[] | undefined
}

/** All that is needed to make any runs of an ensemble, as plain data that can be sent to another thread. */
export interface Job {
  readonly plan: Plan
  readonly values: PlanValues
  /** The numbers that are drawn once for each run. */
  readonly uncertain: readonly Drawn[]
  /** The numbers that are drawn for each month of each run. */
  readonly monthly: readonly (Drawn & { readonly persistence: Persistence })[]
  readonly outcomes: readonly Outcome[]
  /** How many of the plan's output cells, from the first on, are kept or counted. */
  readonly keptCells: number
  /** The runs, from the first of the range on, whose cells are kept: whole blocks of them; by default all. */
  readonly keptRuns?: number
  /** Where trajectories are counted into bins; where it is absent, every number is kept. */
  readonly bins?: Bins
  /** Where only the values in these places are collected, and nothing else is done. */
  readonly targets?: Targets
  readonly seed: string
  readonly design: string
  /** What the design crosses, if it crosses anything. */
  readonly axes?: readonly Axis[] | undefined
  /** Uncertain numbers that depend on each other. */
  readonly groups?: readonly Dependence[] | undefined
  /** Runs of the whole ensemble. */
  readonly runs: number
  /** The runs that the tables have room for. */
  readonly range: Range
  /** The runs that are still to be made: ranges in order, each claimed as a whole. */
  readonly pieces: readonly Range[]
  /** How finished pieces are saved; absent where none are. */
  readonly saving?: Saving
  readonly backEnd: BackEndName
}

/** How the finished pieces of a job are saved. */
export interface Saving {
  readonly place: string
  /** The kept cells whose trajectories go with them. */
  readonly cells: readonly number[]
  /** Whether outcomes stay there, because memory has no room for those of all runs. */
  readonly onlyThere: boolean
}

/** Where a job's results go. Every block of runs has places of its own, so whoever makes it, and when, leaves no trace. */
export interface Tables {
  /** `[kept cell][month][run]`, or, where trajectories are counted, the sums of blocks, `[block][kept cell][month]`. */
  readonly trajectories: Float64Array
  /** `[outcome][run]`; empty where outcomes stay in saved pieces. */
  readonly outcomes: Float64Array
  /** Values in the targets' places, in any order, and how many each place has. */
  readonly collected: { readonly values: Float64Array; readonly counts: Int32Array }
  /** The next piece to claim, and the runs that are done. */
  readonly counters: Int32Array
}

/** Counts the rows of trajectories that are kept or counted: a row is a cell in one month. */
export function rowsOf({ keptCells, plan }: Job): number {
  return keptCells * plan.months
}

/** Counts the runs whose cells are kept. */
export function keptRunsOf({ keptRuns, range }: Job): number {
  return Math.min(keptRuns ?? Number.POSITIVE_INFINITY, sizeOf(range))
}

/** Gives the bytes that a job's results take where every number is kept. */
export function bytesToKeep(job: Job): number {
  return sizeOf(job.range) * bytesOfRun(job, true)
}

function bytesOfRun(job: Job, withTrajectories: boolean): number {
  return 8 * ((withTrajectories ? rowsOf(job) : 0) + job.outcomes.length)
}

/** Gives the most runs whose outcomes, or with `keepAll` their trajectories too, fit into so many bytes. */
export function mostRuns(job: Job, { memory, keepAll }: { memory: number; keepAll: boolean }): number {
  return Math.floor(memory / Math.max(bytesOfRun(job, keepAll), 8))
}

/** Counts the runs of a range. */
export function sizeOf([from, to]: Range): number {
  return to - from
}

/** Makes room for a job's results: 8 bytes a number. `shared` lets other threads write there too. */
export function makeTables(job: Job, shared: boolean): Tables {
  const room = (bytes: number) =>
    allocating(() => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)))
  const numbers = (count: number) => new Float64Array(room(8 * count))
  const { bins, targets, range, outcomes } = job
  const columns = bins ? blockNumber(range[1] - 1) - blockNumber(range[0]) + 1 : keptRunsOf(job)
  return {
    trajectories: numbers(targets ? 0 : rowsOf(job) * columns),
    outcomes: numbers(targets || job.saving?.onlyThere ? 0 : sizeOf(range) * outcomes.length),
    collected: {
      values: numbers(targets?.size ?? 0),
      counts: new Int32Array(room(4 * (targets?.offsets.length ?? 0))),
    },
    counters: new Int32Array(room(8)),
  }
}

/** Splits the part of a range that is not done into pieces of so many blocks at most, which end where a block does. */
export function piecesOf(
  range: Range,
  { done = [], blocks = 1 }: { readonly done?: readonly Range[]; readonly blocks?: number } = {},
): Range[] {
  const gaps = [...done, [range[1], range[1]] as const].map(
    ([from], i): Range => [done[i - 1]?.[1] ?? range[0], from],
  )
  return gaps.flatMap((gap) => {
    const claims = blocksOf(gap)
    const first = claims.filter(({ from }, i) => i === 0 || from % (blocks * LANES) === 0)
    return first.map(({ from }, i): Range => [from, first[i + 1]?.from ?? gap[1]])
  })
}
