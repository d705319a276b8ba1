/** The public API, in the order of the flow: text, scenario, draws, trajectories, tables, charts. */

export { crps } from './analysis/crps.js'
export type { HindcastRow } from './analysis/hindcast-rows.js'
export type { HindcastScores } from './analysis/hindcast-scores.js'
export type { Bins } from './analysis/histograms.js'
export type { SummaryRow } from './analysis/rows.js'
export type { Failure } from './analysis/trajectories.js'
export {
  type CalibrateOptions,
  type Calibration,
  calibrate,
  type FactFit,
  type FactToUse,
} from './calibrate/calibrate.js'
export { calibrationDefaults } from './calibrate/defaults.js'
export { type PosteriorPart, posteriorPart } from './calibrate/posterior-part.js'
export { spreadsOf } from './calibrate/spreads.js'
export { type FanOptions, fan } from './charts/fan.js'
export { headline, headlineCharts, headlineWords } from './charts/headline.js'
export { type InfluenceOptions, type InfluenceRows, influence } from './charts/influence.js'
export { renderSvg } from './charts/render.js'
export {
  type CompareOptions,
  type Comparison,
  compare,
  type OutcomeResult,
  type SettingResult,
} from './compare/compare.js'
export { type Sweep, type SweepPoint, type SweepRequest, sweep } from './compare/sweep.js'
export type { BackEnd, Kernel } from './compile/back-end.js'
export { type Block, block } from './compile/block.js'
export { type Declarations, declare, type Quantity } from './compile/declarations.js'
export { interpret } from './compile/interpret.js'
export { printPlan } from './compile/plan.js'
export { wasm } from './compile/wasm.js'
export { type DrawnInput, type DrawnInputs, drawInputs, type Spread } from './draw-inputs.js'
export type { Journal } from './ensemble/journal.js'
export type { Kept, KeptBlock } from './ensemble/kept.js'
export { NoMemory, TooManyRuns } from './ensemble/memory.js'
export type { Piece } from './ensemble/piece.js'
export {
  type ElementsFinding,
  type ExplainOptions,
  type Explanation,
  explain,
  explainOutcome,
  type OutcomeExplanation,
} from './explain/explain.js'
export { findSubject, type Subject } from './explain/find-subject.js'
export type { EquationFinding, Finding } from './explain/finding.js'
export { type InfluenceGraph, modelInfluence, quantityInfluence } from './explain/influence.js'
export {
  countStandings,
  type Ledger,
  type LedgerEntry,
  ledgerOf,
  standings,
} from './explain/ledger.js'
export { type BlockPage, type ModelPages, modelPages } from './explain/model-pages.js'
export { type ModelView, viewModel } from './explain/model-view.js'
export { type Hindcast, hindcast } from './hindcast.js'
export { type HindcastAsOf, hindcastAsOf } from './hindcast-as-of.js'
export type { Range } from './kernel/blocks.js'
export { model } from './model/index.js'
export { blockMarkdown, type PagePlaces } from './report/block-markdown.js'
export { printLatex } from './report/latex.js'
export { mathmlStyle, printMathml } from './report/mathml.js'
export { modelMarkdown } from './report/model-markdown.js'
export { type EquationParts, typeset, typesetEquation } from './report/typeset.js'
export type { Typeset } from './report/typeset-tree.js'
export {
  type Column,
  type Result,
  type RunOptions,
  run,
  trajectoriesOf,
  uncertainCells,
  wantedOutputs,
} from './run.js'
export { type Goal, type Grown, type Growth, runUntil, type Watched } from './run-until.js'
export { designNamed, designs } from './sampling/designs/index.js'
export { laws } from './sampling/distributions/index.js'
export { compileScenario, type Wanted } from './scenario/compile-scenario.js'
export { type Lever, readLever } from './scenario/lever.js'
export { type MonthlyFact, monthlyFacts } from './scenario/monthly-facts.js'
export type { Observation } from './scenario/observation-row.js'
export { type Part, partWords } from './scenario/part.js'
export { formatProblems, type Problem, ProblemList } from './scenario/problem.js'
export { placeOfLever, pullLevers } from './scenario/pull-levers.js'
export { type ReadOptions, readScenario, readScenarioOrPart } from './scenario/read.js'
export { type ObservationOptions, readMonthlyFacts, readObservations } from './scenario/read-observations.js'
export { readStudy, type StudyOptions, studyOf } from './scenario/read-study.js'
export type { InputCell, Scenario } from './scenario/scenario.js'
export type { Alternative, Study, StudyOutcome } from './scenario/study.js'
export { supportsWasm } from './wasm/support.js'
