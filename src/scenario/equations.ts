import type * as z from 'zod'
import type { Block, Variable } from '../compile/block.js'
import { parseKey, printKey } from '../compile/declarations.js'
import { parseUnit } from '../compile/units.js'
import { type Context, checkedEntries, report } from './context.js'
import { missing } from './issues.js'
import type { Outcome } from './scenario.js'
import { equationSchema, outcomeSchema } from './schema.js'
import { dictionary } from './tree.js'

/** Reads the scenario's own equations as a block that is put after the model's. Expressions are not read here. */
export function readEquations(context: Context): Block {
  const variables: [string, Variable][] = []
  for (const [key, equation] of checkedEntries(context, 'equations', equationSchema)) {
    const variable = variableOf(context, key, equation)
    if (variable && isPlaced(context, key)) variables.push([key, variable])
  }
  const about = "The scenario's own equations, added to the model's or in their place."
  return { title: 'Scenario', about, variables: dictionary(variables) }
}

function variableOf(
  context: Context,
  key: string,
  { equals, start, change, unit, about }: z.output<typeof equationSchema>,
): Variable | undefined {
  const path = ['equations', key]
  const declared = context.model.quantities.get(parseKey(key)?.name ?? '')
  const triple = { unit: unit ?? declared?.unit, about: about ?? declared?.about }
  for (const field of ['unit', 'about'] as const) {
    if (triple[field] === undefined)
      report(context, path, `${missing(field)}; the model declares no "${key}" to take it from`)
  }
  const problem = unit === undefined ? undefined : parseUnit(unit)
  if (typeof problem === 'string') report(context, [...path, 'unit'], problem)
  if (triple.unit === undefined || triple.about === undefined) return undefined
  const shared = { unit: triple.unit, about: triple.about }
  if (equals !== undefined && start === undefined && change === undefined) return { ...shared, equals }
  if (equals === undefined && start !== undefined && change !== undefined) return { ...shared, start, change }
  return void report(context, path, 'expected "equals", or "start" and "change"')
}

/** Checks that a key's dimensions exist, and are those of the variable it replaces. */
function isPlaced(context: Context, key: string): boolean {
  const message = misplaced(context, key)
  if (message !== undefined) report(context, ['equations'], { key, message })
  return message === undefined
}

function misplaced({ model }: Context, key: string): string | undefined {
  const { name, subscripts } = parseKey(key) ?? { name: key, subscripts: [] }
  if (COLUMNS.includes(name)) return takenColumn(name)
  const unknown = subscripts.find((dimension) => !model.dimensions.has(dimension))
  if (unknown !== undefined)
    return `unknown dimension "${unknown}"; expected one of ${[...model.dimensions.keys()].join(', ')}`
  const declared = model.quantities.get(name)
  const wanted = declared ? printKey(name, declared.dimensions) : key
  return wanted === key ? undefined : `found ${key}, expected ${wanted} as the model declares it`
}

/** The names of columns that tables of runs have of their own. */
const COLUMNS: readonly string[] = ['run', 'failed', 'month']

function takenColumn(name: string): string {
  return `"${name}" is a column of every table of runs; choose another name`
}

/** Reads the outcomes; their expressions are not read here. */
export function readOutcomes(context: Context): Record<string, Outcome> {
  const entries = [...checkedEntries(context, 'outcomes', outcomeSchema)]
  for (const [name] of entries) {
    if (COLUMNS.includes(name)) report(context, ['outcomes'], { key: name, message: takenColumn(name) })
  }
  return dictionary(
    entries.map(([name, entry]) =>
      typeof entry === 'string'
        ? [name, { equals: entry, about: '' }]
        : [name, { equals: entry.equals, about: entry.about ?? '' }],
    ),
  )
}
