import { printKey } from '../compile/declarations.js'
import type { Equation } from '../compile/equations.js'
import { printExpression } from '../compile/expression.js'
import { BUILT_IN } from '../compile/functions.js'
import { amountOf } from './amount.js'
import { planChoice, tellChoice } from './choices.js'
import { tellReduction } from './contributions.js'
import type { Subject } from './find-subject.js'
import type { EquationFinding, Finding } from './finding.js'
import { contentsOf, type Input, type Placed } from './inputs.js'
import type { Measurement } from './measure.js'
import { type ModelView, textOf } from './model-view.js'
import { citedBy } from './number-place.js'
import { bind, inside, type Scope } from './scope.js'
import type { WatchList } from './watch.js'

/** What is known before any run: what to watch is on the list, and this tells what came of it. */
export type Later<T> = (measurement: Measurement, isOneRun: boolean) => T

/** Where an explanation is planned. */
export interface Desk {
  readonly view: ModelView
  readonly list: WatchList
  /** The month that is asked for, counted from the first. */
  readonly month: number
  /** Labels whose equations the tree already has. */
  readonly told: Set<string>
}

const NOWHERE: Scope = { binding: {}, over: [] }

/** Plans the explanation of a quantity with its elements, with `depth` equations from the root to a leaf. */
export function planSubject({ quantity, elements }: Subject, desk: Desk, depth: number): Later<Finding> {
  const { name, dimensions } = quantity
  const expression = { kind: 'name', name, subscripts: dimensions } as const
  const pairs = dimensions.map((dimension, i) => [dimension, elements[i] as string] as const)
  const scope = { binding: Object.fromEntries(pairs), over: [] }
  const label = printKey(name, elements)
  return planInput({ name, label, expression, scope }, { ...desk, isRoot: true }, depth)
}

/** The element of each dimension that adds most to a sum over it, or is the greatest most often. */
type Largest = Readonly<Record<string, string>>

/** Plans a name within a sum: it is told for the element that adds most. */
function planWithin(input: Input, { view, list, month }: Desk) {
  const { name, label, expression, scope } = input
  const quantity = view.quantities.get(name)
  const watch = list.add(expression, scope, month)
  return (measurement: Measurement, isOneRun: boolean, largest: Largest): Finding => {
    const [dimension = '', ...more] = scope.over
    const element = more.length === 0 ? largest[dimension] : undefined
    const common = {
      kind: quantity?.kind ?? 'auxiliary',
      unit: quantity?.unit ?? '1',
      about: quantity?.about ?? '',
    }
    const column = measurement.columnsOf(watch).find((one) => one.element === element)
    if (element === undefined || !column) return { label, ...common }
    const binding = { ...scope.binding, [dimension]: element }
    const own = { ...input, scope: { ...scope, binding, over: [] } }
    const sources = quantity ? citedBy(quantity, elementsIn(own, view), view) : undefined
    return {
      label: printExpression(bind(expression, binding)),
      ...common,
      amount: amountOf(column.values, isOneRun),
      largestOf: dimension,
      ...(sources ? { sources } : {}),
    }
  }
}

function planInput(input: Input, desk: Desk & { isRoot?: boolean }, depth: number): Later<Finding> {
  const { name, label, expression, scope } = input
  const quantity = desk.view.quantities.get(name)
  const about = quantity?.about ?? BUILT_IN.get(name) ?? ''
  const watch = desk.list.add(expression, scope, desk.month)
  const { look, ...now } = scope
  const ago = look && desk.list.add(look.months, now, desk.month)
  const further = look ? {} : planEquations(input, desk, depth)
  const sources = quantity ? citedBy(quantity, elementsIn(input, desk.view), desk.view) : undefined
  return (measurement, isOneRun) => {
    const amount = (watched: typeof watch) =>
      amountOf(measurement.columnsOf(watched)[0]?.values ?? new Float64Array(), isOneRun)
    return {
      label,
      kind: quantity?.kind ?? 'built-in',
      unit: quantity?.unit ?? (name === 'time' ? 'date' : 'month'),
      about,
      amount: amount(watch),
      ...(ago ? { ago: amount(ago) } : {}),
      ...(sources ? { sources } : {}),
      ...(further.isAbove ? { isAbove: true } : {}),
      ...(further.equations
        ? { equations: further.equations.map((equation) => equation(measurement, isOneRun)) }
        : {}),
    }
  }
}

/** Gives the elements that an input is read for; undefined where a sum runs over them. */
function elementsIn({ expression, scope }: Input, { quantities }: ModelView): string[] | undefined {
  const dimensions = quantities.get(expression.name)?.dimensions ?? []
  if (scope.over.length > 0) return undefined
  return expression.subscripts.map((one, i) => (one === dimensions[i] ? (scope.binding[one] ?? one) : one))
}

interface Further {
  readonly equations?: readonly Later<EquationFinding>[]
  readonly isAbove?: boolean
}

/** Plans the equations below an input, unless the tree ends here or has them already. */
function planEquations(input: Input, desk: Desk & { isRoot?: boolean }, depth: number): Further {
  const all = desk.view.equationsOf(input.name)
  if (depth < 1 || all.length === 0) return {}
  if (desk.told.has(input.label)) return { isAbove: true }
  desk.told.add(input.label)
  const { isRoot = false, ...inner } = desk
  const dimensions = desk.view.quantities.get(input.name)?.dimensions ?? []
  const elements = elementsIn(input, desk.view) ?? []
  const binding = Object.fromEntries(dimensions.map((dimension, i) => [dimension, elements[i] as string]))
  const own = all.filter(
    ({ part, element }) => (element === undefined || element === elements[0]) && (isRoot || part !== 'start'),
  )
  return { equations: own.map((equation) => planEquation(equation, { desk: inner, binding, depth })) }
}

interface Below {
  readonly desk: Desk
  readonly binding: Scope['binding']
  readonly depth: number
}

function planEquation(equation: Equation, { desk, binding, depth }: Below): Later<EquationFinding> {
  const { expression, part, quantity } = equation
  const at = part === 'start' ? { ...desk, month: 0 } : desk
  const whole = at.list.add(expression, { binding, over: [] }, at.month)
  const { inputs, choices, reductions } = contentsOf(expression, binding)
  const told = {
    inputs: inputs.map((input) =>
      input.scope.over.length > 0 ? planWithin(input, at) : planInput(input, at, depth - 1),
    ),
    choices: choices.map((placed) => planChoices(placed, at)),
    reductions: reductions.map((placed) => planReductions(placed, at)),
  }
  const text = textOf(equation, desk.view.scenario)
  const unit = part === 'change' ? `${quantity.unit}/month` : quantity.unit
  return (measurement, isOneRun) => {
    const reductions = told.reductions.map((reduction) => reduction(measurement, isOneRun))
    const largest = Object.fromEntries(
      reductions.flatMap(({ dimension, contributions: [first] }) =>
        first ? [[dimension, first.element]] : [],
      ),
    )
    return {
      part,
      text,
      unit,
      amount: amountOf(measurement.columnsOf(whole)[0]?.values ?? new Float64Array(), isOneRun),
      choices: told.choices.map((choice) => choice(measurement, isOneRun)),
      reductions,
      inputs: told.inputs.map((input) => input(measurement, isOneRun, largest)),
    }
  }
}

function planChoices({ call, scope, isWhole }: Placed, { list, month }: Desk) {
  const planned = planChoice(call, { scope, isWhole, watch: (part) => list.add(part, scope, month) })
  return (measurement: Measurement, isOneRun: boolean) => tellChoice(planned, measurement, isOneRun)
}

function planReductions({ call, scope, isWhole }: Placed, { list, month }: Desk) {
  const [dimension, body] = call.args
  const name = dimension?.kind === 'name' ? dimension.name : ''
  const whole = list.add(call, scope, month)
  const parts = list.add(body ?? call, inside(scope, name), month)
  const planned = { call, scope, isWhole, whole, parts }
  return (measurement: Measurement, isOneRun: boolean) => tellReduction(planned, measurement, isOneRun)
}

/** Plans a quantity over all its elements: its equations as texts, and a value for each element. */
export function planElements({ quantity }: Subject, { view, list, month }: Desk) {
  const { name, dimensions } = quantity
  const expression = { kind: 'name', name, subscripts: dimensions } as const
  const watch = list.add(expression, { ...NOWHERE, over: dimensions }, month)
  const equations = view.equationsOf(name).map((equation) => ({
    part: equation.part,
    ...(equation.element === undefined ? {} : { element: equation.element }),
    text: textOf(equation, view.scenario),
  }))
  return ({ columnsOf }: Measurement, isOneRun: boolean) => ({
    equations,
    elements: columnsOf(watch).map(({ element, values }) => ({
      label: printKey(name, element.split(',')),
      amount: amountOf(values, isOneRun),
    })),
  })
}
