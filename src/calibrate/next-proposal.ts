import type { Tilt } from '../ensemble/job.js'
import { rankGroups } from '../sampling/rank-groups.js'
import type { Scenario } from '../scenario/scenario.js'
import { possiblePairs } from './dependence.js'
import { movedNumbers, pairsOf, type Weighed } from './moved-numbers.js'
import type { Proposal } from './proposal.js'

/** A spread below which a proposal would hide what few weighted runs have not shown. */
const LEAST_SPREAD = 0.1

/**
 * Fits where the next wave is drawn from to the weighted runs so far: a normal law on the scale of normal scores for the
 * numbers that have moved, or come to depend on others; all others stay with the prior. Nothing where none has.
 */
export function proposalFor(weighed: Weighed, scenario: Scenario): Proposal | undefined {
  if (scenario.correlations.some(({ factor }) => factor.some((row) => row.at(-1) === 0))) return undefined
  const pairs = possiblePairs(pairsOf(weighed, scenario))
  const moved = movedNumbers(weighed, scenario).filter(
    ({ isMoved, cell }) => isMoved || pairs.some(({ between }) => between.includes(cell.label)),
  )
  if (moved.length === 0) return undefined
  const tilts = moved.map(({ cell, shift, spread }): [string, Tilt] => [
    cell.label,
    { mean: shift, spread: Math.max(spread, LEAST_SPREAD) },
  ])
  return { tilts: new Map(tilts), groups: rankGroups(pairs) }
}
