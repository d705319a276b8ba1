import { orderOf, type Weighted, weightedQuantiles } from '../math/weighted-quantile.js'
import { lawNamed } from '../sampling/distributions/index.js'
import type { Bounds } from '../sampling/law.js'

/** A law as a scenario entry has it, in the number's unit, dates as months from the horizon's start. */
export interface PosteriorLaw {
  readonly name: 'fitted' | 'empirical' | 'discrete' | 'fixed'
  readonly keys: Readonly<Record<string, unknown>>
  /** The probability that a date comes at all; absent where it surely does. */
  readonly probability?: number
  /** The greatest distance between its distribution function and the weighted one. */
  readonly distance: number
}

/** Distance up to which three quantiles stand for the whole: two percentage points. */
const CLOSE = 0.02
/** Values by which a law is told that three quantiles can't carry: every 2.5%. */
const KNOTS = 41
/** Distinct values up to which they are told one by one. */
const FEW = 24

/**
 * Finds the law that carries a weighted sample best: its values where there are few; p5, p50 and p95 where these stand for all
 * of it to two percentage points; and otherwise 41 quantiles, with straight lines between. Draws that never come become
 * the rest to a probability.
 */
export function posteriorLaw({ values, weights }: Weighted, bounds: Bounds): PosteriorLaw {
  const isSound = (_: number, run: number) => (weights[run] ?? 0) > 0 && Number.isFinite(values[run])
  const sample = { values: values.filter(isSound), weights: weights.filter(isSound) }
  const chance = total(sample.weights) / total(weights)
  const law = lawOfFinite(sample, bounds)
  return chance < 1 - NEGLIGIBLE ? { ...law, probability: rounded(chance) } : law
}

const NEGLIGIBLE = 1e-9

function lawOfFinite(sample: Weighted, bounds: Bounds): PosteriorLaw {
  const distinct = [...new Set(sample.values)].sort((a, b) => a - b)
  if (distinct.length === 1) return { name: 'fixed', keys: { value: distinct[0] }, distance: 0 }
  if (distinct.length <= FEW) return discreteOf(sample, distinct)
  const [p5, p50, p95] = weightedQuantiles(sample, [0.05, 0.5, 0.95]).map(rounded)
  const fitted = measured('fitted', { p5, p50, p95 }, { sample, bounds })
  if (fitted && fitted.distance <= CLOSE) return fitted
  const places = Array.from({ length: KNOTS }, (_, i) => i / (KNOTS - 1))
  const knots = weightedQuantiles(sample, places).map((value) => inside(rounded(value), bounds))
  return measured('empirical', { empirical: knots }, { sample, bounds }) as PosteriorLaw
}

function discreteOf({ values, weights }: Weighted, distinct: readonly number[]): PosteriorLaw {
  const all = total(weights)
  const parts = distinct.map((value) => {
    const weight = weights.reduce((sum, one, run) => sum + (values[run] === value ? one : 0), 0) / all
    return { value, weight: rounded(weight) }
  })
  const rest = 1 - parts.slice(1).reduce((sum, { weight }) => sum + weight, 0)
  const [first, ...others] = parts as [(typeof parts)[number], ...typeof parts]
  return {
    name: 'discrete',
    keys: { discrete: [{ ...first, weight: rounded(rest) }, ...others] },
    distance: 0,
  }
}

/** Gives a law with its distance from a sample; undefined where its numbers make none. */
function measured(
  name: 'fitted' | 'empirical',
  keys: PosteriorLaw['keys'],
  { sample, bounds }: { readonly sample: Weighted; readonly bounds: Bounds },
): PosteriorLaw | undefined {
  const law = lawNamed(name)
  if (law.problems(keys, bounds).length > 0) return undefined
  const probability = law.probability(keys, bounds)
  const all = total(sample.weights)
  let [sum, distance] = [0, 0]
  const order = orderOf(sample)
  for (const [i, run] of order.entries()) {
    const value = sample.values[run] as number
    sum += (sample.weights[run] as number) / all
    const next = order[i + 1]
    if (next !== undefined && sample.values[next] === value) continue
    distance = Math.max(distance, Math.abs(probability(value) - sum))
  }
  return { name, keys, distance }
}

function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}

function rounded(value: number): number {
  return Number(value.toPrecision(6))
}

function inside(value: number, [least, greatest]: Bounds): number {
  return Math.min(Math.max(value, least), greatest)
}
