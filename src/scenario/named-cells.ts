import { parseKey, printKey } from '../compile/declarations.js'
import { type Context, report } from './context.js'
import { didYouMean } from './nearest.js'
import type { InputCell } from './scenario.js'

/** The cells of a scenario by the name of their parameter. */
export type Inputs = Readonly<Record<string, readonly InputCell[]>>

/** Finds the number that a name such as `lead_time` or `launch[h20]` stands for; reports a name that stands for none. */
export function findCell(
  context: Context,
  inputs: Inputs,
  { name, path }: { readonly name: string; readonly path: readonly string[] },
): InputCell | undefined {
  const { name: quantity, subscripts } = parseKey(name) ?? { name, subscripts: [] }
  const label = printKey(quantity, subscripts)
  const cells = Object.hasOwn(inputs, quantity) ? (inputs[quantity] ?? []) : []
  const found = cells.find((cell) => cell.label === label)
  // A number that could not be read was reported where it stands.
  if (found || context.model.quantities.get(quantity)?.dimensions.length === subscripts.length) {
    if (!found && context.problems.length === 0) report(context, path, unknown(label, inputs))
    return found
  }
  const [first] = cells
  report(
    context,
    path,
    first ? `${quantity} has elements; name one, such as ${first.label}` : unknown(label, inputs),
  )
  return undefined
}

function unknown(label: string, inputs: Inputs): string {
  const labels = Object.values(inputs).flatMap((cells) => cells.map((cell) => cell.label))
  return `unknown parameter "${label}"${didYouMean(label, labels)}`
}
