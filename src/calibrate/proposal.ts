import type { Drawn, Tilt } from '../ensemble/job.js'
import { exp, ln } from '../math/exp-log.js'
import type { Dependence } from '../sampling/correlate.js'

/** Where a wave of runs is drawn from, on the scale of normal scores: means and spreads by name, and what depends on what. */
export interface Proposal {
  readonly tilts: ReadonlyMap<string, Tilt>
  readonly groups: readonly Dependence[]
}

/** Gives the normal scores of a number, by its name: one a run. */
export type Scores = (name: string) => Float64Array

/** Draws numbers from a proposal and no longer from the prior alone. */
export function tiltedBy(uncertain: readonly Drawn[], { tilts }: Proposal): Drawn[] {
  return uncertain.map((one) => ({ ...one, tilt: tilts.get(one.label) }))
}

/**
 * Gives the logarithm of the density of runs under a proposal, over that under the prior, from their normal scores: both are
 * normal laws there, so laws with atoms, or dates that never come, need no density of their own.
 */
export function logRatio(
  scores: Scores,
  { proposal, prior, runs }: { readonly proposal: Proposal; readonly prior: Proposal; readonly runs: number },
): Float64Array {
  const names = namesOf([proposal, prior])
  const out = new Float64Array(runs)
  addLogDensity(out, { scores, names, proposal, sign: 1 })
  addLogDensity(out, { scores, names, proposal: prior, sign: -1 })
  return out
}

function namesOf(proposals: readonly Proposal[]): string[] {
  const all = proposals.flatMap(({ tilts, groups }) => [
    ...tilts.keys(),
    ...groups.flatMap(({ names }) => names),
  ])
  return [...new Set(all)]
}

interface Adding {
  readonly scores: Scores
  readonly names: readonly string[]
  readonly proposal: Proposal
  readonly sign: 1 | -1
}

/** Adds the logarithm of a density, up to a constant that all proposals share. */
function addLogDensity(out: Float64Array, { scores, names, proposal, sign }: Adding): void {
  const { tilts, groups } = proposal
  const grouped = new Set(groups.flatMap((group) => group.names))
  const alone = names.filter((name) => !grouped.has(name)).map((name) => ({ names: [name], factor: [[1]] }))
  for (const group of [...groups, ...alone]) {
    const independent: Float64Array[] = []
    group.names.forEach((name, row) => {
      const { mean, spread } = tilts.get(name) ?? { mean: 0, spread: 1 }
      const weights = group.factor[row] as readonly number[]
      const pivot = weights[row] as number
      const own = scores(name).map((score) => (score - mean) / spread)
      for (let before = 0; before < row; before++) {
        const [weight, column] = [weights[before] as number, independent[before] as Float64Array]
        if (weight !== 0) for (let run = 0; run < out.length; run++) own[run]! -= weight * column[run]!
      }
      const constant = ln(spread * pivot)
      for (let run = 0; run < out.length; run++) {
        own[run]! /= pivot
        out[run]! -= sign * (constant + 0.5 * own[run]! * own[run]!)
      }
      independent.push(own)
    })
  }
}

/**
 * Gives the logarithm of the prior density of runs over that of the mixture of all waves, which drew so many runs each. It is
 * never above that of one over the prior's own part, so a bad proposal can spoil little. `ratios` are `[wave][run]`, of the
 * density under each wave over that under the prior. Source: A. Owen and Y. Zhou (2000), "Safe and effective importance
 * sampling", JASA 95, 135-143, on the deterministic mixture (the balance heuristic of Veach and Guibas, 1995).
 */
export function logMixtureRatio(ratios: readonly Float64Array[], counts: readonly number[]): Float64Array {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const runs = ratios[0]?.length ?? 0
  return Float64Array.from({ length: runs }, (_, run) => {
    const top = ratios.reduce((most, ratio) => Math.max(most, ratio[run] as number), Number.NEGATIVE_INFINITY)
    const sum = ratios.reduce(
      (total, ratio, wave) => total + ((counts[wave] as number) / all) * exp((ratio[run] as number) - top),
      0,
    )
    return -(top + ln(sum))
  })
}
