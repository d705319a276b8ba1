import { outputCells } from './analysis/cells.js'
import { addHistograms, BINS, type Histograms, summarizeCounted } from './analysis/histograms.js'
import type { SummaryRow } from './analysis/rows.js'
import { summarize } from './analysis/summarize.js'
import type { Failure, Trajectories } from './analysis/trajectories.js'
import { headline } from './charts/headline.js'
import type { PlanValues } from './compile/back-end.js'
import type { Compiled } from './compile/compile.js'
import { printUnit } from './compile/units.js'
import {
  type BackEndName,
  bytesToKeep,
  checkSize,
  drawsOf,
  type Job,
  makeTables,
  placeBinsOf,
  type Tables,
  work,
} from './job.js'
import { model } from './model/index.js'
import { compileScenario, type Wanted } from './scenario/compile-scenario.js'
import type { InputCell, Scenario } from './scenario/scenario.js'

/** A named column of one number a run. */
export interface Column {
  readonly name: string
  readonly unit: string
  /** `[run]`, counted from the first run of the range. */
  readonly values: Float64Array
  /** Gives the numbers of the runs `from` to `to - 1`, counted likewise; draws are looked up when they are asked for. */
  readonly slice: (from: number, to: number) => Float64Array
}

/** How the summary's quantiles were found: of all runs' numbers, or of numbers counted into bins. */
export type Method =
  | { readonly kind: 'exact' }
  | { readonly kind: 'counted'; readonly bins: number; readonly error: number }

/** What a range of runs of a scenario gave. */
export interface Result {
  readonly scenario: Scenario
  readonly compiled: Compiled
  /** First run, and the one after the last. */
  readonly range: readonly [from: number, to: number]
  readonly summary: readonly SummaryRow[]
  readonly method: Method
  /** What the summary was made of: the wanted quantities, run by run; absent where they were counted into bins. */
  readonly trajectories?: Trajectories
  /** Every uncertain number of the scenario. */
  readonly draws: readonly Column[]
  readonly outcomes: readonly Column[]
  readonly failures: readonly Failure[]
}

/** What one thread has to report of its share of a job. */
export interface Share {
  readonly failures: readonly Failure[]
  readonly histograms: Histograms | undefined
}

/** Other threads at work on a job. */
export interface Crew {
  /** What they did, when no block is left; rejected where one of them broke down. */
  readonly finished: Promise<readonly Share[]>
  /** Sends them home, finished or not. */
  readonly dismiss: () => void
}

/** How a scenario is run; all of it may be left out. */
export interface RunOptions extends Wanted {
  /** Runs `from` to `to - 1` of the scenario's; by default all. */
  readonly range?: readonly [from: number, to: number]
  /** Called after each block with the number of runs made. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** What computes; by default `f64`. The interpreter gives the same bits and takes ten times as long; `f32` rounds. */
  readonly backEnd?: BackEndName
  /** Bytes that results may take; where all runs' trajectories would take more, they are counted into bins. */
  readonly memory?: number
  /** Whether the trajectories of all runs are wanted in the result, or nothing. */
  readonly keepAll?: boolean
  /** Brings in other threads, where the place has any. The results are the same bits without them. */
  readonly callCrew?: (job: Job, tables: Tables) => Crew
}

/**
 * Runs a scenario: compile, draw, simulate, summarize. Gives summary rows of the headline quantities and of the
 * scenario's own `outputs`, and its outcomes run by run. Throws a ProblemList where an equation or outcome is wrong, and
 * TooManyRuns where the results would not fit into memory.
 */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<Result> {
  const outputs = [...new Set([...(options.outputs ?? []), ...wantedOutputs(scenario)])]
  const compiled = compileScenario(scenario, { outputs, blocks: options.blocks ?? model })
  const uncertain = uncertainCells(scenario)
  const range = options.range ?? [0, scenario.runs]
  const cells = outputCells(compiled.plan).filter(({ quantity }) => outputs.includes(quantity))
  const whole: Job = {
    plan: compiled.plan,
    values: planValues(scenario),
    uncertain: uncertain.map(({ label, law, spec, bounds }) => ({ label, law: law.name, spec, bounds })),
    outcomes: compiled.outcomes,
    keptCells: cells.length,
    seed: scenario.seed,
    design: scenario.design,
    runs: scenario.runs,
    range,
    backEnd: options.backEnd ?? 'f64',
  }
  const memory = options.memory ?? MEMORY
  checkSize(whole, { memory, keepAll: options.keepAll === true })
  const job = bytesToKeep(whole) > memory ? { ...whole, bins: placeBinsOf(whole) } : whole
  const tables = makeTables(job, options.callCrew !== undefined)
  const { failures, histograms } = await workThrough(job, tables, options)
  const common = { scenario, compiled, range, failures, ...columnsOf(job, tables, uncertain) }
  const { months } = compiled.plan
  if (job.bins && histograms) {
    const counted = { cells, months, bins: job.bins, histograms, sums: tables.trajectories }
    const { summary, error } = summarizeCounted(counted, scenario.start)
    return { ...common, summary, method: { kind: 'counted', bins: BINS, error } }
  }
  const [first, runs] = [range[0], range[1] - range[0]]
  const trajectories = { cells, months, runs, first, values: tables.trajectories, failures }
  return {
    ...common,
    summary: summarize(trajectories, scenario.start),
    method: { kind: 'exact' },
    trajectories,
  }
}

/** Bytes that results may take, where nothing else is said. */
const MEMORY = 512e6

/** Makes all runs of a job, with a crew where there is one; gives the failures in the order of the runs. */
async function workThrough(job: Job, tables: Tables, options: RunOptions): Promise<Share> {
  const total = job.range[1] - job.range[0]
  const failures: Failure[] = []
  const crew = options.callCrew?.(job, tables)
  let breakdown: unknown
  crew?.finished.catch((reason: unknown) => {
    breakdown = reason
  })
  try {
    const steps = work(job, tables)
    let step = steps.next()
    for (; !step.done; step = steps.next()) {
      failures.push(...step.value)
      options.onProgress?.(Atomics.load(tables.counters, 1), total)
      await breathe()
      options.signal?.throwIfAborted()
      if (breakdown) throw breakdown
    }
    const histograms = step.value
    for (const share of (await crew?.finished) ?? []) {
      failures.push(...share.failures)
      if (histograms && share.histograms) addHistograms(histograms, share.histograms)
    }
    options.onProgress?.(total, total)
    return { failures: failures.sort((a, b) => a.run - b.run), histograms }
  } finally {
    crew?.dismiss()
  }
}

function columnsOf(job: Job, { outcomes }: Tables, uncertain: readonly InputCell[]) {
  const [first, runs] = [job.range[0], job.range[1] - job.range[0]]
  const looks = drawsOf(job)
  const draws = uncertain.map(({ label, unit }, i): Column => {
    const slice = (from: number, to: number) => (looks[i] as (typeof looks)[number])(first + from, first + to)
    return {
      name: label,
      unit,
      slice,
      get values() {
        return slice(0, runs)
      },
    }
  })
  const kept = job.outcomes.map(({ name, unit }, i): Column => {
    const values = outcomes.subarray(i * runs, (i + 1) * runs)
    return { name, unit: printUnit(unit), values, slice: (from, to) => values.subarray(from, to) }
  })
  return { draws, outcomes: kept }
}

/** Gives the trajectories of a result run by run; throws a RangeError where they were counted into bins and not kept. */
export function trajectoriesOf({ trajectories, range }: Result): Trajectories {
  if (trajectories) return trajectories
  throw new RangeError(
    `the trajectories of ${range[1] - range[0]} runs were counted, not kept; allow more memory`,
  )
}

/** Lists the quantities that a run keeps: those of the headline charts, and the scenario's own. */
export function wantedOutputs(scenario: Scenario): string[] {
  return [...new Set([...headline.flatMap(({ quantities }) => quantities), ...scenario.outputs])]
}

/** Lists the numbers of a scenario that differ between runs. */
export function uncertainCells(scenario: Scenario): InputCell[] {
  return Object.values(scenario.inputs).flatMap((cells) => cells.filter(({ fixed }) => fixed === undefined))
}

/** Gives the numbers that a plan's cells hold before the first run; NaN for what is drawn. */
function planValues({ inputs, series }: Scenario): PlanValues {
  const given = Object.entries(inputs).map(([name, cells]) => [
    name,
    cells.map(({ fixed }) => fixed ?? Number.NaN),
  ])
  return { given: Object.fromEntries(given), series }
}

/** Lets timers and signals have their turn between blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
