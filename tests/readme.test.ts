import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = `${import.meta.dirname}/..`
const readme = readFileSync(`${root}/README.md`, 'utf8')

/** Gives the contents of the fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1] as string,
  )
}

const commands = blocks('sh').flatMap((text) => text.trim().split('\n'))
const TESTS = 'npm ci && npm test'

/** A copy of the project as git would clone it, with nothing installed. */
let clone: string
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'chokepoint-readme-'))
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of listed.stdout.split('\0').filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(clone, file)), { recursive: true })
    cpSync(join(root, file), join(clone, file))
  }
  const [scenario, overlay] = blocks('yaml')
  writeFileSync(join(clone, 'scenarios/no-h20.yaml'), scenario as string)
  writeFileSync(join(clone, 'scenarios/slow-2027.yaml'), overlay as string)
})
afterAll(() => rmSync(clone, { recursive: true, force: true }))

describe('README', () => {
  test('has the two commands that do all the set-up, and this one is what CI runs', () => {
    expect(commands[0]).toBe('npm ci && npx chokepoint run scenarios/baseline.yaml')
    expect(commands).toContain(TESTS)
    expect(readFileSync(`${root}/.ci/run`, 'utf8')).toContain(`\n${TESTS}\n`)
  })

  test.each(commands.filter((command) => command !== TESTS))('%s', { timeout: 300_000 }, (command) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: clone, encoding: 'utf8' })
    expect(status, `${stdout}\n${stderr}`).toBe(0)
    expect(stdout.trim()).not.toBe('')
  })

  test('shows the chart that its first command draws', () => {
    const [, shown] = /!\[.*\]\((outputs\/gallery\/(.*\.svg))\)/.exec(readme) ?? []
    const drawn = join(clone, 'outputs/baseline/charts', shown?.split('/').at(-1) as string)
    expect(readFileSync(join(root, shown as string), 'utf8')).toBe(readFileSync(drawn, 'utf8'))
  })

  test('names only files that exist', () => {
    const named = [...readme.matchAll(/`((?:src|scenarios|tests)\/[\w./-]+)`/g)].map(
      (match) => match[1] as string,
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((file) => !existsSync(join(clone, file)))).toEqual([])
  })
})
