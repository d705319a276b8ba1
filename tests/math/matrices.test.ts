import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cholesky } from '../../src/math/cholesky.js'
import { isCorrelation, nearestCorrelation } from '../../src/math/nearest-correlation.js'
import { normalCorrelationOf, rankCorrelationOf, spearman } from '../../src/math/rank-correlation.js'
import { type Matrix, symmetricEigen } from '../../src/math/symmetric-eigen.js'

interface Reference {
  readonly symmetric: readonly { matrix: number[][]; values: number[] }[]
  readonly cholesky: readonly { matrix: number[][]; lower: number[][] }[]
  readonly spearman: readonly { a: number[]; b: number[]; rank: number }[]
  readonly normal: readonly (readonly [rank: number, normal: number])[]
}

/** The numbers that fixtures/make_matrices.py made. */
const reference: Reference = JSON.parse(readFileSync(`${import.meta.dirname}/fixtures/matrices.json`, 'utf8'))

function expectClose(found: Matrix, expected: Matrix, digits: number): void {
  expect(found.length).toBe(expected.length)
  for (const [i, row] of expected.entries())
    for (const [j, entry] of row.entries()) expect(found[i]![j]).toBeCloseTo(entry, digits)
}

describe('symmetricEigen', () => {
  it.each(reference.symmetric)('finds the eigenvalues that NumPy finds (%#)', ({ matrix, values }) => {
    const found = [...symmetricEigen(matrix).values].sort((a, b) => a - b)
    expectClose([found], [values], 12)
  })

  it.each(reference.symmetric)('finds vectors of length 1 that it only stretches (%#)', ({ matrix }) => {
    const { values, vectors } = symmetricEigen(matrix)
    values.forEach((value, k) => {
      const vector = vectors.map((row) => row[k]!)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12)
      const image = matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0))
      expectClose([image], [vector.map((entry) => value * entry)], 12)
    })
  })
})

describe('cholesky', () => {
  it.each(reference.cholesky)('finds the triangle that NumPy finds (%#)', ({ matrix, lower }) => {
    const found = cholesky(matrix).map((row) => [...row, ...Array(matrix.length - row.length).fill(0)])
    expectClose(found, lower, 12)
  })

  it('takes numbers that follow from each other', () => {
    const mirrored = [
      [1, -1, 0.5],
      [-1, 1, -0.5],
      [0.5, -0.5, 1],
    ]
    const [first, second, third] = cholesky(mirrored)
    expect([first, second]).toEqual([[1], [-1, 0]])
    expectClose([third!], [[0.5, 0, Math.sqrt(0.75)]], 15)
  })
})

describe('nearestCorrelation', () => {
  // N. J. Higham (2002), section 4: the tridiagonal matrix of ones, as a correlation matrix to four digits.
  it('gives the published matrix of three', () =>
    expectClose(
      nearestCorrelation([
        [1, 1, 0],
        [1, 1, 1],
        [0, 1, 1],
      ]),
      [
        [1, 0.7607, 0.1573],
        [0.7607, 1, 0.7607],
        [0.1573, 0.7607, 1],
      ],
      4,
    ))

  // The second difference matrix of order 4, the same section.
  it('gives the published matrix of four', () =>
    expectClose(
      nearestCorrelation([
        [2, -1, 0, 0],
        [-1, 2, -1, 0],
        [0, -1, 2, -1],
        [0, 0, -1, 2],
      ]),
      [
        [1, -0.8084, 0.1916, 0.1068],
        [-0.8084, 1, -0.6562, 0.1916],
        [0.1916, -0.6562, 1, -0.8084],
        [0.1068, 0.1916, -0.8084, 1],
      ],
      4,
    ))

  it.each(reference.cholesky)('leaves a correlation matrix alone (%#)', ({ matrix }) => {
    expect(isCorrelation(matrix)).toBe(true)
    expectClose(nearestCorrelation(matrix), matrix, 12)
  })

  it('gives a correlation matrix, exactly symmetric, for hopeless wishes', () => {
    const wish = [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => (i === j ? 1 : -0.9)))
    expect(isCorrelation(wish)).toBe(false)
    const found = nearestCorrelation(wish)
    expect(isCorrelation(found)).toBe(true)
    expect(found).toEqual(found.map((_, i) => found.map((row) => row[i])))
    // Of five numbers that are all alike, none of the correlations can be below -1/4.
    expect(found[0]![1]).toBeCloseTo(-0.25, 10)
    expect(found[3]![3]).toBe(1)
  })
})

describe('rank correlations', () => {
  it.each(reference.normal)('%d asks for a normal one of %d', (rank, normal) => {
    expect(normalCorrelationOf(rank)).toBeCloseTo(normal, 15)
    expect(rankCorrelationOf(normal)).toBeCloseTo(rank, 12)
  })

  it.each(reference.spearman)('of columns are $rank', ({ a, b, rank }) =>
    expect(spearman(Float64Array.from(a), Float64Array.from(b))).toBeCloseTo(rank, 12),
  )

  it('of a constant do not exist', () =>
    expect(spearman(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBeNaN())
})
