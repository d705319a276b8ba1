import { outputCells } from './analysis/cells.js'
import type { SummaryRow } from './analysis/rows.js'
import { summarize } from './analysis/summarize.js'
import type { Failure, Trajectories } from './analysis/trajectories.js'
import { headline } from './charts/headline.js'
import type { PlanValues } from './compile/back-end.js'
import type { Compiled } from './compile/compile.js'
import { printUnit } from './compile/units.js'
import { type BackEndName, checkSize, type Job, makeTables, type Tables, work } from './job.js'
import { model } from './model/index.js'
import { compileScenario, type Wanted } from './scenario/compile-scenario.js'
import type { InputCell, Scenario } from './scenario/scenario.js'

/** A named column of one number a run. */
export interface Column {
  readonly name: string
  readonly unit: string
  /** `[run]`, counted from the first run of the range. */
  readonly values: Float64Array
}

/** What a range of runs of a scenario gave. */
export interface Result {
  readonly scenario: Scenario
  readonly compiled: Compiled
  /** First run, and the one after the last. */
  readonly range: readonly [from: number, to: number]
  readonly summary: readonly SummaryRow[]
  /** What the summary was made of: the wanted quantities, run by run. */
  readonly trajectories: Trajectories
  /** Every uncertain number of the scenario. */
  readonly draws: readonly Column[]
  readonly outcomes: readonly Column[]
  readonly failures: readonly Failure[]
}

/** Other threads at work on a job. */
export interface Crew {
  /** The failures that they met, when no block is left; rejected where one of them broke down. */
  readonly finished: Promise<readonly Failure[]>
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
  const job: Job = {
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
  checkSize(job)
  const tables = makeTables(job, options.callCrew !== undefined)
  const failures = await workThrough(job, tables, options)
  const [first, runs] = [range[0], range[1] - range[0]]
  const trajectories = {
    cells,
    months: compiled.plan.months,
    runs,
    first,
    values: tables.trajectories,
    failures,
  }
  return {
    scenario,
    compiled,
    range,
    summary: summarize(trajectories, scenario.start),
    trajectories,
    draws: columns(
      uncertain.map(({ label, unit }) => ({ name: label, unit })),
      tables.draws,
    ),
    outcomes: columns(
      compiled.outcomes.map(({ name, unit }) => ({ name, unit: printUnit(unit) })),
      tables.outcomes,
    ),
    failures,
  }
}

/** Makes all runs of a job, with a crew where there is one; gives the failures in the order of the runs. */
async function workThrough(job: Job, tables: Tables, options: RunOptions): Promise<Failure[]> {
  const total = job.range[1] - job.range[0]
  const failures: Failure[] = []
  const crew = options.callCrew?.(job, tables)
  let breakdown: unknown
  crew?.finished.catch((reason: unknown) => {
    breakdown = reason
  })
  try {
    for (const found of work(job, tables)) {
      failures.push(...found)
      options.onProgress?.(Atomics.load(tables.counters, 1), total)
      await breathe()
      options.signal?.throwIfAborted()
      if (breakdown) throw breakdown
    }
    failures.push(...((await crew?.finished) ?? []))
    options.onProgress?.(total, total)
  } finally {
    crew?.dismiss()
  }
  return failures.sort((a, b) => a.run - b.run)
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

function columns(heads: readonly { name: string; unit: string }[], values: Float64Array): Column[] {
  const runs = values.length / heads.length
  return heads.map((head, i) => ({ ...head, values: values.subarray(i * runs, (i + 1) * runs) }))
}

/** Lets timers and signals have their turn between blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
