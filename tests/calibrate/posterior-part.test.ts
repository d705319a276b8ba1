import { describe, expect, test } from 'vitest'
import type { Calibration } from '../../src/calibrate/calibrate.js'
import { possiblePairs } from '../../src/calibrate/dependence.js'
import { posteriorLaw } from '../../src/calibrate/posterior-law.js'
import { posteriorPart, type SourcedFact } from '../../src/calibrate/posterior-part.js'
import { spreadsOf } from '../../src/calibrate/spreads.js'
import { normalQuantile } from '../../src/math/normal.js'
import { calibratedFiles } from '../../src/report/calibrated-files.js'
import { type RankPair, rankGroups } from '../../src/sampling/rank-groups.js'
import { readScenario } from '../../src/scenario/read.js'
import { blocks, fact, fitTwo, TEXT, twoNumbers } from './two-numbers.js'

const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const

function sampleOf(values: readonly number[], weights = values.map(() => 1)) {
  return { values: Float64Array.from(values), weights: Float64Array.from(weights) }
}

const evenly = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000)

describe('the law of a weighted sample', () => {
  test('is told by three quantiles where these say all of it', () => {
    const law = posteriorLaw(sampleOf(evenly.map((p) => 10 + 2 * normalQuantile(p))), anywhere)
    expect(law.name).toBe('fitted')
    expect(law.keys.p50).toBeCloseTo(10, 2)
    expect(law.keys.p95).toBeCloseTo(10 + 2 * 1.6449, 2)
    expect(law.distance).toBeLessThan(0.002)
  })

  test('is told by many quantiles where it has two peaks', () => {
    const peaks = evenly.map((p) => (p < 0.5 ? normalQuantile(2 * p) : 20 + normalQuantile(2 * p - 1)))
    const law = posteriorLaw(sampleOf(peaks), anywhere)
    expect(law.name).toBe('empirical')
    expect(law.keys.empirical).toHaveLength(41)
    expect(law.distance).toBeLessThan(0.03)
  })

  test('keeps few values as they are, with their weights, and what never comes as a probability', () => {
    const law = posteriorLaw(sampleOf([3, 1, 3, Number.POSITIVE_INFINITY], [0.2, 0.4, 0.2, 0.2]), [
      0,
      Number.POSITIVE_INFINITY,
    ])
    expect(law).toMatchObject({ name: 'discrete', probability: 0.8 })
    expect(law.keys.discrete).toEqual([
      { value: 1, weight: 0.5 },
      { value: 3, weight: 0.5 },
    ])
    expect(posteriorLaw(sampleOf([7, 7]), anywhere)).toMatchObject({ name: 'fixed', keys: { value: 7 } })
  })

  test('stays within bounds', () => {
    const law = posteriorLaw(sampleOf(evenly.map((p) => (p < 0.3 ? 0 : p - 0.3))), [0, 1])
    expect(Math.min(...(law.keys.empirical as number[]))).toBe(0)
  })
})

// No three numbers are each the opposite of both others: 1 - 3 0.9^2 - 2 0.9^3 is below 0.
test('correlations that no numbers have together are made smaller until some have', () => {
  const pair = (a: string, b: string): RankPair => ({ between: [a, b], rank: -0.9 })
  const possible = possiblePairs([pair('a', 'b'), pair('b', 'c'), pair('a', 'c'), pair('d', 'e')])
  expect(rankGroups(possible).some(({ isRepaired }) => isRepaired)).toBe(false)
  expect(possible[3]?.rank).toBe(-0.9)
  const [first] = possible
  expect(first?.rank).toBeGreaterThan(-0.5)
  expect(first?.rank).toBeLessThan(-0.45)
})

/** Writes the files of a calibrated scenario, and reads them again as a run would. */
function written(found: Calibration<SourcedFact>, text: string = TEXT) {
  const files = calibratedFiles(twoNumbers([], text), posteriorPart(found, { blocks }), { about: 'A test.' })
  const scenario = readScenario('calibrated.yaml', {
    readText: (path) => files[path] as string,
    blocks,
    overrides: ['design=sobol', 'runs=8192'],
  })
  return { files, scenario }
}

const sourced = (expression: string, value: number, sd: number) => {
  return { ...fact(expression, value, sd), sources: ['seen'] }
}
const withSource = TEXT.replace('sources:\n', 'sources:\n  seen: { title: Seen }\n')

describe('a calibrated scenario', () => {
  // Both numbers and their sum; within a thirtieth of the 5% to 95% range, which is what laws of three quantiles are told to.
  test('has the weighted posterior again when its files are run', async () => {
    const facts = [sourced('final(both)', 101.5, 0.3), sourced('final(first)', 99.8, 0.8)]
    const found = await fitTwo(twoNumbers(['runs=30000', 'design=sobol'], withSource), facts)
    const { scenario, files } = written(found, withSource)
    expect(scenario.warnings).toEqual([])
    expect(scenario.title).toBe('Two numbers, calibrated')
    expect(files['posterior.yaml']).toContain('source: [ note, seen ]')
    const spreads = await spreadsOf(scenario, facts, { blocks })
    for (const [i, { after }] of found.facts.entries()) {
      const range = after.p95 - after.p5
      for (const name of ['p5', 'p50', 'p95'] as const)
        expect(Math.abs((spreads[i]?.[name] ?? Number.NaN) - after[name])).toBeLessThan(range / 30)
    }
  })

  test('says of each number how far it moved, by which fact, and where prior and fact come from', async () => {
    const found = await fitTwo(twoNumbers(['runs=8000', 'design=sobol'], withSource), [
      sourced('final(first)', 101.2, 0.5),
    ])
    const { parameters, correlations } = posteriorPart(found, { blocks })
    expect(Object.keys(parameters)).toEqual(['a'])
    expect(parameters.a).toMatchObject({ unit: '1', source: ['note', 'seen'] })
    expect(parameters.a?.note).toMatch(
      /^calibrated: moved by 1.0 standard deviations .* 45% as wide, mostly by/,
    )
    expect(correlations).toEqual([])
  })

  test('is the scenario itself where the facts teach nothing', async () => {
    const found = await fitTwo(twoNumbers(['runs=2000', 'design=sobol'], withSource), [
      sourced('final(first)', 100, 1000),
    ])
    const { scenario } = written(found, withSource)
    expect(scenario.warnings).toEqual([])
    expect(scenario.inputs.a?.[0]?.law.name).toBe('normal')
  })
})
