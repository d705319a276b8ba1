import { readFileSync } from 'node:fs'
import type { Bounds } from '../../src/sampling/law.js'

interface LawCase {
  readonly spec: Record<string, unknown>
  /** Numbers, or "Infinity" and "-Infinity". */
  readonly bounds: readonly [number | string, number | string]
  readonly rows: readonly (readonly [probability: number, value: number])[]
  readonly mean?: number
  readonly sd?: number
}

interface Reference {
  readonly laws: readonly LawCase[]
  readonly chiSquared99: { 'one in a million': [number, number] }
  readonly uniforms: readonly { key: [number, number]; counter: [number, number]; uniform: number }[]
  readonly normalLeaves: { 'mean 0.4 sd 0.2 from 0 to 1': number }
}

/** Holds the numbers that fixtures/make.py made. */
export const reference: Reference = JSON.parse(
  readFileSync(`${import.meta.dirname}/fixtures/reference.json`, 'utf8'),
)

/** Reads bounds as they stand in the fixture. */
export function boundsOf({ bounds }: LawCase): Bounds {
  return [Number(bounds[0]), Number(bounds[1])]
}

export const ANY: Bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
export const POSITIVE: Bounds = [0, Number.POSITIVE_INFINITY]
export const SHARE: Bounds = [0, 1]
