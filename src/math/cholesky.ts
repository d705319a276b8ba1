import type { Matrix } from './symmetric-eigen.js'

/** A pivot below which a row adds nothing of its own. */
const NOTHING = 1e-12

/**
 * Finds the lower triangle L with L L' equal to a correlation matrix, each row of length 1. A row that follows from those
 * before it, as under a correlation of 1, has a 0 on the diagonal. Method: Cholesky's decomposition row by row, G. H.
 * Golub and C. F. Van Loan, Matrix Computations, 4th edition, section 4.2.
 */
export function cholesky(correlation: Matrix): Matrix {
  const lower: number[][] = []
  for (const [i, row] of correlation.entries()) {
    const found: number[] = []
    for (let j = 0; j < i; j++) {
      const pivot = lower[j]![j]!
      found.push(pivot === 0 ? 0 : (row[j]! - dot(found, lower[j]!, j)) / pivot)
    }
    const rest = 1 - dot(found, found, i)
    found.push(rest > NOTHING ? Math.sqrt(rest) : 0)
    lower.push(unit(found))
  }
  return lower
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += a[k]! * b[k]!
  return sum
}

/** Takes what rounding added to or left out of a row's length away. */
function unit(row: readonly number[]): number[] {
  const square = dot(row, row, row.length)
  return square === 1 ? [...row] : row.map((entry) => entry / Math.sqrt(square))
}
