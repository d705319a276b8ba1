import { expect, test } from 'vitest'
import { run } from '../../src/run.js'
import { baseline } from '../model/ensemble.js'
import { problemsOf } from './problems.js'

const LINES = 'outcomes.lines=total(nvidia_wafers, "2024")'
const NOISY = 'parameters.yield_limit.persistence={ ar1: 0.9 }'

test('a number with persistence is drawn for each month, and moves no other draw', async () => {
  const [plain, noisy] = await Promise.all([
    run(baseline('runs=60', LINES)),
    run(baseline('runs=60', LINES, NOISY)),
  ])
  const monthly = ({ compiled }: typeof plain) => compiled.plan.monthly.map(({ label }) => label)
  expect(monthly(noisy).toSorted()).toEqual(['yield_limit', ...monthly(plain)].toSorted())
  const drawn = ({ draws }: typeof plain) => new Map(draws.map(({ name, values }) => [name, [...values]]))
  const others = drawn(plain)
  others.delete('yield_limit')
  expect(drawn(noisy)).toEqual(others)
  // SMIC's yield has nothing to do with TSMC's lines; with Ascend it has.
  const outcome = ({ outcomes }: typeof plain, name: string) => [
    ...(outcomes.find((one) => one.name === name)?.values ?? []),
  ]
  expect(outcome(noisy, 'lines')).toEqual(outcome(plain, 'lines'))
  expect(outcome(noisy, 'ascend_2026')).not.toEqual(outcome(plain, 'ascend_2026'))
})

test('more runs leave the first ones as they were, and both back ends agree to the bit', async () => {
  const values = async (runs: number, backEnd: 'f64' | 'interpreter') => {
    const { outcomes } = await run(baseline(`runs=${runs}`, NOISY), { backEnd })
    return outcomes.map((one) => [...one.values.subarray(0, 30)])
  }
  const few = await values(30, 'f64')
  expect(await values(600, 'f64')).toEqual(few)
  expect(await values(30, 'interpreter')).toEqual(few)
})

test('a date with a probability comes in that part of runs', async () => {
  const often = await run(
    baseline('runs=4000', 'rules.letter_2025.effective={ date: 2025-04-09, probability: 0.3 }'),
  )
  const [dates] = often.draws
    .filter(({ name }) => name === 'effective[letter_2025]')
    .map(({ values }) => values)
  const came = [...(dates ?? [])].filter((date) => Number.isFinite(date))
  // Four standard errors of a share of 0.3 in 4000.
  expect(Math.abs(came.length / 4000 - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 4000))
  expect(new Set(came).size).toBe(1)
})

test.each([
  ['yield_limit', '{ ar1: 1 }', 'found 1, expected a correlation above -1 and below 1'],
  ['yield_limit', 'montly', 'found "montly", expected once, monthly,'],
  ['yield_limit', '{ random_walk: { start: 2 } }', 'found 2, expected at most 1'],
  ['lead_time', '{ jumps: { start: 5, hazard: 2 } }', 'found 2, expected at most 1'],
  ['cover_limit', 'monthly', 'a value is the same in every month; give a law, or leave this out'],
])('%s with persistence %s is refused', (name, persistence, message) => {
  expect(problemsOf(`parameters.${name}.persistence=${persistence}`).join('\n')).toContain(message)
})

test('a date has no persistence, and a number no probability', () => {
  const entry = '{ date: 2025-04-09, persistence: monthly }'
  expect(problemsOf(`rules.letter_2025.effective=${entry}`).join('\n')).toContain(
    'effective is a date, which is drawn once',
  )
  expect(problemsOf('parameters.lead_time.probability=0.5').join('\n')).toContain(
    'only a date may fail to come; lead_time is a number',
  )
  expect(problemsOf('parameters.lead_time.probability=1.5').join('\n')).toContain(
    'found 1.5, expected at most 1',
  )
})

test('what is drawn for each month has no part in rank correlations', () => {
  const pair = '[{ between: [yield_limit, lead_time], rank: 0.5, source: judgement }]'
  expect(problemsOf(NOISY, `correlations=${pair}`).join('\n')).toContain(
    'yield_limit is drawn for each month; expected a number that is drawn once',
  )
})
