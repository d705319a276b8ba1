import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { model } from '../../src/model/index.js'
import { run, trajectoriesOf } from '../../src/run.js'
import { readScenario } from '../../src/scenario/read.js'
import { ensemble } from './ensemble.js'

/** Months from 2022-01. */
const at = (year: number, month: number) => (year - 2022) * 12 + month - 1
const middle = (...overrides: string[]) => ensemble(1, 'design=median', ...overrides)

describe('grace and early start', () => {
  test('the October 2023 rule with its 30 days of grace begins in mid November, and six days after it was announced without', async () => {
    const share = async (effective: string, grace: string) => {
      const world = await middle(`rules.bis_2023.effective=${effective}`, `rules.bis_2023.grace=${grace}`)
      return [10, 11, 12].map((month) => world.of('in_force', 'bis_2023')[at(2023, month)]?.[0])
    }
    // 24 days early: 16 November is half a month into its month, 23 October 22/31 into its.
    const early = 22 / 31 - (1 + 15 / 30)
    expect(await share('2023-11-16', '0')).toEqual([0, expect.closeTo(15 / 30, 12), 1])
    expect(await share('2023-11-16', String(early))).toEqual([expect.closeTo(9 / 31, 12), 1, 1])
    expect(await share('2023-10-23', '{ value: 0, source: bis-2023 }')).toEqual([
      expect.closeTo(9 / 31, 12),
      1,
      1,
    ])
  })

  test('an uncertain grace spreads the day on which a rule begins, and buyers hoard before that day', async () => {
    const runs = 200
    const world = await ensemble(runs, 'rules.letter_2025.grace={ uniform: [0, 6], source: judgement }')
    const inForce = world.of('in_force', 'letter_2025')
    const half = [...(inForce[at(2025, 7)] ?? [])].filter((share) => share > 0).length / runs
    // Grace below 3.7 months of 6: about 62 in a hundred; four standard errors.
    expect(Math.abs(half - 3.73 / 6)).toBeLessThan(4 * Math.sqrt(0.25 / runs))
    const pending = world.of('pending')[at(2025, 6)] ?? []
    expect(pending.some((value, i) => value > 0 && inForce[at(2025, 6)]?.[i] === 0)).toBe(true)
  })
})

describe('what reviews make of licensing', () => {
  const open = async (stance: number, chip: string, month: number) =>
    (await middle(`parameters.policy_stance.value=${stance}`)).of('us_open', chip)[month]?.[0]
  const month = at(2026, 6)

  test('a stance of 1 closes every licence, -1 opens everything, 0 leaves what is announced', async () => {
    // H20 is licensed since August 2025, B200 is not.
    expect([await open(0, 'h20', month), await open(0, 'b200', month)]).toEqual([1, 0])
    expect([await open(1, 'h20', month), await open(1, 'b200', month)]).toEqual([0, 0])
    expect([await open(-1, 'h20', month), await open(-1, 'b200', month)]).toEqual([1, 1])
    expect([await open(0.25, 'h20', month), await open(-0.25, 'b200', month)]).toEqual([0.75, 0.25])
  })

  test('as a lottery leave history alone, and come every January from 2027 on', async () => {
    const file = `${import.meta.dirname}/../../scenarios/what-if/policy-lottery.yaml`
    const scenario = readScenario(file, {
      readText: (path) => readFileSync(path, 'utf8'),
      blocks: model,
      overrides: ['runs=400'],
    })
    const { cells, months, values, runs } = trajectoriesOf(await run(scenario, { outputs: ['licensed'] }))
    const row = cells.findIndex(({ quantity, element }) => quantity === 'licensed' && element === 'h20')
    const licensed = (when: number) => [
      ...values.subarray((row * months + when) * runs, (row * months + when + 1) * runs),
    ]
    expect(new Set(licensed(at(2026, 12)))).toEqual(new Set([1]))
    // H20 is fully licensed, so looser is no more than that: 30 in a hundred reviews close a quarter.
    const first = licensed(at(2027, 1))
    expect(new Set(first)).toEqual(new Set([0.75, 1]))
    expect(Math.abs(first.filter((share) => share < 1).length / runs - 0.3)).toBeLessThan(
      4 * Math.sqrt(0.21 / runs),
    )
    expect(licensed(at(2027, 12))).toEqual(first)
    expect(new Set(licensed(at(2028, 1)))).toEqual(new Set([0.5, 0.75, 1]))
  })
})
