import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The baseline scenario. */
export const baseline = join(root, 'scenarios/baseline.yaml')

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Gives the command as a user has it, which was built before the first test. */
export function builtCommand(): string {
  return inject('command')
}

/** Starts the command; `interruptAfter` presses Ctrl-C when that text appears on standard error. */
export function start(
  command: string,
  words: readonly string[],
  { cwd, interruptAfter }: { readonly cwd: string; readonly interruptAfter?: string },
): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...words], {
    cwd,
    env: { ...process.env, FORCE_COLOR: '' },
  })
  const printed = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    printed.stdout += data
  })
  child.stderr.on('data', (data) => {
    const before = printed.stderr
    printed.stderr += data
    const isNew =
      interruptAfter && !before.includes(interruptAfter) && printed.stderr.includes(interruptAfter)
    if (isNew) child.kill('SIGINT')
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...printed })))
}

/** Makes an empty folder that goes when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Lists the files below a folder, hidden ones too, each with a digest of its bytes. */
export function digests(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), digest(path)]))
}

/** Reads a CSV file that has no quoted fields in the columns that matter, as records by column name. */
export function readTable(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const names = splitRow(head)
  return lines.map((line) => {
    const fields = splitRow(line)
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
