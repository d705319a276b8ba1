/** The public API, in the order of the flow: text, scenario, draws, trajectories, tables, charts. */

export type { SummaryRow } from './analysis/rows.js'
export type { Failure } from './analysis/trajectories.js'
export { type FanOptions, fan } from './charts/fan.js'
export { headline, headlineCharts } from './charts/headline.js'
export { renderSvg } from './charts/render.js'
export type { BackEnd, Kernel } from './compile/back-end.js'
export { type Block, block } from './compile/block.js'
export { type Declarations, declare, type Quantity } from './compile/declarations.js'
export { interpret } from './compile/interpret.js'
export { printPlan } from './compile/plan.js'
export { wasm } from './compile/wasm.js'
export { TooManyRuns } from './job.js'
export { model } from './model/index.js'
export {
  type Column,
  type Result,
  type RunOptions,
  run,
  trajectoriesOf,
  uncertainCells,
  wantedOutputs,
} from './run.js'
export { compileScenario, type Wanted } from './scenario/compile-scenario.js'
export { formatProblems, type Problem, ProblemList } from './scenario/problem.js'
export { type ReadOptions, readScenario } from './scenario/read.js'
export type { InputCell, Scenario } from './scenario/scenario.js'
