import type { Design } from '../design.js'

/**
 * Crosses the levels of some parameters, with the others at their medians. Level i of n, counted from 0, is the
 * probability (i + 1/2) / n: the middle of one of n equal parts. The last name in the alphabet changes fastest.
 */
export const grid: Design = {
  name: 'grid',
  about:
    'Every combination of given levels of given parameters, the others at the median; sets the number of runs.',
  needsRuns: true,
  isDeliberate: true,
  runs: ({ axes = [] }) => axes.reduce((product, { levels }) => product * levels, 1),
  probabilities: ({ names, axes = [] }) => {
    const sorted = [...axes].sort((a, b) => (a.name < b.name ? -1 : 1))
    const columns = names.map((name) => {
      const place = sorted.findIndex((axis) => axis.name === name)
      const block = sorted.slice(place + 1).reduce((product, { levels }) => product * levels, 1)
      // A parameter that is not crossed has one level, at 1/2.
      return { levels: sorted[place]?.levels ?? 1, block }
    })
    return (out, index, from) => {
      const { levels, block } = columns[index] as (typeof columns)[number]
      for (let i = 0; i < out.length; i++) out[i] = ((Math.floor((from + i) / block) % levels) + 0.5) / levels
    }
  },
}
