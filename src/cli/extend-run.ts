import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { designNamed } from '../index.js'
import { MANIFEST } from '../store/check-folder.js'
import { JOURNAL } from '../store/journal.js'
import { readManifest } from '../store/read-manifest.js'
import { Refusal } from '../store/refusal.js'
import type { Arguments } from './arguments.js'
import { openScenario } from './open-scenario.js'
import { counted } from './readable.js'
import { MOST_RUNS, requestOf } from './run-request.js'
import { runScenario } from './run-scenario.js'

/** Adds runs to a finished result: those that are there are neither made again nor moved. */
export async function extendRun(args: Arguments, further: number, signal: AbortSignal): Promise<void> {
  const request = requestOf(args)
  const { name, design } = openScenario(request.file, request)
  if (designNamed(design).needsRuns)
    throw new Refusal(
      `no runs can be added: where the ${design} design places a run depends on how many there are`,
    )
  const folder = request.out ?? `outputs/${name}`
  const runs = runsOfResult(folder) + further
  if (runs > MOST_RUNS)
    throw new Refusal(
      `that makes ${counted(runs, 'run')}; at most ${MOST_RUNS.toLocaleString('en')} are possible`,
    )
  await runScenario({ ...requestOf({ ...args, runs: String(runs) }), extend: true, signal })
}

/** Gives the number of runs of a finished result that can be extended. Throws a Refusal for any other folder. */
function runsOfResult(folder: string): number {
  const manifest = readManifest(join(folder, MANIFEST))
  if (manifest?.kind !== 'run' || typeof manifest.runs !== 'number')
    throw new Refusal(`${folder} holds no finished run that --extend could add to`)
  if (existsSync(join(folder, JOURNAL))) return manifest.runs
  throw new Refusal(
    `${folder} holds no journal, so no runs can be added to it; runs with --journal, and long ones, keep one`,
  )
}
