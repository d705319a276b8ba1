import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProblemList } from '../../src/scenario/problem.js'
import { plain, read } from './tiny-model.js'

const scraps = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  ': ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '-',
  '- ',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '<<',
  '!!',
  '|',
  '>',
  '%',
  '~',
  'null',
  'true',
  '.nan',
  '.inf',
  '-1',
  '1e999',
  '0x',
  '2022-01',
  '2022-13',
  'never',
  '__proto__',
  'constructor',
  'value',
  'source',
  'date',
  'p5',
  'points',
  '\0',
  '\uFEFF',
  '\u2028',
  '\uD800',
  '---\n',
  'extends: main.yaml\n',
  'equations:\n  demand: { equals: 1 }\n',
]

const scrap = fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 6, unit: 'binary' }))
const mutation = fc.record({ at: fc.nat(plain.length), cut: fc.nat(12), scrap })

function mutate(mutations: readonly { at: number; cut: number; scrap: string }[]): string {
  return mutations.reduce(
    (text, { at, cut, scrap }) => text.slice(0, at) + scrap + text.slice(at + cut),
    plain,
  )
}

/** Gives the problems' messages; anything else that is thrown fails the test. */
function outcome(run: () => unknown): readonly string[] {
  try {
    run()
    return []
  } catch (error) {
    if (!(error instanceof ProblemList)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    for (const { line, column, message } of error.problems) {
      expect([line >= 1, column >= 1, message.trim() === message && message !== '']).toEqual([
        true,
        true,
        true,
      ])
    }
    return error.problems.map(({ message }) => message)
  }
}

describe('a scenario with random mistakes', () => {
  it('throws nothing but problems', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        outcome(() => read({ 'main.yaml': mutate(mutations) }))
      }),
      { numRuns: 1500 },
    )
  })

  it('throws nothing but problems for random layers of series', () => {
    const key = fc.constantFrom(
      'multiply',
      'add',
      'shift',
      'from',
      'until',
      'value',
      'points',
      'source',
      'changes',
    )
    const value = fc.oneof(
      scrap,
      fc.constantFrom(2, 0, -1, 1e300, '2022-02', '2022-05', 'guess', null),
      fc.constant({ '2022-02': 3 }),
      fc.constant([{ add: 1, source: 'guess' }, 3]),
    )
    const entry = fc.dictionary(key, value, { maxKeys: 4 })
    const layer = fc.dictionary(fc.constantFrom('plan', 'licence', 'licence[h20]', 'licence[x]'), entry, {
      maxKeys: 3,
    })
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 3 }), (layers) => {
        const files = layers.map((series, index) => [`${index}.yaml`, JSON.stringify({ series })] as const)
        const names = files.map(([name]) => name)
        const readAll = () => read({ 'main.yaml': plain, ...Object.fromEntries(files) }, [], names)
        if (outcome(readAll).length > 0) return
        const { resolved, series } = readAll()
        expect(read({ 'main.yaml': JSON.stringify(resolved) }).series).toEqual(series)
      }),
      { numRuns: 600 },
    )
  })

  it('throws nothing but problems for random overrides', () => {
    const step = fc.constantFrom(
      'parameters',
      'chips',
      'series',
      'horizon',
      'runs',
      'equations',
      'outcomes',
      'sources',
      'lead_time',
      'h20',
      'plan',
      'points',
      'tflops',
      'value',
      '0',
      '',
      '__proto__',
      'share[state]',
      'multiply',
      'shift',
      'changes',
      'changes[0]',
      'uniform[1]',
    )
    const value = fc.oneof(
      scrap,
      fc.constantFrom('3', '{ a: 1 }', '[1]', 'null', '"x', '{ add: 1, source: guess }', '{ changes: [] }'),
    )
    const override = fc.tuple(fc.array(step, { maxLength: 4 }), value)
    fc.assert(
      fc.property(fc.array(override, { minLength: 1, maxLength: 3 }), (overrides) => {
        const texts = overrides.map(([steps, text]) => `${steps.join('.')}=${text}`)
        outcome(() => read({ 'main.yaml': plain }, texts))
      }),
      { numRuns: 800 },
    )
  })

  it('notices every number that is taken away', () => {
    const lines = plain.split('\n')
    const numbers = lines.flatMap((line, index) => (/^ {2}.*source: (guess|spec)/.test(line) ? [index] : []))
    expect(numbers.length).toBeGreaterThan(9)
    for (const index of numbers.slice(4)) {
      const text = lines.filter((_, other) => other !== index).join('\n')
      expect(outcome(() => read({ 'main.yaml': text }))).toEqual([
        expect.stringContaining('no entry; the model needs'),
      ])
    }
  })
})
