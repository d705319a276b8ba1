/** Rows of numbers, all equally long. */
export type Matrix = readonly (readonly number[])[]

/** The eigenvalues of a symmetric matrix, in no order, and their eigenvectors: `vectors[i][k]` is entry i of the k-th. */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: Matrix
}

const MOST_SWEEPS = 60

/**
 * Finds the eigenvalues and eigenvectors of a symmetric matrix, right to about 1e-15 of its largest entry. Made of
 * + - * / and square roots alone, so that it gives the same bits everywhere. Method: cyclic Jacobi rotations, G. H. Golub
 * and C. F. Van Loan, Matrix Computations, 4th edition, section 8.5.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const a = matrix.map((row) => [...row])
  const vectors = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < MOST_SWEEPS && rotateAll(a, vectors); sweep++);
  return { values: a.map((row, i) => row[i] as number), vectors }
}

/** Rotates once for each pair of rows; tells whether anything was left to rotate. */
function rotateAll(a: number[][], vectors: number[][]): boolean {
  let rotated = false
  for (let p = 0; p < a.length; p++)
    for (let q = p + 1; q < a.length; q++) {
      const [pp, pq, qq] = [a[p]![p]!, a[p]![q]!, a[q]![q]!]
      if (Math.abs(pq) <= 1e-17 * (Math.abs(pp) + Math.abs(qq))) continue
      rotated = true
      rotate(a, vectors, { p, q, ...angle({ pp, pq, qq }) })
    }
  return rotated
}

/** Gives the cosine and sine of the rotation that makes an entry off the diagonal zero. */
function angle({ pp, pq, qq }: { pp: number; pq: number; qq: number }): { c: number; s: number } {
  const tau = (qq - pp) / (2 * pq)
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const c = 1 / Math.sqrt(1 + t * t)
  return { c, s: t * c }
}

function rotate(
  a: number[][],
  vectors: number[][],
  { p, q, c, s }: { p: number; q: number; c: number; s: number },
): void {
  const turn = (row: number[]): void => {
    const [x, y] = [row[p]!, row[q]!]
    row[p] = c * x - s * y
    row[q] = s * x + c * y
  }
  a.forEach(turn)
  const [rowP, rowQ] = [a[p]!, a[q]!]
  a[p] = rowP.map((x, j) => c * x - s * rowQ[j]!)
  a[q] = rowP.map((x, j) => s * x + c * rowQ[j]!)
  a[p]![q] = 0
  a[q]![p] = 0
  vectors.forEach(turn)
}
