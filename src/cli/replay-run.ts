import { model, type Result } from '../index.js'
import { monthLabel } from '../math/calendar.js'
import { csvText } from '../report/csv.js'
import { manifestText } from '../report/manifest.js'
import { resolvedYaml } from '../report/resolved.js'
import { failedQuantity } from '../report/run-record.js'
import { drawsTable, trajectoryTable } from '../report/tables.js'
import { checkFolder } from '../store/check-folder.js'
import { Refusal } from '../store/refusal.js'
import { type ResultFile, writeResult } from '../store/write-result.js'
import { openScenario } from './open-scenario.js'
import { replayedOutcomes } from './outcome-table.js'
import { paint } from './paint.js'
import { counted, withCommas } from './readable.js'
import { type Replay, replay } from './replay.js'
import type { RunRequest } from './run-request.js'
import { unusualDraws } from './unusual-draws.js'
import { readVersion } from './version.js'

/** Makes one run of a scenario again, its number counted from 1, and writes and prints all that happened in it. */
export async function replayRun(request: RunRequest, number: number): Promise<void> {
  const scenario = openScenario(request.file, request)
  if (number > scenario.runs)
    throw new Refusal(`--run is ${withCommas(number)}, but the scenario has ${counted(scenario.runs, 'run')}`)
  const folder = request.out ?? `outputs/${scenario.name}-run-${number}`
  checkFolder(folder)
  const replayed = await replay(scenario, number - 1, request.signal)
  await writeReplay(replayed, { folder, request, number })
  if (!request.quiet) printReplay(replayed, { folder, number })
}

async function writeReplay(
  replayed: Replay,
  { folder, request, number }: { folder: string; request: RunRequest; number: number },
): Promise<void> {
  const repeat = `${request.repeat} --run ${number}`
  await writeResult(folder, replayFiles(replayed), {
    signal: request.signal,
    manifest: (files) => {
      const facts = {
        version: readVersion(),
        kind: 'replay',
        blocks: model,
        charts: [],
        files,
        repeat,
        precision: 'f64',
      } as const
      return manifestText(replayed.result, facts)
    },
  })
}

async function* replayFiles({ result, cells, values }: Replay): AsyncGenerator<ResultFile> {
  const { start } = result.scenario
  yield { name: 'resolved.yaml', pieces: [resolvedYaml(result.scenario)] }
  yield { name: 'draws.csv', pieces: csvText(drawsTable(result)) }
  yield { name: 'trajectory.csv', pieces: csvText(trajectoryTable({ cells, values, start })) }
}

function printReplay(
  { result, cells }: Replay,
  { folder, number }: { folder: string; number: number },
): void {
  const { title, runs, seed } = result.scenario
  console.log(
    `${paint.bold(title)} \u00b7 run ${withCommas(number)} of ${withCommas(runs)} \u00b7 seed ${seed}\n`,
  )
  console.log(`${replayedOutcomes(result)}\n`)
  if (result.draws.length > 0) console.log(`${unusualDraws(result)}\n`)
  console.log(failureLine(result))
  const quantities = new Set(cells.map(({ quantity }) => quantity)).size
  const tables = `trajectory.csv (${withCommas(quantities)} quantities), draws.csv (${withCommas(result.draws.length)} draws)`
  console.log(`${folder}: ${tables}, resolved.yaml, manifest.json`)
}

function failureLine(result: Result): string {
  const [failure] = result.failures
  if (!failure) return 'the run did not fail'
  const month = monthLabel(result.scenario.start, failure.month)
  return `${paint.yellow('the run failed')}: it began with ${failedQuantity(failure, result)}, which is ${failure.value} in ${month}`
}
