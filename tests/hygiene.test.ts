import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = `${import.meta.dirname}/..`

/** Runs one of the project's tools and gives what it printed; empty where it was content. */
function complaints(...command: string[]): string {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...command], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? '' : `${stdout}${stderr}`
}

test('types are sound, in sources and tests', () => {
  expect(complaints('tsc', '-p', 'tests/tsconfig.json', '--noEmit')).toBe('')
})

test('format and lint have nothing to say', () => {
  expect(
    complaints(
      'biome',
      'ci',
      '--config-path=.ci',
      '--error-on-warnings',
      'src',
      'tests',
      'package.json',
      'tsconfig.json',
    ),
  ).toBe('')
})

test('no file, export or dependency is unused', () => {
  expect(complaints('knip', '--config', '.ci/knip.json', '--no-progress')).toBe('')
})

test('the package can be published', () => {
  expect(complaints('publint', '--strict')).toBe('')
})

test('every dependency is pinned, and the lock file names no host', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  const versions = Object.values({ ...dependencies, ...devDependencies })
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  expect(readFileSync(`${root}/package-lock.json`, 'utf8')).not.toMatch(
    /"resolved": "(?!file:)|https?:\/\/registry/,
  )
})

test('the root holds what the customer fixed, and what tools force', () => {
  const tracked = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n')
  const top = [...new Set(tracked.map((file) => file.split('/')[0] as string))].sort()
  expect(top).toEqual([
    '.ci',
    '.gitignore',
    'LICENSE',
    'README.md',
    'outputs',
    'package-lock.json',
    'package.json',
    'scenarios',
    'src',
    'tests',
    'tsconfig.json',
  ])
})
