/**
 * How often a value can change. `once`: the same in every run and month. `run`: drawn numbers reach it, months do not.
 * `calendar`: the other way round. `month`: both, so it is computed for every month of every run.
 */
export type Stage = 'once' | 'calendar' | 'run' | 'month'

/** Where a quantity lives: `size` neighbouring cells from `offset`, the last dimension running fastest. */
export interface Slot {
  readonly name: string
  readonly dimensions: readonly string[]
  readonly size: number
  readonly offset: number
  readonly stage: Stage
  readonly role: 'given' | 'series' | 'time' | 'auxiliary' | 'stock' | 'temporary'
  readonly unit: string
}

/** A loop variable and the dimension that it runs over. */
export interface Index {
  readonly name: string
  readonly dimension: string
}

/** What stands in one place of a read's brackets: a loop variable, or one fixed element. */
export type Subscript = { readonly index: Index } | { readonly element: number; readonly label: string }

/** Reads the value of a slot's cell. */
export interface Read {
  readonly kind: 'read'
  readonly name: string
  readonly subscripts: readonly Subscript[]
}

/** The operations that a back end must have; all take numbers and give one, comparisons 1 or 0. */
export type Operation =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'negate'
  | 'min'
  | 'max'
  | 'abs'
  | 'exp'
  | 'ln'
  | 'pow'
  | 'sqrt'
  | 'logistic'
  | 'safe'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'
  | 'not'
  | 'if'

/**
 * The right side of an assignment, in the few kinds that a back end must know. Order of operations is as written:
 * sums run from 0 over the elements in order; `past` looks up what a quantity was: `delay` by `argument` months,
 * `previous` month (or `argument` in the first), `behind`: how many months ago it was at most `argument`.
 */
export type Term =
  | { readonly kind: 'number'; readonly value: number; readonly label?: string }
  | Read
  | { readonly kind: 'operation'; readonly op: Operation; readonly args: readonly Term[] }
  | { readonly kind: 'reduce'; readonly op: 'sum' | 'any'; readonly index: Index; readonly body: Term }
  | {
      readonly kind: 'past'
      readonly how: 'delay' | 'previous' | 'behind'
      readonly of: Read
      readonly argument: Term
    }

/** Computes one slot: for every combination of `indices`, the cell at `target` becomes `value`. */
export interface Assignment {
  readonly target: Read
  readonly indices: readonly Index[]
  readonly value: Term
}

/** A stock and the slot that holds what is added to it at the end of each month. */
export interface Flow {
  readonly stock: string
  readonly change: string
}

/** A number of the scenario that is drawn for each run, or for each month of each run, and the cell that it goes to. */
export interface DrawnCell {
  readonly label: string
  readonly cell: number
}

/**
 * A model made ready for a back end: cells, and ordered assignments by stage. A run does `run`, then `start` with the
 * first month's calendar, then for every month `month`, records outputs and histories, and adds the flows to the stocks.
 */
export interface Plan {
  readonly months: number
  readonly elements: ReadonlyMap<string, readonly string[]>
  readonly slots: ReadonlyMap<string, Slot>
  /** Cells in all. */
  readonly size: number
  /** The cells that differ from month to month but not from run to run: series, time and what follows from them. */
  readonly calendarCells: readonly [from: number, to: number]
  readonly drawn: readonly DrawnCell[]
  /** The given cells that have a number of their own in each month of each run. */
  readonly monthly: readonly DrawnCell[]
  readonly once: readonly Assignment[]
  readonly calendar: readonly Assignment[]
  readonly run: readonly Assignment[]
  readonly start: readonly Assignment[]
  readonly month: readonly Assignment[]
  readonly flows: readonly Flow[]
  /** Quantities whose past is looked up. */
  readonly remembered: readonly string[]
  /** Quantities whose trajectories were asked for. */
  readonly outputs: readonly string[]
}

/** Prints a plan as assignments that can be read from top to bottom. */
export function printPlan(plan: Plan): string {
  const stages = [
    ['once for all runs', plan.once],
    ['once a month, for all runs', plan.calendar],
    ['once a run', plan.run],
    ['when a run starts', plan.start],
    ['every month of every run', plan.month],
  ] as const
  const sections = stages.map(([title, assignments]) =>
    [`# ${title}`, ...assignments.map(printAssignment)].join('\n'),
  )
  const flows = plan.flows.map(({ stock, change }) => `${stock} += ${change}`)
  return [...sections, ['# at the end of the month', ...flows].join('\n')].join('\n\n')
}

function printAssignment({ target, value }: Assignment): string {
  return `${printTerm(target)} = ${printTerm(value)}`
}

const SIGNS = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'])

/** Prints a term in full brackets, so that the order of operations shows. */
export function printTerm(term: Term): string {
  switch (term.kind) {
    case 'number':
      return term.label ?? String(term.value)
    case 'read':
      return term.subscripts.length === 0
        ? term.name
        : `${term.name}[${term.subscripts.map(printSubscript).join(', ')}]`
    case 'operation': {
      const args = term.args.map(printTerm)
      return SIGNS.has(term.op) ? `(${args.join(` ${term.op} `)})` : `${term.op}(${args.join(', ')})`
    }
    case 'reduce':
      return `${term.op}(${printIndex(term.index)}, ${printTerm(term.body)})`
    case 'past':
      return `${term.how}(${printTerm(term.of)}, ${printTerm(term.argument)})`
  }
}

function printSubscript(subscript: Subscript): string {
  return 'index' in subscript ? subscript.index.name : subscript.label
}

function printIndex(index: Index): string {
  return index.name === index.dimension ? index.name : `${index.name} in ${index.dimension}`
}

/** Calls `visit` for a term and all inside it, outermost first. */
export function walkTerm(term: Term, visit: (inner: Term) => void): void {
  visit(term)
  if (term.kind === 'operation') for (const arg of term.args) walkTerm(arg, visit)
  if (term.kind === 'reduce') walkTerm(term.body, visit)
  if (term.kind === 'past') {
    walkTerm(term.of, visit)
    walkTerm(term.argument, visit)
  }
}
