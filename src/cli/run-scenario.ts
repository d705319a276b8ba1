import {
  designNamed,
  type MonthlyFact,
  model,
  type Result,
  run,
  type Scenario,
  supportsWasm,
} from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { chartFiles } from '../report/chart-files.js'
import { csvText } from '../report/csv.js'
import { factsTable } from '../report/facts-table.js'
import { manifestText } from '../report/manifest.js'
import { outcomesCsv } from '../report/outcomes-csv.js'
import { resolvedYaml } from '../report/resolved.js'
import { runLevels, runLevelsTable } from '../report/run-levels.js'
import { failedQuantity } from '../report/run-record.js'
import { summaryTable } from '../report/tables.js'
import { checkFolder } from '../store/check-folder.js'
import { JOURNAL } from '../store/journal.js'
import { Refusal } from '../store/refusal.js'
import { type ResultFile, type WriteOptions, writeResult } from '../store/write-result.js'
import { chooseThreads, crewOf } from '../workers/crew.js'
import type { Painter } from '../workers/painter.js'
import { chartFolder, tellFaults, type WrittenChart } from './chart-formats.js'
import type { ChartWords } from './chart-words.js'
import { inLines } from './display-width.js'
import { keptQuantities } from './keep-request.js'
import { openMonthlyFacts } from './open-observations.js'
import { openTelling } from './open-scenario.js'
import { outcomeTable } from './outcome-table.js'
import { paint } from './paint.js'
import { parquetFiles } from './parquet-files.js'
import { showProgress } from './progress.js'
import { counted, span, withCommas } from './readable.js'
import { PAGE, pageOfResult } from './result-page.js'
import { prepareJournal, type RunJournal } from './run-journal.js'
import type { RunRequest } from './run-request.js'
import { shellWord } from './shell-word.js'
import { readVersion } from './version.js'
import { withPainter } from './with-painter.js'

/** Makes the runs of a scenario; those of an earlier result with fewer of them are not made again. */
type Make = (scenario: Scenario, earlier?: Result) => Promise<Result>

/** What is to be written and told of runs that have been made. */
interface Made {
  readonly result: Result
  /** The command that gives the same result. */
  readonly repeat: string
  /** What is to be said of how many runs there are. */
  readonly note?: string
}

/** Decides how many runs are made, and has them made. */
export type Grow = (scenario: Scenario, make: Make) => Promise<Made>

/**
 * Runs a scenario, writes its result folder and prints what came of it. `grow` may make more runs than the scenario says; by
 * default it makes those.
 */
export async function runScenario(request: RunRequest, grow?: Grow): Promise<void> {
  const { quiet } = request
  const scenario = openTelling(request)
  const keep = request.keep === undefined ? [] : keptQuantities(request.keep, scenario)
  const folder = request.out ?? `outputs/${scenario.name}`
  checkFolder(folder)
  const journal = await prepareJournal(scenario, { folder, request })
  await withPainter(async (painter) => {
    const started = performance.now()
    const make: Make = (some, earlier) => runWithProgress(some, request, { keep, journal, earlier })
    const made = (await grow?.(scenario, make)) ?? { result: await make(scenario), repeat: request.repeat }
    const { result, repeat } = made
    const seconds = (performance.now() - started) / 1000
    const charts = await writeRun(result, {
      folder,
      request: { ...request, repeat },
      journal,
      painter,
    })
    tellFaults(charts)
    if (!quiet) printRun(made, { request, folder, charts, seconds })
  }).catch((error) => {
    throw journal.explain(error)
  })
}

interface Told {
  readonly request: RunRequest
  readonly folder: string
  readonly charts: readonly WrittenChart[]
  readonly seconds: number
}

function printRun({ result, repeat, note }: Made, { request, folder, charts, seconds }: Told): void {
  const { title, question, runs, seed, design } = result.scenario
  const table = outcomeTable(result)
  console.log(
    `${paint.bold(title)} \u00b7 ${counted(runs, 'run')} \u00b7 seed ${seed} \u00b7 ${design} design\n`,
  )
  if (question !== '') console.log(`${inLines(question).join('\n')}\n`)
  if (table !== '') console.log(`${table}\n`)
  if (result.method.kind === 'counted') console.log(`${countedWords(result.method)}\n`)
  if (result.failures.length > 0) console.log(`${failureWords(result, repeat)}\n`)
  if (note !== undefined) console.log(`${inLines(note).join('\n')}\n`)
  console.log(
    `${folder}: ${request.report ? `${PAGE}, ` : ''}summary.csv, levels.csv, outcomes.csv, facts.csv, ${request.keep ? 'outcomes.parquet, trajectories.parquet, ' : ''}` +
      `resolved.yaml, manifest.json, ${counted(charts.length, 'chart')}`,
  )
  console.log(`look at it: chokepoint view ${shellWord(folder)}`)
  const rate = withCommas(Math.round(runs / seconds))
  console.log(paint.dim(`${counted(runs, 'run')} in ${span(seconds)} (${rate} a second)`))
}

interface RunParts {
  readonly keep: readonly string[]
  readonly journal: RunJournal
  readonly earlier: Result | undefined
}

async function runWithProgress(
  scenario: Scenario,
  request: RunRequest,
  { keep, journal, earlier }: RunParts,
): Promise<Result> {
  const { quiet, signal, precision, memory, exact } = request
  const progress = await showProgress({ quiet })
  const threads = request.threads ?? chooseThreads(scenario.runs * scenario.months)
  const crew = threads > 1 ? { callCrew: crewOf(threads) } : {}
  try {
    return await run(scenario, {
      signal,
      onProgress: progress.update,
      backEnd: backEndOf(precision),
      memory,
      exact,
      keep,
      earlier,
      openJournal: journal.open,
      ...crew,
    })
  } catch (error) {
    throw withAdvice(error)
  } finally {
    progress.stop()
  }
}

/** Chooses what computes: without WebAssembly the interpreter, which the user is told of; it knows 64 bits only. */
function backEndOf(precision: RunRequest['precision']): 'f64' | 'f32' | 'interpreter' {
  if (supportsWasm()) return precision
  const lack = 'Node has no WebAssembly with vectors here (--jitless takes it away)'
  if (precision === 'f32') throw new Refusal(`${lack}, which --precision f32 needs`)
  console.error(`${lack}; the interpreter gives the same numbers in ten times the time`)
  return 'interpreter'
}

/** Adds what the user can do about it to an error about memory. It is told by its name: one from another thread has lost its class. */
function withAdvice(error: unknown): unknown {
  const { name, message } = error as Error
  if (name === 'NoMemory')
    return new Refusal(
      `the system refuses the memory that this takes (${message}); allow less with --memory, or fewer --threads`,
    )
  return error
}

interface WriteRunOptions extends Pick<RunFilesOptions, 'painter'> {
  readonly folder: string
  readonly request: RunRequest
  readonly journal: RunJournal
}

async function writeRun(
  result: Result,
  { folder, request, journal, painter }: WriteRunOptions,
): Promise<WrittenChart[]> {
  const charts: WrittenChart[] = []
  const version = readVersion()
  const from = journal.opened()
  const { repeat, precision } = request
  const manifest: RunFilesOptions['manifest'] = (files) => {
    const ids = charts.map(({ id }) => id)
    return manifestText(result, {
      version,
      kind: 'run',
      blocks: model,
      charts: ids,
      files,
      repeat,
      precision,
    })
  }
  const observed = openMonthlyFacts(result.scenario, { ...request, observations: undefined })
  await writeResult(
    folder,
    runFiles(result, {
      version,
      charts,
      painter,
      observed,
      words: request.charts,
      report: request.report,
      manifest,
    }),
    {
      signal: request.signal,
      adopt: from === undefined ? undefined : { from, name: JOURNAL },
      manifest,
    },
  )
  return charts
}

interface RunFilesOptions {
  readonly version: string
  /** Filled with the charts as they are written. */
  readonly charts: WrittenChart[]
  readonly painter: Painter | undefined
  readonly observed: readonly MonthlyFact[]
  readonly words: ChartWords
  readonly report: boolean
  readonly manifest: WriteOptions['manifest']
}

async function* runFiles(
  result: Result,
  { version, charts, painter, observed, words, report, manifest }: RunFilesOptions,
): AsyncGenerator<ResultFile> {
  const { scenario } = result
  const drawings = chartFiles(result, {
    ...words,
    version,
    observed,
    ...(painter ? { draw: painter.draw } : {}),
  })
  const { isDeliberate = false } = designNamed(scenario.design)
  const levels = [...runLevelsTable(runLevels(result, isDeliberate), scenario.start)]
  yield { name: 'resolved.yaml', pieces: [resolvedYaml(scenario)] }
  yield { name: 'summary.csv', pieces: csvText(summaryTable(result.summary, scenario.start)) }
  yield { name: 'levels.csv', pieces: csvText(levels) }
  yield { name: 'outcomes.csv', pieces: outcomesCsv(result) }
  yield { name: 'facts.csv', pieces: csvText(factsTable(result, observed)) }
  yield* parquetFiles(result, version)
  yield* chartFolder(drawings, words, charts)
  if (!report) return
  const page = await pageOfResult({ record: result, levels, observed }, await manifest({}), {
    lang: words.lang,
    painter,
  })
  yield { name: PAGE, pieces: [page] }
}

function countedWords({ bins, error }: { bins: number; error: number }): string {
  const most = `${Number((100 * error).toPrecision(2))}%`
  return `quantiles by month are counted in ${withCommas(bins)} bins, right to ${most} of their 5% to 95% range; --memory can keep more`
}

function failureWords(result: Result, repeat: string): string {
  const { failures, scenario } = result
  const [first] = failures
  if (!first) return ''
  const many = `${withCommas(failures.length)} of ${counted(scenario.runs, 'run')} failed`
  const month = monthLabel(scenario.start, first.month)
  const where = `the first is run ${first.run + 1}, where ${failedQuantity(first, result)} is ${first.value} in ${month}`
  return `${paint.yellow(many)}: ${where}\nreplay it: ${repeat} --run ${first.run + 1}`
}
