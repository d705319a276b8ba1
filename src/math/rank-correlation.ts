/** Holds pi / 6. */
const SIXTH_OF_PI = 0.5235987755982989

/**
 * Gives the correlation that two normal numbers must have for a rank correlation (Spearman's): 2 sin(pi rank / 6). The
 * sine by its Taylor series to x^17, whose error is below 1e-20, so that every engine gives the same bits. Source:
 * K. Pearson (1907), "On further methods of determining correlation", Drapers' Company Research Memoirs IV.
 */
export function normalCorrelationOf(rank: number): number {
  if (Math.abs(rank) === 1) return rank
  const x = SIXTH_OF_PI * rank
  let term = x
  let sum = x
  for (let n = 3; n <= 17; n += 2) {
    term *= -(x * x) / (n * (n - 1))
    sum += term
  }
  return 2 * sum
}

/**
 * Gives the rank correlation of two normal numbers with a correlation: 6 / pi times the arc sine of half of it, by its
 * Taylor series, whose terms are at most a quarter of the one before.
 */
export function rankCorrelationOf(normal: number): number {
  const x = normal / 2
  let power = x
  let sum = x
  for (let n = 1; n <= 28; n++) {
    power *= (x * x * (2 * n - 1)) / (2 * n)
    sum += power / (2 * n + 1)
  }
  return sum / SIXTH_OF_PI
}

/**
 * Computes the rank correlation (Spearman's) of two columns: the correlation of their ranks, where equal numbers share the
 * mean of theirs. NaN where a column holds one number alone.
 */
export function spearman(a: Float64Array, b: Float64Array): number {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)]
  const middle = (a.length - 1) / 2
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [ranksA[i]! - middle, ranksB[i]! - middle]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}

/** Gives the rank of each number, counted from 0. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const ranks = new Float64Array(values.length)
  for (let first = 0, next = 0; first < order.length; first = next) {
    while (next < order.length && values[order[next]!] === values[order[first]!]) next++
    for (let k = first; k < next; k++) ranks[order[k]!] = (first + next - 1) / 2
  }
  return ranks
}
