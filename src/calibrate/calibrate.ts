import { crps } from '../analysis/crps.js'
import {
  type ErrorOptions,
  type Fact,
  type FactError,
  factErrors,
  logLikelihoods,
  type PriorReach,
} from '../analysis/fact-errors.js'
import { type HistoryMatch, matchHistory } from '../analysis/history-match.js'
import { NoFit } from '../analysis/no-fit.js'
import { type Spread, weightedSpread } from '../analysis/posterior.js'
import { type Tempered, temper } from '../analysis/tempering.js'
import { quantiles } from '../math/quantile.js'
import { designNamed } from '../sampling/designs/index.js'
import type { RankPair } from '../sampling/rank-groups.js'
import { drawnOnce } from '../scenario/drawn-cells.js'
import type { Scenario } from '../scenario/scenario.js'
import { type FitRunOptions, type Wave, waveMaker } from './fit-runs.js'
import { type MovedNumber, movedNumbers, pairsOf, type Weighed } from './moved-numbers.js'
import { proposalFor } from './next-proposal.js'
import { pool } from './pool.js'
import { type PosteriorLaw, posteriorLaw } from './posterior-law.js'
import { logMixtureRatio, logRatio, type Proposal, type Scores } from './proposal.js'
import { speakingFacts } from './speaking-facts.js'

/** A fact, and whether it is used to fit; others are only compared. */
export interface FactToUse extends Fact {
  readonly isFitted: boolean
}

/** How a scenario is calibrated. */
export interface CalibrateOptions extends FitRunOptions, Omit<ErrorOptions, 'prior'> {
  /** The effective number of runs that the weights have to leave. */
  readonly leastEffective: number
  /** The most waves of runs; 1 weighs runs of the prior alone. */
  readonly waves: number
}

/** What a wave of runs brought, together with all before it. */
export interface WaveRecord extends Omit<Tempered, 'weights'> {
  /** Runs of all waves so far. */
  readonly runs: number
  /** Numbers that this wave drew from elsewhere than the prior. */
  readonly tilted: readonly string[]
}

/** A fact beside the model, before and after. */
export interface FactFit<Used extends FactToUse = FactToUse> {
  readonly fact: Used
  readonly error: FactError
  /** The part of the prior's runs that the fact rules out by itself. */
  readonly ruledOut: number
  readonly before: Sample
  readonly after: Sample
}

/** How the model is spread beside a fact, over the runs that have a number for it; of none, all is NaN. */
export interface Sample extends Spread {
  readonly values: Float64Array
  readonly weights: Float64Array
  /** The score for the fact, in its unit. */
  readonly crps: number
}

/** An uncertain number before and after, and the fitted facts that speak of it, the one that says most first. */
export interface CalibratedNumber<Used extends FactToUse = FactToUse> extends MovedNumber {
  readonly facts: readonly Used[]
  /** The law that carries it after calibration, by the same facts. */
  readonly law: PosteriorLaw
}

/** What calibration made of a scenario. */
export interface Calibration<Used extends FactToUse = FactToUse> extends Tempered {
  readonly scenario: Scenario
  readonly facts: readonly FactFit<Used>[]
  readonly waves: readonly WaveRecord[]
  readonly match: HistoryMatch
  /** Every number that is drawn once for each run. */
  readonly numbers: readonly CalibratedNumber<Used>[]
  /** Rank correlations that the facts make, and those that the scenario had, as they are after weighting. */
  readonly pairs: readonly RankPair[]
  /** The runs of all waves, in order; weights belong to these. */
  readonly runs: Wave
}

/**
 * Calibrates a scenario by facts: weighs runs by their likelihood, of which as large a power is used as leaves the wanted
 * effective number of runs. Where that power is below 1, further waves are drawn from normal laws, on the scale of normal
 * scores, that were fitted to the weighted runs so far; all waves together count as one mixture. Throws a NoFit where
 * nothing can be weighed, and a ProblemList where an expression is wrong. Source: J.-M. Cornuet and others (2012),
 * "Adaptive multiple importance sampling", Scandinavian Journal of Statistics 39(4), 798-812.
 */
export async function calibrate<Used extends FactToUse>(
  scenario: Scenario,
  facts: readonly Used[],
  options: CalibrateOptions,
): Promise<Calibration<Used>> {
  refuseHopeless(scenario, facts)
  const fitted = facts.flatMap(({ isFitted }, k) => (isFitted ? [k] : []))
  const make = waveMaker(scenario, facts, options)
  const names = drawnOnce(scenario.inputs).map(({ label }) => label)
  const prior: Proposal = { tilts: new Map(), groups: scenario.correlations }
  const first = await make()
  const errors = errorsOf(facts, first, options)
  const [waves, proposals, records]: [Wave[], Proposal[], WaveRecord[]] = [[first], [prior], []]
  for (;;) {
    const runs = pool(waves)
    const weighed = weigh(runs, { names, waves, proposals, errors, fitted, options })
    const { weights: _, ...record } = weighed.tempered
    records.push({ ...record, runs: runs.runs, tilted: [...(proposals.at(-1) as Proposal).tilts.keys()] })
    const proposal =
      record.power < 1 && waves.length < options.waves ? proposalFor(weighed, scenario) : undefined
    if (!proposal) return resultOf(weighed, { scenario, facts, errors, records, first })
    proposals.push(proposal)
    waves.push(await make(proposal, `${scenario.seed} wave ${waves.length + 1}`))
  }
}

function refuseHopeless(scenario: Scenario, facts: readonly FactToUse[]): void {
  if (!facts.some(({ isFitted }) => isFitted)) throw new NoFit('there is no fact to fit to')
  if (drawnOnce(scenario.inputs).length === 0)
    throw new NoFit('no number of the scenario is drawn once for each run, so facts can teach it nothing')
  if (designNamed(scenario.design).isDeliberate)
    throw new NoFit(
      `the ${scenario.design} design sets every number on purpose; runs can be weighed under random, sobol, latin-hypercube or antithetic`,
    )
}

/** Only facts that are fitted share weight with each other. */
function errorsOf(
  facts: readonly FactToUse[],
  { columns, failed }: Wave,
  options: Omit<ErrorOptions, 'prior'>,
): FactError[] {
  const prior = columns.map((column) => {
    const sound = column.filter((value, run) => !failed[run] && Number.isFinite(value))
    const [least = 0, low = 0, high = 0] = sound.length > 0 ? quantiles(sound, [0.01, 0.05, 0.95]) : []
    return { reach: (high - low) / 2, isPositive: least > 0 }
  })
  const places = facts.flatMap(({ isFitted }, k) => (isFitted ? [k] : []))
  const errors = factErrors(only(facts, places), { ...options, prior: only(prior, places) })
  return facts.map((fact, k) => {
    const own = errors[places.indexOf(k)]
    return own ?? (factErrors([fact], { ...options, prior: [prior[k] as PriorReach] })[0] as FactError)
  })
}

interface Weighing {
  readonly names: readonly string[]
  readonly waves: readonly Wave[]
  readonly proposals: readonly Proposal[]
  readonly errors: readonly FactError[]
  /** The places of the facts that are fitted. */
  readonly fitted: readonly number[]
  readonly options: CalibrateOptions
}

function weigh(runs: Wave, { names, waves, proposals, errors, fitted, options }: Weighing): Weighed {
  const scores = remembering((name) => runs.scores(names.indexOf(name)))
  const [prior] = proposals as [Proposal]
  const ratios = proposals.map((proposal) =>
    proposal === prior ? new Float64Array(runs.runs) : logRatio(scores, { proposal, prior, runs: runs.runs }),
  )
  const tempered = temper({
    logLikelihoods: logLikelihoods(only(runs.columns, fitted), {
      errors: only(errors, fitted),
      failed: runs.failed,
    }),
    logRatios: logMixtureRatio(
      ratios,
      waves.map((wave) => wave.runs),
    ),
    leastEffective: options.leastEffective,
  })
  return { runs, names, scores, tempered }
}

function remembering(make: Scores): Scores {
  const known = new Map<string, Float64Array>()
  return (name) => {
    const column = known.get(name) ?? make(name)
    known.set(name, column)
    return column
  }
}

function only<T>(list: readonly T[], places: readonly number[]): T[] {
  return places.map((place) => list[place] as T)
}

interface Parts<Used extends FactToUse> {
  readonly scenario: Scenario
  readonly facts: readonly Used[]
  readonly errors: readonly FactError[]
  readonly records: readonly WaveRecord[]
  /** The wave that was drawn from the prior. */
  readonly first: Wave
}

function resultOf<Used extends FactToUse>(
  weighed: Weighed,
  { scenario, facts, errors, records, first }: Parts<Used>,
): Calibration<Used> {
  const { runs, tempered } = weighed
  const equal = new Float64Array(first.runs).fill(1)
  const places = [...facts.keys()]
  const matched = (isFitted: boolean) => {
    const own = places.filter((place) => facts[place]?.isFitted === isFitted)
    const match = matchHistory(only(first.columns, own), { errors: only(errors, own), failed: first.failed })
    return { match, ruledOut: new Map(own.map((place, k) => [place, match.ruledOut[k] as number])) }
  }
  const [used, others] = [matched(true), matched(false)]
  const speaking = speakingFacts(first, {
    count: weighed.names.length,
    facts: places.filter((place) => facts[place]?.isFitted),
  })
  return {
    ...tempered,
    scenario,
    waves: records,
    match: used.match,
    numbers: movedNumbers(weighed, scenario).map((moved, index) => ({
      ...moved,
      facts: only(facts, speaking[index] as number[]),
      law: posteriorLaw({ values: runs.values(index), weights: tempered.weights }, moved.cell.bounds),
    })),
    pairs: pairsOf(weighed, scenario),
    runs,
    facts: facts.map((fact, k) => ({
      fact,
      error: errors[k] as FactError,
      ruledOut: (used.ruledOut.get(k) ?? others.ruledOut.get(k)) as number,
      before: sampleOf(first, k, { weights: equal, observed: fact.value }),
      after: sampleOf(runs, k, { weights: tempered.weights, observed: fact.value }),
    })),
  }
}

/** Leaves out runs that failed, or have no number for this outcome. */
function sampleOf(
  { columns, failed }: Wave,
  k: number,
  { weights, observed }: { readonly weights: Float64Array; readonly observed: number },
): Sample {
  const column = columns[k] as Float64Array
  const isSound = (_: number, run: number) =>
    !failed[run] && !Number.isNaN(column[run]) && (weights[run] ?? 0) > 0
  const [values, own] = [column.filter(isSound), weights.filter(isSound)]
  const score = values.length === 0 ? Number.NaN : crps(values, observed, own)
  return { ...weightedSpread(values, own), values, weights: own, crps: score }
}
