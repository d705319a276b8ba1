import { ln } from '../math/exp-log.js'
import { NoFit } from './no-fit.js'

/** A fact of history, as far as a fit needs it. */
export interface Fact {
  readonly id: string
  /** An outcome expression, whose number in each run is held beside the fact. */
  readonly expression: string
  readonly value: number
  /** The ends of an interval that holds the truth with 90%, where the sources give one. */
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** What is assumed about errors where nothing else is known: parts of a fact's value. */
export interface ErrorOptions {
  /** Standard error of a fact without an interval. */
  readonly relativeError: number
  /** Standard error of the model itself: what it leaves out even with the best numbers. */
  readonly discrepancy: number
  /** What the model gives for each fact before it is fitted; without it, a fact alone decides its scale. */
  readonly prior?: readonly PriorReach[]
}

/** How far the model reaches before it is fitted. */
export interface PriorReach {
  /**
   * Half of its 5% to 95% range. Where that is more than the fact, the discrepancy is a part of it: of a premium of 2%, a tenth is
   * no error that a model could keep.
   */
  readonly reach: number
  /** Whether it is above 0 in at least 99% of runs; no other quantity is taken on the log scale. */
  readonly isPositive: boolean
}

/** How far a model's number may lie from a fact. */
export interface FactError {
  readonly scale: 'linear' | 'log'
  /** The fact on that scale. */
  readonly centre: number
  /** Standard errors on that scale: of the fact, of the model, and of both together. */
  readonly observation: number
  readonly discrepancy: number
  readonly sd: number
  /** Its part in the likelihood: 1, or 1/k where k facts tell of the same expression. */
  readonly share: number
}

/** Width of an interval that holds 90% of a normal law, in standard deviations. */
const NINETY = 2 * 1.6448536269514722

/** An interval whose ends are further apart than by this factor is taken on the log scale. */
const LOG_FROM = 1.5

/**
 * Says how far the model may lie from each fact. The interval of a fact holds 90% of a normal law; on the log scale, where
 * it and the model are above 0 and its ends differ by more than a factor of 1.5; where one end is missing, it is as far off as the other. To this is added the model's own discrepancy, as
 * independent. Facts of the same expression, whose sources disagree, share the weight of one. Throws a NoFit for a
 * fact that would have no error at all. Source: M. C. Kennedy and A. O'Hagan (2001), "Bayesian calibration of computer
 * models", JRSS B 63(3), 425-464; J. Brynjarsdottir and A. O'Hagan (2014), "Learning about physical parameters", Inverse
 * Problems 30, 114007.
 */
export function factErrors(facts: readonly Fact[], options: ErrorOptions): FactError[] {
  const sameAs = (fact: Fact) => facts.filter((other) => plain(other) === plain(fact)).length
  return facts.map((fact, k) =>
    errorOf(fact, { ...options, share: 1 / sameAs(fact), prior: options.prior?.[k] ?? ANY }),
  )
}

const ANY: PriorReach = { reach: 0, isPositive: true }

function plain({ expression }: Fact): string {
  return expression.replace(/\s+/g, '')
}

function errorOf(
  fact: Fact,
  {
    relativeError,
    discrepancy,
    share,
    prior,
  }: Omit<ErrorOptions, 'prior'> & { readonly share: number; readonly prior: PriorReach },
): FactError {
  const { id, value } = fact
  const isGiven = fact.low !== undefined || fact.high !== undefined
  const low = fact.low ?? 2 * value - (fact.high ?? value)
  const high = fact.high ?? 2 * value - low
  const scale = prior.isPositive && low > 0 && value > 0 && high / low > LOG_FROM ? 'log' : 'linear'
  const size = Math.abs(value) || Math.max(Math.abs(low), Math.abs(high))
  const [seen, own] =
    scale === 'log'
      ? [ln(high / low) / NINETY, ln(1 + discrepancy)]
      : [isGiven ? (high - low) / NINETY : relativeError * size, discrepancy * Math.max(size, prior.reach)]
  const sd = Math.sqrt(seen * seen + own * own)
  if (!(sd > 0)) throw new NoFit(`the fact ${id} has no error: give it low and high`)
  return {
    scale,
    centre: scale === 'log' ? ln(value) : value,
    observation: seen,
    discrepancy: own,
    sd,
    share,
  }
}

/** Gives how far a model's number lies from a fact, in standard errors, above it or below; infinite where it can't be compared. */
export function standardize(value: number, { scale, centre, sd }: FactError): number {
  if (scale === 'log') return value > 0 ? (ln(value) - centre) / sd : Number.NEGATIVE_INFINITY
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : (value - centre) / sd
}

/**
 * Gives the logarithm of the likelihood of each run, up to a constant: minus half the sum of the squares of how far it lies
 * from each fact; minus infinity for a run that failed. `columns` are `[fact][run]`.
 */
export function logLikelihoods(
  columns: readonly Float64Array[],
  { errors, failed }: { readonly errors: readonly FactError[]; readonly failed: Uint8Array },
): Float64Array {
  const sums = Float64Array.from(failed, (isFailed) => (isFailed ? Number.NEGATIVE_INFINITY : 0))
  errors.forEach((error, k) => {
    const column = columns[k] as Float64Array
    for (let run = 0; run < sums.length; run++) {
      const distance = standardize(column[run]!, error)
      sums[run]! -= 0.5 * error.share * distance * distance
    }
  })
  return sums
}
