import type { Expression } from '../compile/expression.js'
import { BUILT_IN, languageFunctions } from '../compile/functions.js'
import { parseExpression } from '../compile/parse.js'

/** A word of the equations' language, with an example to set and what it means. */
export interface Notation {
  /** As it is written: `clamp(x, least, greatest)`. */
  readonly written: string
  readonly expression: Expression
  readonly about: string
}

/** Lists the language's own names and the functions that equations of a model may call. */
export function notation(): Notation[] {
  const names = [...BUILT_IN].map(([name, about]) => ({ written: name, about }))
  const functions = [...languageFunctions.values()]
    .filter(({ outcome }) => outcome !== true)
    .map(({ signature, about }) => ({ written: signature, about }))
  return [...names, ...functions].map((one) => ({ ...one, expression: exampleOf(one.written) }))
}

/** A signature is an example already, but for "and so on". */
function exampleOf(signature: string): Expression {
  return parseExpression(signature.replace(', ...', ''))
}
