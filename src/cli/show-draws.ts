import { inputsChart } from '../charts/inputs.js'
import { themed } from '../charts/themed.js'
import { drawInputs, renderSvg, type Scenario } from '../index.js'
import { canonicalJson, sha256 } from '../report/canonical.js'
import { scenarioContext } from '../report/chart-files.js'
import { csvText } from '../report/csv.js'
import { resolvedYaml } from '../report/resolved.js'
import { checkFolder } from '../store/check-folder.js'
import { type FileFacts, type ResultFile, writeResult } from '../store/write-result.js'
import { formatFiles } from './chart-formats.js'
import { type ChartWords, lookedAt } from './chart-words.js'
import {
  chartInputs,
  drawsJson,
  drawsRows,
  drawsTable,
  monthsRows,
  type NamedDraws,
  nameDraws,
} from './draws-table.js'
import { openTelling } from './open-scenario.js'
import { paint } from './paint.js'
import { counted } from './readable.js'
import type { RunRequest } from './run-request.js'
import { readVersion } from './version.js'

/** Draws the uncertain numbers of a scenario, prints them, and writes them to a folder where one is named. */
export async function showDraws(request: RunRequest, form: 'table' | 'csv' | 'json'): Promise<void> {
  const scenario = openTelling(request)
  if (request.out !== undefined) checkFolder(request.out)
  const draws = nameDraws(drawInputs(scenario), scenario)
  if (form === 'csv') return void process.stdout.write([...csvText(drawsRows(draws))].join(''))
  if (form === 'json') return console.log(drawsJson(draws))
  const { title, runs, seed, design } = scenario
  console.log(
    `${paint.bold(title)} \u00b7 ${counted(draws.inputs.length, 'uncertain number')} \u00b7 ${counted(runs, 'run')} \u00b7 seed ${seed} \u00b7 ${design} design\n`,
  )
  console.log(drawsTable(draws))
  if (request.out === undefined) return
  await writeDraws(draws, request.out, request)
  const tables = draws.inputs.some(({ months }) => months) ? 'draws.csv, months.csv' : 'draws.csv'
  const chart = draws.inputs.length > 0 ? ', a chart' : ''
  console.log(`\n${request.out}: ${tables}, resolved.yaml, manifest.json${chart}`)
  if (chart !== '') console.log(`open ${request.out}/charts/inputs.${lookedAt(request.charts)}`)
}

async function writeDraws(
  draws: NamedDraws,
  folder: string,
  { signal, repeat, charts }: RunRequest,
): Promise<void> {
  await writeResult(folder, filesOf(draws, charts), {
    signal,
    manifest: (files) => manifestOf(draws, { files, repeat }),
  })
}

async function* filesOf(draws: NamedDraws, words: ChartWords): AsyncGenerator<ResultFile> {
  const { scenario, inputs } = draws
  yield { name: 'resolved.yaml', pieces: [resolvedYaml(scenario)] }
  yield { name: 'draws.csv', pieces: csvText(drawsRows(draws)) }
  if (inputs.some(({ months }) => months)) yield { name: 'months.csv', pieces: csvText(monthsRows(draws)) }
  if (inputs.length === 0) return
  const context = scenarioContext(scenario, { ...words, version: readVersion() })
  const chart = inputsChart(chartInputs(draws), { ...context, start: scenario.start })
  const spec = themed(chart, words.theme ?? 'light')
  yield* formatFiles('charts/inputs', { spec, svg: await renderSvg(spec) }, words)
}

interface ManifestParts {
  readonly files: Readonly<Record<string, FileFacts>>
  readonly repeat: string
}

/** Says how the draws were made, as the manifest of a run does. */
async function manifestOf({ scenario, inputs, correlations, monthlyRuns }: NamedDraws, parts: ManifestParts) {
  const { name, title, seed, design, runs, warnings } = scenario as Scenario
  const manifest = {
    chokepoint: readVersion(),
    kind: 'draws',
    scenario: { name, title, hash: await sha256(canonicalJson(scenario.resolved)) },
    seed,
    design,
    runs,
    uncertain: inputs.length,
    statistics:
      'p5, p50 and p95 are quantiles of the law; those that begin with drawn are of type 7 over the runs, and of a number that ' +
      `is drawn for each month over all its months in the first ${counted(monthlyRuns, 'run')}; never is the part that never comes`,
    ...(correlations.length > 0 ? { correlations } : {}),
    warnings,
    charts: inputs.length > 0 ? ['inputs'] : [],
    ...parts,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
