import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, sep } from 'node:path'
import {
  type Hindcast,
  hindcast,
  model,
  type Observation,
  readObservations,
  type Scenario,
  supportsWasm,
} from '../index.js'
import { csvText } from '../report/csv.js'
import { hindcastCharts, hindcastManifest, scoresText } from '../report/hindcast-report.js'
import { hindcastTable } from '../report/hindcast-table.js'
import { resolvedYaml } from '../report/resolved.js'
import { checkFolder } from '../store/check-folder.js'
import { projectReader } from '../store/project-reader.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { chooseThreads } from '../workers/crew.js'
import { type Painter, startPainter } from '../workers/painter.js'
import { turnCrewOf } from '../workers/turn-crew.js'
import { formatFiles } from './chart-formats.js'
import { lookedAt } from './chart-words.js'
import { hindcastText } from './hindcast-text.js'
import { openScenario } from './open-scenario.js'
import { paint, paintErrors } from './paint.js'
import { showProgress } from './progress.js'
import { counted, span } from './readable.js'
import type { RunRequest } from './run-request.js'
import { packagedScenarios } from './scenario-files.js'
import { readVersion } from './version.js'
import { warningsText } from './warnings-text.js'

/** What `chokepoint hindcast` was asked to do. */
export interface HindcastRequest
  extends Pick<
    RunRequest,
    | 'file'
    | 'overlays'
    | 'overrides'
    | 'allowOutside'
    | 'out'
    | 'threads'
    | 'memory'
    | 'charts'
    | 'quiet'
    | 'repeat'
    | 'signal'
  > {
  /** The file of observations, where one was named. */
  readonly observations: string | undefined
}

/** Runs a scenario, sets it beside what was observed, writes the result's folder and prints it. */
export async function hindcastScenario(request: HindcastRequest): Promise<void> {
  const { quiet } = request
  const scenario = openScenario(request.file, request)
  if (!quiet && scenario.warnings.length > 0) console.error(`${warningsText(scenario, paintErrors.dim)}\n`)
  const facts = openObservations(scenario, request)
  const folder = request.out ?? `outputs/${scenario.name}-hindcast`
  checkFolder(folder)
  const painter = availableParallelism() > 1 ? startPainter() : undefined
  try {
    const started = performance.now()
    const result = await runHindcast(scenario, facts.observations, request)
    const seconds = (performance.now() - started) / 1000
    const charts = await write(result, { folder, request, facts, draw: painter?.draw })
    if (quiet) return
    const { runs, seed } = scenario
    console.log(
      `${paint.bold(scenario.title)} \u00b7 ${counted(runs, 'run')} \u00b7 seed ${seed} \u00b7 ${counted(facts.observations.length, 'observation')} from ${facts.file}\n`,
    )
    console.log(`${hindcastText(result)}\n`)
    if (result.failed > 0)
      console.log(paint.yellow(`${counted(result.failed, 'run')} failed and are left out`))
    console.log(
      `${folder}: hindcast.csv, scores.json, resolved.yaml, manifest.json, ${counted(charts.length, 'chart')}`,
    )
    if (charts[0]) console.log(`open ${folder}/charts/${charts[0]}.${lookedAt(request.charts)}`)
    console.log(paint.dim(`${counted(runs, 'run')} in ${span(seconds)}`))
  } finally {
    painter?.dismiss()
  }
}

/** A file of observations, and what it holds. */
interface Facts {
  readonly file: string
  readonly text: string
  readonly observations: readonly Observation[]
}

/** Reads the observations that were named, else those beside the scenario, else those that came with the program. */
function openObservations(
  scenario: Scenario,
  { file: scenarioFile, observations: named, allowOutside }: HindcastRequest,
): Facts {
  const own = join(dirname(scenarioFile), HISTORY)
  const path = named ?? (existsSync(own) ? own : join(packagedScenarios(), HISTORY))
  const file = path.split(sep).join('/')
  const reader = projectReader({ named: [file], shared: packagedScenarios(), allowOutside })
  let text = ''
  const readText = (one: string) => {
    text = reader(one)
    return text
  }
  const observations = readObservations(file, { readText, scenario })
  return { file: named === undefined && path !== own ? HISTORY_SHIPPED : file, text, observations }
}

const HISTORY = 'history/observations.csv'
/** How the table that came with the program is called, wherever that lies. */
const HISTORY_SHIPPED = `scenarios/${HISTORY}`

async function runHindcast(
  scenario: Scenario,
  observations: readonly Observation[],
  { quiet, signal, memory, threads: wanted }: HindcastRequest,
): Promise<Hindcast> {
  const threads = wanted ?? chooseThreads(scenario.runs * scenario.months)
  const progress = await showProgress({ quiet })
  try {
    return await hindcast(scenario, observations, {
      blocks: model,
      backEnd: supportsWasm() ? 'f64' : 'interpreter',
      memory,
      signal,
      onProgress: progress.update,
      ...(threads > 1 ? { callTurnCrew: turnCrewOf(threads) } : {}),
    })
  } finally {
    progress.stop()
  }
}

interface Writing {
  readonly folder: string
  readonly request: HindcastRequest
  readonly facts: Facts
  readonly draw: Painter['draw'] | undefined
}

async function write(result: Hindcast, { folder, request, facts, draw }: Writing): Promise<string[]> {
  const charts: string[] = []
  const version = readVersion()
  async function* files(): AsyncGenerator<ResultFile> {
    const drawings = hindcastCharts(result, { ...request.charts, version, ...(draw ? { draw } : {}) })
    yield { name: 'resolved.yaml', pieces: [resolvedYaml(result.scenario)] }
    yield { name: 'hindcast.csv', pieces: csvText(hindcastTable(result)) }
    yield { name: 'scores.json', pieces: [scoresText(result)] }
    for (const drawing of drawings) {
      const chart = await drawing
      const { id, fault } = chart
      charts.push(id)
      if (fault) console.error(`the chart ${id} could not be drawn: ${fault}`)
      yield* formatFiles(`charts/${id}`, chart, request.charts)
    }
  }
  await writeResult(folder, files(), {
    signal: request.signal,
    manifest: (written) =>
      hindcastManifest(result, {
        version,
        blocks: model,
        observations: facts,
        charts,
        files: written,
        repeat: request.repeat,
        precision: 'f64',
      }),
  })
  return charts
}
