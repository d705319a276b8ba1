import type { PlanValues } from '../compile/back-end.js'
import type { Block, Variable } from '../compile/block.js'
import { compile } from '../compile/compile.js'
import { type Declarations, declare, parseKey } from '../compile/declarations.js'
import { interpret } from '../compile/interpret.js'
import { ModelError } from '../compile/model-error.js'
import { valueOfCondition } from './conditions.js'
import { warn } from './context.js'
import type { Laid } from './oddities.js'
import type { Body, InputCell } from './scenario.js'
import { childOf, isBranch, type Tree } from './tree.js'

/** The model's share of a chip that may come in, by chip. */
const LET_IN = 'importable'

/** The model and the scenario's own equations, and what the scenario says. */
export interface Asked {
  readonly scenario: Body
  readonly blocks: readonly Block[]
  /** What the model declares. */
  readonly model: Declarations
}

/** Warns of rules whose condition no chip meets, with uncertain fields at their medians. */
export function warnOfIdleRules({ inputs, elements, statements }: Body, laid: Laid): void {
  const stated = [...laid.model.quantities.values()].filter(({ kind }) => kind === 'stated')
  for (const { variable, dimensions } of stated) {
    const [own = '', other = ''] = dimensions
    const field = variable && 'stated' in variable ? variable.stated : ''
    const valuesAt = (index: number) => (name: string) => medianOf(inputs[name]?.[index])
    for (const [id, text] of Object.entries(statements[field] ?? {})) {
      const values = (elements[other] ?? []).map((_, index) => valueOfCondition(text, valuesAt(index)))
      const section = laid.model.dimensions.get(own)?.from ?? ''
      if (values.every((value) => value === 0))
        warn(laid, [section, id, field], 'no chip meets this condition')
    }
  }
}

function medianOf(cell: InputCell | undefined): number | undefined {
  return cell && (cell.fixed ?? cell.law.quantile(cell.spec, cell.bounds)(0.5))
}

/**
 * Warns of chips of a named file that nothing ever lets in. Only the few equations that decide it are computed, with
 * uncertain numbers at their medians, and only where there is such a chip.
 */
export function warnOfShutChips({ scenario, blocks }: Asked, laid: Laid): void {
  const chips = childOf(laid.document, 'chips')
  if (!isBranch(chips) || laid.layers.length < 2) return
  const isNamed = ([, { key, at }]: readonly [string, Tree]) => laid.named.includes((key ?? at).file)
  const own = [...chips.content].filter(isNamed).map(([id]) => id)
  if (own.length === 0) return
  const largest = largestOf(scenario, reduced([...blocks, scenario.equations], LET_IN))
  for (const id of own) {
    if (largest.get(id) === 0)
      warn(
        laid,
        ['chips', id],
        'never comes in: in every month it is not yet sold, or closed by a rule or a series',
      )
  }
}

/** Keeps of some blocks what a variable needs, directly or not. */
function reduced(blocks: readonly Block[], wanted: string): Block[] {
  const { quantities } = declare(blocks)
  const needed = new Set<string>()
  const open = [wanted]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    open.push(
      ...textsOf(quantities.get(name)?.variable).flatMap((text) => text.match(/[a-z][a-z0-9_]*/g) ?? []),
    )
  }
  const keep = <T>(entries: Readonly<Record<string, T>> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => needed.has(parseKey(key)?.name ?? key)))
  return blocks.map((block) => ({
    ...block,
    attributes: block.attributes ?? {},
    parameters: keep(block.parameters),
    series: keep(block.series),
    variables: keep(block.variables),
  }))
}

function textsOf(variable: Variable | undefined): string[] {
  if (!variable || 'stated' in variable) return []
  return 'equals' in variable ? [variable.equals] : [variable.start, variable.change]
}

/** Computes the largest share over all months that may come in, by chip; nothing where equations are wrong. */
function largestOf(scenario: Body, blocks: readonly Block[]): ReadonlyMap<string, number> {
  if (!declare(blocks).quantities.has(LET_IN)) return new Map()
  const { elements, statements, start, months, inputs } = scenario
  const cells = Object.values(inputs).flat()
  const drawn = cells.flatMap(({ label, fixed }) => (fixed === undefined ? [label] : []))
  const asked = { blocks, elements, statements, start, months, drawn, outputs: [LET_IN], outcomes: {} }
  try {
    const { plan } = compile({ ...asked, suggest: () => '' })
    const medians = plan.drawn.map(({ label }) => medianOf(cells.find((cell) => cell.label === label)))
    const { outputCells, run } = interpret(plan, valuesOf(scenario))
    const trajectories = new Float64Array(outputCells * months)
    run({ draws: Float64Array.from(medians, (value) => value ?? Number.NaN), lanes: 1, trajectories })
    const chips = plan.elements.get(plan.slots.get(LET_IN)?.dimensions[0] ?? '') ?? []
    return new Map(
      chips.map((id, i) => [id, Math.max(...trajectories.subarray(i * months, (i + 1) * months))]),
    )
  } catch (error) {
    // It is reported when the whole model is compiled.
    if (error instanceof ModelError) return new Map()
    throw error
  }
}

function valuesOf({ inputs, series }: Body): PlanValues {
  const given = Object.entries(inputs).map(([name, cells]) => [
    name,
    cells.map(({ fixed }) => fixed ?? Number.NaN),
  ])
  return { given: Object.fromEntries(given), series }
}
