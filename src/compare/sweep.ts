import type { Outcomes } from '../analysis/differences.js'
import { type Difference, differenceOf } from '../analysis/differences.js'
import { type Level, levelOf } from '../analysis/levels.js'
import type { Lever } from '../scenario/lever.js'
import type { Scenario } from '../scenario/scenario.js'
import { runTrials, type TrialOptions } from './trials.js'

/** One setting of the levers, and what came of it. */
export interface SweepPoint {
  /** `[lever]` */
  readonly values: readonly number[]
  /** `[outcome]` */
  readonly levels: readonly Level[]
  /** `[outcome]`: beside the scenario as it stands, in the same runs. */
  readonly differences: readonly Difference[]
  readonly failed: number
}

/** An outcome over all settings of one or two levers. */
export interface Sweep {
  readonly scenario: Scenario
  readonly levers: readonly Lever[]
  readonly outcomes: readonly { readonly name: string; readonly about: string; readonly unit: string }[]
  /** The scenario as it stands. */
  readonly base: SweepPoint
  readonly points: readonly SweepPoint[]
}

/** What is swept: a scenario, its levers, and the scenario with the levers at given values. */
export interface SweepRequest {
  readonly base: Scenario
  readonly levers: readonly Lever[]
  readonly outcomes: readonly string[]
  /** Gives the scenario with every lever at a value. */
  readonly at: (values: readonly number[]) => Scenario
}

/** Runs a scenario at all settings of its levers, in the same runs, in turn. */
export async function sweep(
  { base, levers, outcomes, at }: SweepRequest,
  options: TrialOptions,
): Promise<Sweep> {
  const settings = levers.reduce<number[][]>(
    (before, { values }) => before.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )
  const kept = outcomes.map((name) => [name, base.outcomes[name]] as const)
  const measured = { ...base, outcomes: Object.fromEntries(kept) } as Scenario
  const trials = await runTrials([measured, ...settings.map(at)], options)
  const pointOf = (values: readonly number[], i: number): SweepPoint => {
    const [from, found] = [trials.outcomes[0], trials.outcomes[i]] as [Outcomes[], Outcomes[]]
    return {
      values,
      levels: found.map(levelOf),
      differences: found.map((one, k) => differenceOf(from[k] as Outcomes, one)),
      failed: trials.failures[i]?.length ?? 0,
    }
  }
  return {
    scenario: base,
    levers,
    outcomes: outcomes.map((name, i) => ({
      name,
      about: base.outcomes[name]?.about ?? '',
      unit: trials.units[i] ?? '1',
    })),
    base: pointOf([], 0),
    points: settings.map((values, i) => pointOf(values, i + 1)),
  }
}
