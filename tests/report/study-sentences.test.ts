import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingsOf } from '../../src/analysis/contest.js'
import { differenceOf } from '../../src/analysis/differences.js'
import type { DifferenceFacts, StandingFacts } from '../../src/report/study-claims.js'
import {
  bestSentence,
  differenceSentence,
  type StudyNumbers,
  type StudyOutcomeFacts,
  studyAnswer,
} from '../../src/report/study-sentences.js'

const OUTCOME: StudyOutcomeFacts = { name: 'made', about: 'Chips made.', unit: 'chip', better: 'higher' }
const NAMES = ['base', 'ban', 'return']

/** What a study says of an outcome: `[alternative][run]`; a run without a number in one failed there. */
function numbersOf(values: readonly (readonly number[])[], outcome = OUTCOME): StudyNumbers {
  const all = values.map((own) => ({
    values: Float64Array.from(own),
    failed: Uint8Array.from(own, (value) => (Number.isNaN(value) ? 1 : 0)),
  }))
  const found = all.map((one) => differenceOf(all[0]!, one))
  const standings = standingsOf(all, outcome.better)
  const keys = (i: number) => ({ outcome: outcome.name, option: NAMES[i] ?? '', world: '' })
  return {
    outcomes: [outcome],
    differences: found
      .map(
        (one, i): DifferenceFacts => ({
          ...one,
          ...keys(i),
          unit: outcome.unit,
          best: standings[i]?.best ?? 0,
        }),
      )
      .slice(1),
    standings: standings.map(
      ({ best }, i): StandingFacts => ({
        ...keys(i),
        better: outcome.better,
        best,
        satisfy: '',
        satisfied: 0,
      }),
    ),
    alternatives: new Map([
      ['base', 'As it is'],
      ['ban', 'The ban stays'],
      ['return', 'It returns'],
    ]),
    worlds: new Map(),
    runs: values[0]?.length ?? 0,
    lang: 'en',
  }
}

const sentenceOf = (numbers: StudyNumbers) =>
  differenceSentence(numbers.differences[0] as DifferenceFacts, numbers.outcomes[0]!, numbers)

const runs = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 50,
    }),
    fc.constantFrom(-6, 0, 6),
    fc.constantFrom(0, 1, 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([all, shift, noise, gaps]) => {
    const lost = (i: number) => ((i * 37) % 100) / 100 < gaps * gaps * gaps
    const base = all.map(([level], i) => (lost(i) ? Number.NaN : level))
    return { base, option: all.map(([level, step]) => level + shift + noise * step), lost }
  })

describe('a sentence on a difference holds', () => {
  test('for the numbers of any runs', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(runs, ({ base, option }) => {
        const numbers = numbersOf([base, option])
        const text = sentenceOf(numbers)
        const steps = base
          .flatMap((value, i) => (Number.isNaN(value) ? [] : [option[i]! - value]))
          .sort((a, b) => a - b)
        const kind =
          /raises it by|lowers it by|do not tell|changes nothing|without an interval|no run has/.exec(
            text,
          )?.[0]
        seen.add(kind ?? text)
        const middle =
          (steps[Math.floor((steps.length - 1) / 2)]! + steps[Math.ceil((steps.length - 1) / 2)]!) / 2
        if (kind === 'no run has') return void expect(steps).toEqual([])
        if (kind === 'changes nothing') return void expect(steps.every((step) => step === 0)).toBe(true)
        if (kind === 'raises it by') expect(middle).toBeGreaterThan(0)
        if (kind === 'lowers it by') expect(middle).toBeLessThan(0)
        if (kind === 'without an interval') expect(steps.length).toBeLessThan(6)
        const [, digits = ''] = / (?:by|is) ([+\u2212]?[\d.]+) chips/.exec(text) ?? []
        const told = Number(digits.replace('\u2212', '-'))
        expect(told, text).toBeCloseTo(
          /(raises|lowers) it/.test(text) && kind !== 'do not tell' && kind !== 'without an interval'
            ? Math.abs(middle)
            : middle,
          1,
        )
        const higher = (100 * steps.filter((step) => step > 0).length) / steps.length
        const [, share] = /in (\d+)% of the runs/.exec(text) ?? []
        if (share) expect(Math.abs(Number(share) - higher)).toBeLessThanOrEqual(0.5)
      }),
      { numRuns: 2000, seed: 8 },
    )
    expect([...seen].sort()).toEqual([
      'changes nothing',
      'do not tell',
      'lowers it by',
      'no run has',
      'raises it by',
      'without an interval',
    ])
  })

  test('for dates, with those that never come', () => {
    const date = { ...OUTCOME, unit: 'date', better: 'lower' } as const
    const never = Number.POSITIVE_INFINITY
    const [base, later] = [
      Array.from({ length: 20 }, (_, i) => i),
      Array.from({ length: 20 }, (_, i) => i + 3),
    ]
    expect(sentenceOf(numbersOf([base, later], date))).toBe(
      '\u201cThe ban stays\u201d makes it later by 3.00 months at the median of the runs in which it comes in both (95% interval +3.00 to +3.00 months).',
    )
    expect(sentenceOf(numbersOf([base, [never, ...later.slice(1)]], date))).toMatch(
      /later by 3\.00 months .* \(In 0 of 20 runs it comes with \u201cThe ban stays\u201d alone, in 1 in \u201cAs it is\u201d alone, in 0 in neither\.\)$/,
    )
    expect(sentenceOf(numbersOf([base, base.map(() => never)], date))).toBe(
      'in no run does it come with \u201cThe ban stays\u201d as well as in \u201cAs it is\u201d; with \u201cThe ban stays\u201d alone it comes in 0, in \u201cAs it is\u201d alone in 20 of 20 runs.',
    )
  })

  test('for shares, which differ by percentage points', () => {
    const share = { ...OUTCOME, unit: '1' }
    expect(sentenceOf(numbersOf([Array(9).fill(0.5), Array(9).fill(0.41)], share))).toBe(
      '\u201cThe ban stays\u201d lowers it by 9.0 percentage points at the median (95% interval \u22129.0 to \u22129.0 percentage points); it is higher than in \u201cAs it is\u201d in 0% of the runs.',
    )
  })
})

describe('a sentence on what is best holds', () => {
  const best = (numbers: StudyNumbers) => bestSentence(numbers.outcomes[0]!, '', numbers)
  const level = (value: number, length = 100) => Array.from({ length }, () => value)

  test('for one that stands out', () =>
    expect(best(numbersOf([level(1), level(2), level(0)]))).toBe(
      'Where more is better, \u201cThe ban stays\u201d is best most often: in 100% of the runs.',
    ))
  test('for ties, and for a lead that may be chance', () => {
    expect(best(numbersOf([level(1), level(2), level(2)]))).toBe(
      'Where more is better, so many runs can\u2019t tell \u201cThe ban stays\u201d and \u201cIt returns\u201d apart: they are best in 50% and 50% of the runs.',
    )
    const nearly = level(1).map((value, i) => (i < 52 ? value : 3))
    expect(best(numbersOf([level(2), nearly]))).toContain('apart: they are best in 52% and 48%')
  })
  test('for alternatives that are all the same', () =>
    expect(best(numbersOf([level(1), level(1)]))).toBe(
      'Where more is better, all are best equally often: \u201cAs it is\u201d and \u201cThe ban stays\u201d.',
    ))
  test('for no run with a number', () =>
    expect(best(numbersOf([level(Number.NaN), level(1)]))).toBeUndefined())
})

test('the answer names what moves the first outcome most, what is best for it, and nothing where there is nothing', () => {
  const made = numbersOf([Array(30).fill(100), Array(30).fill(90), Array(30).fill(70)])
  expect(studyAnswer(made)).toEqual([
    'Chips made: \u201cIt returns\u201d moves it furthest and lowers it by 30.0 chips at the median (95% interval \u221230.0 to \u221230.0 chips); it is higher than in \u201cAs it is\u201d in 0% of the runs.',
    'Where more is better, \u201cAs it is\u201d is best most often: in 100% of the runs.',
  ])
  expect(studyAnswer({ ...made, lang: 'zh' })[0]).toBe(
    'Chips made：“It returns”影响最大，使其下降，中位数为 30.0颗（95% 置信区间 −30.0 至 −30.0颗）；在0%的模拟中高于“As it is”。',
  )
  expect(studyAnswer({ ...made, differences: [], standings: [] })).toEqual([
    'The result holds no number that could answer.',
  ])
})
