import { outputCells } from './analysis/cells.js'
import { BINS, type Counted, meanOf, summarizeCounted } from './analysis/histograms.js'
import type { SummaryRow } from './analysis/rows.js'
import { type SummaryOptions, summarize, summaryRows } from './analysis/summarize.js'
import type { Failure, Trajectories } from './analysis/trajectories.js'
import { keptQuantities } from './charts/kept-quantities.js'
import type { PlanValues } from './compile/back-end.js'
import type { Compiled } from './compile/compile.js'
import { printUnit } from './compile/units.js'
import { drawnNumbers } from './draw-inputs.js'
import { type ConductOptions, conduct } from './ensemble/conduct.js'
import { drawsOf } from './ensemble/draws.js'
import { handOver, pieceOfEarlier } from './ensemble/earlier.js'
import {
  type BackEndName,
  bytesToKeep,
  type Job,
  makeTables,
  mostRuns,
  piecesOf,
  sizeOf,
  type Tables,
} from './ensemble/job.js'
import { blocksInPiece, finishedIn, type Journal, savedOutcome } from './ensemble/journal.js'
import { type Kept, keptIn, keptInMemory } from './ensemble/kept.js'
import { TooManyRuns } from './ensemble/memory.js'
import { collectQuantiles } from './ensemble/second-pass.js'
import { placeBinsOf } from './ensemble/work.js'
import type { Range } from './kernel/blocks.js'
import { model } from './model/index.js'
import { designNamed } from './sampling/designs/index.js'
import type { Moved } from './sampling/dimensions.js'
import { compileScenario, type Wanted } from './scenario/compile-scenario.js'
import { drawnOnce } from './scenario/drawn-cells.js'
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
  /** What was counted, where trajectories were not kept. */
  readonly counted?: Counted
  /** What was asked to be kept of every run. */
  readonly kept?: Kept | undefined
  /** Every uncertain number of the scenario. */
  readonly draws: readonly Column[]
  readonly outcomes: readonly Column[]
  readonly failures: readonly Failure[]
  /** Names that the design moved for others; absent where the design moves none. */
  readonly moved?: readonly Moved[]
}

/** How a scenario is run; all of it may be left out. */
export interface RunOptions extends Wanted, ConductOptions {
  /** Runs `from` to `to - 1` of the scenario's; by default all. */
  readonly range?: Range
  /** What computes; by default `f64`. The interpreter gives the same bits and takes ten times as long; `f32` rounds. */
  readonly backEnd?: BackEndName
  /** Bytes that results may take; where all runs' trajectories would take more, they are counted into bins. */
  readonly memory?: number
  /** Finds exact quantiles where trajectories are counted, too: the runs are made again, once or a few times. */
  readonly exact?: boolean
  /** Quantities whose trajectories of every run are wanted, whether they fit into memory or go through a journal. */
  readonly keep?: readonly string[]
  /**
   * What fewer runs of the same scenario gave, with the same options, from the first run on: they are not made again. Where
   * they are in a journal, it is taken from there.
   */
  readonly earlier?: Result | undefined
  /** Gives a journal that pieces are taken from and saved to; it is told what they will hold. */
  readonly openJournal?: (contents: JournalContents) => Journal | undefined
}

/** What the pieces in a journal are to hold beside outcomes: counts, or the trajectories of every run. */
export interface JournalContents {
  readonly counted: boolean
}

/**
 * Runs a scenario: compile, draw, simulate, summarize. Gives summary rows of the headline quantities and of the
 * scenario's own `outputs`, and its outcomes run by run. Throws a ProblemList where an equation or outcome is wrong, and
 * TooManyRuns where the results would not fit into memory.
 */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<Result> {
  const { keep = [], memory = MEMORY } = options
  const outputs = [...new Set([...(options.outputs ?? []), ...keep, ...wantedOutputs(scenario)])]
  const compiled = compileScenario(scenario, { outputs, blocks: options.blocks ?? model })
  const cells = outputCells(compiled.plan).filter(({ quantity }) => outputs.includes(quantity))
  const whole = jobOf(scenario, compiled, { keptCells: cells.length, options })
  refuseTooMany(whole, { memory, keepAll: keep.length > 0, isSaved: options.openJournal !== undefined })
  const counted = bytesToKeep(whole) > memory
  const opened = options.openJournal?.({ counted })
  const saved = [...cells.keys()].filter((i) => !counted || keep.includes(cells[i]?.quantity ?? ''))
  const { job, journal, pieces } = prepare(whole, {
    counted,
    opened,
    saved,
    memory,
    earlier: options.earlier,
  })
  const tables = makeTables(job, options.callCrew !== undefined)
  const { failures, histograms } = await conduct(job, tables, { ...options, journal, earlier: pieces })
  const columns = columnsOf(job, tables, { uncertain: uncertainCells(scenario), journal })
  const { isDeliberate, moved: movedBy } = designNamed(job.design)
  const moved = movedBy?.(job.uncertain.map(({ label }) => label))
  const common = { scenario, compiled, range: job.range, failures, ...columns, ...(moved ? { moved } : {}) }
  const { months } = compiled.plan
  const form = { start: scenario.start, isDeliberate }
  if (job.bins && histograms) {
    const count = { cells, months, bins: job.bins, histograms, sums: tables.trajectories }
    const kept = journal && keep.length > 0 ? keptIn(journal, job, cells) : undefined
    return {
      ...common,
      ...(await summarizeCount(job, count, { ...options, memory, form })),
      counted: count,
      kept,
    }
  }
  const [first, runs] = [job.range[0], sizeOf(job.range)]
  const trajectories = { cells, months, runs, first, values: tables.trajectories, failures }
  const kept = keep.length > 0 ? keptInMemory(trajectories, keep) : undefined
  return {
    ...common,
    summary: summarize(trajectories, form),
    method: { kind: 'exact' },
    trajectories,
    kept,
  }
}

/** Bytes that results may take, where nothing else is said. */
const MEMORY = 512e6

/** Makes the job of running a compiled scenario; `keptCells` of its output cells are kept run by run. */
export function jobOf(
  scenario: Scenario,
  { plan, outcomes }: Compiled,
  { keptCells, options }: { keptCells: number; options: RunOptions },
): Job {
  const numbers = drawnNumbers(scenario)
  const range = options.range ?? [0, numbers.runs]
  const values = planValues(scenario)
  const backEnd = options.backEnd ?? 'f64'
  const pieces = piecesOf(range)
  return { plan, values, outcomes, keptCells, ...numbers, range, pieces, backEnd }
}

/** Throws TooManyRuns for more than fit into memory; what is saved as it comes need not fit. */
function refuseTooMany(
  job: Job,
  { isSaved, ...want }: { memory: number; keepAll: boolean; isSaved: boolean },
): void {
  const [runs, most] = [sizeOf(job.range), mostRuns(job, want)]
  if (!isSaved && runs > most) throw new TooManyRuns(runs, most)
}

interface Preparation {
  readonly counted: boolean
  readonly opened: Journal | undefined
  /** The cells whose trajectories are saved in the journal. */
  readonly saved: readonly number[]
  readonly memory: number
  readonly earlier: Result | undefined
}

/** Decides where a job's results go, and which of its runs are still to be made. */
function prepare(job: Job, { counted, opened, saved, memory, earlier }: Preparation) {
  const bins = counted ? (opened?.bins ?? earlier?.counted?.bins ?? placeBinsOf(job)) : undefined
  const counting = bins ? { bins } : {}
  if (!opened) {
    const pieces = earlier ? [pieceOfEarlier(earlier)] : []
    const done = pieces.map(({ range }) => range)
    return { job: { ...job, ...counting, pieces: piecesOf(job.range, { done }) }, journal: opened, pieces }
  }
  opened.begin(bins)
  const blocks = blocksInPiece(saved.length * job.plan.months)
  const journal = earlier ? handOver(earlier, opened, blocks) : opened
  const pieces = piecesOf(job.range, { done: finishedIn(journal, job.range), blocks })
  const onlyThere = sizeOf(job.range) > mostRuns(job, { memory, keepAll: false })
  const saving = { place: journal.place, cells: saved, onlyThere }
  return { job: { ...job, ...counting, pieces, saving }, journal, pieces: [] }
}

/** Gives the summary of counted runs: from the counts, or, where it is to be exact, from passes over the runs again. */
async function summarizeCount(
  job: Job,
  count: Counted,
  { form, ...options }: RunOptions & { readonly memory: number; readonly form: SummaryOptions },
): Promise<Pick<Result, 'summary' | 'method'>> {
  if (options.exact) {
    const found = await collectQuantiles(job, count, options)
    const summary = summaryRows(count, form, (row) => {
      return { mean: meanOf(count, row), quantiles: found[row] ?? [] }
    })
    return { summary, method: { kind: 'exact' } }
  }
  const { summary, error } = summarizeCounted(count, form)
  return { summary, method: { kind: 'counted', bins: BINS, error } }
}

function columnsOf(
  job: Job,
  tables: Tables,
  { uncertain, journal }: { uncertain: readonly InputCell[]; journal: Journal | undefined },
) {
  const [first, runs] = [job.range[0], sizeOf(job.range)]
  const column = (name: string, unit: string, slice: Column['slice']): Column => ({
    name,
    unit,
    slice,
    get values() {
      return slice(0, runs)
    },
  })
  const looks = drawsOf(job)
  const draws = uncertain.map(({ label, unit }, i) =>
    column(label, unit, (from, to) => (looks[i] as (typeof looks)[number])(first + from, first + to)),
  )
  const outcomes = job.outcomes.map(({ name, unit }, i) => {
    const saved = journal && job.saving?.onlyThere ? savedOutcome(journal, job, i) : undefined
    const inMemory = (from: number, to: number) => tables.outcomes.subarray(i * runs + from, i * runs + to)
    return column(name, printUnit(unit), saved ?? inMemory)
  })
  return { draws, outcomes }
}

/** Gives the trajectories of a result run by run; throws a RangeError where they were counted into bins and not kept. */
export function trajectoriesOf({ trajectories, range }: Result): Trajectories {
  if (trajectories) return trajectories
  throw new RangeError(
    `the trajectories of ${range[1] - range[0]} runs were counted, not kept; allow more memory`,
  )
}

/** Lists the quantities that a run keeps: those of the charts that it has from the start, and the scenario's own. */
export function wantedOutputs(scenario: Scenario): string[] {
  return [...new Set([...keptQuantities, ...scenario.outputs])]
}

/** Lists the numbers of a scenario that are drawn once for each run. */
export function uncertainCells(scenario: Scenario): InputCell[] {
  return drawnOnce(scenario.inputs)
}

/** Gives the numbers that a plan's cells hold before the first run; NaN for what is drawn. */
function planValues({ inputs, series }: Scenario): PlanValues {
  const given = Object.entries(inputs).map(([name, cells]) => [
    name,
    cells.map(({ fixed }) => fixed ?? Number.NaN),
  ])
  return { given: Object.fromEntries(given), series }
}
