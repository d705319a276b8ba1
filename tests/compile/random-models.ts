import fc from 'fast-check'
import type { Tiny } from './tiny.js'

type Text = fc.Arbitrary<string>

/** What an expression may use: quantities by name with their dimensions, of this month and of earlier ones. */
interface Scope {
  readonly dimensions: Readonly<Record<string, readonly string[]>>
  readonly bound: readonly string[]
  readonly now: readonly string[]
  readonly earlier: readonly string[]
  readonly depth: number
  /** In a statement, the dimension that stands for one element, and so can't be shared out. */
  readonly stating?: string
}

const numbers = fc.constantFrom(-1.5, -1, 0, 0.25, 0.3, 1, 1, 2, 2, 3.5, 7.25)
const elements = (name: string) =>
  fc.integer({ min: 0, max: 3 }).map((n) => Array.from({ length: n }, (_, i) => `${name}${i}`))

/** A quantity with the number of its dimensions chosen freely, as a key: `x`, `x[aa]`, `x[aa, bb]`. */
const key = (name: string) =>
  fc.constantFrom(name, name, `${name}[aa]`, `${name}[bb]`, `${name}[aa, bb]`, `${name}[bb, aa]`)

/** Makes whole models: every kind of quantity and function, whose names refer to each other in any way that is legal. */
export const randomModel: fc.Arbitrary<Tiny> = fc
  .record({
    dimensions: fc.record({ aa: elements('a'), bb: elements('b') }),
    keys: fc.tuple(...['p', 'q', 'lag', 'x', 's', 'v', 't', 'w', 'z'].map(key)),
  })
  .chain(({ dimensions, keys }) => withEquations(dimensions, keys))

function withEquations(dimensions: Scope['dimensions'], keys: readonly string[]): fc.Arbitrary<Tiny> {
  const [p, q, lag, x, s, v, t, w, z] = keys as [string, ...string[]] & Record<number, string>
  const inputs = [p!, q!, lag!, x!, 'prio_aa[aa]', 'prio_bb[bb]', 'spec[bb]']
  const all = [...inputs, s!, v!, t!, w!, z!, 'hit[aa, bb]']
  const scope = (of: string, now: readonly string[]): Scope => ({
    dimensions,
    bound: boundIn(of),
    now,
    earlier: all,
    depth: 3,
  })
  const cells = (of: string) =>
    fc.array(numbers, { minLength: count(of, dimensions), maxLength: count(of, dimensions) })
  const dates = fc.constantFrom(-1, 0, 1.25, 2, 3.5, 9)
  const change = expression(scope(s!, all)).map((text) => `(${text}) / one_month`)
  const statement = expression({ ...scope('hit[aa, bb]', [...inputs, s!, v!]), depth: 2, stating: 'aa' })
  return fc
    .record({
      parameters: fc.record({
        [p!]: cells(p!),
        [q!]: cells(q!),
        [lag!]: cells(lag!),
        'prio_aa[aa]': cells('x[aa]'),
        'prio_bb[bb]': cells('x[bb]'),
        begin: dates,
      }),
      attributes: fc.record({ 'spec[bb]': cells('x[bb]') }),
      series: fc.record({
        [x!]: fc.array(fc.array(numbers, { minLength: 6, maxLength: 6 }), {
          minLength: count(x!, dimensions),
          maxLength: count(x!, dimensions),
        }),
      }),
      drawnKeys: fc.subarray([p!, lag!, 'prio_aa[aa]', 'begin']),
      draws: fc.array(numbers, { minLength: 200, maxLength: 200 }),
      monthlyKeys: fc.subarray([q!, 'prio_bb[bb]', 'spec[bb]']),
      variables: fc.tuple(
        fc.record({ start: expression(scope(s!, inputs)), change }),
        expression(scope(v!, [...inputs, s!])),
        fc.record({
          start: expression(scope(t!, [...inputs, s!, v!])),
          change: expression(scope(t!, all)).map((text) => `(${text}) / one_month`),
        }),
        expression(scope(w!, [...inputs, s!, t!, v!, 'hit[aa, bb]'])),
        expression(scope(z!, [...inputs, s!, t!, v!, w!, 'hit[aa, bb]'])),
      ),
      statements: fc.tuple(
        ...dimensions.aa!.map((element) =>
          fc.option(
            statement.map((text) => [element, text] as const),
            { nil: undefined },
          ),
        ),
      ),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
    })
    .map((made): Tiny => {
      const entries: [string, Tiny['variables'][string]][] = [s!, v!, t!, w!, z!].map((name, i) => [
        name,
        made.variables[i]!,
      ])
      entries.push(['hit[aa, bb]', { stated: 'condition' }])
      return {
        dimensions,
        parameters: made.parameters as Tiny['parameters'] & {},
        attributes: made.attributes,
        series: made.series as Tiny['series'] & {},
        drawn: drawnLabels(made.drawnKeys, made.draws, dimensions),
        monthly: Object.fromEntries(
          labelsOf(made.monthlyKeys, dimensions).map((label, i) => [
            label,
            [0, 1, 2].map((run) =>
              [0, 1, 2, 3, 4, 5].map((month) => made.draws[(7 * i + 6 * run + month) % 200]!),
            ),
          ]),
        ),
        statements: { condition: Object.fromEntries(made.statements.filter((one) => one !== undefined)) },
        variables: Object.fromEntries(made.order.map((i) => entries[i]!)),
        units: { begin: 'date' },
      }
    })
}

function boundIn(of: string): string[] {
  return /\[(.*)\]/.exec(of)?.[1]?.split(', ') ?? []
}

function count(of: string, dimensions: Scope['dimensions']): number {
  return boundIn(of).reduce((product, dimension) => product * dimensions[dimension]!.length, 1)
}

/** Lists the cells of a key, `x[a0, b0]` and so on, the last dimension running fastest. */
export function cellsOf(of: string, dimensions: Scope['dimensions']): string[][] {
  return boundIn(of).reduce<string[][]>(
    (cells, dimension) =>
      cells.flatMap((cell) => dimensions[dimension]!.map((element) => [...cell, element])),
    [[]],
  )
}

/** Lists labels of some cells of the given keys: for a subscripted one every other cell, so that drawn and fixed stand together. */
function labelsOf(keys: readonly string[], dimensions: Scope['dimensions']): string[] {
  return keys.flatMap((of) => {
    const name = of.replace(/\[.*/, '')
    return cellsOf(of, dimensions)
      .filter((_, i) => i % 2 === 0)
      .map((cell) => (cell.length === 0 ? name : `${name}[${cell.join(', ')}]`))
  })
}

/** Draws those cells, one number a run. */
function drawnLabels(
  keys: readonly string[],
  draws: readonly number[],
  dimensions: Scope['dimensions'],
): Record<string, number[]> {
  const labels = labelsOf(keys, dimensions)
  const drawn = Object.fromEntries(labels.map((label, i) => [label, draws.slice(i * 3, i * 3 + 3)]))
  return labels.length > 0 ? drawn : { unused: [0, 0, 0] }
}

/** Makes an expression without unit. */
function expression(scope: Scope): Text {
  if (scope.depth === 0) return leaf(scope)
  const inside = { ...scope, depth: scope.depth - 1 }
  const some = expression(inside)
  return fc.oneof(
    { weight: 3, arbitrary: leaf(scope) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          some,
          fc.constantFrom('+', '-', '*', '/', '+', '*', '<', '<=', '>', '>=', '==', '!=', 'and', 'or', '^'),
          some,
        )
        .map(([a, sign, b]) => `((${a}) ${sign} (${b}))`),
    },
    { weight: 2, arbitrary: called(some) },
    { weight: 1, arbitrary: fc.tuple(some, some, some).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`) },
    { weight: 2, arbitrary: fc.constantFrom('aa', 'bb').chain((dimension) => reduction(inside, dimension)) },
    { weight: 2, arbitrary: past(inside, some) },
    { weight: scope.bound.length > 0 ? 2 : 0, arbitrary: allocation(scope, some) },
  )
}

function called(some: Text): Text {
  const one = fc.constantFrom('abs', 'exp', 'ln', 'sqrt', 'logistic', '-', 'not ')
  return fc.oneof(
    fc.tuple(one, some).map(([fn, a]) => `${fn}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'safe', 'pow', 'which_min'), some, some)
      .map(([fn, a, b]) => `${fn}(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'clamp', 'which_min'), some, some, some)
      .map(([fn, ...args]) => `${fn}(${args.join(', ')})`),
  )
}

function reduction(scope: Scope, dimension: string): Text {
  const inner = expression({ ...scope, bound: [...scope.bound, dimension] })
  return fc.tuple(fc.constantFrom('sum', 'any'), inner).map(([fn, of]) => `${fn}(${dimension}, ${of})`)
}

/** Looks into the past; only previous() may look at what is not known yet this month. */
function past(scope: Scope, some: Text): Text {
  const then = expression({ ...scope, now: scope.earlier })
  return fc.oneof(
    fc.tuple(some, some).map(([of, lag]) => `delay(${of}, (${lag}) * one_month)`),
    fc
      .tuple(some, fc.constantFrom(0, 0.5, 1, 1.75, 2, 9))
      .map(([of, lag]) => `delay(${of}, ${lag} * one_month)`),
    then.map((of) => `previous(${of})`),
    fc.tuple(then, some).map(([of, first]) => `previous(${of}, ${first})`),
    fc.tuple(some, some).map(([follower, leader]) => `months_behind(${follower}, ${leader}) / one_month`),
  )
}

function allocation(scope: Scope, some: Text): Text {
  return fc
    .tuple(fc.constantFrom(...scope.bound.filter((dimension) => dimension !== scope.stating), ''), some, some)
    .map(([dimension, request, supply]) =>
      dimension === '' ? request : `allocate(${request}, prio_${dimension}[${dimension}], ${supply})`,
    )
}

function leaf(scope: Scope): Text {
  const fixed = fc.constantFrom(
    '0',
    '1',
    '2',
    '0.3',
    'after(begin)',
    '(time - begin) / one_month',
    'after(month("2022-03-10"))',
  )
  return fc.oneof(
    { weight: 1, arbitrary: fixed },
    { weight: 4, arbitrary: fc.constantFrom(...scope.now).chain((of) => read(of, scope)) },
  )
}

/** Reads a quantity: for each dimension the loop variable where there is one, or an element; 1 where neither is there. */
function read(of: string, { bound, dimensions }: Scope): Text {
  const choices = boundIn(of).map((dimension) => [
    ...(bound.includes(dimension) ? [dimension, dimension] : []),
    ...dimensions[dimension]!,
  ])
  if (choices.some((among) => among.length === 0)) return fc.constant('1')
  const name = of.replace(/\[.*/, '')
  if (choices.length === 0) return fc.constant(name)
  return fc
    .tuple(...choices.map((among) => fc.constantFrom(...among)))
    .map((subscripts) => `${name}[${subscripts.join(', ')}]`)
}
