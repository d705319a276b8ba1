import { monthsSince, parseDate } from '../math/calendar.js'
import { dimensionOf } from './bind.js'
import type { Quantity } from './declarations.js'
import { type Expression, printExpression } from './expression.js'
import { ExpressionError } from './model-error.js'
import { type Index, type Operation, type Read, type Subscript, type Term, walkTerm } from './plan.js'

/** What lowering needs to know of the model, and where it puts the quantities that it has to add. */
export interface LoweringContext {
  readonly start: string
  readonly elements: ReadonlyMap<string, readonly string[]>
  readonly quantities: ReadonlyMap<string, Quantity>
  /** Adds a hidden quantity that holds `value` for all of its loop variables; gives how it is read. */
  readonly keep: (value: Term) => Read
}

const ONE_TERM: Term = { kind: 'number', value: 1 }
const ZERO_TERM: Term = { kind: 'number', value: 0 }
const SELF = new Set([
  '+',
  '-',
  '*',
  '/',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
  'negate',
  'not',
  'abs',
  'exp',
  'ln',
  'pow',
  'sqrt',
  'logistic',
  'safe',
])

/**
 * Turns a checked expression into a term: the functions of the language become the few operations of a back end.
 * Throws an ExpressionError for what only shows here, such as a date that does not exist.
 */
export function lower(expression: Expression, context: LoweringContext): Term {
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', value: expression.value }
    case 'text':
      throw new ExpressionError(`has the text "${expression.value}" where a number belongs`)
    case 'name':
      return lowerName(expression, context)
    case 'call':
      return lowerCall(expression, context)
  }
}

function lowerName({ name, subscripts }: Expression & { kind: 'name' }, context: LoweringContext): Term {
  if (name === 'one_month') return { kind: 'number', value: 1, label: 'one_month' }
  if (name === 'time') return { kind: 'read', name, subscripts: [] }
  const dimensions = context.quantities.get(name)?.dimensions ?? []
  return {
    kind: 'read',
    name,
    subscripts: subscripts.map((label, i): Subscript => {
      const dimension = dimensions[i] as string
      if (label === dimension) return { index: { name: dimension, dimension } }
      return { element: (context.elements.get(dimension) ?? []).indexOf(label), label }
    }),
  }
}

type Call = Expression & { readonly kind: 'call' }

function lowerCall(call: Call, context: LoweringContext): Term {
  const special = SPECIAL[call.fn]
  if (special) return special(call, context)
  const args = call.args.map((arg) => lower(arg, context))
  if (call.fn === 'min' || call.fn === 'max')
    return args.reduce((a, b) => operation(call.fn as Operation, a, b))
  if (SELF.has(call.fn)) return operation(call.fn as Operation, ...args)
  throw new ExpressionError(`uses ${call.fn}(), which has no place here`, call.fn)
}

const SPECIAL: Readonly<Record<string, (call: Call, context: LoweringContext) => Term>> = Object.assign(
  Object.create(null),
  {
    '?:': (call, context) => operation('if', ...lowerAll(call, context)),
    '^': (call, context) => operation('pow', ...lowerAll(call, context)),
    clamp: (call, context) => {
      const [x, least, greatest] = lowerAll(call, context)
      return clamp(x as Term, least as Term, greatest as Term)
    },
    after: (call, context) => {
      const [date] = lowerAll(call, context)
      const monthEnd = operation('+', { kind: 'read', name: 'time', subscripts: [] }, ONE_TERM)
      return clamp(operation('-', monthEnd, date as Term), ZERO_TERM, ONE_TERM)
    },
    month: (call, context) => lowerDate(call, context),
    which_min: (call, context) => whichMin(plainArgs(call, context), 1),
    sum: (call, context) => lowerReduction(call, context, 'sum'),
    any: (call, context) => lowerReduction(call, context, 'any'),
    allocate: (call, context) => lowerAllocation(call, context),
    delay: (call, context) => lowerPast('delay', call.args[0], call.args[1], context),
    previous: (call, context) => lowerPast('previous', call.args[0], call.args[1], context),
    months_behind: (call, context) => lowerPast('behind', call.args[1], call.args[0], context),
  } satisfies Record<string, (call: Call, context: LoweringContext) => Term>,
)

function lowerAll(call: Call, context: LoweringContext): Term[] {
  return call.args.map((arg) => lower(arg, context))
}

/** Lowers arguments that are used more than once: what is no plain read is kept, so that terms can't explode. */
function plainArgs(call: Call, context: LoweringContext): Term[] {
  return lowerAll(call, context).map((arg) =>
    arg.kind === 'number' || arg.kind === 'read' ? arg : context.keep(arg),
  )
}

function operation(op: Operation, ...args: Term[]): Term {
  const [a, b] = args
  if (a && isOne(b) && (op === '*' || op === '/')) return a
  return { kind: 'operation', op, args }
}

/** A product with 1, and a quotient by it, is the number itself to the bit; `one_month` is 1 and stands for its unit. */
function isOne(term: Term | undefined): boolean {
  return term?.kind === 'number' && term.value === 1
}

function clamp(x: Term, least: Term, greatest: Term): Term {
  return operation('min', operation('max', x, least), greatest)
}

function lowerDate(call: Call, context: LoweringContext): Term {
  const text = call.args[0]
  if (text?.kind !== 'text' || parseDate(text.value) === undefined) {
    const found = text ? printExpression(text) : 'nothing'
    throw new ExpressionError(`has month(${found}); expected a date such as month("2023-10-23")`, 'month')
  }
  return { kind: 'number', value: monthsSince(context.start, text.value), label: `month("${text.value}")` }
}

/** Counts from `position`: this one where it is at most all after it, else which of those. */
function whichMin([first, ...rest]: readonly Term[], position: number): Term {
  const here: Term = { kind: 'number', value: position }
  if (rest.length === 0) return here
  const least = rest.reduce((a, b) => operation('min', a, b))
  return operation('if', operation('<=', first as Term, least), here, whichMin(rest, position + 1))
}

function lowerReduction(call: Call, context: LoweringContext, op: 'sum' | 'any'): Term {
  const dimension = dimensionOf(call, { elements: context.elements, suggest: () => '' })
  const body = lower(call.args[1] as Expression, context)
  return { kind: 'reduce', op, index: { name: dimension, dimension }, body }
}

/**
 * Rationing by priority, in terms of sums over all rivals of an element: who has a higher priority takes first; who
 * has the same one shares what is left in proportion to the requests.
 */
function lowerAllocation(call: Call, context: LoweringContext): Term {
  const [request, priority, supply] = plainArgs(call, context) as [Term, Term, Term]
  const own = freeIndices(priority)
  const [index] = own
  if (own.length !== 1 || !index) {
    const text = printExpression(call.args[1] as Expression)
    throw new ExpressionError(
      `has the priority "${text}" in allocate(); expected one over a single dimension`,
      'allocate',
    )
  }
  const rival: Index = { name: `rival.${index.dimension}`, dimension: index.dimension }
  const rivalRequest = withIndex(request, index, rival)
  const rivalPriority = withIndex(priority, index, rival)
  const wantedBy = (sign: '>' | '=='): Term => ({
    kind: 'reduce',
    op: 'sum',
    index: rival,
    body: operation('*', operation(sign, rivalPriority, priority), rivalRequest),
  })
  const left = operation('max', operation('-', supply, wantedBy('>')), ZERO_TERM)
  const share = operation('min', operation('safe', left, wantedBy('==')), ONE_TERM)
  return operation('*', request, share)
}

function lowerPast(
  how: 'delay' | 'previous' | 'behind',
  of: Expression | undefined,
  argument: Expression | undefined,
  context: LoweringContext,
): Term {
  const value = lower(of as Expression, context)
  const target = value.kind === 'read' ? value : context.keep(value)
  return { kind: 'past', how, of: target, argument: argument ? lower(argument, context) : ZERO_TERM }
}

/** Lists the loop variables that a term needs from outside, each once, in order of first use. */
export function freeIndices(term: Term): Index[] {
  const found = new Map<string, Index>()
  collectIndices(term, new Set(), found)
  return [...found.values()]
}

function collectIndices(term: Term, bound: ReadonlySet<string>, found: Map<string, Index>): void {
  if (term.kind === 'read') {
    for (const subscript of term.subscripts) {
      if ('index' in subscript && !bound.has(subscript.index.name))
        found.set(subscript.index.name, subscript.index)
    }
  }
  if (term.kind === 'operation') for (const arg of term.args) collectIndices(arg, bound, found)
  if (term.kind === 'reduce') collectIndices(term.body, new Set([...bound, term.index.name]), found)
  if (term.kind === 'past') {
    collectIndices(term.of, bound, found)
    collectIndices(term.argument, bound, found)
  }
}

/** Puts one loop variable in the place of another in a plain read. */
function withIndex(term: Term, from: Index, to: Index): Term {
  if (term.kind !== 'read') return term
  const subscripts = term.subscripts.map((s) =>
    'index' in s && s.index.name === from.name ? { index: to } : s,
  )
  return { ...term, subscripts }
}

/** Lists the names whose value this month a term needs; what it takes of the month before is not among them. */
export function needsThisMonth(term: Term): string[] {
  const needed = new Set<string>()
  const visit = (inner: Term): void => {
    if (inner.kind === 'read') needed.add(inner.name)
    else if (inner.kind === 'operation') inner.args.forEach(visit)
    else if (inner.kind === 'reduce') visit(inner.body)
    else if (inner.kind === 'past') {
      if (inner.how !== 'previous') needed.add(inner.of.name)
      visit(inner.argument)
    }
  }
  visit(term)
  return [...needed]
}

/** Lists every name that a term needs, of this month or of earlier ones. */
export function needsEver(term: Term): string[] {
  const needed = new Set<string>()
  walkTerm(term, (inner) => {
    if (inner.kind === 'read') needed.add(inner.name)
  })
  return [...needed]
}
