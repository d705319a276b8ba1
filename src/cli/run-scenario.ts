import { availableParallelism } from 'node:os'
import { model, type Result, run, type Scenario, TooManyRuns } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { chartFiles } from '../report/chart-files.js'
import { csvText } from '../report/csv.js'
import { manifestText } from '../report/manifest.js'
import { resolvedYaml } from '../report/resolved.js'
import { failedQuantity } from '../report/run-record.js'
import { outcomesTable, summaryTable } from '../report/tables.js'
import { checkFolder } from '../store/check-folder.js'
import { Refusal } from '../store/refusal.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { chooseThreads, crewOf } from '../workers/crew.js'
import { type Painter, startPainter } from '../workers/painter.js'
import { checkKept, type KeepRequest, keepRequestOf } from './keep-request.js'
import { openScenario } from './open-scenario.js'
import { outcomeTable } from './outcome-table.js'
import { paint, paintErrors } from './paint.js'
import { parquetFiles } from './parquet-files.js'
import { showProgress } from './progress.js'
import { counted, span, withCommas } from './readable.js'
import type { RunRequest } from './run-request.js'
import { readVersion } from './version.js'
import { warningsText } from './warnings-text.js'

/** Runs a scenario, writes its result folder and prints what came of it. */
export async function runScenario(request: RunRequest): Promise<void> {
  const { file, overrides, quiet } = request
  const scenario = openScenario(file, overrides, request)
  if (!quiet && scenario.warnings.length > 0) console.error(`${warningsText(scenario, paintErrors.dim)}\n`)
  const keep = request.keep === undefined ? undefined : keepRequestOf(request.keep)
  if (keep) checkKept(keep, scenario)
  const folder = request.out ?? `outputs/${scenario.name}`
  checkFolder(folder)
  const painter = availableParallelism() > 1 ? startPainter() : undefined
  try {
    const started = performance.now()
    const result = await runWithProgress(scenario, request, keep)
    const seconds = (performance.now() - started) / 1000
    const charts = await writeRun(result, { folder, request, keep, draw: painter?.draw })
    for (const { id, fault } of charts)
      if (fault) console.error(`the chart ${id} could not be drawn: ${fault}`)
    if (!quiet) printRun(result, { request, folder, charts, seconds })
  } finally {
    painter?.dismiss()
  }
}

interface Told {
  readonly request: RunRequest
  readonly folder: string
  readonly charts: readonly Drawn[]
  readonly seconds: number
}

function printRun(result: Result, { request, folder, charts, seconds }: Told): void {
  const { title, runs, seed, design } = result.scenario
  const table = outcomeTable(result)
  console.log(
    `${paint.bold(title)} \u00b7 ${counted(runs, 'run')} \u00b7 seed ${seed} \u00b7 ${design} design\n`,
  )
  if (table !== '') console.log(`${table}\n`)
  if (result.method.kind === 'counted') console.log(`${countedWords(result.method)}\n`)
  if (result.failures.length > 0) console.log(`${failureWords(result, request)}\n`)
  console.log(
    `${folder}: summary.csv, outcomes.csv, ${request.keep ? 'outcomes.parquet, trajectories.parquet, ' : ''}` +
      `resolved.yaml, manifest.json, ${counted(charts.length, 'chart')}`,
  )
  const first = charts.find(({ fault }) => !fault)
  if (first) console.log(`open ${folder}/charts/${first.id}.svg`)
  const rate = withCommas(Math.round(runs / seconds))
  console.log(paint.dim(`${counted(runs, 'run')} in ${span(seconds)} (${rate} a second)`))
}

async function runWithProgress(scenario: Scenario, request: RunRequest, keep?: KeepRequest): Promise<Result> {
  const { quiet, signal, precision, memory } = request
  const progress = await showProgress({ quiet })
  const kept = keep ? { keepAll: true, outputs: keep.quantities ?? [] } : {}
  const threads = request.threads ?? chooseThreads(scenario.runs * scenario.months)
  const crew = threads > 1 ? { callCrew: crewOf(threads) } : {}
  try {
    return await run(scenario, {
      signal,
      onProgress: progress.update,
      backEnd: precision,
      memory,
      ...kept,
      ...crew,
    })
  } catch (error) {
    if (error instanceof TooManyRuns)
      throw new Refusal(`${error.message}; ask for fewer with --runs, or allow more with --memory`)
    throw error
  } finally {
    progress.stop()
  }
}

interface Drawn {
  readonly id: string
  readonly fault?: string
}

async function writeRun(
  result: Result,
  {
    folder,
    request,
    keep,
    draw,
  }: Pick<RunFilesOptions, 'keep' | 'draw'> & { folder: string; request: RunRequest },
): Promise<Drawn[]> {
  const charts: Drawn[] = []
  const version = readVersion()
  await writeResult(folder, runFiles(result, { version, charts, keep, draw }), {
    signal: request.signal,
    manifest: (files) => {
      const ids = charts.map(({ id }) => id)
      return manifestText(result, {
        version,
        kind: 'run',
        blocks: model,
        charts: ids,
        files,
        repeat: request.repeat,
        precision: request.precision,
      })
    },
  })
  return charts
}

interface RunFilesOptions {
  readonly version: string
  /** Filled with the charts as they are written. */
  readonly charts: Drawn[]
  readonly keep: KeepRequest | undefined
  readonly draw: Painter['draw'] | undefined
}

async function* runFiles(
  result: Result,
  { version, charts, keep, draw }: RunFilesOptions,
): AsyncGenerator<ResultFile> {
  const drawings = chartFiles(result, { version, ...(draw ? { draw } : {}) })
  yield { name: 'resolved.yaml', pieces: [resolvedYaml(result.scenario)] }
  yield { name: 'summary.csv', pieces: csvText(summaryTable(result.summary, result.scenario.start)) }
  yield { name: 'outcomes.csv', pieces: csvText(outcomesTable(result)) }
  if (keep) yield* parquetFiles(result, { version, keep })
  for (const drawing of drawings) {
    const { id, spec, svg, fault } = await drawing
    charts.push(fault === undefined ? { id } : { id, fault })
    yield { name: `charts/${id}.vl.json`, pieces: [spec] }
    if (svg !== undefined) yield { name: `charts/${id}.svg`, pieces: [svg] }
  }
}

function countedWords({ bins, error }: { bins: number; error: number }): string {
  const most = `${Number((100 * error).toPrecision(2))}%`
  return `quantiles by month are counted in ${withCommas(bins)} bins, right to ${most} of their 5% to 95% range; --memory can keep more`
}

function failureWords(result: Result, { repeat }: RunRequest): string {
  const { failures, scenario } = result
  const [first] = failures
  if (!first) return ''
  const many = `${withCommas(failures.length)} of ${counted(scenario.runs, 'run')} failed`
  const month = monthLabel(scenario.start, first.month)
  const where = `the first is run ${first.run + 1}, where ${failedQuantity(first, result)} is ${first.value} in ${month}`
  return `${paint.yellow(many)}: ${where}\nreplay it: ${repeat} --run ${first.run + 1}`
}
