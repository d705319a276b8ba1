import type { Outcomes } from '../analysis/differences.js'
import type { Failure } from '../analysis/trajectories.js'
import type { Block } from '../compile/block.js'
import type { Compiled } from '../compile/compile.js'
import { printUnit } from '../compile/units.js'
import { conductTurns, type TurnOptions } from '../ensemble/conduct-turns.js'
import { drawsOf } from '../ensemble/draws.js'
import { type BackEndName, type Job, keptRunsOf, makeTables, sizeOf } from '../ensemble/job.js'
import { TooManyRuns } from '../ensemble/memory.js'
import type { Range } from '../kernel/blocks.js'
import { jobOf } from '../run.js'
import { compileScenario } from '../scenario/compile-scenario.js'
import { drawnMonthly, drawnOnce } from '../scenario/drawn-cells.js'
import type { Scenario } from '../scenario/scenario.js'
import { type Monthly, monthlyCells, monthlyRuns } from './monthly.js'

/** How scenarios are tried beside each other. */
export interface TrialOptions extends TurnOptions {
  readonly blocks: readonly Block[]
  /** Runs `from` to `to - 1`; by default all. */
  readonly range?: Range
  /** What computes; by default `f64`. */
  readonly backEnd?: BackEndName
  /** Bytes that outcomes may take. */
  readonly memory?: number
  /** Quantities that are kept month by month. */
  readonly monthly?: readonly string[]
}

/** What scenarios gave in the same runs. */
export interface Trials {
  /** Units of the outcomes. */
  readonly units: readonly string[]
  readonly compiled: readonly Compiled[]
  /** `[scenario][outcome]` */
  readonly outcomes: readonly (readonly Outcomes[])[]
  readonly failures: readonly (readonly Failure[])[]
  readonly monthly: Monthly
  /** Every number that is drawn in any scenario, by the first scenario's law where it has one. */
  readonly draws: readonly Draw[]
}

/** A number that is drawn, and in which scenarios it is. */
export interface Draw {
  readonly label: string
  /** `[scenario]`: whether it is drawn there. */
  readonly isDrawn: readonly boolean[]
  readonly values: () => Float64Array
}

/** Bytes that outcomes may take, where nothing else is said. */
const MEMORY = 512e6

/**
 * Runs scenarios in turn, some runs of each before the next runs of any, with the same draws by name and run. Each measures
 * the outcomes of the first. Throws a ProblemList where an equation or outcome is wrong, and TooManyRuns.
 */
export async function runTrials(scenarios: readonly Scenario[], options: TrialOptions): Promise<Trials> {
  const { monthly = [] } = options
  const compileOne = rememberingCompile(options.blocks, monthly)
  const texts = scenarios[0]?.outcomes ?? {}
  const compiled = scenarios.map((scenario) => compileOne({ ...scenario, outcomes: texts }))
  const cells = compiled[0] ? monthlyCells(compiled[0].plan, monthly) : []
  const rows = cells.length * (scenarios[0]?.months ?? 0)
  const jobs = withSharedDraws(
    scenarios.map((scenario, i) => {
      const job = jobOf(scenario, compiled[i] as Compiled, { keptCells: cells.length, options })
      return { ...job, keptRuns: monthlyRuns(sizeOf(job.range), { scenarios: scenarios.length, rows }) }
    }),
  )
  refuseTooMany(jobs, options.memory ?? MEMORY)
  const isShared = options.callTurnCrew !== undefined
  const tasks = jobs.map((job) => ({ job, tables: makeTables(job, isShared) }))
  const failures = await conductTurns(tasks, options)
  const outcomes = tasks.map(({ job, tables }, i) => {
    const [first, runs] = [job.range[0], sizeOf(job.range)]
    const failed = new Uint8Array(runs)
    for (const { run } of failures[i] ?? []) failed[run - first] = 1
    return job.outcomes.map((_, k) => ({
      values: tables.outcomes.subarray(k * runs, (k + 1) * runs),
      failed,
    }))
  })
  const kept = {
    cells,
    months: scenarios[0]?.months ?? 0,
    runs: jobs[0] ? keptRunsOf(jobs[0]) : 0,
    values: tasks.map(({ tables }, i) => {
      return { values: tables.trajectories, failed: outcomes[i]?.[0]?.failed ?? new Uint8Array() }
    }),
  }
  const units = (compiled[0]?.outcomes ?? []).map(({ unit }) => printUnit(unit))
  return { units, compiled, outcomes, failures, monthly: kept, draws: drawsIn(jobs, scenarios) }
}

function refuseTooMany(jobs: readonly Job[], memory: number): void {
  const bytes = jobs.reduce((sum, { outcomes }) => sum + 8 * Math.max(outcomes.length, 1), 0)
  const [runs, most] = [sizeOf((jobs[0] as Job).range), Math.floor(memory / bytes)]
  if (runs > most) throw new TooManyRuns(runs, most)
}

/**
 * Lets every job draw the numbers that any of them draws, in the same order, so that under every design a name has the same
 * draws in all; a job whose scenario fixes a number leaves its draws unused.
 */
export function withSharedDraws(jobs: readonly Job[]): Job[] {
  const all = new Map<string, Job['uncertain'][number]>()
  for (const { uncertain } of jobs)
    for (const one of uncertain) if (!all.has(one.label)) all.set(one.label, one)
  return jobs.map((job) => {
    const own = new Map(job.uncertain.map((one) => [one.label, one]))
    return { ...job, uncertain: [...all.values()].map((one) => own.get(one.label) ?? one) }
  })
}

function drawsIn(jobs: readonly Job[], scenarios: readonly Scenario[]): Draw[] {
  const [job] = jobs as [Job]
  const drawn = scenarios.map(({ inputs }) => new Set(drawnOnce(inputs).map(({ label }) => label)))
  const looks = drawsOf(job)
  return job.uncertain.map(({ label }, i) => ({
    label,
    isDrawn: drawn.map((labels) => labels.has(label)),
    values: () => (looks[i] as (typeof looks)[number])(...job.range),
  }))
}

/** Compiles scenarios; those that differ in numbers alone share a plan. */
function rememberingCompile(
  blocks: readonly Block[],
  outputs: readonly string[],
): (scenario: Scenario) => Compiled {
  const known = new Map<string, Compiled>()
  return (scenario) => {
    const { elements, statements, equations, start, months, outcomes, inputs } = scenario
    const [drawn, monthly] = [drawnOnce(inputs), drawnMonthly(inputs)].map((cells) =>
      cells.map(({ label }) => label),
    )
    const changing = { drawn, monthly }
    const structure = {
      elements,
      statements,
      variables: equations.variables,
      start,
      months,
      outcomes,
      changing,
    }
    const key = JSON.stringify(structure)
    const compiled = known.get(key) ?? compileScenario(scenario, { outputs, blocks })
    known.set(key, compiled)
    return compiled
  }
}
