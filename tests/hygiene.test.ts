import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const root = `${import.meta.dirname}/..`

/** Runs one of the project's tools and gives what it printed; empty where it was content. */
function complaints(...command: string[]): string {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...command], { cwd: root, encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`
}

test('types are sound, in sources and tests', () => {
  expect(complaints('tsc', '-p', 'tests/tsconfig.json', '--noEmit')).toBe('')
})

test('format and lint have nothing to say', () => {
  expect(complaints('biome', 'ci', '--config-path=.ci', '--error-on-warnings', 'src', 'tests', 'package.json', 'tsconfig.json')).toBe('')
})

test('no file, export or dependency is unused', () => {
  expect(complaints('knip', '--config', '.ci/knip.json', '--no-progress')).toBe('')
})
