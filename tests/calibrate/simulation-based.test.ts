import { describe, expect, test } from 'vitest'
import type { FactToUse } from '../../src/calibrate/calibrate.js'
import { normalQuantile } from '../../src/math/normal.js'
import { uniforms } from '../analysis/uniforms.js'
import { fact, fitTwo, twoNumbers } from './two-numbers.js'

/**
 * Simulation-based calibration: draw the truth from the prior, and facts from the truth; fit; and look at the rank of the
 * truth in the posterior. Over many repetitions a right fitter has it uniform. S. Talts and others (2018), "Validating
 * Bayesian inference algorithms with simulation-based calibration", arXiv:1804.06788.
 */
const REPETITIONS = 200
const BINS = 10
/** The 99.9% quantile of the chi-squared law with 9 degrees of freedom (Abramowitz and Stegun, table 26.8). */
const CRITICAL = 27.877

/** Gives a fixed standard normal number for each repetition. */
function normals(name: string): number[] {
  return Array.from(uniforms(`sbc ${name}`, REPETITIONS), (u) => normalQuantile(u))
}

const [truthA, truthB, noiseOne, noiseTwo] = ['a', 'b', 'one', 'two'].map(normals) as [
  number[],
  number[],
  number[],
  number[],
]

interface Trial {
  /** What the fitter is told the error to be, over what it is. */
  readonly told?: number
  readonly waves: number
}

/** Gives, over all repetitions, the part of the posterior below the truth, for both numbers; and how many needed waves. */
async function ranks({ told = 1, waves }: Trial) {
  const found: [number[], number[]] = [[], []]
  let [inWaves, whole] = [0, 0]
  for (let i = 0; i < REPETITIONS; i++) {
    const [a, b] = [truthA[i] as number, truthB[i] as number]
    const facts: FactToUse[] = [
      fact('final(both)', 100 + a + b + 0.2 * (noiseOne[i] as number), 0.2 * told),
      fact('final(bent)', 100 + a + b * b + 0.3 * (noiseTwo[i] as number), 0.3 * told),
    ]
    const scenario = twoNumbers(['runs=1000', `seed=sbc ${i}`])
    const {
      runs,
      weights,
      power,
      waves: made,
    } = await fitTwo(scenario, facts, {
      leastEffective: 100,
      waves,
    })
    if (made.length > 1) inWaves++
    if (power === 1) whole++
    for (const [index, truth] of [a, b].entries()) {
      const values = runs.values(index)
      const below = values.reduce(
        (sum, value, run) => sum + (value < truth ? (weights[run] as number) : 0),
        0,
      )
      found[index as 0 | 1].push(below)
    }
  }
  return { found, inWaves, whole }
}

/** Computes the statistic of Pearson's test that ranks are uniform. */
function chiSquared(below: readonly number[]): number {
  const counts = new Array<number>(BINS).fill(0)
  for (const part of below)
    counts[Math.min(Math.floor(part * BINS), BINS - 1)] =
      (counts[Math.min(Math.floor(part * BINS), BINS - 1)] as number) + 1
  const expected = below.length / BINS
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('simulation-based calibration of the fitter', () => {
  test('has the truth at every rank of the posterior alike, over one wave and more', async () => {
    const { found, inWaves, whole } = await ranks({ waves: 6 })
    expect(inWaves).toBeGreaterThan(REPETITIONS / 3)
    expect(whole).toBeGreaterThan(0.98 * REPETITIONS)
    for (const below of found) expect(chiSquared(below)).toBeLessThan(CRITICAL)
  }, 60_000)

  test('finds out a likelihood that is told half of the error', async () => {
    const { found } = await ranks({ told: 0.5, waves: 6 })
    for (const below of found) expect(chiSquared(below)).toBeGreaterThan(CRITICAL)
  }, 60_000)
})
