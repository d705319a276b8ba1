import {
  type Calibration,
  calibrate,
  model,
  posteriorPart,
  readScenario,
  run,
  type Scenario,
  spreadsOf,
  supportsWasm,
} from '../index.js'
import { CALIBRATED, calibratedFiles } from '../report/calibrated-files.js'
import { calibrationCharts } from '../report/calibration-charts.js'
import { calibrationManifest, type FileFit, fileFitOf } from '../report/calibration-manifest.js'
import { observationsTable, posteriorTable, sampleTable, weightsTable } from '../report/calibration-tables.js'
import { csvText } from '../report/csv.js'
import { checkFolder } from '../store/check-folder.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { chooseThreads, crewOf } from '../workers/crew.js'
import type { Painter } from '../workers/painter.js'
import { calibrationText } from './calibration-text.js'
import { chartFolder, tellFaults, type WrittenChart } from './chart-formats.js'
import type { ChartWords } from './chart-words.js'
import { type Choice, type ChosenFact, chooseFacts, refuseNoFit } from './choose-facts.js'
import { openObservations, type TableOfFacts } from './open-observations.js'
import { openScenario, openTelling } from './open-scenario.js'
import { paint } from './paint.js'
import { showProgress } from './progress.js'
import { counted, span } from './readable.js'
import type { Layering } from './scenario-options.js'
import { readVersion } from './version.js'
import { withPainter } from './with-painter.js'

/** What `chokepoint calibrate` was asked to do. */
export interface CalibrateWords extends Layering, Choice {
  readonly file: string
  /** The table of observations, where one was named. */
  readonly observations?: string
  readonly fit: {
    readonly runs: number
    readonly waves: number
    readonly leastEffective: number
    readonly discrepancy: number
    readonly relativeError: number
  }
  readonly charts: ChartWords
  readonly out?: string
  readonly threads?: number
  readonly quiet: boolean
  /** The command that gives the same bytes. */
  readonly repeat: string
  readonly signal: AbortSignal
}

/** Runs of a scenario that charts before and after are drawn from. */
const CHART_RUNS = 2048

/** Calibrates a scenario by observations, writes the result's folder and prints what came of it. */
export async function calibrateScenario(words: CalibrateWords): Promise<void> {
  const { quiet } = words
  const scenario = openTelling(words)
  const table = openObservations(scenario, words)
  const facts = chooseFacts(table.observations, words)
  const folder = words.out ?? `outputs/${scenario.name}-calibrated`
  checkFolder(folder)
  await withPainter(async (painter) => {
    const started = performance.now()
    const found = await calibrateBy(scenario, facts, words)
    const after = await lookAfter(scenario, found, words)
    const charts = await write(found, after, { folder, words, scenario, table, draw: painter?.draw })
    tellFaults(charts)
    if (quiet) return
    console.log(`${calibrationText(found, after.fileFit)}\n`)
    console.log(
      `${folder}: ${CALIBRATED.whole}, ${CALIBRATED.part}, posterior.csv, observations.csv, sample.csv, weights.csv, manifest.json, ${counted(charts.length, 'chart')}`,
    )
    console.log(`run it: chokepoint run ${folder}/${CALIBRATED.whole}`)
    const runs = found.runs.runs
    console.log(paint.dim(`${counted(runs, 'run')} in ${span((performance.now() - started) / 1000)}`))
  })
}

async function calibrateBy(
  scenario: Scenario,
  facts: readonly ChosenFact[],
  words: CalibrateWords,
): Promise<Calibration<ChosenFact>> {
  const { runs, ...options } = words.fit
  const own = openScenario(words.file, { ...words, overrides: [...words.overrides, `runs=${runs}`] })
  const progress = await showProgress(words)
  try {
    return await calibrate(own, facts, {
      ...runOptions(scenario, words, runs),
      ...options,
      onProgress: progress.update,
    })
  } catch (error) {
    refuseNoFit(error)
  } finally {
    progress.stop()
  }
}

function runOptions({ months }: Scenario, { signal, threads: wanted }: CalibrateWords, runs: number) {
  const threads = wanted ?? chooseThreads(runs * months)
  return {
    blocks: model,
    backEnd: supportsWasm() ? ('f64' as const) : ('interpreter' as const),
    signal,
    ...(threads > 1 ? { callCrew: crewOf(threads) } : {}),
  }
}

/** The calibrated scenario as its files say it, and what runs of it and of the one before give. */
interface After {
  readonly files: Readonly<Record<string, string>>
  readonly fileFit: readonly FileFit[]
  readonly summaries: Pick<Parameters<typeof calibrationCharts>[1], 'before' | 'after'>
}

async function lookAfter(
  scenario: Scenario,
  found: Calibration<ChosenFact>,
  words: CalibrateWords,
): Promise<After> {
  const files = calibratedFiles(scenario, posteriorPart(found, { blocks: model }), {
    about: aboutOf(found, words),
  })
  const read = (file: string) =>
    readScenario(file, {
      readText: (path) => files[path] as string,
      blocks: model,
      overrides: [`runs=${CHART_RUNS}`],
    })
  const options = runOptions(scenario, words, CHART_RUNS)
  const [before, after] = [read(CALIBRATED.prior), read(CALIBRATED.whole)]
  const facts = found.facts.map(({ fact }) => fact)
  const spreads = await spreadsOf(after, facts, options)
  return {
    files,
    fileFit: fileFitOf(found, spreads),
    summaries: {
      before: (await run(before, options)).summary,
      after: (await run(after, options)).summary,
    },
  }
}

function aboutOf({ facts, scenario, power }: Calibration<ChosenFact>, { asOf }: CalibrateWords): string {
  const fitted = facts.filter(({ fact }) => fact.isFitted)
  const known = asOf === undefined ? '' : ` that were known by ${asOf}`
  const part = power < 1 ? ` Of their likelihood, only the power ${power.toFixed(2)} was used.` : ''
  const before = scenario.about === '' ? '' : `${scenario.about.trim()} `
  return `${before}Calibrated by ${counted(fitted.length, 'fact')}${known}.${part}`
}

interface Writing {
  readonly folder: string
  readonly words: CalibrateWords
  readonly scenario: Scenario
  readonly table: TableOfFacts
  readonly draw: Painter['draw'] | undefined
}

async function write(
  found: Calibration<ChosenFact>,
  { files, fileFit, summaries }: After,
  { folder, words, scenario, table, draw }: Writing,
): Promise<WrittenChart[]> {
  const charts: WrittenChart[] = []
  const version = readVersion()
  async function* all(): AsyncGenerator<ResultFile> {
    const options = {
      ...summaries,
      ...words.charts,
      scenario,
      runs: CHART_RUNS,
      version,
      ...(draw ? { draw } : {}),
    }
    const drawings = calibrationCharts(found, options)
    for (const [name, text] of Object.entries(files)) yield { name, pieces: [text] }
    yield { name: 'posterior.csv', pieces: csvText(posteriorTable(found)) }
    yield { name: 'observations.csv', pieces: csvText(observationsTable(found.facts, fileFit)) }
    yield { name: 'sample.csv', pieces: csvText(sampleTable(found)) }
    yield { name: 'weights.csv', pieces: csvText(weightsTable(found)) }
    yield* chartFolder(drawings, words.charts, charts)
  }
  await writeResult(folder, all(), {
    signal: words.signal,
    manifest: (written) =>
      calibrationManifest(found, {
        version,
        scenario,
        table,
        fit: words.fit,
        fileFit,
        ...(words.asOf === undefined ? {} : { asOf: words.asOf }),
        charts: charts.map(({ id }) => id),
        chartRuns: CHART_RUNS,
        blocks: model,
        files: written,
        repeat: words.repeat,
        precision: 'f64',
      }),
  })
  return charts
}
