/**
 * Picks so many places of a weighted sample that each counts alike: systematic resampling, at the middles of equal parts of
 * the cumulative weight, so it needs no random number. Source: G. Kitagawa (1996), "Monte Carlo filter and smoother",
 * Journal of Computational and Graphical Statistics 5(1), 1-25.
 */
export function resample(weights: Float64Array, count: number): Uint32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const picked = new Uint32Array(count)
  let [place, sum] = [0, weights[0] ?? 0]
  for (let i = 0; i < count; i++) {
    const wanted = ((i + 0.5) / count) * total
    while (sum < wanted && place < weights.length - 1) sum += weights[++place] as number
    picked[i] = place
  }
  return picked
}
