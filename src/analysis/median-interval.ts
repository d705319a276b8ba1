/** The share of intervals that hold the true median, at least. */
export const COVERAGE = 0.95

/**
 * Gives the ranks, counted from 1, of the order statistics between which the median of what `count` independent values
 * were drawn from lies in 95 of 100 cases or more, whatever its law: the number of values below the median is binomial
 * with probability 1/2 (W. J. Conover (1999), Practical Nonparametric Statistics, 3rd edition, section 3.2). Undefined for
 * fewer than 6 values, which do not reach that.
 */
export function medianRanks(count: number): readonly [low: number, high: number] | undefined {
  const middle = Math.floor(count / 2)
  let probability = centralProbability(count)
  // Sums the probabilities of middle, middle - 1, ... and of their mirror images, until they are enough.
  let inside = count % 2 === 0 ? probability : 2 * probability
  let below = middle
  while (inside < COVERAGE) {
    if (below === 0) return undefined
    probability *= below / (count - below + 1)
    below--
    inside += 2 * probability
  }
  return below === 0 ? undefined : [below, count - below + 1]
}

/** Gives the probability that of an even count of fair coins half show heads; of an odd one, the lesser half. */
function centralProbability(count: number): number {
  const half = Math.floor(count / 2)
  let probability = 1
  for (let i = 1; i <= half; i++) probability *= (2 * i - 1) / (2 * i)
  return count % 2 === 0 ? probability : (probability * (2 * half + 1)) / (half + 1) / 2
}

/** Gives the Monte Carlo interval of the median of sorted values: 95%, by order statistics; NaN where they are too few. */
export function medianInterval(sorted: Float64Array): readonly [low: number, high: number] {
  const ranks = medianRanks(sorted.length)
  if (!ranks) return [Number.NaN, Number.NaN]
  return [sorted[ranks[0] - 1] as number, sorted[ranks[1] - 1] as number]
}
