import { charts } from '../charts/index.js'
import { printKey } from '../compile/declarations.js'
import { languageFunctions } from '../compile/functions.js'
import { declare, designs, laws, model, type Quantity } from '../index.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { KINDS, type ListKind } from './list-kinds.js'
import { outcomeUnit } from './outcome-table.js'
import { paint } from './paint.js'
import { listScenarios, listStudies, type ScenarioFile } from './scenario-files.js'
import { textTable } from './text-table.js'

/** A thing in a list. */
interface Listed {
  readonly name: string
  /** How it is written, or the unit that it is in. */
  readonly form?: string
  readonly about: string
}

/** Lists things kind by kind, as tables for people or as JSON. Throws a Refusal for a kind that is none. */
export function listText(kinds: readonly string[], asJson: boolean): string {
  const lists = kinds.map(checkedKind).map((kind) => [kind, LISTS[kind]()] as const)
  if (asJson) return JSON.stringify(Object.fromEntries(lists), null, 2)
  return lists.map(([kind, things]) => `${paint.bold(TITLES[kind])}\n${table(things)}`).join('\n\n')
}

function checkedKind(text: string): ListKind {
  const kind = KINDS.find((one) => one === text)
  if (kind) return kind
  throw new Refusal(
    `nothing to list is called "${text}"${didYouMean(text, KINDS)}\nthere are ${KINDS.join(', ')}`,
  )
}

const TITLES: Readonly<Record<ListKind, string>> = {
  scenarios: 'Scenarios: chokepoint run <scenario>',
  studies: 'Studies: chokepoint compare <study>',
  quantities: 'Quantities that the model computes: chokepoint explain <scenario> <quantity>',
  parameters: 'Parameters: numbers that a scenario gives, mostly uncertain ones',
  series: 'Series: monthly values that a scenario gives',
  fields: 'Fields: what the entries of the catalogue give, as tpp of a chip',
  laws: 'Laws: how an uncertain number is spread',
  designs: 'Designs: how runs are spread over the uncertain numbers',
  functions: 'Functions of equations and outcomes',
  charts: 'Charts: chokepoint chart <result> <chart>',
}

const LISTS: Readonly<Record<ListKind, () => Listed[]>> = {
  scenarios: () => listScenarios().map(fileOf),
  studies: () => listStudies().map(fileOf),
  quantities: () => quantitiesOf((quantity) => quantity.variable !== undefined),
  parameters: () => quantitiesOf(({ kind }) => kind === 'parameter'),
  series: () => quantitiesOf(({ kind }) => kind === 'series'),
  fields: () => quantitiesOf(({ kind }) => kind === 'attribute'),
  laws: () => laws.map(({ name, example, about }) => ({ name, form: example, about })),
  designs: () => designs.map(({ name, about }) => ({ name, about })),
  functions: () =>
    [...languageFunctions].map(([name, { signature, about }]) => ({ name, form: signature, about })),
  charts: () => charts.map(({ id, kinds, about }) => ({ name: id, form: kinds.join(', '), about })),
}

function fileOf({ path, title, about }: ScenarioFile): Listed {
  return { name: path, form: title, about }
}

function quantitiesOf(isWanted: (quantity: Quantity) => boolean): Listed[] {
  const all = [...declare(model).quantities.values()].filter(isWanted)
  return all.map(({ name, dimensions, unit, about }) => ({
    name: printKey(name, dimensions),
    form: unit,
    about,
  }))
}

function table(things: readonly Listed[]): string {
  if (things.length === 0) return '  none'
  const hasForm = things.some(({ form }) => form !== undefined)
  const rows = things.map(({ name, form = '', about }) => [
    name,
    ...(hasForm ? [outcomeUnit(form)] : []),
    about,
  ])
  const columns = [{ title: 'name' }, ...(hasForm ? [{ title: '' }] : []), { title: 'about', wrap: true }]
  return textTable(columns, rows)
}
