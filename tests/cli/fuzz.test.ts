import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { explainFailure } from '../../src/cli/explain-failure.js'
import { parseWords } from '../../src/cli/parse-words.js'
import { temporaryFolder } from './command.js'

const folder = temporaryFolder()
const names = ['baseline', 'chips', 'rules', 'series', 'parameters', 'sources'].map((name) => `${name}.yaml`)
const texts = new Map(names.map((name) => [name, readFileSync(`scenarios/${name}`, 'utf8')]))
for (const name of readdirSync('scenarios'))
  if (name.endsWith('.yaml')) cpSync(`scenarios/${name}`, join(folder, name))

afterEach(() => vi.restoreAllMocks())

/** Runs a command in this process; gives its exit code and what it printed. */
async function ended(words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []]
  vi.spyOn(console, 'log').mockImplementation((text: string) => void out?.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void err?.push(text))
  const code = await parseWords(words).then(() => 0, explainFailure)
  return { code, out: out?.join('\n') ?? '', err: err?.join('\n') ?? '' }
}

const scrap = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '\n',
    ':',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    '&',
    '*',
    '|',
    '~',
    ',',
    '-',
    '\0',
  ),
  fc.constantFrom('芯片', '\u200b', '\u202e', '\ud800', '\ufeff', '\r', '💥', 'é', '９', '：'),
  fc.string({ maxLength: 5, unit: 'binary' }),
)
const mutation = fc.oneof(
  fc.record({
    kind: fc.constantFrom('delete', 'repeat', 'swap'),
    at: fc.nat(),
    other: fc.nat(),
    scrap: fc.constant(''),
  }),
  fc.record({ kind: fc.constantFrom('replace', 'insert'), at: fc.nat(), other: fc.nat(3), scrap }),
)
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(text: string, { kind, at, other, scrap: put }: Mutation): string {
  if (kind === 'replace' || kind === 'insert') {
    const start = at % text.length
    return text.slice(0, start) + put + text.slice(start + (kind === 'insert' ? 0 : other))
  }
  const lines = text.split('\n')
  const [first, second] = [at % lines.length, other % lines.length]
  const [one = '', two = ''] = [lines[first], lines[second]]
  if (kind === 'delete') lines.splice(first, 1)
  if (kind === 'repeat') lines.splice(second, 0, one)
  if (kind === 'swap') lines.splice(first, 1, two)
  return lines.join('\n')
}

test('check answers any scribble in the scenarios with words and places, and never with a stack', async () => {
  const scribble = fc.tuple(fc.constantFrom(...names), fc.array(mutation, { minLength: 1, maxLength: 3 }))
  const runs = Number(process.env.FUZZ_RUNS ?? 60)
  const property = fc.asyncProperty(scribble, async ([name, mutations]) => {
    const text = texts.get(name) ?? ''
    writeFileSync(join(folder, name), mutations.reduce(mutate, text))
    const { code, out, err } = await ended(['check', join(folder, 'baseline.yaml')])
    writeFileSync(join(folder, name), text)
    expect([0, 2]).toContain(code)
    expect(err).not.toMatch(/^ {4}at |mistake in chokepoint|undefined|\[object/m)
    if (code === 0) expect(out).toContain('is fine')
    else expect(err).toMatch(/ has \d+ problems?\n\n {2}\d+:\d+ {2}/)
  })
  await fc.assert(property, { numRuns: runs })
})
