import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { baseline, builtCommand, digests, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const words = ['run', baseline, '--out', 'outputs/result']

beforeAll(async () => {
  await start(command, [...words, '--runs', '3', '--quiet'], { cwd })
}, 30_000)

test('Ctrl-C during a long run ends it, leaves the earlier result as it was and nothing else', async () => {
  const before = digests(cwd)
  const long = ['--runs', '250000', '--threads', '1', '--set', 'outcomes={}']
  const ended = await start(command, [...words, ...long], { cwd, interruptAfter: 'left' })
  expect(ended).toMatchObject({ code: 130, stdout: '' })
  expect(ended.stderr).toMatch(/^[\d,]+ of 250,000 runs, .* left\ninterrupted; nothing was written\n$/)
  expect(digests(cwd)).toEqual(before)
  expect(readdirSync(join(cwd, 'outputs'))).toEqual(['result'])
})
