import {
  calibrationDefaults,
  type Hindcast,
  type HindcastAsOf,
  hindcast,
  hindcastAsOf,
  model,
  type Observation,
  type Scenario,
  supportsWasm,
} from '../index.js'
import { csvText } from '../report/csv.js'
import { hindcastCharts, hindcastManifest, scoresText } from '../report/hindcast-report.js'
import { hindcastTable } from '../report/hindcast-table.js'
import { resolvedYaml } from '../report/resolved.js'
import { checkFolder } from '../store/check-folder.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { chooseThreads, crewOf } from '../workers/crew.js'
import type { Painter } from '../workers/painter.js'
import { turnCrewOf } from '../workers/turn-crew.js'
import { chartFolder, tellFaults, type WrittenChart } from './chart-formats.js'
import { lookedAt } from './chart-words.js'
import { checkMonth, refuseNoFit } from './choose-facts.js'
import { inLines } from './display-width.js'
import { hindcastText } from './hindcast-text.js'
import { openObservations, type TableOfFacts } from './open-observations.js'
import { openTelling } from './open-scenario.js'
import { paint } from './paint.js'
import { showProgress } from './progress.js'
import { counted, span } from './readable.js'
import type { RunRequest } from './run-request.js'
import { readVersion } from './version.js'
import { withPainter } from './with-painter.js'

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
  /** The month whose knowledge it is fitted to; without it, it is not fitted. */
  readonly asOf?: string | undefined
}

/** Runs a scenario, sets it beside what was observed, writes the result's folder and prints it. */
export async function hindcastScenario(request: HindcastRequest): Promise<void> {
  const { quiet } = request
  const scenario = openTelling(request)
  const facts = openObservations(scenario, request)
  if (request.asOf !== undefined) checkMonth(request.asOf, facts.observations)
  const folder = request.out ?? `outputs/${scenario.name}-hindcast`
  checkFolder(folder)
  await withPainter(async (painter) => {
    const started = performance.now()
    const result = await runHindcast(scenario, facts.observations, request)
    const seconds = (performance.now() - started) / 1000
    const charts = await write(result, { folder, request, facts, draw: painter?.draw })
    tellFaults(charts)
    if (quiet) return
    const { runs, seed } = scenario
    console.log(
      `${paint.bold(scenario.title)} \u00b7 ${counted(runs, 'run')} \u00b7 seed ${seed} \u00b7 ${counted(facts.observations.length, 'observation')} from ${facts.file}\n`,
    )
    if ('vintage' in result) console.log(`${vintageWords(result)}\n`)
    console.log(`${hindcastText(result)}\n`)
    if (result.failed > 0)
      console.log(paint.yellow(`${counted(result.failed, 'run')} failed and are left out`))
    console.log(
      `${folder}: hindcast.csv, scores.json, resolved.yaml, manifest.json, ${counted(charts.length, 'chart')}`,
    )
    if (charts[0]) console.log(`open ${folder}/charts/${charts[0].id}.${lookedAt(request.charts)}`)
    console.log(paint.dim(`${counted(runs, 'run')} in ${span(seconds)}`))
  })
}

async function runHindcast(
  scenario: Scenario,
  observations: readonly Observation[],
  { quiet, signal, memory, threads: wanted, asOf }: HindcastRequest,
): Promise<Hindcast | HindcastAsOf> {
  const threads = wanted ?? chooseThreads(scenario.runs * scenario.months)
  const progress = await showProgress({ quiet })
  const backEnd = supportsWasm() ? 'f64' : 'interpreter'
  const options = { blocks: model, backEnd, signal, onProgress: progress.update } as const
  try {
    if (asOf !== undefined) {
      const crew = threads > 1 ? { callCrew: crewOf(threads) } : {}
      const fit = { ...calibrationDefaults, asOf }
      return await hindcastAsOf(scenario, observations, { ...options, ...crew, ...fit }).catch(refuseNoFit)
    }
    const crew = threads > 1 ? { callTurnCrew: turnCrewOf(threads) } : {}
    return await hindcast(scenario, observations, { ...options, ...crew, memory })
  } finally {
    progress.stop()
  }
}

/** Says what a scenario was fitted to before it was scored. */
function vintageWords({ vintage: { asOf, fitted, power, effective }, observations }: HindcastAsOf): string {
  const part = power < 1 ? ` in part (their likelihood to the power ${power.toPrecision(2)})` : ''
  return inLines(
    `Fitted to the ${counted(fitted.length, 'fact')} known by ${asOf}${part}, with weighted runs that are worth ${Math.floor(effective)} of ` +
      `equal weight; scored below on the ${counted(observations.length, 'fact')} that became known later.`,
  ).join('\n')
}

interface Writing {
  readonly folder: string
  readonly request: HindcastRequest
  readonly facts: TableOfFacts
  readonly draw: Painter['draw'] | undefined
}

async function write(
  result: Hindcast | HindcastAsOf,
  { folder, request, facts, draw }: Writing,
): Promise<WrittenChart[]> {
  const charts: WrittenChart[] = []
  const version = readVersion()
  async function* files(): AsyncGenerator<ResultFile> {
    const drawings = hindcastCharts(result, { ...request.charts, version, ...(draw ? { draw } : {}) })
    yield { name: 'resolved.yaml', pieces: [resolvedYaml(result.scenario)] }
    yield { name: 'hindcast.csv', pieces: csvText(hindcastTable(result)) }
    yield { name: 'scores.json', pieces: [scoresText(result)] }
    yield* chartFolder(drawings, request.charts, charts)
  }
  await writeResult(folder, files(), {
    signal: request.signal,
    manifest: (written) =>
      hindcastManifest(result, {
        version,
        blocks: model,
        observations: facts,
        charts: charts.map(({ id }) => id),
        files: written,
        repeat: request.repeat,
        precision: 'f64',
      }),
  })
  return charts
}
