import { quantiles } from '../../src/math/quantile.js'
import { run } from '../../src/run.js'
import { readWhatIf } from '../scenarios/what-if.js'

const RUNS = 200

/** Asks a what-if, or the baseline, for an outcome; gives one number a run, in the same worlds for every scenario. */
export async function ask(name: string, expression: string, ...overrides: string[]): Promise<number[]> {
  const [values = []] = await askAll(name, [expression], overrides)
  return values
}

/** Asks for several outcomes at once. */
export async function askAll(
  name: string,
  expressions: readonly string[],
  overrides: readonly string[] = [],
): Promise<number[][]> {
  const scenario = readWhatIf(name, `runs=${RUNS}`, ...overrides)
  const outcomes = Object.fromEntries(expressions.map((equals, i) => [`x${i}`, { equals, about: '' }]))
  const result = await run({ ...scenario, outcomes })
  return result.outcomes.map(({ values }) => [...values])
}

/** Gives the middle of some numbers. */
export function median(values: readonly number[]): number {
  return quantiles(Float64Array.from(values), [0.5])[0] as number
}

/** Gives the part of the runs in which something holds of two outcomes. */
export function partWhere(
  first: readonly number[],
  second: readonly number[],
  holds: (a: number, b: number) => boolean,
): number {
  return first.filter((value, i) => holds(value, second[i] as number)).length / first.length
}
