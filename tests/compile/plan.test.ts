import { describe, expect, it } from 'vitest'
import { type Plan, printPlan } from '../../src/compile/plan.js'
import { compileTiny, runTiny, type Tiny } from './tiny.js'

/** A fixed and a drawn parameter, a series, a stock; one chip is drawn, the other is not. */
const inputs: Partial<Tiny> = {
  dimensions: { chip: ['h100', 'h20'] },
  parameters: { fixed: 4, luck: Number.NaN, 'worth[chip]': [2, Number.NaN], 'launch[chip]': [1, 2] },
  series: { plan: [1, 2, 3, 4, 5, 6] },
  units: { launch: 'date' },
  drawn: { luck: [1, 2], 'worth[h20]': [3, 5] },
}
const pile = { start: 'fixed', change: 'plan * luck / one_month' }

function stageOf(equals: string): string {
  return compileTiny({ ...inputs, variables: { pile, result: equals } }).plan.slots.get('result')?.stage ?? ''
}

describe('the stage of a quantity', () => {
  it.each([
    ['3', 'once'],
    ['fixed * 2', 'once'],
    ['sum(chip, (launch[chip] - month("2022-01")) / one_month)', 'once'],
    ['luck', 'run'],
    ['fixed + luck', 'run'],
    ['worth[h100]', 'run'],
    ['sum(chip, worth[chip])', 'run'],
    ['plan', 'calendar'],
    ['plan * fixed', 'calendar'],
    ['after(launch[h20])', 'calendar'],
    ['(time - month("2022-01")) / one_month', 'calendar'],
    ['plan * luck', 'month'],
    ['pile', 'month'],
    ['previous(plan)', 'month'],
    ['delay(fixed, one_month)', 'month'],
  ])('%s is %s', (equals, stage) => expect(stageOf(equals)).toBe(stage))
})

const small: Tiny = {
  ...inputs,
  variables: {
    slope: '1 / luck',
    growth: 'plan * fixed',
    both: '(1 + exp(-luck)) * growth + pow(plan, 2)',
    again: 'previous(both) + pow(plan, 2) * (1 + exp(-luck))',
    'value[chip]': 'worth[chip] * fixed * both',
    total: 'sum(chip, value[chip] * after(launch[chip]))',
    pile: { start: 'total', change: '(both * slope - pile) / one_month' },
  },
}

it('a plan prints as assignments from top to bottom', () => {
  expect(printPlan(compileTiny(small).plan)).toMatchInlineSnapshot(`
    "# once for all runs

    # once a month, for all runs
    growth = (plan * fixed)
    part.2 = pow(plan, 2)
    part.4[chip] = min(max(((time + 1) - launch[chip]), 0), 1)

    # once a run
    slope = (1 / luck)
    part.1 = (1 + exp(negate(luck)))
    part.3[chip] = (worth[chip] * fixed)

    # when a run starts
    both = ((part.1 * growth) + part.2)
    value[chip] = (part.3[chip] * both)
    total = sum(chip, (value[chip] * part.4[chip]))
    pile = total

    # every month of every run
    both = ((part.1 * growth) + part.2)
    again = (previous(both, 0) + (part.2 * part.1))
    value[chip] = (part.3[chip] * both)
    total = sum(chip, (value[chip] * part.4[chip]))
    pile.change = ((both * slope) - pile)

    # at the end of the month
    pile += pile.change"
  `)
})

it('a part that two equations share is computed once', () => {
  const text = printPlan(compileTiny(small).plan)
  expect(text.split('pow(plan, 2)')).toHaveLength(2)
  expect(text.split('exp(')).toHaveLength(2)
})

it('the same expression in two delays is remembered once', () => {
  const { plan } = compileTiny({
    variables: { a: 'delay(2 * x, one_month)', b: 'previous(2 * x)' },
    series: { x: [1, 2, 3, 4, 5, 6] },
  })
  expect(plan.remembered).toEqual(['kept.1'])
})

describe('what nothing asks for', () => {
  const names = ({ slots }: Plan) =>
    [...slots.keys()].filter((name) => !/^(part|kept)\.|\.change$/.test(name))
  const model: Tiny = {
    ...inputs,
    variables: {
      wanted: 'fixed * near',
      near: 'plan + previous(far)',
      far: 'previous(pile)',
      pile: { start: '0', change: 'worth[h20] / one_month' },
      unwanted: 'luck',
      dead: 'unwanted + pile',
    },
  }
  it('is not in the plan, but what a past or a stock needs is', () => {
    const { plan } = compileTiny({ ...model, outputs: ['wanted'] })
    expect(new Set(names(plan))).toEqual(
      new Set(['time', 'wanted', 'fixed', 'near', 'plan', 'far', 'pile', 'worth']),
    )
    expect(plan.outputs).toEqual(['wanted'])
  })
  it('is not drawn', () => {
    expect(compileTiny({ ...model, outputs: ['wanted'] }).plan.drawn.map(({ label }) => label)).toEqual([
      'worth[h20]',
    ])
    expect(compileTiny({ ...model, outputs: ['dead'] }).plan.drawn.map(({ label }) => label)).toEqual([
      'luck',
      'worth[h20]',
    ])
  })
  it('leaves no more than the time where nothing is asked for', () =>
    expect(names(compileTiny({ ...model, outputs: [] }).plan)).toEqual(['time']))
  it('is kept where an outcome alone needs it', () => {
    const { plan, outcomes } = compileTiny({
      ...model,
      outputs: [],
      outcomes: { one: 'final(unwanted) + mean(plan * fixed)' },
    })
    expect(new Set(names(plan))).toEqual(new Set(['time', 'unwanted', 'luck', 'plan', 'fixed']))
    expect(plan.outputs).toEqual(outcomes[0]?.aggregates.map(({ quantity }) => quantity))
  })
  it('changes no number of the rest', () => {
    const [all, some] = [runTiny(model), runTiny({ ...model, outputs: ['wanted'] })]
    for (const run of [0, 1]) expect(some.of('wanted', 0, run)).toEqual(all.of('wanted', 0, run))
  })
})

it('drawn cells lie where their labels say', () => {
  const { of } = runTiny({
    dimensions: { rule: ['a', 'b'], chip: ['x', 'y', 'z'] },
    parameters: { 'hit[rule, chip]': [1, 2, 3, 4, 5, 6] },
    variables: { 'copy[chip, rule]': 'hit[rule, chip]' },
    drawn: { 'hit[b, x]': [40], 'hit[a, z]': [30] },
    months: 1,
  })
  expect([0, 1, 2, 3, 4, 5].map((cell) => of('copy', cell)[0])).toEqual([1, 40, 2, 5, 30, 6])
})

describe('stocks', () => {
  it('change by what all stocks were at the month before: two that swap', () => {
    const { of } = runTiny({
      variables: {
        left: { start: '1', change: '(right - left) / one_month' },
        right: { start: '5', change: '(left - right) / one_month' },
      },
    })
    expect(of('left')).toEqual([1, 5, 1, 5, 1, 5])
    expect(of('right')).toEqual([5, 1, 5, 1, 5, 1])
  })
  it('start from parameters, other stocks, and monthly quantities of the first month', () => {
    const { of } = runTiny({
      ...inputs,
      variables: {
        third: { start: 'second + monthly', change: '0' },
        second: { start: 'first_one * 10', change: '1 / one_month' },
        first_one: { start: 'luck', change: '0' },
        monthly: 'plan * 100 + second',
        'each[chip]': { start: 'worth[chip] + second', change: 'worth[chip] / one_month' },
      },
      series: { plan: [7, 8, 9, 10, 11, 12] },
    })
    // Run 0 draws luck 1 and worth[h20] 3; run 1 draws 2 and 5.
    expect(of('third', 0, 0)).toEqual(Array(6).fill(10 + 700 + 10))
    expect(of('third', 0, 1)).toEqual(Array(6).fill(20 + 700 + 20))
    expect(of('monthly', 0, 1)).toEqual([720, 821, 922, 1023, 1124, 1225])
    expect(of('each', 0, 0)).toEqual([12, 14, 16, 18, 20, 22])
    expect(of('each', 1, 1)).toEqual([25, 30, 35, 40, 45, 50])
  })
})
