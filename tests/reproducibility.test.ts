import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { block } from '../src/compile/block.js'
import { model } from '../src/model/index.js'
import { type Column, type Result, run } from '../src/run.js'
import { readScenario } from '../src/scenario/read.js'
import { baseline } from './model/ensemble.js'

/** Gives the columns of a result by name, as bits, so that nothing is equal that is only nearly so. */
function bits(columns: readonly Column[], from = 0, to?: number): Record<string, string> {
  const text = (values: Float64Array) => Buffer.from(values.slice(from, to).buffer).toString('hex')
  return Object.fromEntries(columns.map(({ name, values }) => [name, text(values)]))
}

const everything = ({ draws, outcomes, summary }: Result) => [bits(draws), bits(outcomes), summary]

const FEW = 70
const whole = await run(baseline(`runs=${FEW}`))

test('two runs of a scenario give the same bits', async () => {
  expect(everything(await run(baseline(`runs=${FEW}`)))).toEqual(everything(whole))
})

test('another seed gives other draws', async () => {
  const other = await run(baseline(`runs=${FEW}`, 'seed=7'))
  const same = Object.entries(bits(other.draws)).filter(
    ([name, values]) => bits(whole.draws)[name] === values,
  )
  expect(same).toEqual([])
})

test('more runs leave the first ones as they were', async () => {
  const more = await run(baseline('runs=700'))
  expect(bits(more.draws, 0, FEW)).toEqual(bits(whole.draws))
  expect(bits(more.outcomes, 0, FEW)).toEqual(bits(whole.outcomes))
})

test('a range in the middle gives what the whole gives there', async () => {
  const part = await run(baseline(`runs=${FEW}`), { range: [23, 24] })
  expect(bits(part.draws)).toEqual(bits(whole.draws, 23, 24))
  expect(bits(part.outcomes)).toEqual(bits(whole.outcomes, 23, 24))
  const pieces = await Promise.all([
    run(baseline(`runs=${FEW}`), { range: [0, 33] }),
    run(baseline(`runs=${FEW}`), { range: [33, FEW] }),
  ])
  const joined = pieces.map(({ outcomes }) => bits(outcomes))
  for (const [name, all] of Object.entries(bits(whole.outcomes)))
    expect(joined.map((piece) => piece[name]).join('')).toBe(all)
})

test('fixing one number moves no other draw', async () => {
  const fixed = await run(baseline(`runs=${FEW}`, 'parameters.enforcement.value=0.5'))
  const { enforcement, ...others } = bits(whole.draws)
  expect(enforcement).toBeDefined()
  expect(bits(fixed.draws)).toEqual(others)
})

const extra = block({
  title: 'Extra',
  about: 'A number that nothing needs.',
  parameters: { aardvark: { unit: '1', about: 'Comes first in the alphabet.' } },
  variables: {},
})

test('a further parameter and the order of the file move no other draw', async () => {
  const resolved = baseline(`runs=${FEW}`).resolved as { parameters: Record<string, unknown> }
  const reversed = Object.entries(resolved.parameters).reverse()
  const parameters = Object.fromEntries([['aardvark', { uniform: [0, 1], source: 'judgement' }], ...reversed])
  const text = stringify({ ...resolved, parameters })
  const scenario = readScenario('reversed.yaml', { readText: () => text, blocks: [extra, ...model] })
  const result = await run(scenario, { blocks: [extra, ...model] })
  const { aardvark, ...others } = bits(result.draws)
  expect(aardvark).toBeDefined()
  expect(others).toEqual(bits(whole.draws))
  expect(result.summary).toEqual(whole.summary)
})

// Every design but those that set each number themselves, with three correlated numbers.
const PAIRS =
  'correlations=[{ between: [demand_growth, cowos_plan_scale], rank: 0.5, source: judgement },' +
  ' { between: [cowos_plan_scale, lead_time], rank: -0.4, source: judgement }]'
const GROUP = ['cowos_plan_scale', 'demand_growth', 'lead_time']

describe.each(['sobol', 'latin-hypercube', 'antithetic'])('under %s', (design) => {
  const asked = [`runs=${FEW}`, `design=${design}`]
  const range = { range: [0, 64] as const }

  test('a correlation moves only its own group, and there not the first of the alphabet', async () => {
    const free = bits((await run(baseline(...asked), range)).draws)
    const tied = bits((await run(baseline(...asked, PAIRS), range)).draws)
    const moved = Object.keys(free).filter((name) => free[name] !== tied[name])
    expect(moved.sort()).toEqual(GROUP.slice(1))
  })

  test('a replay gives the same draws', async () => {
    const all = (await run(baseline(...asked, PAIRS))).draws
    const one = (await run(baseline(...asked, PAIRS), { range: [23, 24] })).draws
    expect(bits(one)).toEqual(bits(all, 23, 24))
  })

  test('the order of the file and a further parameter move no draw but those that are listed', async () => {
    const before = await run(baseline(...asked, PAIRS), range)
    const resolved = baseline(...asked, PAIRS).resolved as { parameters: object; correlations: object[] }
    const parameters = Object.fromEntries([
      ['aardvark', { uniform: [0, 1], source: 'judgement' }],
      ...Object.entries(resolved.parameters).reverse(),
    ])
    const text = stringify({ ...resolved, parameters, correlations: resolved.correlations.toReversed() })
    const scenario = readScenario('reversed.yaml', { readText: () => text, blocks: [extra, ...model] })
    const after = await run(scenario, { ...range, blocks: [extra, ...model] })
    const { aardvark, ...others } = bits(after.draws)
    const old = bits(before.draws)
    const moved = Object.keys(old).filter((name) => old[name] !== others[name])
    expect(aardvark).toBeDefined()
    expect(Object.keys(others).sort()).toEqual(Object.keys(old).sort())
    expect(moved.filter((name) => !after.moved?.some((one) => one.name === name))).toEqual([])
  })

  test('more runs move no draw, but under a design that needs their number', async () => {
    const few = await run(baseline(...asked), range)
    const more = await run(baseline('runs=700', `design=${design}`), range)
    if (design === 'latin-hypercube') expect(bits(more.draws)).not.toEqual(bits(few.draws))
    else expect(bits(more.draws)).toEqual(bits(few.draws))
  })
})
