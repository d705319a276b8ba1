import { exp, ln, logistic } from '../math/exp-log.js'
import type { Bounds } from './law.js'

/** A rising map between the values within bounds and all numbers. */
export interface Transform {
  /** Takes a value strictly within the bounds to the scale without bounds. */
  readonly open: (value: number) => number
  /** Takes a number of that scale back; rounding may put it on a bound, and, between two, just beyond the greatest. */
  readonly close: (value: number) => number
}

/**
 * Gives the transform for bounds: none without bounds, ln(x - least), -ln(greatest - x), or the log odds between two.
 * There and back is exact to about 1e-14 of the greatest of the value and the finite bounds.
 */
export function transformFor([least, greatest]: Bounds): Transform {
  const above = least > Number.NEGATIVE_INFINITY
  const below = greatest < Number.POSITIVE_INFINITY
  if (above && below) {
    const span = greatest - least
    return {
      open: (value) => ln((value - least) / (greatest - value)),
      close: (value) => least + span * logistic(value),
    }
  }
  if (above) return { open: (value) => ln(value - least), close: (value) => least + exp(value) }
  if (below) return { open: (value) => -ln(greatest - value), close: (value) => greatest - exp(-value) }
  return { open: (value) => value, close: (value) => value }
}
