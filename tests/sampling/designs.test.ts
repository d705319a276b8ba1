import { describe, expect, it } from 'vitest'
import type { Axis, Design } from '../../src/sampling/design.js'
import { antithetic } from '../../src/sampling/designs/antithetic.js'
import { grid } from '../../src/sampling/designs/grid.js'
import { designNamed, designs } from '../../src/sampling/designs/index.js'
import { latinHypercube } from '../../src/sampling/designs/latin-hypercube.js'
import { oneAtATime } from '../../src/sampling/designs/one-at-a-time.js'
import { random } from '../../src/sampling/designs/random.js'
import { sobol } from '../../src/sampling/designs/sobol.js'
import { permutation } from '../../src/sampling/permutation.js'
import { streamKey } from '../../src/sampling/stream.js'

const NAMES = ['demand', 'yield', 'lead_time', 'share[state]', 'wafers']
const AXES: readonly Axis[] = [
  { name: 'yield', levels: 2 },
  { name: 'demand', levels: 3 },
]

interface Asked {
  readonly names?: readonly string[]
  readonly runs?: number
  readonly seed?: string
  readonly from?: number
  readonly count?: number
}

/** Gives the probabilities of each name, of `count` runs from `from` on. */
function points(design: Design, asked: Asked = {}): Record<string, number[]> {
  const { names = NAMES, runs = 1200, seed = '1', from = 0, count = runs } = asked
  const fill = design.probabilities({ seed, names, runs, axes: AXES })
  return Object.fromEntries(
    names.map((name, index) => {
      const column = new Float64Array(count).fill(Number.NaN)
      fill(column, index, from)
      return [name, [...column]]
    }),
  )
}

const part = (all: Record<string, number[]>, from: number, to: number) =>
  Object.fromEntries(Object.entries(all).map(([name, column]) => [name, column.slice(from, to)]))

describe.each(designs)('$name', (design) => {
  const whole = points(design)

  it('gives probabilities strictly between 0 and 1', () => {
    for (const column of Object.values(whole)) expect(column.every((p) => p > 0 && p < 1)).toBe(true)
  })

  it('gives a range what the whole has there, bit for bit', () => {
    for (const [from, to] of [
      [0, 1],
      [1, 64],
      [511, 513],
      [700, 1200],
    ] as const)
      expect(points(design, { from, count: to - from })).toEqual(part(whole, from, to))
  })

  it('does not ask for the order of names', () =>
    expect(points(design, { names: NAMES.toReversed() })).toEqual(whole))

  it('leaves the first runs as they were when runs are added, or says that it needs their number', () => {
    const more = part(points(design, { runs: 5000, count: 1200 }), 0, 1200)
    if (design === latinHypercube) expect(more).not.toEqual(whole)
    else expect(more).toEqual(whole)
    expect(design.needsRuns ?? false).toBe([latinHypercube, oneAtATime, grid].includes(design))
  })

  it('leaves names as they were when one is added, but for one-at-a-time, whose runs are the names', () => {
    const { bandwidth, ...others } = points(design, { names: ['bandwidth', ...NAMES] })
    expect(bandwidth).toHaveLength(1200)
    if (design === oneAtATime) expect(others).not.toEqual(whole)
    else expect(others).toEqual(whole)
  })

  it('changes with the seed where it is random at all', () => {
    const other = points(design, { seed: '2' })
    for (const name of NAMES)
      if (design.isDeliberate) expect(other[name]).toEqual(whole[name])
      else expect(other[name]).not.toEqual(whole[name])
  })
})

describe('latin-hypercube', () => {
  it.each([1, 2, 3, 7, 100, 1000, 4097])('puts one of %d runs into each stratum', (runs) => {
    for (const column of Object.values(points(latinHypercube, { runs })))
      expect(column.map((p) => Math.floor(p * runs)).sort((a, b) => a - b)).toEqual(
        Array.from({ length: runs }, (_, i) => i),
      )
  })

  it('spreads points within their strata', () => {
    const inside = points(latinHypercube).demand!.map((p) => (p * 1200) % 1)
    expect(Math.min(...inside)).toBeLessThan(0.02)
    expect(Math.max(...inside)).toBeGreaterThan(0.98)
  })

  it('keeps below 1 with ten million runs', () => {
    const last = permutation(10_000_000, streamKey('1', 'demand'))
    expect(last(0)).toBeLessThan(10_000_000)
    const few = points(latinHypercube, { runs: 10_000_000, from: 9_999_000, count: 1000 })
    for (const column of Object.values(few)) expect(column.every((p) => p > 0 && p < 1)).toBe(true)
  })
})

describe('permutation', () => {
  it.each([1, 2, 5, 256, 257, 1000])('of %d gives each place once', (size) => {
    const place = permutation(size, streamKey('1', 'x'))
    expect(new Set(Array.from({ length: size }, (_, i) => place(i))).size).toBe(size)
  })

  it('gives each of the 24 orders of four about as often', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 24_000; i++) {
      const order = [0, 1, 2, 3].map(permutation(4, streamKey(String(i), 'x'))).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    // The quantile of chi-squared with 23 degrees of freedom at 1 - 1e-6 is 69.0.
    const statistic = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
    expect(statistic).toBeLessThan(69)
  })
})

describe('antithetic', () => {
  it('mirrors each run in the next, exactly, and draws the first of each pair as random does', () => {
    const pairs = points(antithetic, { runs: 600 })
    const simple = points(random, { runs: 300 })
    for (const name of NAMES) {
      const column = pairs[name] as number[]
      expect(column.filter((_, run) => run % 2 === 0)).toEqual(simple[name])
      expect(column.filter((_, run) => run % 2 === 1)).toEqual(simple[name]!.map((p) => 1 - p))
    }
  })

  it('says when a run is without its pair', () => {
    const remarks = (runs: number) => antithetic.remarks?.({ seed: '1', names: NAMES, runs })
    expect(remarks(8)).toEqual([])
    expect(remarks(9)).toEqual(['9 runs are odd: the last one has no run to mirror it'])
  })
})

describe('one-at-a-time', () => {
  it('has the median first, then p5 and p95 of each name in the order of the alphabet', () => {
    const names = ['b', 'c', 'a']
    expect(oneAtATime.runs?.({ seed: '1', names, runs: 1 })).toBe(7)
    expect(points(oneAtATime, { names, runs: 7 })).toEqual({
      a: [0.5, 0.05, 0.95, 0.5, 0.5, 0.5, 0.5],
      b: [0.5, 0.5, 0.5, 0.05, 0.95, 0.5, 0.5],
      c: [0.5, 0.5, 0.5, 0.5, 0.5, 0.05, 0.95],
    })
  })
})

describe('grid', () => {
  it('crosses levels, the last name of the alphabet fastest, others at the median', () => {
    expect(grid.runs?.({ seed: '1', names: NAMES, runs: 1, axes: AXES })).toBe(6)
    const all = points(grid, { runs: 6 })
    expect(all.demand).toEqual([1 / 6, 1 / 6, 0.5, 0.5, 5 / 6, 5 / 6].map((p) => expect.closeTo(p, 15)))
    expect(all.yield).toEqual([0.25, 0.75, 0.25, 0.75, 0.25, 0.75])
    expect(all.wafers).toEqual(Array(6).fill(0.5))
  })
})

describe('designNamed', () => {
  it('finds each', () => expect(designs.map(({ name }) => designNamed(name))).toEqual(designs))
  it('knows no other', () =>
    expect(() => designNamed('hammersley')).toThrow('design is "hammersley"; expected one of random, sobol,'))
})

/** The mean square error of a mean over the runs of many seeds, for a function whose mean is known. */
function meanSquareError(design: Design, f: (x: number[]) => number, mean: number): number {
  const SEEDS = 40
  let sum = 0
  for (let seed = 0; seed < SEEDS; seed++) {
    const columns = Object.values(points(design, { seed: String(seed), runs: 1024 }))
    const values = columns[0]!.map((_, run) => f(columns.map((column) => column[run]!)))
    sum += (values.reduce((a, b) => a + b) / 1024 - mean) ** 2 / SEEDS
  }
  return sum
}

describe('the error of a known integral, beside random draws', () => {
  // Each factor has the mean 1, and so has the product.
  const product = (x: number[]) => x.reduce((all, xi, i) => all * (1 + (xi - 0.5) / (i + 1)), 1)
  const linear = (x: number[]) => x.reduce((all, xi, i) => all + xi / (i + 1), 0)
  const LINEAR_MEAN = (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5) / 2
  const simple = meanSquareError(random, product, 1)

  it('is what theory says for random draws', () => {
    const variance = [1, 2, 3, 4, 5].reduce((all, i) => all * (1 + 1 / (12 * i * i)), 1) - 1
    expect(simple / (variance / 1024)).toBeGreaterThan(0.5)
    expect(simple / (variance / 1024)).toBeLessThan(1.7)
  })
  it('is below a thousandth with sobol (mean square)', () =>
    expect(meanSquareError(sobol, product, 1) / simple).toBeLessThan(1e-3))
  it('is below a twentieth with latin-hypercube', () =>
    expect(meanSquareError(latinHypercube, product, 1) / simple).toBeLessThan(1 / 20))
  it('is below a tenth with antithetic', () =>
    expect(meanSquareError(antithetic, product, 1) / simple).toBeLessThan(1 / 10))
  it('is none with antithetic for a linear function', () =>
    expect(meanSquareError(antithetic, linear, LINEAR_MEAN)).toBeLessThan(1e-28))
  it('is below a hundred-thousandth with latin-hypercube for a linear function', () =>
    expect(meanSquareError(latinHypercube, linear, LINEAR_MEAN)).toBeLessThan(
      1e-5 * meanSquareError(random, linear, LINEAR_MEAN),
    ))
})
