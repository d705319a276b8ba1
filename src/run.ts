import { outputCells } from './analysis/cells.js'
import { outcomeOf } from './analysis/outcomes.js'
import type { SummaryRow } from './analysis/rows.js'
import { summarize } from './analysis/summarize.js'
import {
  type Failure,
  failuresIn,
  keepBlock,
  makeTrajectories,
  type Trajectories,
} from './analysis/trajectories.js'
import { headline } from './charts/headline.js'
import type { BackEnd, PlanValues } from './compile/back-end.js'
import type { Compiled } from './compile/compile.js'
import { printUnit } from './compile/units.js'
import { wasm } from './compile/wasm.js'
import { type Block, simulate } from './kernel/simulate.js'
import { model } from './model/index.js'
import { designs } from './sampling/designs/index.js'
import { type Drawer, drawer } from './sampling/draw.js'
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

/** How a scenario is run; all of it may be left out. */
export interface RunOptions extends Wanted {
  /** Runs `from` to `to - 1` of the scenario's; by default all. */
  readonly range?: readonly [from: number, to: number]
  /** Called after each block with the number of runs made. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** What computes: by default WebAssembly made from the plan; `interpret` gives the same bits, and takes ten times as long. */
  readonly backEnd?: BackEnd
}

/**
 * Runs a scenario: compile, draw, simulate, summarize. Gives summary rows of the headline quantities and of the
 * scenario's own `outputs`, and its outcomes run by run. Throws a ProblemList where an equation or outcome is wrong.
 */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<Result> {
  const outputs = [...new Set([...(options.outputs ?? []), ...wantedOutputs(scenario)])]
  const compiled = compileScenario(scenario, { outputs, blocks: options.blocks ?? model })
  const { plan } = compiled
  const [from, to] = options.range ?? [0, scenario.runs]
  const uncertain = uncertainCells(scenario)
  const cells = outputCells(plan)
  const wanted = cells.filter(({ quantity }) => outputs.includes(quantity))
  const kept = makeTrajectories(wanted, plan.months, [from, to])
  const draws = columns(
    uncertain.map(({ label, unit }) => ({ name: label, unit })),
    to - from,
  )
  const outcomes = columns(
    compiled.outcomes.map(({ name, unit }) => ({ name, unit: printUnit(unit) })),
    to - from,
  )
  const simulation = {
    kernel: (options.backEnd ?? wasm())(plan, planValues(scenario)),
    drawer: drawerOf(scenario, uncertain),
    drawn: uncertain.map(({ label }) => label),
  }
  for (const block of simulate(simulation, from, to)) {
    keepBlock(kept, block)
    kept.failures.push(...failuresIn(block, cells, plan.months))
    keepRows(draws, block.from - from, rowsOf(block))
    keepRows(
      outcomes,
      block.from - from,
      compiled.outcomes.map((one) => outcomeOf(one, block, { cells, months: plan.months })),
    )
    options.onProgress?.(block.from + block.lanes - from, to - from)
    await breathe()
    options.signal?.throwIfAborted()
  }
  const summary = summarize(kept, scenario.start)
  return {
    scenario,
    compiled,
    range: [from, to],
    summary,
    trajectories: kept,
    draws,
    outcomes,
    failures: kept.failures,
  }
}

/** Lists the quantities that a run keeps: those of the headline charts, and the scenario's own. */
export function wantedOutputs(scenario: Scenario): string[] {
  return [...new Set([...headline.flatMap(({ quantities }) => quantities), ...scenario.outputs])]
}

/** Lists the numbers of a scenario that differ between runs. */
export function uncertainCells(scenario: Scenario): InputCell[] {
  return Object.values(scenario.inputs).flatMap((cells) => cells.filter(({ fixed }) => fixed === undefined))
}

function drawerOf({ seed, design, runs }: Scenario, uncertain: readonly InputCell[]): Drawer {
  const parameters = uncertain.map(({ label, law, spec, bounds }) => ({
    name: label,
    quantile: law.quantile(spec, bounds),
  }))
  const chosen = designs.find(({ name }) => name === design)
  if (!chosen)
    throw new RangeError(
      `design is "${design}"; expected one of ${designs.map(({ name }) => name).join(', ')}`,
    )
  return drawer({ parameters, seed, design: chosen, runs })
}

/** Gives the numbers that a plan's cells hold before the first run; NaN for what is drawn. */
export function planValues({ inputs, series }: Scenario): PlanValues {
  const given = Object.entries(inputs).map(([name, cells]) => [
    name,
    cells.map(({ fixed }) => fixed ?? Number.NaN),
  ])
  return { given: Object.fromEntries(given), series }
}

function columns(heads: readonly { name: string; unit: string }[], runs: number): Column[] {
  return heads.map((head) => ({ ...head, values: new Float64Array(runs) }))
}

function rowsOf({ draws, lanes }: Block): Float64Array[] {
  return Array.from({ length: draws.length / lanes }, (_, i) => draws.subarray(i * lanes, (i + 1) * lanes))
}

function keepRows(kept: readonly Column[], offset: number, rows: readonly Float64Array[]): void {
  kept.forEach(({ values }, i) => {
    values.set(rows[i] as Float64Array, offset)
  })
}

/** Lets timers and signals have their turn between blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
