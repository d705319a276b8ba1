import { describe, expect, test } from 'vitest'
import { fact, fitTwo, momentsOf, twoNumbers } from './two-numbers.js'

const runs = ['runs=20000', 'design=sobol']

// A normal prior of mean 0 and variance 1, and a normal fact y of variance v: the posterior has precision 1 + 1/v and mean
// (y/v) / (1 + 1/v). Here y = 1.2 and v = 0.25.
describe('one number that is seen with an error', () => {
  test('has the posterior that is known by hand', async () => {
    const found = await fitTwo(twoNumbers(runs), [fact('final(first)', 101.2, 0.5)])
    const { mean, sd } = momentsOf(found, 0)
    expect(mean).toBeCloseTo(0.96, 2)
    expect(sd).toBeCloseTo(Math.sqrt(0.2), 2)
    expect(found.power).toBe(1)
    const [a, b] = found.numbers
    expect(a).toMatchObject({ isMoved: true, cell: { label: 'a' } })
    expect(a?.shift).toBeCloseTo(0.96, 2)
    expect(a?.spread).toBeCloseTo(Math.sqrt(0.2), 2)
    expect(a?.after.p95).toBeCloseTo(0.96 + 1.6449 * Math.sqrt(0.2), 1)
    expect(a?.width).toBeCloseTo(Math.sqrt(0.2), 1)
    expect(b).toMatchObject({ isMoved: false })
    expect(b?.shift).toBeCloseTo(0, 1)
  })

  // The largest of |P(x) - P((x - 0.96) / sqrt(0.2))| over a grid of x, by Python with math.erfc: 0.5508.
  test('is as far from its prior as the distribution functions are', async () => {
    const found = await fitTwo(twoNumbers(runs), [fact('final(first)', 101.2, 0.5)])
    expect(found.numbers[0]?.distance).toBeCloseTo(0.5508, 2)
  })

  // With a discrepancy of 0.5% of 101.2, 0.506, the variance is 0.25 + 0.256.
  test('is told less by a model that is not exact', async () => {
    const found = await fitTwo(twoNumbers(runs), [fact('final(first)', 101.2, 0.5)], { discrepancy: 0.005 })
    const variance = 0.25 + 0.506 ** 2
    expect(momentsOf(found, 0).mean).toBeCloseTo(1.2 / variance / (1 + 1 / variance), 2)
  })

  test('hears two sources that disagree on it as one fact', async () => {
    const facts = [fact('final(first)', 101.2, 0.5, 'one'), fact('final( first )', 100.5, 1, 'other')]
    const { mean, sd } = momentsOf(await fitTwo(twoNumbers(runs), facts), 0)
    const precision = 1 + 4 / 2 + 1 / 2
    expect(mean).toBeCloseTo((1.2 * (4 / 2) + 0.5 * (1 / 2)) / precision, 2)
    expect(sd).toBeCloseTo(Math.sqrt(1 / precision), 2)
  })
})

// Of the sum y of two standard normal numbers with error variance v, each has the posterior mean y / (2 + v), the variance
// 1 - 1 / (2 + v) and, with the other one, the covariance -1 / (2 + v). Spearman's correlation is 6/pi asin(r/2).
test('two numbers whose sum is seen come to depend on each other', async () => {
  const found = await fitTwo(twoNumbers(runs), [fact('final(both)', 101, 0.5)])
  const { mean, sd } = momentsOf(found, 1)
  expect(mean).toBeCloseTo(1 / 2.25, 2)
  expect(sd).toBeCloseTo(Math.sqrt(1 - 1 / 2.25), 2)
  const normal = -1 / 2.25 / (1 - 1 / 2.25)
  expect(found.pairs).toHaveLength(1)
  expect(found.pairs[0]?.between).toEqual(['a', 'b'])
  expect(found.pairs[0]?.rank).toBeCloseTo((6 / Math.PI) * Math.asin(normal / 2), 2)
})

describe('how much of the facts is used', () => {
  const hard = [fact('final(first)', 102, 0.02)]

  test('a likelihood that would leave too few runs is raised to a power below 1', async () => {
    const found = await fitTwo(twoNumbers(), hard, { leastEffective: 500 })
    expect(found.power).toBeGreaterThan(0)
    expect(found.power).toBeLessThan(0.05)
    expect(found.effective).toBeCloseTo(500, 0)
    expect(found.effectiveAtOne).toBeLessThan(60)
    // The posterior of a fact whose variance is that much larger.
    const variance = 0.02 ** 2 / found.power
    expect(momentsOf(found, 0).mean).toBeCloseTo(2 / (1 + variance), 1)
  })

  test('further waves are drawn where the weight is, until all of it is used', async () => {
    const found = await fitTwo(twoNumbers(), hard, { leastEffective: 500, waves: 6 })
    expect(found.power).toBe(1)
    expect(found.waves.length).toBeGreaterThan(1)
    expect(found.waves.at(-1)?.tilted).toEqual(['a'])
    const { mean, sd } = momentsOf(found, 0)
    expect(mean).toBeCloseTo(2 / 1.0004, 2)
    expect(sd).toBeCloseTo(0.02, 2)
    expect(momentsOf(found, 1).mean).toBeCloseTo(0, 1)
  })

  test('waves keep to the posterior of numbers that were correlated before', async () => {
    const correlated = `title: Two numbers
horizon: { start: 2022-01, end: 2022-03 }
chips: {}
runs: 4000
design: sobol
parameters:
  a: { normal: { mean: 0, sd: 1 }, source: note }
  b: { normal: { mean: 0, sd: 1 }, source: note }
correlations: [{ between: [a, b], rank: 0.6, source: note }]
series:
  one: { value: 1, source: note }
sources:
  note: { title: A note }
`
    const found = await fitTwo(twoNumbers([], correlated), hard, { leastEffective: 500, waves: 6 })
    expect(found.power).toBe(1)
    // Given a = 2, b has the mean 2 r and the variance 1 - r^2, with r = 2 sin(pi 0.6 / 6).
    const r = 2 * Math.sin((Math.PI * 0.6) / 6)
    const { mean, sd } = momentsOf(found, 1)
    expect(mean).toBeCloseTo((2 / 1.0004) * r, 1)
    expect(sd).toBeCloseTo(Math.sqrt(1 - r * r), 1)
  })
})

describe('history', () => {
  // Within three standard errors of 0.5 of 102: a above 0.5, which 30.85% of draws are.
  test('rules out runs that lie three standard errors off', async () => {
    const found = await fitTwo(twoNumbers(runs), [fact('final(first)', 102, 0.5)])
    expect(found.match.left / found.match.runs).toBeCloseTo(0.3085, 2)
    expect(found.facts[0]?.ruledOut).toBeCloseTo(1 - 0.3085, 2)
  })

  test('that is held out moves nothing, and is compared all the same', async () => {
    const seen = fact('final(first)', 101.2, 0.5)
    const later = { ...fact('final(both)', 90, 0.1), isFitted: false }
    const with_ = await fitTwo(twoNumbers(runs), [seen, later])
    const without = await fitTwo(twoNumbers(runs), [seen])
    expect(momentsOf(with_, 0)).toEqual(momentsOf(without, 0))
    expect(with_.match.left).toBe(without.match.left)
    expect(with_.facts[1]?.after.p50).toBeCloseTo(100.96, 1)
  })
})

describe('what cannot be fitted', () => {
  test('runs that fail weigh nothing', async () => {
    const found = await fitTwo(twoNumbers(), [fact('final(broken)', 101, 0.3)])
    const values = found.runs.values(0)
    expect(found.weights.every((weight, run) => (values[run] as number) >= 0 || weight === 0)).toBe(true)
    expect(found.match.runs).toBeLessThan(2200)
  })

  test('is refused with the reason', async () => {
    const one = [fact('final(first)', 101, 0.5)]
    await expect(fitTwo(twoNumbers(), [])).rejects.toThrow('there is no fact to fit to')
    await expect(fitTwo(twoNumbers(['design=median']), one)).rejects.toThrow(
      /median design sets every number/,
    )
    const fixed = ['parameters.a={ value: -1, source: note }', 'parameters.b={ value: 0, source: note }']
    await expect(fitTwo(twoNumbers(fixed), one)).rejects.toThrow(/no number of the scenario is drawn once/)
    const failing = ['parameters.a={ uniform: [-2, -1], source: note }']
    await expect(fitTwo(twoNumbers(failing), [fact('final(broken)', 101, 0.3)])).rejects.toThrow(
      'no run has a weight above 0',
    )
    await expect(fitTwo(twoNumbers(), one, { leastEffective: 5000 })).rejects.toThrow(
      'only 4000 runs can be weighed; expected at least 5000',
    )
    await expect(fitTwo(twoNumbers(), [fact('final(first)', 101, 0)])).rejects.toThrow(
      'the fact final(first) has no error',
    )
  })
})
