import * as z from 'zod'
import { exp } from '../../math/exp-log.js'
import { normalProbability, normalQuantile } from '../../math/normal.js'
import { clamp, outside } from '../bounds.js'
import type { Bounds, Law, LawProblem } from '../law.js'
import { type Transform, transformFor } from '../transform.js'

const quantile = (percent: number) => z.number().optional().describe(`${percent}% of draws are below it.`)
const schema = z.object({
  p5: quantile(5),
  p10: quantile(10),
  p50: quantile(50),
  p90: quantile(90),
  p95: quantile(95),
})

type Spec = z.infer<typeof schema>

/** The pairs of outer quantiles, and how far from the middle the upper one lies in a standard normal law. */
const PAIRS = [
  { keys: ['p5', 'p95'], distance: normalQuantile(0.95) },
  { keys: ['p10', 'p90'], distance: normalQuantile(0.9) },
] as const
const INVERSE_ROOT_TWO_PI = 0.3989422804014327

/**
 * Meets given quantiles exactly within bounds. On the scale of a transform that has no bounds (see `transformFor`) it
 * is a split normal law: two halves of normal laws, each of its own width, that meet at the median; the middle of the
 * outer two on that scale where no median is given. So without bounds and median it is normal, above a bound lognormal,
 * between two logit-normal.
 *
 * An outer quantile on its bound has no place on such a scale. That bound is then left out of the transform and draws
 * beyond it are put on it: with p5 on the bound, 5% of draws sit on it. One transform serves both halves all the same, so
 * the quantile function has no step at the median.
 */
export const fitted: Law<Spec> = {
  name: 'fitted',
  about:
    'Meets these quantiles, 5% and 95% or 10% and 90%, and the median if given, and stays in bounds; p5 on the bound: 5% of draws sit on it.',
  example: '{ p5: 0.2, p50: 0.5, p95: 0.6 }',
  schema,
  places: ['p5', 'p10', 'p50', 'p90', 'p95'],
  needs: PAIRS.map(({ keys }) => keys),
  problems: (spec, bounds) => [
    ...order(spec),
    ...given(spec).flatMap(([key, value]) => outside([key], value, bounds)),
  ],
  quantile: (spec, bounds) => {
    const onOpenScale = splitNormal(spec, bounds)
    const { close } = fitTo(spec, bounds)
    return (probability) => clamp(close(onOpenScale(normalQuantile(probability))), bounds)
  },
  fromNormals: (spec, bounds) => {
    const { low, middle, high, distance, closeAll } = fitTo(spec, bounds)
    const [below, above] = [middle - low, high - middle]
    const [least, greatest] = bounds
    // The same operations as one by one, written out: this is where most of drawing is spent.
    return (column) => {
      for (let i = 0; i < column.length; i++) {
        const q = (column[i] as number) / distance
        column[i] = middle + (q < 0 ? below : above) * q
      }
      closeAll(column)
      for (let i = 0; i < column.length; i++) {
        const value = column[i] as number
        if (value < least) column[i] = least
        else if (value > greatest) column[i] = greatest
      }
    }
  },
  probability: (spec, bounds) => {
    const { open, low, middle, high, distance } = fitTo(spec, bounds)
    return (value) => {
      if (value < bounds[0]) return 0
      if (value >= bounds[1]) return 1
      const beyond = open(value) - middle
      return normalProbability((distance * beyond) / (beyond < 0 ? middle - low : high - middle))
    }
  },
  mean: meanOf,
}

/** The quantiles of a law on the scale without bounds, and the way there and back. */
interface Fit extends Transform {
  readonly low: number
  readonly middle: number
  readonly high: number
  readonly distance: number
}

function fitTo(spec: Spec, bounds: Bounds): Fit {
  const { least, greatest, distance } = outer(spec)
  const { open, close, closeAll } = transformFor(openBounds([least, greatest], bounds))
  const low = open(least)
  const high = open(greatest)
  const middle = spec.p50 === undefined ? (low + high) / 2 : open(spec.p50)
  return { open, close, closeAll, low, middle, high, distance }
}

function outer(spec: Spec): { least: number; greatest: number; distance: number } {
  const { keys, distance } = PAIRS.find(({ keys: [low] }) => spec[low] !== undefined)!
  return { least: spec[keys[0]]!, greatest: spec[keys[1]]!, distance }
}

/** Makes the function from a standard normal number to one on the scale without bounds. */
function splitNormal(spec: Spec, bounds: Bounds): (normal: number) => number {
  const { low, middle, high, distance } = fitTo(spec, bounds)
  return (normal) => {
    const q = normal / distance
    return middle + (q < 0 ? middle - low : high - middle) * q
  }
}

/** Gives the bounds that the law comes near to but never reaches. */
function openBounds([low, high]: Bounds, [least, greatest]: Bounds): Bounds {
  return [
    low === least ? Number.NEGATIVE_INFINITY : least,
    high === greatest ? Number.POSITIVE_INFINITY : greatest,
  ]
}

/** Known for a split normal law, and above or below one bound, where each half is lognormal; not between two. */
function meanOf(spec: Spec, bounds: Bounds): number | undefined {
  const { low, middle, high, distance } = fitTo(spec, bounds)
  const { least: p5, greatest: p95 } = outer(spec)
  const [least, greatest] = bounds
  const [below, above] = [(middle - low) / distance, (high - middle) / distance]
  if (p5 === least || p95 === greatest) return undefined
  if (least > Number.NEGATIVE_INFINITY && greatest < Number.POSITIVE_INFINITY) return undefined
  if (least > Number.NEGATIVE_INFINITY) return least + exp(middle) * (half(above) + half(-below))
  if (greatest < Number.POSITIVE_INFINITY) return greatest - exp(-middle) * (half(-above) + half(below))
  return middle + (above - below) * INVERSE_ROOT_TWO_PI
}

/** Gives the mean of e^(spread Z) over the half of a standard normal law above its middle. */
function half(spread: number): number {
  return exp((spread * spread) / 2) * normalProbability(spread)
}

/** Lists the quantiles that are given, from the least up. */
function given(spec: Spec): [key: string, value: number][] {
  const keys = ['p5', 'p10', 'p50', 'p90', 'p95'] as const
  return keys.flatMap((key): [string, number][] => (spec[key] === undefined ? [] : [[key, spec[key]]]))
}

function order(spec: Spec): LawProblem[] {
  const quantiles = given(spec)
  const names = quantiles.map(([key]) => key)
  const begun = PAIRS.filter(({ keys }) => keys.some((key) => names.includes(key)))
  if (begun.length === 0)
    return [{ path: [], message: 'names only p50; expected p5 and p95 with it, or p10 and p90' }]
  if (begun.length > 1) {
    const outermost = names.filter((name) => name !== 'p50').join(', ')
    return [{ path: [], message: `names ${outermost}; expected p5 and p95, or p10 and p90` }]
  }
  const absent = begun[0]!.keys.filter((key) => !names.includes(key))
  if (absent.length > 0) return absent.map((key) => ({ path: [], message: `no "${key}"` }))
  return misordered(quantiles)
}

function misordered(quantiles: readonly (readonly [string, number])[]): LawProblem[] {
  const [first, last] = [quantiles[0]!, quantiles.at(-1)!]
  if (first[1] === last[1])
    return [{ path: [], message: `${first[0]} and ${last[0]} are both #; use value`, values: [first[1]] }]
  return quantiles.slice(1).flatMap(([high, greatest], i) => {
    const [low, least] = quantiles[i]!
    if (least < greatest) return []
    const message = `${low} is # and ${high} is #; expected ${low} < ${high}`
    return [{ path: [], message, values: [least, greatest] }]
  })
}
