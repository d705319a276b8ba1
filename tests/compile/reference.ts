import { parseKey } from '../../src/compile/declarations.js'
import type { Expression } from '../../src/compile/expression.js'
import { parseExpression } from '../../src/compile/parse.js'
import { monthsSince } from '../../src/math/calendar.js'
import { exp, ln, logistic, pow } from '../../src/math/exp-log.js'
import { nameOf, type Tiny } from './tiny.js'

type Places = ReadonlyMap<string, string>
type NumberOf = (name: string, elements: readonly string[], month: number) => number
/** Where an expression is computed: the element that each dimension stands for, and the month. */
interface Here {
  readonly places: Places
  readonly month: number
}

/**
 * Computes a small model straight from the text of its equations: recursion over the trees, no plan, no order, no
 * hoisting. Gives any value of one run.
 */
export function reference(tiny: Tiny, run: number): NumberOf {
  const dimensions = new Map(Object.entries(tiny.dimensions ?? {}))
  const dimensionsOf = new Map(allKeys(tiny).map((key) => [nameOf(key), parseKey(key)?.subscripts ?? []]))
  const known = new Map<string, number>()
  const numberOf: NumberOf = (name, elements, month) => {
    const key = `${name}[${elements}]@${month}`
    const value = known.get(key) ?? compute(name, elements, month)
    known.set(key, value)
    return value
  }
  const compute: NumberOf = (name, elements, month) => {
    const label = elements.length === 0 ? name : `${name}[${elements.join(', ')}]`
    const draw = tiny.drawn?.[label]
    if (draw) return draw[run]!
    const months = tiny.monthly?.[label]?.[run]
    if (months) return months[month]!
    const written = (dimensionsOf.get(name) ?? []).join(', ')
    const key = written === '' ? name : `${name}[${written}]`
    const cell = cellOf(dimensionsOf.get(name) ?? [], elements, dimensions)
    const given = tiny.parameters?.[key] ?? tiny.attributes?.[key]
    if (given !== undefined) return [given].flat()[cell]!
    const row = tiny.series?.[key]
    if (row) return typeof row[0] === 'number' ? (row[month] as number) : (row[cell] as number[])[month]!
    const variable = tiny.variables[key] as string | { start: string; change: string } | { stated: string }
    const places = new Map((dimensionsOf.get(name) ?? []).map((dimension, i) => [dimension, elements[i]!]))
    const at = (text: string, when: number) => evaluate(parseExpression(text), { places, month: when })
    if (typeof variable === 'string') return at(variable, month)
    if ('stated' in variable) {
      const statements = tiny.statements?.[variable.stated] ?? {}
      return Object.hasOwn(statements, elements[0]!) ? at(statements[elements[0]!]!, month) : 0
    }
    return month === 0
      ? at(variable.start, 0)
      : numberOf(name, elements, month - 1) + at(variable.change, month - 1)
  }
  const evaluate = evaluator({ numberOf, dimensions, dimensionsOf, start: tiny.start ?? '2022-01' })
  return numberOf
}

function allKeys({ parameters, attributes, series, variables }: Tiny): string[] {
  return [parameters, attributes, series, variables].flatMap((part) => Object.keys(part ?? {}))
}

function cellOf(
  over: readonly string[],
  elements: readonly string[],
  all: ReadonlyMap<string, readonly string[]>,
): number {
  return over.reduce((cell, dimension, i) => {
    const among = all.get(dimension) ?? []
    return cell * among.length + among.indexOf(elements[i]!)
  }, 0)
}

interface Model {
  readonly numberOf: NumberOf
  readonly dimensions: ReadonlyMap<string, readonly string[]>
  readonly dimensionsOf: ReadonlyMap<string, readonly string[]>
  readonly start: string
}

function evaluator({ numberOf, dimensions, dimensionsOf, start }: Model) {
  const evaluate = (expression: Expression, here: Here): number => {
    if (expression.kind === 'number') return expression.value
    if (expression.kind === 'text') throw new TypeError('a text is no number')
    if (expression.kind === 'call') return call(expression.fn, expression.args, here)
    const { name, subscripts } = expression
    if (name === 'time') return here.month
    if (name === 'one_month') return 1
    const over = dimensionsOf.get(name) ?? []
    // In a statement, a bare attribute is that of the dimension it is over.
    const written = subscripts.length === 0 ? over : subscripts
    return numberOf(
      name,
      written.map((one, i) => (one === over[i] ? here.places.get(one)! : one)),
      here.month,
    )
  }
  const call = (fn: string, args: readonly Expression[], here: Here): number => {
    const value = (i: number) => evaluate(args[i]!, here)
    const inMonth = (i: number, month: number) => evaluate(args[i]!, { ...here, month })
    const over = (dimension: string, of: Expression) =>
      dimensions
        .get(dimension)!
        .map((element) => evaluate(of, { ...here, places: new Map([...here.places, [dimension, element]]) }))
    const all = () => args.map((_, i) => value(i))
    switch (fn) {
      case '+':
        return value(0) + value(1)
      case '-':
        return value(0) - value(1)
      case '*':
        return value(0) * value(1)
      case '/':
        return value(0) / value(1)
      case '^':
      case 'pow':
        return pow(value(0), value(1))
      case 'negate':
        return -value(0)
      case '<':
        return Number(value(0) < value(1))
      case '<=':
        return Number(value(0) <= value(1))
      case '>':
        return Number(value(0) > value(1))
      case '>=':
        return Number(value(0) >= value(1))
      case '==':
        return Number(value(0) === value(1))
      case '!=':
        return Number(value(0) !== value(1))
      case 'and':
        return Number(value(0) !== 0 && value(1) !== 0)
      case 'or':
        return Number(value(0) !== 0 || value(1) !== 0)
      case 'not':
        return Number(value(0) === 0)
      case '?:':
        return value(0) !== 0 ? value(1) : value(2)
      case 'min':
        return all().reduce((a, b) => Math.min(a, b))
      case 'max':
        return all().reduce((a, b) => Math.max(a, b))
      case 'clamp':
        return Math.min(Math.max(value(0), value(1)), value(2))
      case 'abs':
        return Math.abs(value(0))
      case 'exp':
        return exp(value(0))
      case 'ln':
        return ln(value(0))
      case 'sqrt':
        return Math.sqrt(value(0))
      case 'logistic':
        return logistic(value(0))
      case 'safe':
        return value(1) === 0 ? 0 : value(0) / value(1)
      case 'which_min':
        return whichMin(all())
      case 'sum':
        return over(nameIn(args[0]!), args[1]!).reduce((a, b) => a + b, 0)
      case 'any': {
        const found = over(nameIn(args[0]!), args[1]!)
        return found.length === 0 ? 0 : found.reduce((a, b) => Math.max(a, b), -Infinity)
      }
      case 'after':
        return Math.min(Math.max(here.month + 1 - value(0), 0), 1)
      case 'month':
        return monthsSince(start, (args[0] as Expression & { kind: 'text' }).value)
      case 'previous':
        return here.month > 0 ? inMonth(0, here.month - 1) : args[1] ? value(1) : 0
      case 'delay':
        return delayed(here.month - Math.max(value(1), 0), (month) => inMonth(0, month))
      case 'months_behind':
        return behind(value(0), here.month, (month) => inMonth(1, month))
      case 'allocate': {
        const dimension = (args[1] as Expression & { kind: 'name' }).subscripts.find((one) =>
          dimensions.has(one),
        )!
        const [requests, priorities] = [over(dimension, args[0]!), over(dimension, args[1]!)]
        return allocated({ request: value(0), priority: value(1), supply: value(2), requests, priorities })
      }
      default:
        throw new TypeError(`${fn}() has no reference`)
    }
  }
  return evaluate
}

function nameIn(expression: Expression): string {
  return expression.kind === 'name' ? expression.name : ''
}

function whichMin(values: readonly number[]): number {
  const place = values.findIndex((value, i) => value <= Math.min(...values.slice(i + 1)))
  return place < 0 ? values.length : place + 1
}

function delayed(when: number, at: (month: number) => number): number {
  if (Number.isNaN(when)) return when
  if (when <= 0) return at(0)
  const month = Math.floor(when)
  return month === when ? at(month) : at(month) + (at(month + 1) - at(month)) * (when - month)
}

function behind(level: number, now: number, leader: (month: number) => number): number {
  if (Number.isNaN(level) || Number.isNaN(leader(now))) return Number.NaN
  const passed = Array.from({ length: now + 1 }, (_, i) => now - i).find((month) => !(leader(month) > level))
  if (passed === now) return 0
  if (passed === undefined) return now
  return now - (passed + (level - leader(passed)) / (leader(passed + 1) - leader(passed)))
}

interface Rationing {
  readonly request: number
  readonly priority: number
  readonly supply: number
  readonly requests: readonly number[]
  readonly priorities: readonly number[]
}

function allocated({ request, priority, supply, requests, priorities }: Rationing): number {
  const wanted = (is: (rival: number) => boolean) =>
    requests.reduce((sum, rival, i) => sum + Number(is(priorities[i]!)) * rival, 0)
  const left = Math.max(supply - wanted((rival) => rival > priority), 0)
  const rivals = wanted((rival) => rival === priority)
  return request * Math.min(rivals === 0 ? 0 : left / rivals, 1)
}
