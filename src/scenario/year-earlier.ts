import type { Block } from '../compile/block.js'
import { printExpression } from '../compile/expression.js'
import { parseExpression } from '../compile/parse.js'
import { shiftPeriods } from '../compile/shift-periods.js'
import type { Observation } from './observation-row.js'
import { soundExpressions } from './observed-expressions.js'
import type { Scenario } from './scenario.js'

/** The same quantity a year earlier: as an expression, and what was observed of it then, if anybody did. */
export interface YearEarlier {
  readonly expression: string
  /** The first observation of that expression, in the order of the file. */
  readonly observed?: number
  /** Whether the model reaches back so far. */
  readonly isWithin: boolean
}

/** Gives for each observation the same quantity a year earlier; undefined where that is not said. */
export function yearEarlierOf(
  observations: readonly Observation[],
  { scenario, blocks }: { readonly scenario: Scenario; readonly blocks: readonly Block[] },
): (YearEarlier | undefined)[] {
  const observed = new Map<string, number>()
  for (const { expression, value } of observations) {
    const plain = printExpression(parseExpression(expression))
    if (!observed.has(plain)) observed.set(plain, value)
  }
  const earlier = observations.map(({ expression }) => {
    const shifted = shiftPeriods(parseExpression(expression), -1)
    return shifted && printExpression(shifted)
  })
  const within = soundExpressions(
    earlier.filter((one) => one !== undefined),
    { scenario, blocks },
  )
  return earlier.map((expression) => {
    if (expression === undefined) return undefined
    const value = observed.get(expression)
    return {
      expression,
      isWithin: within.has(expression),
      ...(value === undefined ? {} : { observed: value }),
    }
  })
}
