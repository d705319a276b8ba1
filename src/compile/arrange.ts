import type { CompileRequest } from './compile.js'
import type { Quantity } from './declarations.js'
import { changeOf, type Definition, isHidden, type Model } from './define.js'
import { needsEver, needsThisMonth } from './lower.js'
import { ModelError, type ModelProblem } from './model-error.js'
import { orderByNeed, RingError } from './order.js'
import type { Outcome } from './outcomes.js'
import { type Assignment, type Plan, type Slot, type Stage, type Term, walkTerm } from './plan.js'
import { Hoist, joinStages, stageOf } from './stages.js'

/**
 * Arranges a model's definitions into a plan: keeps what the wanted outputs and outcomes need, orders it, and gives
 * each quantity its stage and its cells. Throws a ModelError that names the ring where quantities of one month need
 * each other.
 */
export function arrange(model: Model, outcomes: readonly Outcome[], request: CompileRequest): Plan {
  refuseRings(model)
  const tracked = outcomes.flatMap((outcome) => outcome.aggregates.map((aggregate) => aggregate.quantity))
  const outputs = [...new Set([...request.outputs, ...tracked])]
  const live = keepNeeded(outputs, model)
  const order = inOrder(live, model)
  const [drawn, monthly] = [new Set(request.drawn), new Set(request.monthly)]
  const stages = stagesOf(order, model, { drawn: namesIn(drawn), monthly: namesIn(monthly) })
  const steps = stepsOf(order, model, stages)
  const slots = layOut(live, { model, stages, steps })
  return {
    months: request.months,
    elements: model.elements,
    slots: slots.slots,
    size: slots.size,
    calendarCells: slots.calendarCells,
    drawn: drawnCells(drawn, slots.slots, model),
    monthly: drawnCells(monthly, slots.slots, model),
    ...steps.lists,
    flows: steps.stocks.map((stock) => ({ stock, change: changeOf(stock) })),
    remembered: rememberedIn(live, model),
    outputs,
  }
}

function assignmentsOf(definition: Definition | undefined): readonly Assignment[] {
  return definition ? [...definition.value, ...(definition.change ?? [])] : []
}

function needsOf(name: string, model: Model, needs: (term: Term) => string[]): string[] {
  return assignmentsOf(model.definitions.get(name)).flatMap(({ value }) => needs(value))
}

/** Gives the names that the wanted ones need, directly or not, in the model's order. */
function keepNeeded(wanted: readonly string[], model: Model): string[] {
  const live = new Set<string>(['time'])
  const visit = (name: string): void => {
    if (live.has(name)) return
    live.add(name)
    for (const needed of needsOf(name, model, needsEver)) visit(needed)
  }
  wanted.forEach(visit)
  return ['time', ...[...model.quantities.keys()].filter((name) => live.has(name))]
}

/** Orders auxiliaries by what they need this month; a stock is known when the month begins, so it needs nothing. */
function inOrder(names: readonly string[], model: Model): string[] {
  return orderByNeed(names, (name) => (model.definitions.get(name)?.change ? [] : needsNow(name, model)))
}

function needsNow(name: string, model: Model): string[] {
  return model.definitions.get(name)?.value.flatMap(({ value }) => needsThisMonth(value)) ?? []
}

/** Refuses rings wherever they are, asked for or not: within a month, and among what stocks start with. */
function refuseRings(model: Model): void {
  const names = [...model.definitions.keys()]
  const within = ringProblems(
    () => inOrder(names, model),
    'close it with previous(), or through a stock',
    model,
  )
  const starting = () => orderByNeed(names, (name) => needsNow(name, model))
  const problems = within ?? ringProblems(starting, 'a stock can start only from what is known', model)
  if (problems) throw new ModelError(problems)
}

function ringProblems(order: () => unknown, advice: string, model: Model): ModelProblem[] | undefined {
  try {
    order()
    return undefined
  } catch (error) {
    if (!(error instanceof RingError)) throw error
    const members = error.ring.slice(1).filter((name) => !isHidden(name))
    const ring = [members.at(-1), ...members].join(' -> ')
    const message = `is part of a ring within one month: ${ring}; ${advice}`
    return members.map((name) => ({ name, part: ringPart(name, model), message }))
  }
}

function ringPart(name: string, model: Model): string {
  const kind = model.quantities.get(name)?.kind
  return kind === 'stock' ? 'start' : kind === 'stated' ? 'stated' : 'equals'
}

function namesIn(labels: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...labels].map((label) => label.replace(/\[.*/, '')))
}

function stagesOf(
  order: readonly string[],
  model: Model,
  { drawn, monthly }: Readonly<Record<'drawn' | 'monthly', ReadonlySet<string>>>,
): Map<string, Stage> {
  const stages = new Map<string, Stage>([['time', 'calendar']])
  const stageOfName = (name: string) => stages.get(name) ?? 'once'
  const stageOfGiven = (name: string) => (monthly.has(name) ? 'month' : drawn.has(name) ? 'run' : 'once')
  for (const name of order) {
    const definition = model.definitions.get(name)
    const quantity = model.quantities.get(name)
    if (definition?.change) stages.set(name, 'month')
    else if (definition)
      stages.set(name, joinStages(definition.value.map(({ value }) => stageOf(value, stageOfName))))
    else if (quantity) stages.set(name, quantity.kind === 'series' ? 'calendar' : stageOfGiven(name))
  }
  return stages
}

interface Steps {
  readonly lists: Record<'once' | 'calendar' | 'run' | 'start' | 'month', readonly Assignment[]>
  readonly stocks: readonly string[]
  readonly temporaries: Hoist['temporaries']
}

/** Puts every live definition into the list of its stage, with the parts that were taken out of it before it. */
function stepsOf(order: readonly string[], model: Model, stages: ReadonlyMap<string, Stage>): Steps {
  const hoist = new Hoist((name) => stages.get(name) ?? 'once')
  const lists: Record<Stage, Assignment[]> = { once: [], calendar: [], run: [], month: [] }
  const stocks = order.filter((name) => model.definitions.get(name)?.change)
  const add = (assignment: Assignment, stage: Stage): Assignment => {
    const before = hoist.temporaries.length
    const light = hoist.lighten(assignment, stage)
    for (const temporary of hoist.temporaries.slice(before)) lists[temporary.stage].push(temporary.assignment)
    return light
  }
  const light = new Map<string, Assignment[]>()
  for (const name of order) {
    const definition = model.definitions.get(name)
    if (!definition || definition.change) continue
    const stage = stages.get(name) as Stage
    const assignments = definition.value.map((assignment) => add(assignment, stage))
    light.set(name, assignments)
    lists[stage].push(...assignments)
  }
  for (const stock of stocks) {
    light.set(stock, model.definitions.get(stock)?.value.map((value) => add(value, 'month')) ?? [])
    lists.month.push(...(model.definitions.get(stock)?.change ?? []).map((value) => add(value, 'month')))
  }
  const start = startingSteps(stocks, { stages, light })
  return { lists: { ...lists, start }, stocks, temporaries: hoist.temporaries }
}

/** Lists what gives the stocks their first values: their own starts, and the monthly quantities that those use. */
function startingSteps(
  stocks: readonly string[],
  { stages, light }: { stages: ReadonlyMap<string, Stage>; light: ReadonlyMap<string, Assignment[]> },
): Assignment[] {
  const isMonthly = (name: string) => stages.get(name) === 'month'
  const needs = (name: string) =>
    (light.get(name) ?? []).flatMap(({ value }) => needsThisMonth(value)).filter(isMonthly)
  return orderByNeed(stocks, needs).flatMap((name) => light.get(name) ?? [])
}

function layOut(
  live: readonly string[],
  { model, stages, steps }: { model: Model; stages: ReadonlyMap<string, Stage>; steps: Steps },
) {
  const waiting: Omit<Slot, 'offset' | 'size'>[] = live.map((name) => {
    const quantity = model.quantities.get(name)
    const stage = stages.get(name) ?? 'once'
    return {
      name,
      dimensions: quantity?.dimensions ?? [],
      stage,
      role: roleOf(quantity),
      unit: quantity?.unit ?? 'date',
    }
  })
  for (const stock of steps.stocks) {
    const dimensions = model.quantities.get(stock)?.dimensions ?? []
    waiting.push({ name: changeOf(stock), dimensions, stage: 'month', role: 'temporary', unit: '' })
  }
  for (const { name, stage, indices } of steps.temporaries) {
    waiting.push({
      name,
      dimensions: indices.map((index) => index.dimension),
      stage,
      role: 'temporary',
      unit: '',
    })
  }
  return placeInOrder(waiting, model.elements)
}

function roleOf(quantity: Quantity | undefined): Slot['role'] {
  if (!quantity) return 'time'
  if (quantity.kind === 'attribute' || quantity.kind === 'parameter') return 'given'
  return quantity.kind === 'series' || quantity.kind === 'stock' ? quantity.kind : 'auxiliary'
}

function placeInOrder(waiting: readonly Omit<Slot, 'offset' | 'size'>[], elements: Model['elements']) {
  const slots = new Map<string, Slot>()
  let offset = 0
  let calendarCells: [number, number] = [0, 0]
  for (const stage of ['once', 'run', 'calendar', 'month'] as const) {
    const from = offset
    for (const slot of waiting.filter((candidate) => candidate.stage === stage)) {
      const size = slot.dimensions.reduce(
        (product, dimension) => product * (elements.get(dimension)?.length ?? 0),
        1,
      )
      slots.set(slot.name, { ...slot, size, offset })
      offset += size
    }
    if (stage === 'calendar') calendarCells = [from, offset]
  }
  return { slots, size: offset, calendarCells }
}

function drawnCells(labels: Iterable<string>, slots: ReadonlyMap<string, Slot>, model: Model) {
  return [...labels].flatMap((label) => {
    const [name, inner] = label.replace(']', '').split('[') as [string, string?]
    const slot = slots.get(name)
    if (!slot) return []
    const position = (inner ?? '').split(',').reduce((place, element, i) => {
      const elements = model.elements.get(slot.dimensions[i] ?? '') ?? ['']
      return place * elements.length + elements.indexOf(element.trim())
    }, 0)
    return [{ label, cell: slot.offset + position }]
  })
}

function rememberedIn(live: readonly string[], model: Model): string[] {
  const remembered = new Set<string>()
  for (const { value } of live.flatMap((name) => assignmentsOf(model.definitions.get(name)))) {
    walkTerm(value, (inner) => {
      if (inner.kind === 'past') remembered.add(inner.of.name)
    })
  }
  return [...remembered]
}
