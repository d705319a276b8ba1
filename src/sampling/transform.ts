import { exp, ln, logistic } from '../math/exp-log.js'
import type { Bounds } from './law.js'
import { replaceByExps, replaceByLogistics } from './vector-math.js'

/** A rising map between the values within bounds and all numbers. */
export interface Transform {
  /** Takes a value strictly within the bounds to the scale without bounds. */
  readonly open: (value: number) => number
  /** Takes a number of that scale back; rounding may put it on a bound, and, between two, just beyond the greatest. */
  readonly close: (value: number) => number
  /** Takes a column back, the same bits. */
  readonly closeAll: (column: Float64Array) => void
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
      closeAll: (column) => {
        replaceByLogistics(column)
        for (let i = 0; i < column.length; i++) column[i] = least + span * (column[i] as number)
      },
    }
  }
  if (above) {
    return {
      open: (value) => ln(value - least),
      close: (value) => least + exp(value),
      closeAll: (column) => {
        replaceByExps(column)
        for (let i = 0; i < column.length; i++) column[i] = least + (column[i] as number)
      },
    }
  }
  if (below) {
    const close = (value: number) => greatest - exp(-value)
    return { open: (value) => -ln(greatest - value), close, closeAll: replacing(close) }
  }
  return { open: (value) => value, close: (value) => value, closeAll: () => undefined }
}

function replacing(close: Transform['close']): Transform['closeAll'] {
  return (column) => {
    for (let i = 0; i < column.length; i++) column[i] = close(column[i] as number)
  }
}
