import { type Comparison, compare, model, type Study, supportsWasm } from '../index.js'
import { comparisonCharts } from '../report/comparison-charts.js'
import { comparisonManifest } from '../report/comparison-manifest.js'
import { comparisonRuns } from '../report/comparison-runs.js'
import {
  differencesTable,
  driversTable,
  levelsTable,
  monthlyTable,
  rankSharesTable,
  ranksTable,
  robustnessTable,
  whyTable,
} from '../report/comparison-tables.js'
import { csvText } from '../report/csv.js'
import { resolvedStudy } from '../report/resolved-study.js'
import { checkFolder } from '../store/check-folder.js'
import { type ResultFile, type WriteOptions, writeResult } from '../store/write-result.js'
import { chooseThreads } from '../workers/crew.js'
import type { Painter } from '../workers/painter.js'
import { turnCrewOf } from '../workers/turn-crew.js'
import { chartFolder, tellFaults, type WrittenChart } from './chart-formats.js'
import type { ChartWords } from './chart-words.js'
import { comparisonText } from './comparison-text.js'
import { inLines } from './display-width.js'
import { openStudy, type StudyRequest, studyWarnings } from './open-study.js'
import { paint, paintErrors } from './paint.js'
import { showProgress } from './progress.js'
import { counted, span } from './readable.js'
import { PAGE, pageOfComparison } from './result-page.js'
import { shellWord } from './shell-word.js'
import { readVersion } from './version.js'
import { warningsText } from './warnings-text.js'
import { withPainter } from './with-painter.js'

/** What `chokepoint compare` was asked to do. */
export interface CompareRequest extends StudyRequest {
  readonly out?: string
  readonly threads?: number
  readonly precision: 'f64' | 'f32'
  /** Runs by which differences are taken apart; 0 for none. */
  readonly explain: number
  /** How charts look, and what is written of each. */
  readonly charts: ChartWords
  /** Whether the page that tells of the result is written, too. */
  readonly report: boolean
  readonly quiet: boolean
  /** The command that gives the same bytes. */
  readonly repeat: string
  readonly signal: AbortSignal
}

/** Runs a study, writes its result folder and prints what came of it, the differences first. */
export async function compareStudy(request: CompareRequest): Promise<void> {
  const study = openStudy(request)
  const warnings = warningsText(studyWarnings(study), paintErrors.dim)
  if (!request.quiet && warnings !== '') console.error(`${warnings}\n`)
  const folder = request.out ?? `outputs/${study.name}`
  checkFolder(folder)
  await withPainter(async (painter) => {
    const started = performance.now()
    const comparison = await runStudy(study, request)
    const seconds = (performance.now() - started) / 1000
    if (!request.quiet) printResult(comparison)
    const charts = await write(comparison, { folder, request, painter })
    tellFaults(charts)
    if (!request.quiet) printFiles(comparison, { folder, charts, page: request.report, seconds })
  })
}

async function runStudy(study: Study, request: CompareRequest): Promise<Comparison> {
  const { quiet, signal, precision, explain } = request
  const all = study.settings.flatMap(({ scenarios }) => scenarios)
  const runMonths = all.reduce((sum, { runs, months }) => sum + runs * months, 0)
  const threads = request.threads ?? chooseThreads(runMonths)
  const progress = await showProgress({ quiet })
  try {
    return await compare(study, {
      blocks: model,
      backEnd: supportsWasm() ? precision : 'interpreter',
      explain,
      signal,
      onProgress: progress.update,
      ...(threads > 1 ? { callTurnCrew: turnCrewOf(threads) } : {}),
    })
  } finally {
    progress.stop()
  }
}

function printResult(comparison: Comparison): void {
  const { study, runs, alternatives, settings } = comparison
  const { seed = '' } = settings[0]?.setting.scenarios[0] ?? {}
  const worlds = settings.length > 1 ? ` \u00b7 ${counted(settings.length, 'world')}` : ''
  const options = counted(alternatives.length - 1, 'option')
  console.log(
    `${paint.bold(study.title)} \u00b7 ${options}${worlds} \u00b7 ${counted(runs, 'run')} each \u00b7 seed ${seed}`,
  )
  if (study.question) console.log(inLines(study.question).join('\n'))
  console.log(`\n${comparisonText(comparison)}\n`)
}

function printFiles(
  comparison: Comparison,
  {
    folder,
    charts,
    page,
    seconds,
  }: { folder: string; charts: readonly WrittenChart[]; page: boolean; seconds: number },
): void {
  const all = comparison.settings.length * comparison.alternatives.length * comparison.runs
  console.log(
    inLines(
      `${folder}: ${page ? `${PAGE}, ` : ''}differences.csv, levels.csv, robustness.csv, ranks.csv, rank-shares.csv, differences-by-month.csv, why.csv, drivers.csv, outcomes.csv, study/, manifest.json, ${counted(charts.length, 'chart')}`,
    ).join('\n'),
  )
  console.log(`look at it: chokepoint view ${shellWord(folder)}`)
  console.log(paint.dim(`${counted(all, 'run')} in ${span(seconds)}`))
}

interface Writing {
  readonly folder: string
  readonly request: CompareRequest
  readonly painter: Painter | undefined
}

async function write(comparison: Comparison, { folder, request, painter }: Writing): Promise<WrittenChart[]> {
  const charts: WrittenChart[] = []
  const version = readVersion()
  const { precision, repeat, signal } = request
  const manifest: Files['manifest'] = (written) =>
    comparisonManifest(comparison, {
      version,
      blocks: model,
      charts: charts.map(({ id }) => id),
      files: written,
      repeat,
      precision,
    })
  await writeResult(
    folder,
    files(comparison, { version, charts, painter, words: request.charts, report: request.report, manifest }),
    { signal, manifest },
  )
  return charts
}

interface Files {
  readonly version: string
  /** Filled with the charts as they are written. */
  readonly charts: WrittenChart[]
  readonly painter: Painter | undefined
  readonly words: ChartWords
  readonly report: boolean
  readonly manifest: WriteOptions['manifest']
}

async function* files(
  comparison: Comparison,
  { version, charts, painter, words, report, manifest }: Files,
): AsyncGenerator<ResultFile> {
  const drawings = comparisonCharts(comparison, {
    ...words,
    version,
    ...(painter ? { draw: painter.draw } : {}),
  })
  yield { name: 'differences.csv', pieces: csvText(differencesTable(comparison)) }
  yield { name: 'levels.csv', pieces: csvText(levelsTable(comparison)) }
  yield { name: 'robustness.csv', pieces: csvText(robustnessTable(comparison)) }
  yield { name: 'ranks.csv', pieces: csvText(ranksTable(comparison)) }
  yield { name: 'rank-shares.csv', pieces: csvText(rankSharesTable(comparison)) }
  yield { name: 'differences-by-month.csv', pieces: csvText(monthlyTable(comparison)) }
  yield { name: 'why.csv', pieces: csvText(whyTable(comparison)) }
  yield { name: 'drivers.csv', pieces: csvText(driversTable(comparison)) }
  yield { name: 'outcomes.csv', pieces: comparisonRuns(comparison) }
  for (const { name, text } of resolvedStudy(comparison.study))
    yield { name: `study/${name}`, pieces: [text] }
  yield* chartFolder(drawings, words, charts)
  if (!report) return
  const page = await pageOfComparison(comparison, await manifest({}), { lang: words.lang, painter })
  yield { name: PAGE, pieces: [page] }
}
