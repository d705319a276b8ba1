import { declare, printKey, type Quantity } from '../compile/declarations.js'
import { type Equation, readEquations, unitsOf } from '../compile/equations.js'
import { walk } from '../compile/expression.js'
import { model } from '../model/index.js'
import type { Scenario } from '../scenario/scenario.js'

/** A scenario's whole model, its own equations included, with every equation read. */
export interface ModelView {
  readonly scenario: Scenario
  readonly quantities: ReadonlyMap<string, Quantity>
  /** The section of the scenario that each dimension's elements stand in. */
  readonly sections: Readonly<Record<string, string>>
  readonly equationsOf: (name: string) => readonly Equation[]
  readonly unitOf: ReturnType<typeof unitsOf>
}

/** Reads the model of a scenario that compiles. */
export function viewModel(scenario: Scenario): ModelView {
  const declarations = declare([...model, scenario.equations])
  const elements = new Map(Object.entries(scenario.elements))
  const names = { declarations, elements, suggest: () => '' }
  const equations = new Map<string, Equation[]>()
  for (const equation of readEquations(names, scenario.statements, [])) {
    const { name } = equation.quantity
    equations.set(name, [...(equations.get(name) ?? []), equation])
  }
  const sections = [...declarations.dimensions].map(([name, { from }]) => [name, from] as const)
  return {
    scenario,
    quantities: declarations.quantities,
    sections: Object.fromEntries(sections),
    equationsOf: (name) => equations.get(name) ?? [],
    unitOf: unitsOf(declarations),
  }
}

/** Gives an equation as its author wrote it. */
export function textOf({ quantity, part, element = '' }: Equation, { statements }: Scenario): string {
  const { variable } = quantity
  if (!variable) return ''
  if ('stated' in variable) return statements[variable.stated]?.[element] ?? ''
  if ('equals' in variable) return variable.equals
  return part === 'start' ? variable.start : variable.change
}

/** Lists the quantities whose equations read a name, with their dimensions. */
export function usersOf(name: string, { quantities, equationsOf }: ModelView): string[] {
  const reads = ({ expression }: Equation): boolean => {
    let found = false
    walk(expression, (inner) => {
      if (inner.kind === 'name' && inner.name === name) found = true
    })
    return found
  }
  return [...quantities.values()]
    .filter((quantity) => quantity.name !== name && equationsOf(quantity.name).some(reads))
    .map((quantity) => printKey(quantity.name, quantity.dimensions))
}
