import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languageFunctions } from '../../src/compile/functions.js'
import { messageOf, monthsOf, runTiny, type Tiny } from './tiny.js'

/** An equation and its months, by hand. */
type Case = readonly [equation: string, months: readonly number[]]

/** Series x is 10, 20, 40, 80, 80, 50 and grows is 1, 2, 4, 8, 16, 32; two chips, three buyers, no robots. */
const world: Partial<Tiny> = {
  dimensions: { chip: ['h100', 'h20'], buyer: ['a', 'b', 'c'], robot: [] },
  parameters: {
    lead: 2,
    'worth[chip]': [2, 3],
    'priority[buyer]': [1, 2, 2],
    'request[buyer]': [50, 30, 10],
    'arms[robot]': [],
    minus: -2,
  },
  series: { x: [10, 20, 40, 80, 80, 50], grows: [1, 2, 4, 8, 16, 32], slow: [1, 3, 4, 4, 10, 40] },
}
const always = (value: number) => Array<number>(6).fill(value)

const cases: Readonly<Record<string, readonly Case[]>> = {
  min: [
    ['min(x, 40)', [10, 20, 40, 40, 40, 40]],
    ['min(3, 1, 2)', always(1)],
  ],
  max: [
    ['max(x, 40, 60)', [60, 60, 60, 80, 80, 60]],
    ['max(minus, -3)', always(-2)],
  ],
  clamp: [
    ['clamp(x, 20, 60)', [20, 20, 40, 60, 60, 50]],
    ['clamp(1, 3, 2)', always(2)],
  ],
  abs: [['abs(x - 40)', [30, 20, 0, 40, 40, 10]]],
  exp: [
    ['exp(0)', always(1)],
    ['exp(1)', always(Math.E)],
    ['exp(minus)', always(0.1353352832366127)],
  ],
  ln: [
    ['ln(1)', always(0)],
    ['ln(10)', always(Math.LN10)],
  ],
  pow: [
    ['pow(x, 2)', [100, 400, 1600, 6400, 6400, 2500]],
    ['2 ^ 0.5', always(Math.SQRT2)],
    ['x ^ 0', always(1)],
    ['2 ^ -2', always(0.25)],
    ['-2 ^ 2', always(-4)],
  ],
  sqrt: [['sqrt(x / 10)', [1, 2 ** 0.5, 2, 8 ** 0.5, 8 ** 0.5, 5 ** 0.5]]],
  // 1 / (1 + e^2) = 0.11920292202211755
  logistic: [
    ['logistic(0)', always(0.5)],
    ['logistic(minus)', always(0.11920292202211755)],
  ],
  safe: [
    ['safe(x, x - 10)', [0, 2, 40 / 30, 80 / 70, 80 / 70, 50 / 40]],
    ['safe(0, 0)', always(0)],
  ],
  which_min: [
    ['which_min(x, 50)', [1, 1, 1, 2, 2, 1]],
    ['which_min(x, 40, 80)', [1, 1, 1, 2, 2, 2]],
    ['which_min(x + 10, 50 + 0, 2 * 25)', [1, 1, 1, 2, 2, 2]],
    ['which_min(3, 2, 2, 5)', always(2)],
  ],
  sum: [
    ['sum(chip, worth[chip] * x)', [50, 100, 200, 400, 400, 250]],
    ['sum(robot, arms[robot] + 7)', always(0)],
    ['sum(buyer, 1)', always(3)],
  ],
  any: [
    ['any(chip, worth[chip])', always(3)],
    ['any(chip, -worth[chip])', always(-2)],
    ['any(robot, arms[robot] + 7)', always(0)],
  ],
  allocate: [['sum(buyer, allocate(request[buyer], priority[buyer], x))', [10, 20, 40, 80, 80, 50]]],
  delay: [
    ['delay(x, lead * one_month)', [10, 10, 10, 20, 40, 80]],
    ['delay(x, 0)', [10, 20, 40, 80, 80, 50]],
    ['delay(x, 0.25 * one_month)', [10, 17.5, 35, 70, 80, 57.5]],
    ['delay(x, 1.5 * one_month)', [10, 10, 15, 30, 60, 80]],
    ['delay(x, 99 * one_month)', always(10)],
    ['delay(x, minus * one_month)', [10, 20, 40, 80, 80, 50]],
    ['delay(2 * x + 1, one_month)', [21, 21, 41, 81, 161, 161]],
    ['delay(x, x / 20 * one_month)', [10, 10, 10, 10, 10, 60]],
    ['delay(delay(x, one_month), one_month)', [10, 10, 10, 20, 40, 80]],
    [
      'sum(chip, delay(worth[chip] * x, worth[chip] * one_month))',
      [50, 50, 20 + 30, 40 + 30, 80 + 60, 160 + 120],
    ],
    ['delay(5, one_month)', always(5)],
  ],
  previous: [
    ['previous(x)', [0, 10, 20, 40, 80, 80]],
    ['previous(x, 7)', [7, 10, 20, 40, 80, 80]],
    ['previous(x, grows + 1)', [2, 10, 20, 40, 80, 80]],
    ['previous(x + grows)', [0, 11, 22, 44, 88, 96]],
    ['previous(previous(x))', [0, 0, 10, 20, 40, 80]],
    ['sum(chip, previous(worth[chip] * x, 1))', [2, 50, 100, 200, 400, 400]],
    ['previous(worth[h20])', [0, 3, 3, 3, 3, 3]],
  ],
  // grows reaches 3 halfway between months 1 and 2, 10 a quarter between 3 and 4, 40 never.
  months_behind: [
    ['months_behind(slow, grows) / one_month', [0, 0, 0, 1, 4 - 3.25, 0]],
    ['months_behind(3, grows) / one_month', [0, 0, 0.5, 1.5, 2.5, 3.5]],
    ['months_behind(0.5, grows) / one_month', [0, 1, 2, 3, 4, 5]],
    ['months_behind(40, grows) / one_month', always(0)],
    ['months_behind(6, 2 * grows) / one_month', [0, 0, 0.5, 1.5, 2.5, 3.5]],
  ],
  after: [
    ['after(month("2022-03"))', [0, 0, 1, 1, 1, 1]],
    ['after(month("2022-03-10"))', [0, 0, 22 / 31, 1, 1, 1]],
    ['after(month("2021-06-15"))', always(1)],
    ['after(month("2022-06-30"))', [0, 0, 0, 0, 0, 1 / 30]],
    ['after(month("2030-01"))', always(0)],
  ],
  month: [
    ['(month("2022-05") - month("2022-01")) / one_month', always(4)],
    ['(time - month("2021-12-16")) / one_month', [0, 1, 2, 3, 4, 5].map((m) => m + 16 / 31)],
  ],
}

describe('the functions of equations', () => {
  const equations = Object.entries(cases).flatMap(([, list]) => list)
  it.each(equations)('%s', (equation, months) => {
    const found = monthsOf(equation, world)
    for (const [i, value] of months.entries()) expect(found[i], `month ${i}`).toBeCloseTo(value, 10)
  })
  it('time counts months, one_month is one', () =>
    expect(monthsOf('(time - month("2022-01")) / one_month')).toEqual([0, 1, 2, 3, 4, 5]))
  it.each([
    ['x > 40', [0, 0, 0, 1, 1, 1]],
    ['x >= 40 and x != 80', [0, 0, 1, 0, 0, 1]],
    ['x < 20 or x == 80', [1, 0, 0, 1, 1, 0]],
    ['not (x <= 40)', [0, 0, 0, 1, 1, 1]],
    ['x > 40 ? x : -1', [-1, -1, -1, 80, 80, 50]],
    ['minus ? 1 : 2', always(1)],
    ['0 ? 1 / 0 : 2', always(2)],
    ['not minus', always(0)],
  ])('%s', (equation, months) => expect(monthsOf(equation, world)).toEqual(months))
})

it('every function of the language has a case here or among the outcomes', () => {
  const outcomes = [...languageFunctions].filter(([, { outcome }]) => outcome).map(([name]) => name)
  expect(outcomes).toEqual(['total', 'mean', 'at', 'final', 'first'])
  const missing = [...languageFunctions.keys()].filter(
    (name) =>
      !outcomes.includes(name) && !cases[name]?.some(([text]) => text.includes(`${name}(`) || name === 'pow'),
  )
  expect(missing).toEqual([])
})

it('a function passes on what is no number', () => {
  const nan = { parameters: { nan: Number.NaN } }
  for (const equation of [
    'min(nan, 1)',
    'max(1, nan)',
    'clamp(nan, 0, 1)',
    'exp(nan)',
    'ln(-1)',
    'sqrt(-1)',
    'safe(nan, 2)',
    'safe(1, nan)',
    'delay(nan, one_month)',
    'delay(1, nan * one_month)',
    'abs(nan)',
    'logistic(nan)',
    'pow(nan, 2)',
    'sum(chip, nan)',
    'any(chip, nan)',
  ])
    expect(monthsOf(equation, { dimensions: { chip: ['a', 'b'] }, ...nan }).slice(1), equation).toEqual(
      Array(5).fill(Number.NaN),
    )
})

it('months_behind() passes on a leader that is no number', () =>
  expect(monthsOf('months_behind(1, nan) / one_month', { parameters: { nan: Number.NaN } })).toEqual(
    Array(6).fill(Number.NaN),
  ))

describe('dates', () => {
  it.each([
    // The 23rd of October leaves 9 of 31 days, the 23rd included.
    ['2023-10', 'month("2023-10-23")', [9 / 31, 1]],
    ['2023-09', 'month("2023-10-23")', [0, 9 / 31]],
    ['2024-02', 'month("2024-02-29")', [1 / 29, 1]],
    ['2023-02', 'month("2023-02-28")', [1 / 28, 1]],
    ['2024-01', 'month("2024-02-16")', [0, 14 / 29]],
    ['2019-12', 'month("2020-01-01")', [0, 1]],
    ['1999-12', 'month("2000-01-31")', [0, 1 / 31]],
  ])('from %s, after(%s)', (start, date, months) => {
    const found = monthsOf(`after(${date})`, { start, months: 2 })
    for (const [i, share] of months.entries()) expect(found[i]).toBeCloseTo(share, 10)
  })
  it('may be drawn, one for each run', () => {
    const { of } = runTiny({
      variables: { open: 'after(begin)' },
      parameters: { begin: 0 },
      units: { begin: 'date' },
      drawn: { begin: [0.5, 2.25] },
    })
    expect(of('open', 0, 0)).toEqual([0.5, 1, 1, 1, 1, 1])
    expect(of('open', 0, 1)).toEqual([0, 0, 0.75, 1, 1, 1])
  })
})

describe('delay() and previous()', () => {
  it('use the length that a run draws', () => {
    const { of } = runTiny({
      ...world,
      variables: { out: 'delay(x, lead * one_month)' },
      drawn: { lead: [1, 2.5, 0, -3] },
    })
    expect(of('out', 0, 0)).toEqual([10, 10, 20, 40, 80, 80])
    expect(of('out', 0, 1)).toEqual([10, 10, 10, 15, 30, 60])
    expect(of('out', 0, 2)).toEqual(of('out', 0, 3))
    expect(of('out', 0, 3)).toEqual([10, 20, 40, 80, 80, 50])
  })
  it('remember stocks and subscripted quantities, and nothing of the run before', () => {
    const { of } = runTiny({
      ...world,
      variables: {
        pile: { start: 'rate', change: 'rate / one_month' },
        late: 'delay(pile, one_month)',
        last: 'previous(pile, -1)',
        'each[chip]': 'worth[chip] * pile',
        'each_late[chip]': 'delay(each[chip], worth[chip] * one_month)',
        h20_last: 'previous(each[h20])',
      },
      parameters: { ...world.parameters, rate: 0 },
      drawn: { rate: [100, 1] },
    })
    expect(of('pile', 0, 1)).toEqual([1, 2, 3, 4, 5, 6])
    expect(of('late', 0, 1)).toEqual([1, 1, 2, 3, 4, 5])
    expect(of('last', 0, 1)).toEqual([-1, 1, 2, 3, 4, 5])
    expect(of('each_late', 0, 1)).toEqual([2, 2, 2, 4, 6, 8])
    expect(of('each_late', 1, 1)).toEqual([3, 3, 3, 3, 6, 9])
    expect(of('h20_last', 0, 1)).toEqual([0, 3, 6, 9, 12, 15])
  })
})

describe('allocate()', () => {
  /** Gives what each buyer gets. */
  const shares = (requests: readonly number[], priorities: readonly number[], supply: number): number[] => {
    const buyers = requests.map((_, i) => `b${i}`)
    const { of } = runTiny({
      dimensions: { buyer: buyers },
      parameters: { 'request[buyer]': requests, 'priority[buyer]': priorities, supply },
      variables: { 'gets[buyer]': 'allocate(request[buyer], priority[buyer], supply)' },
      months: 1,
    })
    return buyers.map((_, i) => of('gets', i)[0]!)
  }
  it.each([
    ['the highest first, the last gets the rest', [50, 30, 10], [3, 2, 1], 70, [50, 20, 0]],
    ['two equals share 35 as 30 to 40, the third gets nothing', [30, 40, 20], [2, 2, 1], 35, [15, 20, 0]],
    ['two equals in full, the third gets the remaining 5', [30, 40, 20], [2, 2, 1], 75, [30, 40, 5]],
    ['no supply', [30, 40], [1, 2], 0, [0, 0]],
    ['negative supply', [30, 40], [1, 2], -5, [0, 0]],
    ['more than all want', [30, 40], [1, 2], 1000, [30, 40]],
    ['no requests', [0, 0], [1, 1], 10, [0, 0]],
    ['one without a request', [0, 40], [2, 1], 10, [0, 10]],
    ['no rivals', [40], [0], 10, [10]],
  ] as const)('%s', (_, requests, priorities, supply, expected) =>
    expect(shares(requests, priorities, supply)).toEqual(expected),
  )

  it('gives nobody more than wanted, all of the supply that is wanted, and nothing past an unserved better priority', () => {
    const buyer = fc.record({
      request: fc.integer({ min: 0, max: 50 }),
      priority: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(buyer, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 200 }),
        (buyers, supply) => {
          const requests = buyers.map(({ request }) => request)
          const gets = shares(
            requests,
            buyers.map(({ priority }) => priority),
            supply,
          )
          const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
          expect(total(gets)).toBeCloseTo(Math.min(supply, total(requests)), 9)
          for (const [i, one] of buyers.entries()) {
            expect(gets[i]).toBeGreaterThanOrEqual(0)
            expect(gets[i]).toBeLessThanOrEqual(one.request)
            const better = buyers.some(
              (other, j) => other.priority > one.priority && gets[j]! < other.request - 1e-9,
            )
            if (better) expect(gets[i]).toBe(0)
          }
        },
      ),
    )
  })

  it('may stand inside another, and ask for what an expression says', () => {
    // 50, 30 and 10 are wanted. First b and c, equals, share 20 as 15 to 5. Then a, who comes first now, takes 30 of 30.
    const { of } = runTiny({
      ...world,
      parameters: { ...world.parameters, 'grey[buyer]': [2, 1, 1] },
      variables: {
        'gets[buyer]':
          'allocate(request[buyer] - allocate(request[buyer], priority[buyer], 20), grey[buyer], 60)',
      },
    })
    expect([0, 1, 2].map((i) => of('gets', i)[0])).toEqual([50, 7.5, 2.5])
  })
})

it('deeply nested functions make no larger plan than they are long', () => {
  const nest = (times: number, wrap: (inner: string) => string): string =>
    times === 0 ? 'x' : wrap(nest(times - 1, wrap))
  const months = monthsOf(
    nest(40, (inner) => `which_min(9,9,9,9,9,${inner})`),
    world,
  )
  expect(months).toHaveLength(6)
  const rationed = nest(24, (inner) => `allocate(${inner},priority[buyer],9)`)
  expect(messageOf(`sum(buyer, ${rationed})`, world)).toBe('')
})
