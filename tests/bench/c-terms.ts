import { slotOf } from '../../src/compile/machine.js'
import type { Index, Operation, Plan, Read, Term } from '../../src/compile/plan.js'

/** Makes a name of the plan one of C; a prefix keeps it apart from C's own words. */
export function nameInC(name: string): string {
  return `v_${name.replace(/\W/g, '_')}`
}

/** Names the array that holds a quantity's past. */
export function pastInC(name: string): string {
  return `p_${name.replace(/\W/g, '_')}`
}

/** Writes a loop over an index around C statements. */
export function loopInC(plan: Plan, { name, dimension }: Index, body: string): string {
  const i = indexInC(name)
  const count = plan.elements.get(dimension)?.length ?? 0
  return `for (int ${i} = 0; ${i} < ${count}; ${i}++) { ${body} }`
}

function indexInC(name: string): string {
  return `i_${name.replace(/\W/g, '_')}`
}

/** Prints a cell as C: a variable, or an element of an array. */
export function cellInC(plan: Plan, read: Read): string {
  return slotOf(plan, read.name).size === 1 && read.subscripts.length === 0
    ? nameInC(read.name)
    : `${nameInC(read.name)}[${positionInC(plan, read)}]`
}

/** Prints the position of a cell within its quantity. */
export function positionInC(plan: Plan, read: Read): string {
  const { dimensions } = slotOf(plan, read.name)
  const places = read.subscripts.map((subscript) =>
    'index' in subscript ? indexInC(subscript.index.name) : String(subscript.element),
  )
  const counts = dimensions.map((dimension) => plan.elements.get(dimension)?.length ?? 0)
  return places.reduce((before, place, i) => (i === 0 ? place : `(${before}) * ${counts[i]} + ${place}`), '0')
}

const SIGNS: Partial<Record<Operation, string>> = { '+': '+', '-': '-', '*': '*', '/': '/' }

const CONDITIONS: Partial<Record<Operation, string>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  and: '&&',
  or: '||',
}

const FUNCTIONS: Partial<Record<Operation, string>> = {
  negate: '-',
  min: 'least',
  max: 'most',
  abs: 'fabs',
  exp: 'exp_of',
  ln: 'ln_of',
  pow: 'pow_of',
  sqrt: 'sqrt',
  logistic: 'logistic',
  safe: 'safe',
}

/** Prints a term as a C expression of type double, with the plan's order of operations. */
export function termInC(plan: Plan, term: Term): string {
  switch (term.kind) {
    case 'number':
      return numberInC(term.value)
    case 'read':
      return cellInC(plan, term)
    case 'operation':
      return operationInC(plan, term.op, term.args)
    case 'reduce':
      return reductionInC(plan, term)
    case 'past': {
      const row = `${pastInC(term.of.name)}[${positionInC(plan, term.of)}]`
      return `${term.how}(${row}, month, ${termInC(plan, term.argument)})`
    }
  }
}

function numberInC(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INFINITY' : '-INFINITY'
  return /[.e]/.test(String(value)) ? String(value) : `${value}.0`
}

function operationInC(plan: Plan, op: Operation, args: readonly Term[]): string {
  const [a, b, c] = args
  if (op in CONDITIONS || op === 'not') return `(double)${conditionInC(plan, op, args)}`
  if (op === 'if')
    return `(${truthInC(plan, a as Term)} ? ${termInC(plan, b as Term)} : ${termInC(plan, c as Term)})`
  const printed = args.map((arg) => termInC(plan, arg))
  return op in SIGNS ? `(${printed.join(` ${SIGNS[op]} `)})` : `${FUNCTIONS[op]}(${printed.join(', ')})`
}

function conditionInC(plan: Plan, op: Operation, args: readonly Term[]): string {
  if (op === 'not') return `(!${truthInC(plan, args[0] as Term)})`
  const isLogical = op === 'and' || op === 'or'
  const printed = args.map((arg) => (isLogical ? truthInC(plan, arg) : termInC(plan, arg)))
  return `(${printed.join(` ${CONDITIONS[op]} `)})`
}

function truthInC(plan: Plan, term: Term): string {
  if (term.kind === 'operation' && (term.op in CONDITIONS || term.op === 'not'))
    return conditionInC(plan, term.op, term.args)
  return `(${termInC(plan, term)} != 0)`
}

/** Prints a sum or an `any` as a block that has a value, which gcc and clang know. */
function reductionInC(plan: Plan, { op, index, body }: Term & { kind: 'reduce' }): string {
  const isEmpty = (plan.elements.get(index.dimension)?.length ?? 0) === 0
  const start = op === 'sum' || isEmpty ? '0' : '-INFINITY'
  const value = termInC(plan, body)
  const step =
    op === 'sum' ? `total += ${value};` : `{ const double next = ${value}; total = most(total, next); }`
  return `({ double total = ${start}; ${loopInC(plan, index, step)} total; })`
}
