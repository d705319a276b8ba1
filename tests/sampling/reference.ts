import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { tell } from '../../src/sampling/bounds.js'
import { lawOf } from '../../src/sampling/distributions/index.js'
import type { Bounds, Law } from '../../src/sampling/law.js'

interface LawCase {
  readonly spec: Record<string, unknown>
  /** Numbers, or "Infinity" and "-Infinity". */
  readonly bounds: readonly [number | string, number | string]
  readonly rows: readonly (readonly [probability: number, value: number])[]
  /** Places, and the probabilities of a draw up to there. */
  readonly cumulative?: readonly (readonly [value: number, probability: number])[]
  /** A number, or "nan" where there is none. */
  readonly mean?: number | string
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

/** Finds the law of an entry, given as data or as it stands in a scenario; throws where there is none. */
export function found(entry: Record<string, unknown> | string): { law: Law; spec: unknown } {
  const result = lawOf(typeof entry === 'string' ? parse(entry) : entry)
  if ('problem' in result) throw new Error(result.problem)
  return result
}

/** Gives the problems of an entry's law, each as the place and the message. */
export function problemsOf(entry: string, bounds: Bounds): string[] {
  const { law, spec } = found(entry)
  return law.problems(spec, bounds).map((problem) => [problem.path.join('.'), tell(problem)].join(': '))
}

/** Makes the quantile function of an entry's law. */
export function quantileOf(entry: Record<string, unknown>, bounds: Bounds): (probability: number) => number {
  const { law, spec } = found(entry)
  return law.quantile(spec, bounds)
}
