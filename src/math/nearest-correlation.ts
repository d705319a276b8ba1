import { type Matrix, symmetricEigen } from './symmetric-eigen.js'

const MOST_STEPS = 2000
/** The largest change of an entry in a step after which the steps end. */
const SMALL = 1e-13
/** The least eigenvalue that a correlation matrix may have by rounding. */
const NO_LESS_THAN = -1e-12

/** Tells whether a symmetric matrix with ones on its diagonal is a correlation matrix: none of its eigenvalues is negative. */
export function isCorrelation(matrix: Matrix): boolean {
  return symmetricEigen(matrix).values.every((value) => value >= NO_LESS_THAN * matrix.length)
}

/**
 * Finds the correlation matrix nearest to a symmetric matrix: the sum of the squares of all differences is the least.
 * Method: alternating projections with Dykstra's correction, N. J. Higham (2002), "Computing the nearest correlation
 * matrix - a problem from finance", IMA J. Numer. Anal. 22, 329-343, algorithm 3.3 with equal weights.
 */
export function nearestCorrelation(matrix: Matrix): Matrix {
  let correction = matrix.map((row) => row.map(() => 0))
  let nearest: Matrix = matrix
  for (let step = 0; step < MOST_STEPS; step++) {
    const shifted = nearest.map((row, i) => row.map((entry, j) => entry - correction[i]![j]!))
    const projected = withoutNegative(shifted)
    correction = projected.map((row, i) => row.map((entry, j) => entry - shifted[i]![j]!))
    const next = projected.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry)))
    const change = Math.max(...next.map((row, i) => largestDifference(row, nearest[i]!)))
    nearest = next
    if (change < SMALL) break
  }
  return nearest
}

/** Projects a symmetric matrix to the nearest one without negative eigenvalues: they become 0. */
function withoutNegative(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix)
  return matrix.map((row, i) =>
    row.map((_, j) => {
      let sum = 0
      // The smaller index first, so that rounding leaves the matrix symmetric.
      const [a, b] = [vectors[Math.min(i, j)]!, vectors[Math.max(i, j)]!]
      for (const [k, value] of values.entries()) if (value > 0) sum += value * a[k]! * b[k]!
      return sum
    }),
  )
}

function largestDifference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((entry, i) => Math.abs(entry - b[i]!)))
}
