import { type Standing, satisfiedShare, standingsOf } from '../analysis/contest.js'
import { type Difference, differenceOf, type Outcomes } from '../analysis/differences.js'
import { type Level, levelOf } from '../analysis/levels.js'
import { type RankShares, rankShares } from '../analysis/rank-shares.js'
import { type Ranking, rankings } from '../analysis/rank-stability.js'
import type { Failure } from '../analysis/trajectories.js'
import { monthLabel } from '../math/calendar.js'
import { ProblemList } from '../scenario/problem.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Alternative, Setting, Study, StudyOutcome } from '../scenario/study.js'
import { type Driver, driversOf } from './drivers.js'
import { type Effect, effectsOf } from './effects.js'
import { type MonthlyDifferences, monthlyDifferencesOf, monthlyQuantities } from './monthly.js'
import { type Draw, runTrials, type TrialOptions, type Trials } from './trials.js'

/** An outcome that is compared, with its unit. */
export interface ComparedOutcome extends StudyOutcome {
  readonly unit: string
}

/** One outcome in one setting: differences first, then everything else about it. */
export interface OutcomeResult {
  readonly outcome: ComparedOutcome
  /** `[alternative]`; the base's is its difference to itself. */
  readonly differences: readonly Difference[]
  readonly levels: readonly Level[]
  readonly standings: readonly Standing[]
  readonly rankings: readonly Ranking[]
  readonly rankShares: RankShares
  /** `[alternative]`: share of the runs in which it is good enough, where the study says what is. */
  readonly satisfied: readonly number[] | undefined
  /** How much the options change it at most, beside how far it spreads in the base. */
  readonly change: number
  /** `[alternative]`: what the difference is made of, override by override. */
  readonly effects: readonly (readonly Effect[])[]
  /** `[alternative]`: the uncertain numbers that the difference depends on, the strongest first. */
  readonly drivers: readonly (readonly Driver[])[]
  /** `[alternative][run]` */
  readonly outcomes: readonly Outcomes[]
}

/** What the base and its options gave in one world. */
export interface SettingResult {
  readonly setting: Setting
  /** The outcomes, that which changes most first. */
  readonly results: readonly OutcomeResult[]
  readonly monthly: MonthlyDifferences
  /** `[alternative]` */
  readonly failures: readonly (readonly Failure[])[]
  readonly draws: readonly Draw[]
}

/** What a study gave. */
export interface Comparison {
  readonly study: Study
  readonly runs: number
  /** Runs by which differences are explained. */
  readonly explained: number
  readonly alternatives: readonly Alternative[]
  readonly outcomes: readonly ComparedOutcome[]
  readonly settings: readonly SettingResult[]
  readonly plans: Trials['compiled']
}

/** How a study is run. */
export interface CompareOptions extends TrialOptions {
  /** Runs by which each difference is taken apart, override by override; 0 leaves that out. */
  readonly explain?: number
}

/** Runs by which a difference is taken apart, where nothing else is said: every coalition of overrides takes that many. */
const EXPLAIN = 1000

/**
 * Runs a study: base and options meet the same draws, in turn, and are compared run by run. Throws a ProblemList where an
 * equation, an outcome or a bound is wrong, and TooManyRuns where outcomes would not fit into memory.
 */
export async function compare(study: Study, options: CompareOptions): Promise<Comparison> {
  const names = study.outcomes.map(({ name }) => name)
  const scenarios = study.settings.flatMap((setting) => setting.scenarios.map((one) => measuring(one, names)))
  const monthly = monthlyQuantities(scenarios, options.blocks)
  const trials = await runTrials(scenarios, { ...options, monthly })
  const outcomes = study.outcomes.map((outcome, i) => ({ ...outcome, unit: trials.units[i] ?? '1' }))
  checkDemands(outcomes, study)
  const size = study.alternatives.length
  const { runs } = scenarios[0] as Scenario
  const explained = Math.min(options.explain ?? EXPLAIN, runs)
  const settings: SettingResult[] = []
  for (const [index, setting] of study.settings.entries()) {
    const part: Trials = sliceTrials(trials, index * size, size)
    const own = setting.scenarios.map((one) => measuring(one, names))
    const effects = await effectsOf({ ...setting, scenarios: own }, { ...options, range: [0, explained] })
    settings.push(settingResult({ ...setting, scenarios: own }, { part, outcomes, effects }))
  }
  return {
    study,
    runs,
    explained,
    alternatives: study.alternatives,
    outcomes,
    settings,
    plans: trials.compiled,
  }
}

/** Leaves of a scenario's outcomes those that are compared, in their order. */
function measuring(scenario: Scenario, names: readonly string[]): Scenario {
  const kept = names.flatMap((name) => {
    const outcome = scenario.outcomes[name]
    return outcome ? [[name, outcome] as const] : []
  })
  return { ...scenario, outcomes: Object.fromEntries(kept) }
}

function sliceTrials(trials: Trials, from: number, size: number): Trials {
  const to = from + size
  const draws = trials.draws.map((draw) => ({ ...draw, isDrawn: draw.isDrawn.slice(from, to) }))
  return {
    ...trials,
    compiled: trials.compiled.slice(from, to),
    outcomes: trials.outcomes.slice(from, to),
    failures: trials.failures.slice(from, to),
    monthly: { ...trials.monthly, values: trials.monthly.values.slice(from, to) },
    draws,
  }
}

interface Found {
  readonly part: Trials
  readonly outcomes: readonly ComparedOutcome[]
  /** `[alternative][outcome]` */
  readonly effects: readonly (readonly (readonly Effect[])[])[]
}

function settingResult(setting: Setting, { part, outcomes, effects }: Found): SettingResult {
  const drivers = driversOf(part)
  const results = outcomes.map((outcome, i): OutcomeResult => {
    const all = part.outcomes.map((one) => one[i] as Outcomes)
    const differences = all.map((one) => differenceOf(all[0] as Outcomes, one))
    const levels = all.map(levelOf)
    return {
      outcome,
      differences,
      levels,
      standings: standingsOf(all, outcome.better),
      rankings: rankings(all, outcome.better),
      rankShares: rankShares(all, outcome.better),
      satisfied: outcome.satisfy && all.map((one) => satisfiedShare(one, outcome.satisfy as Bound)),
      change: changeOf(differences, levels),
      effects: effects.map((list) => list[i] ?? []),
      drivers: drivers.map((list) => list[i] ?? []),
      outcomes: all,
    }
  })
  const sorted = results.toSorted((a, b) => b.change - a.change)
  const monthly = monthlyDifferencesOf(part.monthly, setting.scenarios[0]?.start ?? '')
  return { setting, results: sorted, monthly, failures: part.failures, draws: part.draws }
}

type Bound = NonNullable<StudyOutcome['satisfy']>

/** Gives the largest median difference in units of the base's 5% to 95% range; of its size, where that has no width. */
function changeOf(differences: readonly Difference[], levels: readonly Level[]): number {
  const [base] = levels as [Level]
  const width = base.p95 - base.p5
  const scale = Number.isFinite(width) && width > 0 ? width : Math.abs(base.p50)
  const most = Math.max(...differences.map(({ median, p5, p95 }) => sizeOfChange(median, p5, p95)))
  return Number.isFinite(scale) && scale > 0 ? most / scale : most
}

/** Most of a change is its median; a sliver of its range tells apart those whose median is 0. */
function sizeOfChange(median: number, p5: number, p95: number): number {
  const sizes = [Math.abs(median), 1e-3 * Math.abs(p5), 1e-3 * Math.abs(p95)]
  return Math.max(0, ...sizes.filter((size) => Number.isFinite(size)))
}

/** Checks that a date is asked to keep a month, and anything else a number. */
function checkDemands(outcomes: readonly ComparedOutcome[], study: Study): void {
  const start = study.settings[0]?.scenarios[0]?.start ?? ''
  const problems = outcomes.flatMap(({ name, unit, satisfy }) => {
    if (!satisfy || satisfy.isMonth === (unit === 'date')) return []
    const path = ['outcomes', name, 'satisfy']
    const expected = unit === 'date' ? `a month such as <= ${monthLabel(start, 12)}` : `a number in ${unit}`
    const message = `found "${satisfy.text}", expected ${expected}`
    return [{ ...study.locate(path), path: path.join('.'), message }]
  })
  if (problems.length > 0) throw new ProblemList(problems, study.texts)
}
