import { type Calibration, calibrate, type FactToUse } from '../../src/calibrate/calibrate.js'
import { block } from '../../src/compile/block.js'
import { readScenario } from '../../src/scenario/read.js'
import type { Scenario } from '../../src/scenario/scenario.js'

/** Declares a model whose posterior is known: two numbers, and what is seen of them. */
export const blocks = [
  block({
    title: 'Two numbers',
    about: 'A made-up model.',
    parameters: {
      a: { unit: '1', about: 'One number.' },
      b: { unit: '1', about: 'Another one.' },
    },
    variables: {
      first: { unit: '1', about: 'The first number, far from zero.', equals: '100 * one + a' },
      both: { unit: '1', about: 'The sum of both, likewise.', equals: '100 * one + a + b' },
      bent: { unit: '1', about: 'No straight line.', equals: '100 * one + a + b * b' },
      broken: { unit: '1', about: 'No number where a is below zero.', equals: '100 * one + sqrt(a)' },
    },
    series: { one: { unit: '1', about: 'One.' } },
  }),
]

export const TEXT = `title: Two numbers
horizon: { start: 2022-01, end: 2022-03 }
chips: {}
runs: 4000
parameters:
  a: { normal: { mean: 0, sd: 1 }, source: note }
  b: { normal: { mean: 0, sd: 1 }, source: note }
series:
  one: { value: 1, source: note }
sources:
  note: { title: A note }
`

/** Reads the model's scenario, with changes. */
export function twoNumbers(overrides: readonly string[] = [], text: string = TEXT): Scenario {
  return readScenario('two.yaml', { readText: () => text, blocks, overrides })
}

/** States a fact whose standard error is `sd`: an interval that holds 90%. */
export function fact(expression: string, value: number, sd: number, id: string = expression): FactToUse {
  const [low, high] = [value - 1.6448536269514722 * sd, value + 1.6448536269514722 * sd]
  return { id, expression, value, low, high, isFitted: true }
}

/** Calibrates it; by default with the prior's runs alone and a model that is exact. */
export function fitTwo<Used extends FactToUse>(
  scenario: Scenario,
  facts: readonly Used[],
  options: { readonly leastEffective?: number; readonly waves?: number; readonly discrepancy?: number } = {},
): Promise<Calibration<Used>> {
  const { leastEffective = 20, waves = 1, discrepancy = 0 } = options
  return calibrate(scenario, facts, { blocks, leastEffective, waves, discrepancy, relativeError: 0.1 })
}

/** Gives the weighted mean and standard deviation of a number. */
export function momentsOf({ runs, weights }: Calibration, index: number): { mean: number; sd: number } {
  const values = runs.values(index)
  const sum = (of: (value: number) => number) =>
    values.reduce((total, value, run) => total + (weights[run] as number) * of(value), 0)
  const mean = sum((value) => value)
  return { mean, sd: Math.sqrt(sum((value) => (value - mean) ** 2)) }
}
