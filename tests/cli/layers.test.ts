import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseline, builtCommand, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const home = temporaryFolder()
const cwd = join(home, 'project')
mkdirSync(cwd)

function write(name: string, text: string | Uint8Array): string {
  writeFileSync(join(cwd, name), text)
  return name
}

const run = (...words: string[]) => start(command, words, { cwd })

/** Runs `check` and gives what it printed; a stack trace or an exit code other than 0 and 2 fails the test. */
async function check(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run('check', ...words)
  expect([0, 2]).toContain(code)
  expect(stderr).not.toMatch(/^ {4}at |internal|node:/m)
  expect(code === 0 ? stderr : stdout).toBe('')
  return code === 0 ? stdout : stderr
}

write('shut.yaml', 'series:\n  us_licence[h20]: { value: 0, source: judgement }\n')
write(
  'slow.yaml',
  'series:\n  cowos_plan: { multiply: 0.5, from: 2027-01, source: judgement }\nruns: 3\noutcomes:\n  planned: at(cowos_plan, "2028-01")\n',
)

describe('--with', () => {
  test('lays files over the scenario, and the manifest names them', async () => {
    const layers = ['--with', 'shut.yaml', '--with', 'slow.yaml', '--set', 'series.cowos_plan.shift=6']
    const { code, stderr } = await run('run', baseline, ...layers, '--out', 'laid', '--quiet')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { repeat, runs } = JSON.parse(readFileSync(join(cwd, 'laid/manifest.json'), 'utf8'))
    expect(repeat).toBe(`chokepoint run ${baseline} ${layers.join(' ')}`)
    expect(runs).toBe(3)
    // Half of what is planned for July 2027: 135,000 and seven twelfths of the 30,000 that the year adds.
    const planned = readTable(join(cwd, 'laid/outcomes.csv')).map((row) => Number(row.planned))
    expect(planned).toEqual([76_250, 76_250, 76_250])
  })

  test('gives in its resolved form the same tables', async () => {
    await run('run', 'laid/resolved.yaml', '--out', 'again', '--quiet')
    for (const table of ['outcomes.csv', 'summary.csv', 'resolved.yaml']) {
      const [laid, again] = ['laid', 'again'].map((folder) => readFileSync(join(cwd, folder, table), 'utf8'))
      const body = (text = '') => text.replace(/^# .*\n/, '')
      expect(body(again), table).toBe(body(laid))
    }
  })

  test('is known to every command that opens a scenario', async () => {
    write(
      'own.yaml',
      'equations:\n  pile: { unit: chip, about: My own., equals: "sum(import_chip, inventory[import_chip])" }\n',
    )
    expect((await run('model', 'pile', '--with', 'own.yaml')).stdout).toContain('My own.')
    expect((await run('model', 'pile')).code).toBe(2)
    expect(await check(baseline, '--with', 'own.yaml')).toContain('190 quantities')
  })

  test('says which file is wrong', async () => {
    expect(await check(baseline, '--with', 'neither.yaml')).toBe(
      `--with has 1 problem\n\n  1:1  can't read "neither.yaml": no such file\n`,
    )
    write('wrong.yaml', 'parameters:\n  lead_tiem: { value: 1, source: judgement }\n')
    expect(await check(baseline, '--with', 'wrong.yaml')).toBe(
      'wrong.yaml has 1 problem\n\n  2:3  parameters   unknown parameter "lead_tiem"; did you mean "lead_time"?\n' +
        '       | lead_tiem: { value: 1, source: judgement }\n       | ^^^^^^^^^\n',
    )
  })
})

describe('a file outside of the project', () => {
  writeFileSync(join(home, 'secret.yaml'), 'runs: 5\n')
  const outside = `outside of ${cwd}; --allow-outside lets it in`

  test('is not read but with a flag', async () => {
    write('climbs.yaml', `extends: [${baseline}, ../secret.yaml]\n`)
    expect(await check('climbs.yaml')).toContain(`can't read "../secret.yaml": it lies ${outside}`)
    expect(await check('climbs.yaml', '--allow-outside')).toContain('5 runs')
    expect(await check(baseline, '--with', 'climbs.yaml')).toContain(`and ${cwd}; --allow-outside lets it in`)
  })

  test('is not read through a link', async () => {
    symlinkSync('../secret.yaml', join(cwd, 'link.yaml'))
    write('follows.yaml', `extends: [${baseline}, link.yaml]\n`)
    expect(await check('follows.yaml')).toContain(
      `can't read "link.yaml": it leads to ${join(home, 'secret.yaml')}, ${outside}`,
    )
    expect(await check('follows.yaml', '--allow-outside')).toContain('5 runs')
  })

  test('is read where the user names it', async () => {
    expect(await check(baseline, '--with', '../secret.yaml')).toContain('5 runs')
  })
})

describe('a hostile file is answered in words', () => {
  const files: readonly (readonly [name: string, content: string | Uint8Array, message: string])[] = [
    ['utf16.yaml', Buffer.from('\uFEFFtitle: x', 'utf16le'), 'it is written in UTF-16; save it as UTF-8'],
    ['latin1.yaml', Buffer.from('title: café', 'latin1'), 'line 1 is not UTF-8 text; save the file as UTF-8'],
    ['large.yaml', Buffer.alloc(100_000_000, 32), 'it holds 100 MB, at most 20 MB are read'],
    ['nul.yaml', 'title: a\0b\n', 'holds a NUL character; is this a text file?'],
    ['null-path.yaml', 'extends: "a\\0b"\n', 'found "a\\u0000b", expected a file or a list of files'],
    ['long-path.yaml', `extends: ${'a'.repeat(5000)}\n`, 'the name is too long'],
    ['escape.yaml', 'extends: "\\e[2Jgone"\n', 'can\'t read "\\u001b[2Jgone": no such file'],
    ['deep.yaml', `a: ${'['.repeat(20_000)}`, 'nested more than 100 levels deep'],
    ['proto.yaml', '__proto__: { polluted: 1 }\nconstructor: 1\n', 'unknown key "__proto__"'],
  ]
  test.for(files)('%s', async ([name, content, message]) => {
    expect(await check(write(name, content))).toContain(message)
  })

  test('whatever bytes it has', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(`title: ${text}`)),
    )
    let number = 0
    const property = fc.asyncProperty(bytes, async (content) => {
      await check(write(`any${number++}.yaml`, content))
    })
    await fc.assert(property, { numRuns: 25 })
  })
})
