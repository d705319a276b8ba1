import {
  type Lever,
  model,
  placeOfLever,
  pullLevers,
  readLever,
  type Scenario,
  type Sweep,
  supportsWasm,
  sweep,
} from '../index.js'
import type { LeverPlaces } from '../report/chart-data.js'
import { csvText } from '../report/csv.js'
import { resolvedYaml } from '../report/resolved.js'
import { sweepCharts, sweepManifest } from '../report/sweep-report.js'
import { sweepTable } from '../report/sweep-table.js'
import { didYouMean } from '../scenario/nearest.js'
import { checkFolder } from '../store/check-folder.js'
import { Refusal } from '../store/refusal.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { chooseThreads } from '../workers/crew.js'
import type { Painter } from '../workers/painter.js'
import { turnCrewOf } from '../workers/turn-crew.js'
import { chartFolder, tellFaults, type WrittenChart } from './chart-formats.js'
import { type ChartWords, lookedAt } from './chart-words.js'
import { openTelling } from './open-scenario.js'
import { paint } from './paint.js'
import { showProgress } from './progress.js'
import { counted, span } from './readable.js'
import type { Layering } from './scenario-options.js'
import { sweepText } from './sweep-text.js'
import { readVersion } from './version.js'
import { withPainter } from './with-painter.js'

/** What `chokepoint sweep` was asked to do. */
export interface SweepWords extends Layering {
  readonly file: string
  /** `path=from:to:steps` texts. */
  readonly vary: readonly string[]
  readonly outcomes: readonly string[]
  readonly out?: string
  readonly threads?: number
  /** How charts look, and what is written of each. */
  readonly charts: ChartWords
  readonly quiet: boolean
  /** The command that gives the same bytes. */
  readonly repeat: string
  readonly signal: AbortSignal
}

/** The most settings of all levers together. */
const MOST_SETTINGS = 1000

/** Runs a scenario at all settings of its levers, writes the result's folder and prints a table of it. */
export async function sweepScenario(words: SweepWords): Promise<void> {
  const { quiet } = words
  const scenario = openTelling(words)
  const levers = leversOf(words.vary)
  const outcomes = outcomesOf(words.outcomes, scenario)
  const folder = words.out ?? `outputs/${scenario.name}-sweep`
  checkFolder(folder)
  await withPainter(async (painter) => {
    const started = performance.now()
    const swept = await runSweep(scenario, words, { levers, outcomes })
    const seconds = (performance.now() - started) / 1000
    const places = levers.map((lever) => placeOfLever(scenario, lever))
    const charts = await write(swept, { folder, words, places, draw: painter?.draw })
    tellFaults(charts)
    if (quiet) return
    const all = (swept.points.length + 1) * scenario.runs
    console.log(
      `${paint.bold(scenario.title)} \u00b7 ${counted(scenario.runs, 'run')} each \u00b7 seed ${scenario.seed}\n`,
    )
    console.log(`${sweepText(swept, places)}\n`)
    console.log(`${folder}: sweep.csv, resolved.yaml, manifest.json, ${counted(charts.length, 'chart')}`)
    console.log(`open ${folder}/charts/${charts[0]?.id}.${lookedAt(words.charts)}`)
    console.log(paint.dim(`${counted(all, 'run')} in ${span(seconds)}`))
  })
}

function leversOf(texts: readonly string[]): Lever[] {
  if (texts.length > 2)
    throw new Refusal(`--vary is given ${texts.length} times; one or two levers are varied`)
  const levers = texts.map((text) => {
    const lever = readLever(text)
    if (typeof lever === 'string') throw new Refusal(`--vary: ${lever}`)
    return lever
  })
  const settings = levers.reduce((product, { values }) => product * values.length, 1)
  if (levers.length === 2 && levers[0]?.path === levers[1]?.path)
    throw new Refusal(`--vary: both levers are ${levers[0]?.path}`)
  if (settings > MOST_SETTINGS)
    throw new Refusal(`--vary: ${settings} settings; expected at most ${MOST_SETTINGS}`)
  return levers
}

function outcomesOf(names: readonly string[], { outcomes, name: scenario }: Scenario): string[] {
  const known = Object.keys(outcomes)
  const [first] = known
  if (first === undefined) throw new Refusal(`the scenario ${scenario} has no outcomes to look at`)
  for (const name of names)
    if (!known.includes(name))
      throw new Refusal(
        `--outcome: unknown outcome "${name}"${didYouMean(name, known)}\nthere are ${known.join(', ')}`,
      )
  return names.length > 0 ? [...new Set(names)] : [first]
}

async function runSweep(
  base: Scenario,
  { quiet, signal, threads: wanted }: SweepWords,
  { levers, outcomes }: { readonly levers: readonly Lever[]; readonly outcomes: readonly string[] },
): Promise<Sweep> {
  const settings = levers.reduce((product, { values }) => product * values.length, 1)
  const threads = wanted ?? chooseThreads((settings + 1) * base.runs * base.months)
  const progress = await showProgress({ quiet })
  try {
    const at = (values: readonly number[]) => pullLevers(base, levers, { values, blocks: model })
    return await sweep(
      { base, levers, outcomes, at },
      {
        blocks: model,
        backEnd: supportsWasm() ? 'f64' : 'interpreter',
        signal,
        onProgress: progress.update,
        ...(threads > 1 ? { callTurnCrew: turnCrewOf(threads) } : {}),
      },
    )
  } finally {
    progress.stop()
  }
}

interface Writing {
  readonly folder: string
  readonly words: SweepWords
  readonly places: LeverPlaces
  readonly draw: Painter['draw'] | undefined
}

async function write(swept: Sweep, { folder, words, places, draw }: Writing): Promise<WrittenChart[]> {
  const charts: WrittenChart[] = []
  const version = readVersion()
  async function* files(): AsyncGenerator<ResultFile> {
    const drawings = sweepCharts(swept, places, { ...words.charts, version, ...(draw ? { draw } : {}) })
    yield { name: 'resolved.yaml', pieces: [resolvedYaml(swept.scenario)] }
    yield { name: 'sweep.csv', pieces: csvText(sweepTable(swept)) }
    yield* chartFolder(drawings, words.charts, charts)
  }
  await writeResult(folder, files(), {
    signal: words.signal,
    manifest: (written) =>
      sweepManifest(swept, {
        version,
        blocks: model,
        charts: charts.map(({ id }) => id),
        files: written,
        repeat: words.repeat,
        precision: 'f64',
      }),
  })
  return charts
}
