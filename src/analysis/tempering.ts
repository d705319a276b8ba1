import { exp } from '../math/exp-log.js'
import { effectiveSize } from '../math/weighted-quantile.js'
import { NoFit } from './no-fit.js'

/** Weights of runs, and how much of the facts they use. */
export interface Tempered {
  /** They sum to 1; 0 for a run that failed, or that has next to none. */
  readonly weights: Float64Array
  /** The power of the likelihood, at most 1: below 1, facts are used only in part. */
  readonly power: number
  /** The effective number of runs (Kish). */
  readonly effective: number
  /** What it would be with the whole likelihood. */
  readonly effectiveAtOne: number
}

/** What weights are made of, and how many runs are to remain effective. */
export interface TemperingRequest {
  /** Logarithms of the likelihood, by run. */
  readonly logLikelihoods: Float64Array
  /** Logarithms of the prior density over that which a run was drawn from; 0 throughout where it was drawn from the prior. */
  readonly logRatios?: Float64Array
  readonly leastEffective: number
}

const HALVINGS = 50
/** A part of an equal share below which a weight is none: all of these together are less than a millionth of the whole. */
const NEGLIGIBLE = 1e-6
/** What rounding may take of a whole number of runs. */
const ROUNDING = 1e-6

/**
 * Weighs runs by the largest power of their likelihood, at most 1, that leaves the least effective number of runs, found by
 * halving. Throws a NoFit where no run can be weighed, or where there are too few even with equal weights. Source: R.
 * M. Neal (2001), "Annealed importance sampling", Statistics and Computing 11, 125-139; A. Jasra and others (2011),
 * "Inference for Levy-driven stochastic volatility models via adaptive SMC", Scandinavian Journal of Statistics 38, 1-22,
 * on choosing the power by the effective size.
 */
export function temper(request: TemperingRequest): Tempered {
  const { leastEffective } = request
  const whole = weigh(request, 1)
  if (!whole) throw new NoFit('no run has a weight above 0')
  const effectiveAtOne = effectiveSize(whole)
  if (effectiveAtOne >= leastEffective)
    return { weights: whole, power: 1, effective: effectiveAtOne, effectiveAtOne }
  const most = effectiveSize(weigh(request, 0) as Float64Array)
  if (most + ROUNDING < leastEffective)
    throw new NoFit(
      `only ${Math.floor(most + ROUNDING)} runs can be weighed; expected at least ${leastEffective}`,
    )
  let [power, above] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (power + above) / 2
    if (effectiveSize(weigh(request, middle) as Float64Array) >= leastEffective) power = middle
    else above = middle
  }
  const weights = weigh(request, power) as Float64Array
  return { weights, power, effective: effectiveSize(weights), effectiveAtOne }
}

/** Gives weights that sum to 1; undefined where none is above 0. */
function weigh({ logLikelihoods, logRatios }: TemperingRequest, power: number): Float64Array | undefined {
  const logs = logLikelihoods.map((log, run) =>
    log === Number.NEGATIVE_INFINITY ? log : power * log + (logRatios?.[run] ?? 0),
  )
  const top = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY)
  if (top === Number.NEGATIVE_INFINITY) return undefined
  const weights = logs.map((log) => (log === Number.NEGATIVE_INFINITY ? 0 : exp(log - top)))
  const least = (NEGLIGIBLE * sumOf(weights)) / weights.length
  const counted = weights.map((weight) => (weight < least ? 0 : weight))
  const sum = sumOf(counted)
  return counted.map((weight) => weight / sum)
}

function sumOf(weights: Float64Array): number {
  return weights.reduce((total, weight) => total + weight, 0)
}
