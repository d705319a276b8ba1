import { describe, expect, it } from 'vitest'
import { cholesky } from '../../src/math/cholesky.js'
import { normalProbability, normalQuantile } from '../../src/math/normal.js'
import { normalCorrelationOf, spearman } from '../../src/math/rank-correlation.js'
import type { Dependence } from '../../src/sampling/correlate.js'
import type { Design } from '../../src/sampling/design.js'
import { antithetic } from '../../src/sampling/designs/antithetic.js'
import { designs } from '../../src/sampling/designs/index.js'
import { latinHypercube } from '../../src/sampling/designs/latin-hypercube.js'
import { median } from '../../src/sampling/designs/median.js'
import { random } from '../../src/sampling/designs/random.js'
import { sobol } from '../../src/sampling/designs/sobol.js'
import { probabilitiesOf, type Sampling } from '../../src/sampling/draw.js'

const NAMES = ['a', 'b', 'c', 'd']

/** A group of two names with a rank correlation. */
function pair(first: string, second: string, rank: number): Dependence {
  const r = normalCorrelationOf(rank)
  return {
    names: [first, second],
    factor: cholesky([
      [1, r],
      [r, 1],
    ]),
  }
}

function draw(
  groups: readonly Dependence[],
  { design = random, runs = 2000, seed = '1', names = NAMES }: Partial<Sampling> & { names?: string[] } = {},
): Record<string, Float64Array> {
  const fill = probabilitiesOf(names, { seed, design, runs, groups })
  return Object.fromEntries(
    names.map((name, index) => {
      const column = new Float64Array(runs)
      fill(column, index, 0)
      return [name, column]
    }),
  )
}

describe('correlated draws', () => {
  const free = draw([])
  const tied = draw([pair('a', 'c', 0.6)])

  it('are sums of normal numbers, by hand', () => {
    const r = 2 * Math.sin((Math.PI * 0.6) / 6)
    for (const run of [0, 17, 600, 1999]) {
      const [a, c] = [normalQuantile(free.a![run]!), normalQuantile(free.c![run]!)]
      expect(tied.c![run]).toBeCloseTo(normalProbability(r * a + Math.sqrt(1 - r * r) * c), 12)
    }
  })

  it('move only the second of a pair, bit for bit', () => {
    expect({ ...tied, c: free.c }).toEqual(free)
    expect(tied.c).not.toEqual(free.c)
    const more = draw([pair('a', 'c', 0.6), pair('b', 'd', -0.3)])
    expect({ ...more, d: tied.d }).toEqual(tied)
  })

  it('do not ask for the order of names, nor for others', () => {
    const other = draw([pair('a', 'c', 0.6)], { names: ['d', 'c', 'x', 'b', 'a'] })
    expect(other.a).toEqual(tied.a)
    expect(other.c).toEqual(tied.c)
  })

  it('stay uniform and strictly between 0 and 1', () => {
    const counts = new Float64Array(10)
    for (const p of tied.c!) counts[Math.floor(p * 10)]!++
    // The quantile of chi-squared with 9 degrees of freedom at 1 - 1e-6 is 44.8.
    expect(counts.reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0)).toBeLessThan(44.8)
    for (const rank of [1, -1, 0.999])
      expect(draw([pair('a', 'c', rank)]).c!.every((p) => p > 0 && p < 1)).toBe(true)
  })

  it('follow each other under 1 and mirror each other under -1', () => {
    const same = draw([pair('a', 'c', 1)])
    const mirrored = draw([pair('a', 'c', -1)])
    same.a!.forEach((p, run) => {
      expect(same.c![run]).toBeCloseTo(p, 12)
      expect(mirrored.c![run]).toBeCloseTo(1 - p, 12)
    })
  })

  it('are untouched under 0', () => expect(draw([pair('a', 'c', 0)])).toEqual(free))

  it('are the same in any split of the range', () => {
    const sampling = { seed: '1', design: random, runs: 2000, groups: [pair('a', 'c', 0.6)] }
    const fill = probabilitiesOf(NAMES, sampling)
    for (const [from, length] of [
      [1500, 500],
      [0, 1],
      [0, 512],
      [3, 1400],
    ] as const) {
      const column = new Float64Array(length)
      for (const index of [2, 0, 2]) {
        fill(column, index, from)
        expect(column).toEqual(tied[NAMES[index]!]!.slice(from, from + length))
      }
    }
  })

  it('leave designs alone that set every number on purpose', () => {
    for (const design of designs.filter(({ isDeliberate }) => isDeliberate))
      expect(draw([pair('a', 'c', 0.6)], { design, runs: 9 })).toEqual(draw([], { design, runs: 9 }))
    expect(median.isDeliberate).toBe(true)
  })
})

describe.each([random, sobol, latinHypercube, antithetic])('correlations under $name', (design) => {
  it.each([-0.9, -0.3, 0.5, 0.95])('reach %d within four standard errors', (rank) => {
    const runs = 4096
    const { a, c } = draw([pair('a', 'c', rank)], { design, runs })
    // The standard error of Spearman's coefficient is at most that of independent columns, 1 / sqrt(n - 1); pairs that
    // mirror each other are as half as many runs.
    const error = 1 / Math.sqrt((design === antithetic ? runs / 2 : runs) - 1)
    expect(Math.abs(spearman(a!, c!) - rank)).toBeLessThan(4 * error)
  })

  it('reach a whole matrix', () => {
    const ranks = [
      [1, 0.6, -0.2],
      [0.6, 1, 0.3],
      [-0.2, 0.3, 1],
    ]
    const factor = cholesky(ranks.map((row) => row.map(normalCorrelationOf)))
    const drawn = draw([{ names: ['a', 'b', 'd'], factor }], { design, runs: 4096 })
    const columns = [drawn.a!, drawn.b!, drawn.d!]
    for (const [i, row] of ranks.entries())
      for (const [j, rank] of row.entries()) expect(spearman(columns[i]!, columns[j]!)).toBeCloseTo(rank, 1)
  })
})

describe('what remains of a design', () => {
  it('mirrors pairs still under antithetic', () => {
    const { c } = draw([pair('a', 'c', 0.6)], { design: antithetic })
    for (let run = 0; run < 2000; run += 2) expect(c![run]! + c![run + 1]!).toBeCloseTo(1, 12)
  })

  it('keeps one point in each stratum of the first name of a group', () => {
    for (const design of [sobol, latinHypercube]) {
      const { a } = draw([pair('a', 'c', 0.6)], { design, runs: 1024 })
      expect(new Set(a!.map((p) => Math.floor(p * 1024))).size).toBe(1024)
    }
  })

  // Sixteen bins of random draws scatter around their mean of 64 with the variance of a binomial law, 64 * 15 / 16 = 60.
  it.each([
    [random, 45, 75],
    [sobol, 0, 20],
  ])('spreads the second name under $name', (design, least, most) => {
    const square = meanOverSeeds(design, (c) => {
      const counts = new Float64Array(16)
      for (const p of c) counts[Math.floor(p * 16)]!++
      return counts.reduce((sum, n) => sum + (n - 64) ** 2 / 16, 0)
    })
    expect(square).toBeGreaterThan(least)
    expect(square).toBeLessThan(most)
  })

  // The mean of random normal numbers has the variance 1 / 1024.
  it.each([
    [random, 0.5, 1.7],
    [sobol, 0, 0.01],
    [latinHypercube, 0, 0.01],
  ])('keeps the mean of the second name under $name', (design, least, most) => {
    const square = meanOverSeeds(
      design,
      (c) => (c.reduce((sum, p) => sum + normalQuantile(p), 0) / 1024) ** 2,
    )
    expect(1024 * square).toBeGreaterThan(least)
    expect(1024 * square).toBeLessThan(most)
  })
})

/** Averages something of the second name of a pair over forty seeds. */
function meanOverSeeds(design: Design, measure: (c: Float64Array) => number): number {
  const measured = Array.from({ length: 40 }, (_, seed) =>
    measure(draw([pair('a', 'c', 0.6)], { design, runs: 1024, seed: String(seed) }).c!),
  )
  return measured.reduce((a, b) => a + b) / measured.length
}
