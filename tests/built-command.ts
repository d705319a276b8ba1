import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The command as a user has it, built once for all tests into a package of its own. */
    readonly command: string
  }
}

const root = join(import.meta.dirname, '..')

/** Builds the command before the first test, and takes it away after the last. */
export function setup(project: TestProject): () => void {
  const home = mkdtempSync(join(tmpdir(), 'chokepoint-'))
  build('build:page', join(home, 'dist/page'))
  build('build:command', join(home, 'dist/cli'))
  const command = join(home, 'dist/cli/chokepoint.js')
  if (!existsSync(command)) throw new Error('the command was not built')
  cpSync(join(root, 'package.json'), join(home, 'package.json'))
  symlinkSync(join(root, 'scenarios'), join(home, 'scenarios'))
  project.provide('command', command)
  return () => rmSync(home, { recursive: true, force: true })
}

function build(script: string, place: string): void {
  const words = ['run', '--silent', script, '--', `--outdir=${place}`]
  const { status, stderr } = spawnSync('npm', words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
