import * as z from 'zod'
import { normalQuantile } from '../../math/normal.js'
import { clamp, outside, show } from '../bounds.js'
import type { Bounds, Law } from '../law.js'
import { transformFor } from '../transform.js'
import { replaceByNormals } from '../vector-math.js'

const schema = z.object({ p5: z.number(), p50: z.number().optional(), p95: z.number() })

type Spec = z.infer<typeof schema>

const Q95 = normalQuantile(0.95)

/**
 * Meets given quantiles exactly within bounds. On the scale of a transform that has no bounds (see `transformFor`) it
 * is a split normal law: two halves of normal laws, each of its own width, that meet at the median; the middle of p5
 * and p95 on that scale where no median is given. So without bounds and median it is normal, above a bound lognormal,
 * between two logit-normal.
 *
 * A p5 or p95 on its bound has no place on such a scale. That bound is then left out of the transform and draws beyond
 * it are put on it: with p5 on the bound, 5% of draws sit on it. One transform serves both halves all the same, so the
 * quantile function has no step at the median.
 */
export const fitted: Law<Spec> = {
  name: 'fitted',
  about:
    'Meets these 5%, 50% (if given) and 95% quantiles and stays in bounds; p5 on the bound: 5% of draws sit on it.',
  example: '{ p5: 0.2, p50: 0.5, p95: 0.6 }',
  schema,
  problems: (spec, bounds) => [
    ...order(spec),
    ...outside('p5 is', spec.p5, bounds),
    ...(spec.p50 === undefined ? [] : outside('p50 is', spec.p50, bounds)),
    ...outside('p95 is', spec.p95, bounds),
  ],
  quantile: (spec, bounds) => {
    const { close } = transformFor(openBounds(spec, bounds))
    const onOpenScale = splitNormal(spec, bounds)
    return (probability) => clamp(close(onOpenScale(normalQuantile(probability))), bounds)
  },
  quantiles: (spec, bounds) => {
    const { closeAll } = transformFor(openBounds(spec, bounds))
    const onOpenScale = splitNormal(spec, bounds)
    return (column) => {
      replaceByNormals(column)
      for (let i = 0; i < column.length; i++) column[i] = onOpenScale(column[i] as number)
      closeAll(column)
      for (let i = 0; i < column.length; i++) column[i] = clamp(column[i] as number, bounds)
    }
  },
}

/** Makes the function from a standard normal number to one on the scale without bounds. */
function splitNormal(spec: Spec, bounds: Bounds): (normal: number) => number {
  const { open } = transformFor(openBounds(spec, bounds))
  const low = open(spec.p5)
  const high = open(spec.p95)
  const middle = spec.p50 === undefined ? (low + high) / 2 : open(spec.p50)
  return (normal) => {
    const q = normal / Q95
    return middle + (q < 0 ? middle - low : high - middle) * q
  }
}

/** Gives the bounds that the law comes near to but never reaches. */
function openBounds({ p5, p95 }: Spec, [least, greatest]: Bounds): Bounds {
  return [
    p5 === least ? Number.NEGATIVE_INFINITY : least,
    p95 === greatest ? Number.POSITIVE_INFINITY : greatest,
  ]
}

function order({ p5, p50, p95 }: Spec): string[] {
  if (p5 === p95) return [`p5 and p95 are both ${show(p5)}; use value`]
  if (p50 === undefined) return misordered({ p5, p95 })
  return [...misordered({ p5, p50 }), ...misordered({ p50, p95 })]
}

/** Compares two quantiles, given with their names. */
function misordered(pair: Record<string, number>): string[] {
  const [[low, least], [high, greatest]] = Object.entries(pair) as [[string, number], [string, number]]
  if (least < greatest) return []
  return [`${low} is ${show(least)} and ${high} is ${show(greatest)}; expected ${low} < ${high}`]
}
