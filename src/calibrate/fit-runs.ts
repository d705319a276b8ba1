import type { Fact } from '../analysis/fact-errors.js'
import type { Block } from '../compile/block.js'
import { type ConductOptions, conduct } from '../ensemble/conduct.js'
import { drawsOf, scoresOf } from '../ensemble/draws.js'
import { type BackEndName, type Job, makeTables } from '../ensemble/job.js'
import { jobOf } from '../run.js'
import { compileScenario } from '../scenario/compile-scenario.js'
import type { Scenario } from '../scenario/scenario.js'
import { type Proposal, tiltedBy } from './proposal.js'

/** How the runs of a fit are made. */
export interface FitRunOptions extends ConductOptions {
  /** The model's blocks. */
  readonly blocks: readonly Block[]
  /** What computes; by default `f64`. */
  readonly backEnd?: BackEndName
}

/** One wave of runs: what they say of each fact, and where they were drawn. */
export interface Wave {
  readonly runs: number
  /** `[fact][run]` */
  readonly columns: readonly Float64Array[]
  /** `[run]`: 1 where it failed. */
  readonly failed: Uint8Array
  /** Give one number a run: the normal score of a draw, or its value. */
  readonly scores: (index: number) => Float64Array
  readonly values: (index: number) => Float64Array
}

/** Makes waves of runs of one scenario, which is compiled once; only what the facts ask for is kept, so 8 bytes a run and fact. */
export function waveMaker(scenario: Scenario, facts: readonly Fact[], options: FitRunOptions) {
  const outcomes = Object.fromEntries(
    facts.map(({ id, expression }) => [id, { equals: expression, about: id }]),
  )
  const measured = { ...scenario, outcomes }
  const compiled = compileScenario(measured, { outputs: [], blocks: options.blocks })
  const whole = jobOf(measured, compiled, { keptCells: 0, options })
  let made = 0
  return async (proposal?: Proposal, seed: string = whole.seed): Promise<Wave> => {
    const job: Job = proposal
      ? { ...whole, seed, uncertain: tiltedBy(whole.uncertain, proposal), groups: proposal.groups }
      : whole
    const tables = makeTables(job, options.callCrew !== undefined)
    const { runs } = job
    const before = made
    const onProgress = (done: number) => options.onProgress?.(before + done, before + runs)
    const { failures } = await conduct(job, tables, { ...options, onProgress })
    made += runs
    const failed = new Uint8Array(runs)
    for (const { run } of failures) failed[run] = 1
    const [draws, scores] = [drawsOf(job), scoresOf(job)]
    return {
      runs,
      failed,
      columns: facts.map((_, k) => tables.outcomes.subarray(k * runs, (k + 1) * runs)),
      scores: (index) => (scores[index] as (typeof scores)[number])(0, runs),
      values: (index) => (draws[index] as (typeof draws)[number])(0, runs),
    }
  }
}
