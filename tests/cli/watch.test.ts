import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { baseline, builtCommand, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const scenario = (title: string) => `title: ${title}\nextends: [${baseline}, part.yaml]\nruns: 20\n`
writeFileSync(join(cwd, 'mine.yaml'), scenario('First'))
writeFileSync(join(cwd, 'part.yaml'), 'seed: 5\n')
const child = spawn(
  process.execPath,
  [command, 'run', 'mine.yaml', '--watch', '--no-open', '--allow-outside'],
  { cwd },
)
const printed = { stdout: '', stderr: '' }
child.stdout.on('data', (data) => {
  printed.stdout += data
})
child.stderr.on('data', (data) => {
  printed.stderr += data
})
const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
afterAll(() => void child.kill('SIGKILL'))

/** Waits until something has been printed so often. */
async function until(text: RegExp, stream: keyof typeof printed = 'stdout'): Promise<string> {
  for (let tries = 0; tries < 1200; tries++) {
    const [found] = text.exec(printed[stream]) ?? []
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited for ${text} in\n${printed.stdout}\n${printed.stderr}`)
}

test('a scenario is run and shown again whenever one of its files is saved; a mistake is told and ends nothing', async () => {
  const url =
    /http:\S+/.exec(await until(/is shown at http:\S+\n.*watching \d+ files; Ctrl-C ends it/s))?.[0] ?? ''
  const page = async () => (await fetch(url)).text()
  expect(await page()).toContain('Scenario: First')
  const response = await fetch(`${url}.reload`)
  const reader = response.body!.getReader()
  await reader.read()

  writeFileSync(join(cwd, 'mine.yaml'), scenario('Second'))
  await until(/mine\.yaml was saved.*watching/s)
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: anew\n\n')
  await reader.cancel()
  expect(await page()).toContain('Scenario: Second')

  writeFileSync(join(cwd, 'part.yaml'), 'seeed: 6\n')
  await until(/unknown key "seeed"/, 'stderr')
  await until(/part\.yaml was saved.*watching/s)
  expect(await page()).toContain('Scenario: Second')

  writeFileSync(join(cwd, 'part.yaml'), 'seed: 7\n')
  await until(/(part\.yaml was saved.*){2}watching/s)
  expect(await page()).toContain('seed 7')
  expect(readFileSync(join(cwd, 'outputs/mine/report.html'), 'utf8')).not.toContain('EventSource')

  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(existsSync(join(cwd, 'outputs/mine/manifest.json'))).toBe(true)
}, 120_000)

test('what makes no sense with it is refused', async () => {
  const refused = async (...words: string[]) =>
    (await start(command, ['run', 'mine.yaml', ...words], { cwd })).stderr
  expect(await refused('--watch', '--run', '3')).toBe('--watch and --run do not go together\n')
  expect(await refused('--port', '8080')).toContain('without it, they do nothing')
})
