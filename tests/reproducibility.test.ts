import { expect, test } from 'vitest'
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

test('a further parameter and the order of the file move no other draw', async () => {
  const extra = block({
    title: 'Extra',
    about: 'A number that nothing needs.',
    parameters: { aardvark: { unit: '1', about: 'Comes first in the alphabet.' } },
    variables: {},
  })
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
