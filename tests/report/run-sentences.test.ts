import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SummaryRow } from '../../src/analysis/rows.js'
import { summarize } from '../../src/analysis/summarize.js'
import { quantiles } from '../../src/math/quantile.js'
import { quantileInterval } from '../../src/math/quantile-interval.js'
import {
  bindingSentence,
  levelSentence,
  type RunNumbers,
  runAnswer,
  trendSentence,
} from '../../src/report/run-sentences.js'

const START = '2022-01'

/** A run's numbers of one quantity in two months, summarized as a result is. */
function numbersOf(first: readonly number[], last: readonly number[], unit = 'H100e'): RunNumbers {
  const runs = first.length
  const failures = first.flatMap((value, run) =>
    Number.isNaN(value + (last[run] as number))
      ? [{ run, quantity: 'china_compute', element: '', month: 0, value: 'NaN' as const }]
      : [],
  )
  const cells = [{ quantity: 'china_compute', element: '', unit }]
  const values = Float64Array.from([...first, ...last])
  const summary = summarize({ cells, months: 2, runs, first: 0, values, failures }, { start: START })
  return { summary, levels: [], runs, failed: failures.length, start: START, months: 2, lang: 'en' }
}

const STEPS: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 }

/** Reads back the numbers that a sentence on two months tells; of two with one unit, the first leaves it to the second. */
function told(sentence: string): number[] {
  const text = sentence.replace(/January 2022|February 2022|95%|\d+ runs|H100 equivalents/g, '')
  const found = text.matchAll(/(\u2212?\d[\d,.]*(?:e[+-]\d+)?)(?: (million|billion|trillion))?/g)
  return [...found].map(
    ([, digits = '', step = '']) =>
      Number(digits.replace(/,|\.$/g, '').replace('\u2212', '-')) * (STEPS[step] ?? 1),
  )
}

const quantile = (values: Float64Array, probability: number) => quantiles(values, [probability])[0] as number
const near = (value: number) => (found: number | undefined) =>
  Math.abs((found ?? Number.NaN) - value) <= 0.005 * Math.abs(value) + 1e-9
const sound = (values: readonly number[], others: readonly number[]) =>
  Float64Array.from(values.filter((value, i) => !Number.isNaN(value + (others[i] as number)))).sort()

const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1, max: 1e8, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 5, 5, 0) },
)
/** Numbers of runs in two months, among them such that are all the same. */
const pairs = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.01, 1, 100))
      .map(([all, scale]) => [all.map(([a]) => a), all.map(([, b]) => b * scale)] as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 7), fc.constantFrom(0, 7), fc.boolean())
      .map(([runs, a, b, differs]) => {
        const last = Array.from({ length: runs }, (_, run) => (differs && run === 0 ? b + 1 : b))
        return [Array.from({ length: runs }, () => a), last] as const
      }),
  },
)

describe('a sentence on how a quantity goes on holds', () => {
  test('for the numbers of any runs', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(pairs, ([first, last]) => {
        const sentence = trendSentence('china_compute', numbersOf(first, last))
        const [before, after] = [sound(first, last), sound(last, first)]
        if (before.length === 0) return void expect(sentence).toBeUndefined()
        const [low, high] = [quantile(before, 0.5), quantile(after, 0.5)]
        const text = sentence as string
        const kind =
          /grows from|falls from|do not tell|without an interval|at least/.exec(text)?.[0] ?? 'lost'
        seen.add(kind)
        if (kind === 'at least') {
          expect(low).toBe(high)
          return void expect([...after].filter((one) => one === high).length).toBeGreaterThanOrEqual(
            0.9 * after.length - 1,
          )
        }
        const numbers = told(text)
        expect(numbers).toHaveLength(4)
        for (const [i, expected] of [low, high, quantile(after, 0.05), quantile(after, 0.95)].entries())
          expect(numbers[i], text).toSatisfy(near(expected))
        const [a, b] = [quantileInterval(before, 0.5), quantileInterval(after, 0.5)]
        const apart = [b.low > a.high, b.high < a.low]
        if (kind === 'grows from')
          expect([apart[0], high > low, numbers[1]! > numbers[0]!]).toEqual([true, true, true])
        else if (kind === 'falls from')
          expect([apart[1], high < low, numbers[1]! < numbers[0]!]).toEqual([true, true, true])
        else if (kind === 'do not tell') expect(apart).toEqual([false, false])
        else expect(before.length).toBeLessThan(6)
        expect(text).toContain(` ${before.length} runs`)
      }),
      { numRuns: 2000, seed: 8 },
    )
    expect([...seen].sort()).toEqual([
      'at least',
      'do not tell',
      'falls from',
      'grows from',
      'without an interval',
    ])
  })

  test('and shows apart what differs by little', () => {
    const first = Array.from({ length: 40 }, () => 1_000_000)
    const last = first.map((one) => one + 20)
    expect(trendSentence('china_compute', numbersOf(first, last))).toBe(
      'AI compute in China grows from 1.00000 million in January 2022 to 1.00002 million H100 equivalents in February 2022 (medians of 40 runs); nine runs in ten end between 1.00002 million and 1.00002 million H100 equivalents.',
    )
  })

  test('in Chinese as well', () => {
    const numbers = numbersOf(Array(20).fill(0.2), Array(20).fill(0.6), '1')
    expect(trendSentence('china_compute', { ...numbers, lang: 'zh' })).toBe(
      '中国境内的 AI 算力从2022年1月的 20% 升至2022年2月的 60%（20 次模拟的中位数）；十次模拟中有九次最终在 60% 与 60% 之间。',
    )
  })

  test('when there is nothing to tell', () => {
    expect(runAnswer(numbersOf([Number.NaN, Number.NaN], [1, 2]))).toEqual([
      'Every one of 2 runs failed, so there is no answer.',
    ])
    expect(runAnswer({ ...numbersOf([1], [2]), summary: [] })).toEqual([
      'The result holds no number that could answer.',
    ])
  })
})

describe('a sentence on an outcome holds', () => {
  const months = fc.array(fc.oneof(fc.integer({ min: 0, max: 107 }), fc.constant(Number.POSITIVE_INFINITY)), {
    minLength: 1,
    maxLength: 400,
  })
  const context = { ...numbersOf([1], [2]), months: 108 }

  /** An outcome's spread, as tables hold it. */
  function levelOf(values: readonly number[], unit: string) {
    const sorted = Float64Array.from(values).sort()
    const [p5, p25, p50, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => quantile(sorted, p)) as Five
    const never = values.filter((one) => one === Number.POSITIVE_INFINITY).length
    const interval = { p50_low: Number.NaN, p50_high: Number.NaN }
    const spread = { p5, p25, p50, p75, p95, mean: Number.NaN, ...interval }
    return { name: 'half', about: 'First month of half.', unit, ...spread, runs: values.length, never }
  }
  type Five = [number, number, number, number, number]

  test('for dates that come always, sometimes or never', () => {
    fc.assert(
      fc.property(months, (values) => {
        const sentence = levelSentence(levelOf(values, 'date'), context) as string
        const comes = values.filter(Number.isFinite).length
        if (comes === values.length)
          return void expect(sentence).toMatch(/^First month of half: in every run by December 2030, in /)
        if (comes === 0)
          return void expect(sentence).toBe(
            `First month of half: in none of ${values.length} runs by December 2030.`,
          )
        const [, text = ''] =
          /: in (more than \d+%|less than \d+%|\d+%) of the runs by December 2030/.exec(sentence) ?? []
        const percent = (100 * comes) / values.length
        if (text.startsWith('more')) expect(percent).toBeGreaterThan(99)
        else if (text.startsWith('less')) expect(percent).toBeLessThan(1)
        else expect(Math.abs(Number(text.replace('%', '')) - percent)).toBeLessThanOrEqual(0.5)
        expect(text).not.toBe('100%')
        expect(text).not.toBe('0%')
        expect(sentence.includes('at the median of all')).toBe(
          Number.isFinite(quantile(Float64Array.from(values).sort(), 0.5)),
        )
      }),
      { numRuns: 500, seed: 8 },
    )
  })

  test('for numbers, and for those that are the same in every run', () => {
    expect(levelSentence(levelOf([1, 2, 3], 'chip'), context)).toBe(
      'First month of half: 2.00 chips at the median, and between 1.10 and 2.90 chips in nine runs of ten.',
    )
    expect(levelSentence(levelOf([0.5, 0.5], '1'), context)).toBe(
      'First month of half: 50%, in nine runs of ten at least.',
    )
    expect(levelSentence({ ...levelOf([1], '1'), runs: 0, p50: Number.NaN }, context)).toBeUndefined()
  })
})

describe('a sentence on what binds holds', () => {
  /** A summary in which each bound holds in a share of the runs, year by year. */
  function bound(
    years: Readonly<Record<string, readonly [lines: number, dies: number, memory: number]>>,
  ): RunNumbers {
    const names = ['bound_by_lines', 'bound_by_dies', 'bound_by_memory']
    const summary = names.flatMap((quantity, i) =>
      Object.entries(years).flatMap(([year, shares]) =>
        ['01', '02'].map(
          (month) =>
            ({ quantity, element: '', month: `${year}-${month}`, mean: shares[i] }) as unknown as SummaryRow,
        ),
      ),
    )
    return { ...numbersOf([1], [2]), summary, runs: 1000 }
  }

  test('for one that stands out, and what it was before', () => {
    expect(bindingSentence(bound({ 2025: [0.1, 0.6, 0.3], 2026: [0.1, 0.2, 0.7] }))).toBe(
      'In 2026, what holds Chinese chip output back most often is memory: in 70% of the runs in an average month. In 2025 it was dies (60%).',
    )
  })

  test('for several that so many runs do not tell apart', () => {
    expect(bindingSentence(bound({ 2026: [0.5, 0.49, 0.01] }))).toBe(
      'In 2026, packaging lines and dies hold Chinese chip output back about equally often: in 50% and 49% of the runs in an average month.',
    )
  })

  test('for nothing', () => {
    expect(bindingSentence(bound({ 2026: [0, 0, 0] }))).toContain(
      'neither packaging lines nor dies nor memory',
    )
    expect(bindingSentence(bound({}))).toBeUndefined()
  })
})
