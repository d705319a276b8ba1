import { describe, expect, test } from 'vitest'
import { keptQuantities } from '../../src/charts/kept-quantities.js'
import { block } from '../../src/compile/block.js'
import { type RunOptions, run } from '../../src/run.js'
import { type Goal, intervalOf, meets, runUntil } from '../../src/run-until.js'
import { readScenario } from '../../src/scenario/read.js'

/** Every run gives these, too. */
const shown = keptQuantities

/** A number that is uniform from 0 to 1, and the same in both months. */
const blocks = [
  block({
    title: 'Uniform',
    about: 'A made-up model.',
    parameters: { u: { unit: '1', about: 'From 0 to 1.', within: [0, 1] } },
    dimensions: { chip: { about: 'Chips.', from: 'chips' } },
    attributes: { 'dies[chip]': { unit: '1', about: 'Dies.' } },
    series: { one: { unit: '1', about: 'One.' } },
    variables: Object.fromEntries(
      ['x', ...shown].map((name) => [name, { unit: '1', about: 'The same.', equals: 'u * one' }]),
    ),
  }),
]
const text = `title: Uniform
horizon: { start: 2022-01, end: 2022-02 }
seed: 5
parameters: { u: { uniform: [0, 1], source: judgement } }
series: { one: { value: 1, source: judgement } }
chips: { a: { dies: 1, source: judgement } }
outputs: [x]
outcomes: { last: { equals: 'final(x)', about: Its end. } }
sources: { judgement: { title: Our own } }
`
const scenario = readScenario('main.yaml', { readText: () => text, blocks })

/** Makes runs, and notes how many and how many of them were there already. */
function maker(options: RunOptions = {}) {
  const asked: (readonly [runs: number, earlier: number])[] = []
  const forgotten: number[] = []
  const growth = {
    make: async (runs: number, earlier: Awaited<ReturnType<typeof run>> | undefined) => {
      asked.push([runs, earlier?.range[1] ?? 0])
      return run({ ...scenario, runs }, { blocks, ...options, earlier })
    },
    forget: () => forgotten.push(asked.length),
    first: 1024,
    most: 1_048_576,
  }
  return { asked, forgotten, growth }
}

const x = { watched: { quantity: 'x', element: '', month: 1 }, probability: 0.5 } as const
const goal = (width: number, others: Partial<Goal> = {}): Goal => ({
  ...x,
  width,
  isRelative: false,
  ...others,
})

describe('runs double until', () => {
  // Half the interval of the median of a uniform number is 1.96 * 0.5 / sqrt(runs), and of its p95 1.96 * sqrt(0.0475 / runs).
  test.each([
    // 1.96 * 0.5 / 0.0064 squared is 23,447.
    ['the median is known to 0.0064', goal(0.0064), 32_768],
    // Of the median, which is 0.5, that is the same.
    ['the median is known to 1.28%', goal(0.0128, { isRelative: true }), 32_768],
    ['an outcome is, too', goal(0.0064, { watched: { outcome: 'last' } }), 32_768],
    // (1.96 / 0.0064) ** 2 * 0.0475 is 4,455.
    ['its p95 is', goal(0.0064, { probability: 0.95 }), 8192],
    ['or at once', goal(0.1), 1024],
  ])('%s', async (_, wanted, runs) => {
    const { growth, asked, forgotten } = maker()
    const { result, isMet, interval } = await runUntil(wanted, growth)
    expect([isMet, result.range]).toEqual([true, [0, runs]])
    expect(meets(interval, wanted)).toBe(true)
    expect(interval.low).toBeLessThanOrEqual(wanted.probability)
    expect(interval.high).toBeGreaterThanOrEqual(wanted.probability)
    // No run is made twice: each step begins with all of the one before.
    const sizes = Array.from({ length: Math.log2(runs) - 9 }, (_, i) => 1024 * 2 ** i)
    expect(asked).toEqual(sizes.map((size, i) => [size, sizes[i - 1] ?? 0]))
    expect(forgotten).toEqual([])
  })

  test('there are as many as allowed, and it says that this is not enough', async () => {
    const { growth, asked } = maker()
    const { result, isMet } = await runUntil(goal(0.001), { ...growth, most: 5000 })
    expect([isMet, result.range[1], asked.length]).toEqual([false, 5000, 4])
  })
})

test('what grows is what so many runs give at once: numbers, summary and failures', async () => {
  const { growth } = maker()
  const { result } = await runUntil(goal(0.0064), growth)
  const whole = await run({ ...scenario, runs: 32_768 }, { blocks })
  expect(result.summary).toEqual(whole.summary)
  expect(result.trajectories).toEqual(whole.trajectories)
  expect(result.outcomes[0]?.values).toEqual(whole.outcomes[0]?.values)
  expect(result.failures).toEqual(whole.failures)
})

test('beyond memory, what was kept is counted; bins are those of a run that was counted from the start', async () => {
  const memory = (16 * (shown.length + 1) + 8) * 18_000
  const { growth, asked } = maker({ memory })
  const { result } = await runUntil(goal(0.0064), growth)
  const whole = await run({ ...scenario, runs: result.range[1] }, { blocks, memory })
  expect(result.method.kind).toBe('counted')
  expect(result.summary).toEqual(whole.summary)
  expect(asked.at(-1)).toEqual([32_768, 16_384])
  // In the bins, the interval of the same runs is right to their width.
  const exact = await run({ ...scenario, runs: result.range[1] }, { blocks })
  const [found, truth] = [intervalOf(result, x), intervalOf(exact, x)]
  for (const end of ['low', 'estimate', 'high'] as const)
    expect(Math.abs(found[end] - truth[end])).toBeLessThan(2 / 2048)
})

test('where even few runs are counted, so many are made first that their bins are good', async () => {
  const memory = (16 * (shown.length + 1) + 8) * 1000
  const { growth, asked, forgotten } = maker({ memory })
  const { result } = await runUntil(goal(0.0128), growth)
  expect(asked).toEqual([
    [1024, 0],
    [4096, 0],
    [8192, 4096],
  ])
  expect(forgotten).toEqual([1])
  const whole = await run({ ...scenario, runs: result.range[1] }, { blocks, memory })
  expect(result.summary).toEqual(whole.summary)
})
