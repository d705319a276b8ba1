import type { Design } from '../design.js'

/** Puts every parameter at its median in every run. */
export const median: Design = {
  name: 'median',
  about: 'Every parameter at its median: one run to read, not a forecast.',
  isDeliberate: true,
  probabilities: () => (out) => void out.fill(0.5),
}
