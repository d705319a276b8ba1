import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sobol, sobolDimensions } from '../../src/sampling/designs/sobol.js'
import { assignDimensions } from '../../src/sampling/dimensions.js'
import { scramble } from '../../src/sampling/scramble.js'
import { DIMENSIONS, directionsOf } from '../../src/sampling/sobol-directions.js'
import { type StreamKey, streamKey } from '../../src/sampling/stream.js'
import { reference } from './reference.js'

interface Fixture {
  readonly dimensions: readonly number[]
  readonly runs: readonly number[]
  readonly points: readonly (readonly number[])[]
  readonly far: { readonly from: number; readonly points: readonly (readonly number[])[] }
  readonly last: readonly number[]
  readonly lastPoints: readonly (readonly number[])[]
}

/** SciPy's unscrambled points, by dimension and run; made by fixtures/make_sobol.py. */
const scipy: Fixture = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/sobol.json`, 'utf8'))

/** Adds up directions where the Gray code of a run has a one. */
function word(directions: Int32Array, run: number): number {
  return directions.reduce((sum, direction, k) => ((run ^ (run >>> 1)) & (1 << k) ? sum ^ direction : sum), 0)
}

/** Reads a word as a number between 0 and 1, its lowest bit the first digit. */
function fraction(bits: number): number {
  return Array.from({ length: 32 }, (_, k) => ((bits >>> k) & 1) * 2 ** -(k + 1)).reduce((a, b) => a + b)
}

function coordinates(dimension: number, runs: readonly number[]): number[] {
  const directions = directionsOf(dimension)
  return runs.map((run) => fraction(word(directions, run)))
}

describe('directionsOf', () => {
  it.each(scipy.dimensions)("gives SciPy's points in dimension %d", (dimension) => {
    expect(coordinates(dimension, scipy.runs)).toEqual(scipy.points[dimension])
    const far = scipy.far.points[dimension] as number[]
    expect(
      coordinates(
        dimension,
        far.map((_, i) => scipy.far.from + i),
      ),
    ).toEqual(far)
  })

  it.each(scipy.last)("gives SciPy's points in dimension %d", (dimension) =>
    expect(coordinates(dimension, scipy.runs)).toEqual(scipy.lastPoints[scipy.last.indexOf(dimension)]),
  )

  it('knows the 1,111 dimensions whose polynomials have at most 13 digits', () => {
    expect(DIMENSIONS).toBe(1111)
    expect(() => directionsOf(1111)).toThrow('dimension 1111; expected 0 to 1110')
  })
})

const M = 10
const RUNS = 2 ** M
const keys = Array.from({ length: 20_000 }, (_, i) => streamKey(String(i), 'a name'))

/** Scrambled points of two dimensions, which without scrambling are a (0, m, 2)-net. */
function net(seed: string): [number, number][] {
  const [first, second] = [directionsOf(0), directionsOf(1)]
  const [a, b] = [streamKey(seed, 'a'), streamKey(seed, 'b')]
  return Array.from({ length: RUNS }, (_, run) => [
    scramble(word(first, run), a),
    scramble(word(second, run), b),
  ])
}

describe('scrambled points', () => {
  it.each(['1', '2', '3'])('put one point into each elementary interval (seed %s)', (seed) => {
    for (let digits = 0; digits <= M; digits++) {
      const cells = net(seed).map(
        ([x, y]) => `${Math.floor(x * 2 ** digits)} ${Math.floor(y * 2 ** (M - digits))}`,
      )
      expect(new Set(cells).size).toBe(RUNS)
    }
  })

  it('are uniform over seeds (chi-squared, one chance in a million on either side)', () => {
    const [low, high] = reference.chiSquared99['one in a million']
    for (const bits of [0, 1, 0b1011, 0x12345678]) {
      const counts = new Float64Array(100)
      for (const key of keys) counts[Math.floor(scramble(bits, key) * 100)]!++
      const expected = keys.length / 100
      const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      expect(statistic).toBeGreaterThan(low)
      expect(statistic).toBeLessThan(high)
    }
  })

  // Two points share their first digits, then differ, and what follows is independent: that is what decides how large
  // the error of a mean is. Four digits of each make up to 128 cells of equal probability.
  it.each([
    [0b0000, 0b0001],
    [0b0110, 0b0111],
    [0b0000, 0b1000],
    [0b1011, 0b0011],
    [0b0101, 0b1101],
    [0b0010, 0b1100],
  ])('are in pairs as nested uniform scrambling has them (%d, %d)', (a, b) => {
    const counts = pairCounts(a, b)
    const common = 31 - Math.clz32((a ^ b) & -(a ^ b))
    const cells = 16 * 2 ** (3 - common)
    expect(counts.size).toBe(cells)
    const expected = keys.length / cells
    const statistic = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    // Six standard deviations of chi-squared above its mean.
    expect(statistic).toBeLessThan(cells + 6 * Math.sqrt(2 * cells))
  })
})

/** Counts what the first four digits of two points become over many keys. */
function pairCounts(a: number, b: number): Map<number, number> {
  const digits = (bits: number, key: StreamKey) => Math.floor(scramble(bits, key) * 16)
  const counts = new Map<number, number>()
  for (const key of keys) {
    const cell = 16 * digits(a, key) + digits(b, key)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}

describe('the sobol design', () => {
  const names = Array.from({ length: 60 }, (_, i) => `name_${i}`)
  const fill = sobol.probabilities({ seed: '1', names, runs: 4096 })

  it('puts each name once into each stratum, in every aligned block of 2^k runs', () => {
    for (const index of names.keys())
      for (const [from, runs] of [
        [0, 256],
        [256, 256],
        [3072, 1024],
        [0, 4096],
      ] as const) {
        const column = new Float64Array(runs)
        fill(column, index, from)
        expect(new Set(column.map((p) => Math.floor(p * runs))).size).toBe(runs)
      }
  })

  it('gives the scrambled points of the dimensions of the names', () => {
    const column = new Float64Array(100)
    fill(column, 7, 33)
    const directions = directionsOf(sobolDimensions(names).of.get('name_7') as number)
    const key = streamKey('1', 'name_7')
    expect([...column]).toEqual(Array.from(column, (_, i) => scramble(word(directions, 33 + i), key)))
  })

  it('says when runs are no power of two', () => {
    const remarks = (runs: number) => sobol.remarks?.({ seed: '1', names, runs })
    expect(remarks(4096)).toEqual([])
    expect(remarks(1)).toEqual([])
    expect(remarks(1000)).toEqual(['1000 runs are no power of two: Sobol points lie evenly at 512 or 1024'])
  })

  it('draws names for which no dimension is left at random', () => {
    const many = Array.from({ length: 1200 }, (_, i) => `name_${i}`)
    const fillMany = sobol.probabilities({ seed: '1', names: many, runs: 64 })
    const { moved } = sobolDimensions(many)
    const left = moved.filter(({ dimension }) => dimension === undefined)
    expect(left.length).toBeGreaterThanOrEqual(1200 - 1024)
    const column = new Float64Array(64)
    fillMany(column, many.indexOf(left[0]!.name), 0)
    expect(column.every((p) => p > 0 && p < 1)).toBe(true)
    expect(new Set(column.map((p) => Math.floor(p * 64))).size).toBeLessThan(64)
  })
})

describe('assignDimensions', () => {
  const SUPPLY = { size: 500, count: 3 }
  const names = Array.from({ length: 300 }, (_, i) => `parameter_${i}`)
  const { of, moved } = assignDimensions(names, SUPPLY)

  it('gives each name a dimension of its own', () => {
    const dimensions = names.map((name) => of.get(name))
    expect(new Set(dimensions).size).toBe(300)
    expect(dimensions.every((dimension) => dimension! >= 0 && dimension! < 1500)).toBe(true)
  })

  it('does not ask for the order of names', () =>
    expect(assignDimensions(names.toReversed(), SUPPLY)).toEqual({ of, moved }))

  it('lists those that are not where they would be alone, and no others', () => {
    const alone = (name: string) => assignDimensions([name], SUPPLY).of.get(name)
    const elsewhere = names.filter((name) => alone(name) !== of.get(name))
    expect(elsewhere.length).toBeGreaterThan(0)
    expect(moved.map(({ name }) => name).sort()).toEqual(elsewhere.sort())
    for (const { name, preferred, dimension, holder } of moved) {
      expect(preferred).toBe(alone(name))
      expect(dimension).toBe(of.get(name))
      expect(of.get(holder)).toBe(preferred)
    }
  })

  it('lets a new name move only such as are then listed, and mostly none', () => {
    const shifted = Array.from({ length: 100 }, (_, i) => {
      const more = assignDimensions([...names, `extra_${i}`], SUPPLY)
      const listed = more.moved.map(({ name }) => name)
      const others = names.filter((name) => more.of.get(name) !== of.get(name))
      expect(others.filter((name) => !listed.includes(name))).toEqual([])
      return others.length
    })
    expect(shifted.filter((count) => count === 0).length).toBeGreaterThan(50)
  })

  it('has nothing for names beyond the last dimension', () => {
    const { of: few, moved: left } = assignDimensions(names, { size: 100, count: 2 })
    expect(few.size).toBeLessThanOrEqual(200)
    expect(left.filter(({ dimension }) => dimension === undefined)).toHaveLength(300 - few.size)
  })
})
