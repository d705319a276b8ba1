import { describe, expect, it } from 'vitest'
import { formatProblems, type Problem } from '../../src/scenario/problem.js'
import { edit, MARK, plain, problemsOf, read, unmark } from './tiny-model.js'

/** Expects one problem, at the mark. */
function expectProblem(marked: string, message: string): void {
  const { text, line, column } = unmark(marked)
  expect(problemsOf({ 'main.yaml': text })).toEqual([{ file: 'main.yaml', line, column, path: '', message }])
}

/** Nine maps, each of nine aliases of the one before: half a thousand million values in ten lines. */
function aliasBomb(): string {
  const lines = Array.from({ length: 9 }, (_, index) => {
    const inner = index === 0 ? 'x' : `*a${index - 1}`
    return `a${index}: &a${index} [${Array(9).fill(inner).join(', ')}]`
  })
  return lines.join('\n')
}

const NO_ANCHOR = 'no anchor "&b" stands before this alias; text that begins with "*" stands in quotes'

describe('YAML', () => {
  it.each([
    ['', 'is empty; a scenario is a map such as "title: Baseline"'],
    ['# only a comment\n', 'is empty; a scenario is a map such as "title: Baseline"'],
    ['\uFEFF', 'is empty; a scenario is a map such as "title: Baseline"'],
    ['- title: x', 'holds a list; a scenario is a map such as "title: Baseline"'],
    ['just text', 'holds "just text"; a scenario is a map such as "title: Baseline"'],
    ['x'.repeat(6_000_000), 'holds 6 million characters, at most 5 million are read'],
  ])('of the wrong kind is refused: %.20j', (text, message) => {
    expect(problemsOf({ 'main.yaml': text })).toEqual([
      { file: 'main.yaml', line: 1, column: 1, path: '', message },
    ])
  })

  it.each([
    [
      'a: ▸[1, 2\nb: 3',
      'not valid YAML: this "[" is not closed; expected "]" before line 2, or that line further to the right',
    ],
    ['a:\n▸\t- b', 'not valid YAML: a tab indents this line; use spaces'],
    ['title: a\n▸title: b', 'duplicate key "title"'],
    ['a: { b: 1, ▸b: 2 }', 'duplicate key "b"'],
    ['a: ▸*b', NO_ANCHOR],
    ['a: &b [▸*b]', NO_ANCHOR],
    ['a: !!binary ▸abcd', 'neither text nor a number; leave out the tag'],
    [
      'a: ▸!now 3',
      'not valid YAML: "!now" is a tag that means nothing here; text that begins with "!" stands in quotes',
    ],
    [
      '? ▸[a]\n: b',
      'not valid YAML: a list or a map can\'t be a key; expected a name such as "title: Baseline"',
    ],
    ['title: a\n▸---\ntitle: b', 'holds several documents (a line "---" starts another); a scenario is one'],
    ['▸%YAML 1.1\n---\ntitle: no', 'written in YAML 1.1; leave out the line "%YAML 1.1"'],
    ['title: a▸\0b', 'holds a NUL character; is this a text file?'],
  ])('that is broken is refused where it breaks: %j', (text, message) => expectProblem(text, message))

  it('with a name in brackets inside braces is told of quotes', () => {
    expectProblem(
      'series: { ▸licence[h20]: 1 }',
      'not valid YAML: inside braces, put "licence[h20]" in quotes',
    )
  })

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    const scenario = read({ 'main.yaml': `\uFEFF${plain.replaceAll('\n', '\r\n')}` })
    expect(scenario.title).toBe('Tiny')
    expect(scenario.locate(['title'])).toEqual({ file: 'main.yaml', line: 1, column: 8 })
    expect(scenario.locate(['parameters', 'lead_time', 'p5']).line).toBe(13)
  })

  it('may repeat itself with anchors and merge keys', () => {
    const text = edit(
      plain,
      'l40: { origin: foreign, launch: never, tflops: 362, data_centre: false, source: spec }',
      'l40: { tflops: 362, <<: *h20 }',
    ).replace('h20: {', 'h20: &h20 {')
    const scenario = read({ 'main.yaml': text })
    expect(scenario.inputs.tflops?.map(({ fixed }) => fixed)).toEqual([148, 362])
    expect(scenario.inputs.launch?.map(({ fixed }) => fixed)).toEqual([1.5, 1.5])
  })

  it('takes << in quotes for a key', () => {
    const text = edit(plain, 'tflops: 148', 'tflops: 148, "<<": { a: 1 }')
    expect(problemsOf({ 'main.yaml': text })[0]?.message).toBe('unknown key "<<"')
  })

  it('that unfolds without end is refused', () => {
    const [problem, ...more] = problemsOf({ 'main.yaml': aliasBomb() })
    expect(problem?.message).toBe('holds more than 200,000 values, counting what aliases repeat')
    expect(more).toEqual([])
  })

  it('with too many values is refused', () => {
    const text = Array.from({ length: 300_000 }, (_, index) => `a${index}: 1`).join('\n')
    expect(problemsOf({ 'main.yaml': text })).toEqual([
      expect.objectContaining({ message: 'holds more than 200,000 values, counting what aliases repeat' }),
    ])
  })

  it.each([
    ['lists', '['.repeat(20_000)],
    ['closed lists', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['maps', `${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['dashes', `${'- '.repeat(20_000)}a`],
    ['keys', `${'? '.repeat(20_000)}a`],
    ['lines', Array.from({ length: 1000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
    [
      'aliases',
      Array.from(
        { length: 300 },
        (_, index) => `a${index}: &a${index} [${index ? `*a${index - 1}` : 1}]`,
      ).join('\n'),
    ],
  ])('with very deep %s is refused', (_, text) => {
    const problems = problemsOf({ 'main.yaml': text })
    expect(problems.map(({ message }) => message)).toEqual(['nested more than 100 levels deep'])
  })

  it('cannot write to the terminal', () => {
    const hidden = 'title: Tiny\nextends: "\\e[2J\\u202e.yaml"'
    const [problem] = problemsOf({ 'main.yaml': edit(plain, 'title: Tiny', hidden) })
    expect(problem?.message).toContain('\u001b')
    expect(formatProblems([problem as Problem])).toContain(
      'can\'t read "\\u001b[2J\\u202e.yaml": no such file',
    )
  })

  it('in many large files is not read to the end', () => {
    const large = `x: ${'a'.repeat(4_000_000)}`
    const names = Array.from({ length: 9 }, (_, index) => `${index}.yaml`)
    const files = Object.fromEntries(names.map((name) => [name, large]))
    const problems = problemsOf({ ...files, 'main.yaml': `extends: [${names.join(', ')}]` })
    expect(problems.map(({ message }) => message)).toContain(
      'leads to more than 20 million characters in all files',
    )
  })

  it('cannot reach prototypes', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf']
    const entries = names
      .map((name) => `  ${name}: { __proto__: { polluted: 1 }, value: 1, source: guess }`)
      .join('\n')
    const problems = problemsOf({ 'main.yaml': edit(plain, '  taste:', `${entries}\n  taste:`) })
    expect(problems.map(({ message }) => message.split(/[;,]/)[0])).toEqual([
      '"__proto__" is not a name such as lead_time or launch[h20]',
      'unknown parameter "constructor"',
      '"hasOwnProperty" is not a name such as lead_time or launch[h20]',
      '"toString" is not a name such as lead_time or launch[h20]',
      '"valueOf" is not a name such as lead_time or launch[h20]',
    ])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('may name an element as objects name their own parts', () => {
    const text = edit(plain, '  state: {}', '  constructor: {}')
    const scenario = read({ 'main.yaml': text })
    expect(scenario.inputs.share?.map(({ label }) => label)).toEqual(['share[constructor]', 'share[startup]'])
    const field = edit(plain, 'tflops: 148', 'tflops: 148, __proto__: 3')
    expect(problemsOf({ 'main.yaml': field })[0]?.message).toBe('unknown key "__proto__"')
  })
})

describe('the mark', () => {
  it('stands in no scenario', () => expect(plain).not.toContain(MARK))
})
