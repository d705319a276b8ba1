import { readFileSync } from 'node:fs'

/** An argument, and its function value as a sum of two doubles. */
export type Row = readonly [argument: number, high: number, low: number]

interface Reference {
  readonly exp: readonly Row[]
  readonly ln: readonly Row[]
  readonly normalQuantile: readonly Row[]
  readonly normalProbability: readonly Row[]
  readonly lnFactorial: readonly Row[]
  /** The smaller tail, on the lower (-1) or the upper side (1), as a sum of two doubles. */
  readonly gammaTails: readonly (readonly [
    shape: number,
    x: number,
    side: number,
    high: number,
    low: number,
  ])[]
  readonly betaTails: readonly (readonly [
    a: number,
    b: number,
    logOdds: number,
    side: number,
    high: number,
    low: number,
  ])[]
  readonly quantiles: readonly { values: number[]; probabilities: number[]; quantiles: number[] }[]
}

/** Holds the numbers that fixtures/make.py made. */
export const reference: Reference = JSON.parse(
  readFileSync(`${import.meta.dirname}/fixtures/reference.json`, 'utf8'),
)

/** Gives the greatest relative error of a function over rows, to a small part of a rounding. */
export function worstError(compute: (x: number) => number, rows: readonly Row[]): number {
  return Math.max(...rows.map(([x, high, low]) => Math.abs((compute(x) - high - low) / high)))
}
