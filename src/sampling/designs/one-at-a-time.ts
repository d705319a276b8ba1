import type { Design } from '../design.js'

/**
 * Puts every parameter at its median in the first run; then each, in the order of the alphabet, at its p5 in one run and
 * at its p95 in the next, with the others at their medians.
 */
export const oneAtATime: Design = {
  name: 'one-at-a-time',
  about:
    'All at the median, then each parameter alone at its p5 and its p95; sets the number of runs itself.',
  needsRuns: true,
  isDeliberate: true,
  runs: ({ names }) => 1 + 2 * names.length,
  probabilities: ({ names }) => {
    const sorted = [...names].sort()
    const lowRuns = names.map((name) => 1 + 2 * sorted.indexOf(name))
    return (out, index, from) => {
      const low = (lowRuns[index] as number) - from
      out.fill(0.5)
      if (low >= 0 && low < out.length) out[low] = 0.05
      if (low + 1 >= 0 && low + 1 < out.length) out[low + 1] = 0.95
    }
  },
}
