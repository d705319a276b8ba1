import { type BackEnd, countOutputCells, type PlanValues, type RunBlock } from './back-end.js'
import { calculate, evaluator, type Vector } from './interpret-terms.js'
import { calendarStage, enterMonth, type Machine, makeMachine, slotOf, WIDTH } from './machine.js'
import type { Assignment, Index, Plan, Term } from './plan.js'

/**
 * The plain back end, which all others must match bit for bit. Every term becomes a closure; to pay for the calls, a
 * closure computes a few runs at once, lane by lane, and no lane ever looks at another.
 */
export const interpret: BackEnd = (plan, values) => {
  const machine = prepare(makeMachine(plan, values), values)
  const steps = {
    run: stage(plan.run, machine),
    start: stage(plan.start, machine),
    month: stage(plan.month, machine),
  }
  const run = (block: RunBlock): void => {
    for (let first = 0; first < block.lanes; first += WIDTH) {
      runLanes({ machine, steps, block, first, lanes: Math.min(WIDTH, block.lanes - first) })
    }
  }
  return { plan, outputCells: countOutputCells(plan), run }
}

type Step = () => void

interface Lanes {
  readonly machine: Machine
  readonly steps: { readonly run: Step; readonly start: Step; readonly month: Step }
  readonly block: RunBlock
  readonly first: number
  readonly lanes: number
}

function runLanes({ machine, steps, block, first, lanes }: Lanes): void {
  const { plan } = machine
  loadDraws(machine, block, { first, lanes })
  steps.run()
  const enter = (month: number) => {
    enterMonth(machine, month)
    loadMonth(machine, block, { first, lanes })
  }
  enter(0)
  steps.start()
  for (let month = 0; month < plan.months; month++) {
    if (month > 0) enter(month)
    steps.month()
    remember(machine)
    collect(machine, block, { first, lanes })
    addFlows(machine)
  }
}

/** Puts drawn numbers into their cells; lanes without a run of their own repeat the first one's. */
function loadDraws(
  { plan, views }: Machine,
  block: RunBlock,
  { first, lanes }: { first: number; lanes: number },
): void {
  plan.drawn.forEach(({ cell }, i) => {
    loadCell(
      views[cell] as Float64Array,
      block.draws.subarray(i * block.lanes + first, i * block.lanes + first + lanes),
    )
  })
}

/** Does the same for the numbers that were drawn for the month. */
function loadMonth(
  { plan, views, month }: Machine,
  { monthly, lanes: stride }: RunBlock,
  { first, lanes }: { first: number; lanes: number },
): void {
  plan.monthly.forEach(({ cell }, i) => {
    const from = (i * plan.months + month) * stride + first
    loadCell(views[cell] as Float64Array, (monthly as Float64Array).subarray(from, from + lanes))
  })
}

function loadCell(view: Float64Array, row: Float64Array): void {
  if (row.length < WIDTH) view.fill(row[0] as number)
  view.set(row)
}

function remember({ plan, views, past, pastOf, month }: Machine): void {
  for (const name of plan.remembered) {
    const slot = slotOf(plan, name)
    const row = pastOf.get(name) as number
    for (let i = 0; i < slot.size; i++) {
      past.set(views[slot.offset + i] as Float64Array, ((row + i) * plan.months + month) * WIDTH)
    }
  }
}

function collect(
  { plan, views, outputCells, month }: Machine,
  { trajectories, lanes: stride }: RunBlock,
  { first, lanes }: { first: number; lanes: number },
): void {
  for (let i = 0; i < outputCells.length; i++) {
    const view = views[outputCells[i] as number] as Float64Array
    trajectories.set(
      lanes === WIDTH ? view : view.subarray(0, lanes),
      (i * plan.months + month) * stride + first,
    )
  }
}

/** Adds every stock's flow at once, so that no stock sees another's new value. */
function addFlows({ plan, views }: Machine): void {
  for (const { stock, change } of plan.flows) {
    const [to, from] = [slotOf(plan, stock), slotOf(plan, change)]
    for (let i = 0; i < to.size; i++) {
      const level = views[to.offset + i] as Float64Array
      const flow = views[from.offset + i] as Float64Array
      for (let lane = 0; lane < WIDTH; lane++) (level[lane] as number) += flow[lane] as number
    }
  }
}

/** Computes what is the same in all runs: one number a cell, and `[month][calendar cell]`; other cells hold what is given. */
export function calendarOf(
  plan: Plan,
  values: PlanValues,
): { constants: Float64Array; calendar: Float64Array } {
  const { views, calendar } = prepare(makeMachine(plan, values), values)
  return { constants: Float64Array.from(views, (view) => view[0] as number), calendar }
}

/** Computes what is the same in all runs: constants, and the calendar of every month. */
function prepare(machine: Machine, values: PlanValues): Machine {
  stage(machine.plan.once, machine)()
  calendarStage(machine, values, stage(machine.plan.calendar, machine))
  return machine
}

function stage(assignments: readonly Assignment[], machine: Machine): Step {
  const steps = assignments.map((assignment) => assigner(assignment, machine))
  return () => {
    for (let i = 0; i < steps.length; i++) (steps[i] as Step)()
  }
}

/** Loops over the assignment's indices and stores the value of each cell. */
function assigner({ target, indices, value }: Assignment, machine: Machine): Step {
  const scope = new Map(indices.map((index, i) => [index.name, i]))
  const place: Vector = evaluator(target, machine, scope)
  const compute = evaluator(value, machine, scope)
  const store = () => place().set(compute())
  return indices.reduceRight<Step>((body, index, loop) => looping(machine, { index, loop, body }), store)
}

function looping(
  { plan, loops }: Machine,
  { index, loop, body }: { index: Index; loop: number; body: Step },
): Step {
  const count = plan.elements.get(index.dimension)?.length ?? 0
  return () => {
    for (let i = 0; i < count; i++) {
      loops[loop] = i
      body()
    }
  }
}

/** Computes a term without loops or looks into the past, given the numbers that its names stand for. */
export function evaluate(term: Term, numberOf: (name: string) => number): number {
  switch (term.kind) {
    case 'number':
      return term.value
    case 'read':
      return numberOf(term.name)
    case 'operation':
      return calculate(
        term.op,
        term.args.map((arg) => evaluate(arg, numberOf)),
      )
    default:
      throw new RangeError(`a ${term.kind} belongs in the model, not here`)
  }
}
