import { readFileSync } from 'node:fs'
import type { BackEnd, Kernel, PlanValues, RunBlock } from '../../src/compile/back-end.js'
import type { Block } from '../../src/compile/block.js'
import {
  compileScenario,
  model,
  readScenario,
  type Scenario,
  uncertainCells,
  wantedOutputs,
} from '../../src/index.js'
import { designs } from '../../src/sampling/designs/index.js'
import { type Drawer, drawer } from '../../src/sampling/draw.js'
import type { TwinWork } from './c-build.js'

/** The root of the project. */
export const root = `${import.meta.dirname}/../..`

/** Reads the baseline with a number of runs, in which all is drawn once a run, as the C program does. */
export function baseline(runs: number): Scenario {
  const readText = (path: string) => readFileSync(path, 'utf8')
  return readScenario(`${root}/scenarios/baseline.yaml`, {
    readText,
    blocks: model,
    overrides: [
      `runs=${runs}`,
      ...['demand_shock', 'price_shock'].map((name) => `parameters.${name}.persistence=once`),
    ],
  })
}

/** Makes the drawer of all uncertain numbers of a scenario. */
export function drawerOf(scenario: Scenario): Drawer {
  const { seed, design, runs } = scenario
  const parameters = uncertainCells(scenario).map(({ label, law, spec, bounds }) => ({
    name: label,
    quantile: law.quantile(spec, bounds),
    fromNormals: law.fromNormals?.(spec, bounds),
  }))
  const chosen = designs.find(({ name }) => name === design)
  if (!chosen) throw new RangeError(`there is no design "${design}"`)
  return drawer({ parameters, seed, design: chosen, runs })
}

/** What is compiled of the scenario; by default the model and the outputs of `chokepoint run`. */
export interface Part {
  readonly blocks?: readonly Block[]
  readonly outputs?: readonly string[]
}

/** Compiles a scenario, and draws all of its runs. */
export function workOf(scenario: Scenario, { blocks = model, outputs }: Part = {}): TwinWork {
  const { plan } = compileScenario(scenario, { outputs: outputs ?? wantedOutputs(scenario), blocks })
  const names = uncertainCells(scenario).map(({ label }) => label)
  const lanes = scenario.runs
  const all = new Float64Array(names.length * lanes)
  drawerOf(scenario).fill(all, 0, lanes)
  const draws = new Float64Array(plan.drawn.length * lanes)
  plan.drawn.forEach(({ label }, i) => {
    const row = names.indexOf(label)
    draws.set(all.subarray(row * lanes, (row + 1) * lanes), i * lanes)
  })
  return { plan, values: valuesOf(scenario), draws, lanes }
}

/** Makes a back end's kernel for a piece of work, with the block that it is to run. */
export function kernelOf(backEnd: BackEnd, work: TwinWork): { kernel: Kernel; block: RunBlock } {
  const kernel = backEnd(work.plan, work.values)
  const size = kernel.outputCells * work.plan.months * work.lanes
  const trajectories = kernel.room?.subarray(0, size) ?? new Float64Array(size)
  return { kernel, block: { draws: work.draws, lanes: work.lanes, trajectories } }
}

/** Gives the numbers that a plan's cells hold before the first run; NaN for what is drawn. */
function valuesOf({ inputs, series }: Scenario): PlanValues {
  const given = Object.entries(inputs).map(([name, cells]) => [
    name,
    cells.map(({ fixed }) => fixed ?? Number.NaN),
  ])
  return { given: Object.fromEntries(given), series }
}
