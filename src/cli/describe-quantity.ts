import { printKey } from '../compile/declarations.js'
import { walk } from '../compile/expression.js'
import { parseExpression } from '../compile/parse.js'
import type { Quantity, Scenario } from '../index.js'
import { type EquationText, printEquation } from './equation-text.js'
import { paint } from './paint.js'
import { textTable } from './text-table.js'

/** What a quantity is explained from. */
export interface ModelView {
  readonly quantities: ReadonlyMap<string, Quantity>
  /** Where it is given, what its catalogue entries state is shown too. */
  readonly scenario?: Scenario
}

/** Explains a quantity: what it is, how it is computed, from what, and where it goes. */
export function describeQuantity(quantity: Quantity, view: ModelView): string {
  const { name, dimensions, kind, unit, about, block } = quantity
  const inputs = inputsOf(quantity, view)
  const users = [...view.quantities.values()].filter((other) => inputsOf(other, view).includes(name))
  return [
    `${paint.bold(printKey(name, dimensions))}   ${KINDS[kind]}, in ${unit === '1' ? 'no unit' : unit}, of "${block}"\n${about}`,
    origin(quantity, view),
    section(
      'Computed from',
      inputs.flatMap((input) => view.quantities.get(input) ?? []),
    ),
    section('Used by', users),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const KINDS: Readonly<Record<Quantity['kind'], string>> = {
  attribute: 'a catalogue entry gives it',
  parameter: 'an uncertain number',
  series: 'a monthly series',
  auxiliary: 'computed every month',
  stock: 'a stock',
  stated: 'stated by the scenario',
}

/** Says where its value comes from: its equations, or who gives it within which bounds. */
function origin(quantity: Quantity, view: ModelView): string {
  const equations = equationsOf(quantity, view)
  if (equations.length > 0) return equations.map(printEquation).join('\n')
  const { kind, within, variable } = quantity
  if (variable && 'stated' in variable) {
    return `  Each ${quantity.dimensions[0]} states it in its field "${variable.stated}"; --scenario shows what they state.`
  }
  const bounds = within.some(Number.isFinite) ? `, within ${within[0]} to ${within[1]}` : ''
  const field = kind === 'attribute' ? ` in the field "${quantity.field ?? quantity.name}"` : ''
  return `  The scenario gives it${field}${bounds}.`
}

function equationsOf({ name, dimensions, variable }: Quantity, { scenario }: ModelView): EquationText[] {
  const key = printKey(name, dimensions)
  if (!variable) return []
  if ('equals' in variable) return [{ left: `${key} =`, text: variable.equals }]
  if ('change' in variable) {
    return [
      { left: `${key} starts at`, text: variable.start },
      { left: `${key} grows each month by`, text: variable.change },
    ]
  }
  const stated = Object.entries(scenario?.statements[variable.stated] ?? {})
  const others = dimensions.slice(1)
  return stated.map(([element, text]) => ({ left: `${printKey(name, [element, ...others])} =`, text }))
}

function inputsOf(quantity: Quantity, view: ModelView): string[] {
  const names = new Set<string>()
  for (const { text } of equationsOf(quantity, view)) {
    walk(parseExpression(text), (inner) => {
      if (inner.kind === 'name' && view.quantities.has(inner.name)) names.add(inner.name)
    })
  }
  return [...names]
}

function section(title: string, quantities: readonly Quantity[]): string {
  if (quantities.length === 0) return ''
  const rows = quantities.map(({ name, dimensions, unit, about }) => [
    printKey(name, dimensions),
    unit,
    about,
  ])
  return `${title}\n${textTable([{ title: 'name' }, { title: 'unit' }, { title: 'about', wrap: true }], rows)}`
}
