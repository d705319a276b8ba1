import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Contender, median, takeTurns } from './rounds.js'
import type { Table } from './table.js'
import { baseline, root, workOf } from './workload.js'

const COMMAND = 'dist/cli/chokepoint.js'
const MEMORY_MARK = 'peak memory in KiB: '

/** Prints the process's peak memory when it, or a thread of it, ends; it comes before the command through Node's `--import`. */
const WITNESS = `data:text/javascript,process.on('exit',()=>console.error('${MEMORY_MARK}'+process.resourceUsage().maxRSS))`

/** Times how long the command takes to start, beside Node with nothing to do. */
export function timeStart(): Table {
  const timings = takeTurns([
    started('Node with nothing to do', ['-e', '0']),
    started('chokepoint --help', [COMMAND, '--help']),
    started('chokepoint check scenarios/baseline.yaml', [COMMAND, 'check', 'scenarios/baseline.yaml']),
  ])
  const bare = median(timings[0]?.nanoseconds ?? [])
  const rows = timings.map(({ name, nanoseconds }) => {
    const taken = median(nanoseconds)
    return [name, (taken / bare).toFixed(1), `${(taken / 1e6).toFixed(0)} ms`]
  })
  return { title: 'Start', head: ['command', 'times bare Node', 'time'], rows }
}

function started(name: string, words: readonly string[]): Contender {
  const round = () => {
    const from = performance.now()
    spawnSync(process.execPath, words, { cwd: root, stdio: 'ignore' })
    return (performance.now() - from) * 1e6
  }
  return { name, round }
}

/** Times whole runs of the command, from its start to the last file written; sizes that need too much memory are left out. */
export function timeCommand(sizes: readonly number[]): Table {
  const rows = sizes.map((runs) => {
    const label = `${runs.toLocaleString('en')} runs`
    const fits = boundsMemory() || !needsTooMuch(runs)
    return [label, ...(fits ? runCommand(runs) : ['needs more memory', ''])]
  })
  return { title: 'From start to the last file written', head: ['baseline', 'time', 'peak memory'], rows }
}

/** Tells whether the trajectories of so many runs, as they are kept and once more, exceed most of the free memory. */
function needsTooMuch(runs: number): boolean {
  const { plan } = workOf(baseline(1))
  const kept = plan.outputs.reduce((cells, name) => cells + (plan.slots.get(name)?.size ?? 0), 0)
  return kept * plan.months * runs * 8 * 2 > freemem() * 0.8
}

/** Tells whether the command itself keeps within a limit of memory. */
function boundsMemory(): boolean {
  const { stdout } = spawnSync(process.execPath, [COMMAND, 'run', '--help'], { cwd: root, encoding: 'utf8' })
  return stdout.includes('--memory')
}

/** Times whole comparisons of the command, with all tables and charts. */
export function timeComparisons(studies: readonly string[], runs: number): Table {
  const rows = studies.map((study) => [
    study,
    ...runCommand(runs, ['compare', `scenarios/studies/${study}.yaml`]),
  ])
  const head = [`${runs.toLocaleString('en')} runs of each option`, 'time', 'peak memory']
  return { title: 'Comparisons, from start to the last file written', head, rows }
}

function runCommand(runs: number, command: readonly string[] = ['run', 'scenarios/baseline.yaml']): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  const words = [...command, '--runs', String(runs), '--quiet', '--out', join(folder, 'out')]
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--import', WITNESS, COMMAND, ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  const seconds = (performance.now() - from) / 1000
  rmSync(folder, { recursive: true })
  if (status !== 0) return [`ended with ${status}`, '']
  const kibibytes = Math.max(
    ...stderr
      .split(MEMORY_MARK)
      .slice(1)
      .map((text) => Number.parseFloat(text)),
  )
  return [`${seconds.toFixed(2)} s`, `${(kibibytes / 1024).toFixed(0)} MB`]
}

/** Tells whether the command has been built. */
export function isBuilt(): boolean {
  return existsSync(join(root, COMMAND))
}
