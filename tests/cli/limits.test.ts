import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { baseline, builtCommand, digests, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

function call(program: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}

const runWords = (...words: string[]) => [command, 'run', baseline, '--runs', '20', '--quiet', ...words]

test('without WebAssembly the interpreter gives the same bytes, and the user is told', () => {
  expect(call(process.execPath, runWords('--out', 'fast'))).toMatchObject({ code: 0, stderr: '' })
  const slow = call(process.execPath, ['--jitless', ...runWords('--out', 'slow')])
  expect(slow).toMatchObject({ code: 0, stdout: '' })
  expect(slow.stderr).toContain(
    'Node has no WebAssembly with vectors here (--jitless takes it away); the interpreter gives the same numbers',
  )
  expect(digests(join(cwd, 'slow'))).toEqual(digests(join(cwd, 'fast')))
})

test('without WebAssembly 32 bits are refused', () => {
  const refused = call(process.execPath, ['--jitless', ...runWords('--precision', 'f32')])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toMatch(/Node has no WebAssembly .*, which --precision f32 needs\n$/)
})

// Address space that Node itself fits into, and a kernel with room around its memory does not.
test.runIf(process.platform === 'linux')('memory that the system refuses is said to be refused', () => {
  const words = [process.execPath, ...runWords('--out', 'refused')].map((word) => `'${word}'`).join(' ')
  const refused = call('bash', ['-c', `ulimit -v 4000000; ${words}`])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toMatch(
    /^the system refuses the memory that this takes \(.*\); allow less with --memory, or fewer --threads\n$/,
  )
})
