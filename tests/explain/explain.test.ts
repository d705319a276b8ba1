import { describe, expect, test } from 'vitest'
import { type Amount, middleOf } from '../../src/explain/amount.js'
import { explain } from '../../src/explain/explain.js'
import { findSubject, type Subject } from '../../src/explain/find-subject.js'
import type { EquationFinding, Finding } from '../../src/explain/finding.js'
import { viewModel } from '../../src/explain/model-view.js'
import { quantiles } from '../../src/math/quantile.js'
import { baseline, ensemble } from '../model/ensemble.js'

const scenario = { ...baseline(), runs: 20 }
const view = viewModel(scenario)
const known = {
  quantities: view.quantities,
  elements: scenario.elements,
  outcomes: Object.keys(scenario.outcomes),
}

function subjectOf(name: string): Subject {
  const found = findSubject(name, known)
  if ('problem' in found) throw new Error(found.problem)
  return found
}

/** Gives the name of the last of all elements of a quantity; a plain quantity's own. */
function lastElement(name: string): string {
  const dimensions = view.quantities.get(name)?.dimensions ?? []
  const elements = dimensions.map((dimension) => scenario.elements[dimension]?.at(-1))
  return elements.length === 0 ? name : `${name}[${elements.join(', ')}]`
}

const names = [...view.quantities.keys()]
const computed = names.filter((name) => view.quantities.get(name)?.variable)

function equationsIn({ equations = [] }: Finding): EquationFinding[] {
  return equations.flatMap((equation) => [equation, ...equation.inputs.flatMap(equationsIn)])
}

describe('every quantity of the baseline is explained', () => {
  test.each(computed)('%s', async (name) => {
    const subject = subjectOf(lastElement(name))
    const explanation = await explain({ subject, view }, { month: 50, depth: 2 })
    if (explanation.kind !== 'quantity') throw new Error(`${name} is a ${explanation.kind}`)
    const { amount } = explanation.finding
    expect(amount).toBeDefined()
    for (const { choices, reductions, inputs } of equationsIn(explanation.finding)) {
      for (const { options } of choices)
        expect(options.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
      for (const { how, contributions } of reductions) {
        const sum = contributions.reduce((all, { share }) => all + share, 0)
        if (how === 'sum' && contributions.length > 0) expect(sum).toBeCloseTo(1, 9)
        else expect(sum).toBeLessThanOrEqual(1 + 1e-9)
      }
      for (const { about, label } of inputs) expect(about, label).toMatch(/\S/)
    }
  })
})

test('every number and series is explained, with sources that the scenario has', async () => {
  for (const name of names.filter((one) => !computed.includes(one))) {
    const explanation = await explain({ subject: subjectOf(name), view }, { month: 50, depth: 1 })
    const given =
      explanation.kind === 'number'
        ? explanation.numbers
        : explanation.kind === 'series'
          ? explanation.series
          : []
    expect(given.length, name).toBeGreaterThan(0)
    for (const { sources, place, label } of given) {
      expect(sources.length, label).toBeGreaterThan(0)
      for (const { id } of sources) expect(scenario.sources, label).toHaveProperty(id)
      expect(place.file, label).toMatch(/scenarios\/\w+\.yaml$/)
    }
    const labels = given.map(({ label }) => label)
    expect(explanation.runs).toBe(0)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

const MONTH = 40

async function findingOf(name: string, options: { run?: number; depth?: number } = {}): Promise<Finding> {
  const explanation = await explain(
    { subject: subjectOf(name), view },
    { month: MONTH, depth: 1, ...options },
  )
  if (explanation.kind !== 'quantity') throw new Error(explanation.kind)
  return explanation.finding
}

test('shares of what binds are those of the quantity that tells it', async () => {
  const { of } = await ensemble(scenario.runs)
  const bottleneck = of('bottleneck')[MONTH] ?? []
  const [equation] = (await findingOf('packages')).equations ?? []
  const names = ['packages_planned', 'packages_by_dies', 'packages_by_memory']
  for (const [i, name] of names.entries()) {
    const share = equation?.choices[0]?.options.find(({ text }) => text === name)?.share
    const count = bottleneck.filter((value) => value === i + 1).length
    expect(share, name).toBeCloseTo(count / scenario.runs, 9)
  }
})

test('values are those of the ensemble: of all runs, and of one', async () => {
  const { of } = await ensemble(scenario.runs)
  const row = of('legal_sold', 'h20')[MONTH] ?? new Float64Array()
  const [p50] = quantiles(row, [0.5])
  expect((await findingOf('legal_sold[h20]')).amount).toMatchObject({ p50 })
  expect((await findingOf('legal_sold[h20]', { run: 7 })).amount).toEqual({ value: row[7] })
})

test('in one run the equation holds for the values shown', async () => {
  const premium = await findingOf('premium', { run: 3 })
  const values = Object.fromEntries(
    (premium.equations?.[0]?.inputs ?? []).map(({ label, amount }) => [label, amount && middleOf(amount)]),
  )
  expect(middleOf(premium.amount as Amount)).toBeCloseTo(
    (values.price_import as number) / (values.world_price as number) - 1,
    12,
  )
})

test('a stock is told with its start, what is added, and its level', async () => {
  const stock = await findingOf('hbm_stock', { run: 3 })
  const [start, change] = stock.equations ?? []
  expect([start?.part, change?.part]).toEqual(['start', 'change'])
  expect(start?.amount).toEqual({ value: 500_000 })
  const { of } = await ensemble(scenario.runs)
  const [now, next] = [of('hbm_stock')[MONTH]?.[3], of('hbm_stock')[MONTH + 1]?.[3]] as [number, number]
  expect(stock.amount).toEqual({ value: now })
  expect(middleOf(change?.amount as Amount)).toBeCloseTo(next - now, 4)
  expect(change?.unit).toBe('stack/month')
})

test('what is looked up in the past is told as it was then', async () => {
  const { of } = await ensemble(scenario.runs)
  const arrivals = await findingOf('arrivals[h20]', { run: 3 })
  const [build, lead] = arrivals.equations?.[0]?.inputs ?? []
  expect(build).toMatchObject({ label: 'build[h20]', amount: arrivals.amount, ago: lead?.amount })
  expect(of('build', 'h20')[MONTH]?.[3]).not.toBe(middleOf(build?.amount as Amount))
})

test('the contributors of a sum add up to it in one run', async () => {
  const supply = await findingOf('legal_supply', { run: 3 })
  const [sum] = supply.equations?.[0]?.reductions ?? []
  const values = sum?.contributions.map(({ amount }) => middleOf(amount)) ?? []
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(middleOf(supply.amount as Amount), 4)
})

test('a name within a sum is told for the element that adds most', async () => {
  const { of } = await ensemble(scenario.runs)
  const [equation] = (await findingOf('legal_units', { run: 3 })).equations ?? []
  const first = equation?.reductions[0]?.contributions[0]?.element ?? ''
  const hand = equation?.inputs.find(({ label }) => label === `legal_sold[${first}]`)
  expect(hand).toMatchObject({
    largestOf: 'import_chip',
    amount: { value: of('legal_sold', first)[MONTH]?.[3] },
  })
})

test('what rations a supply among rivals is explained for one of them', async () => {
  const served = await findingOf('served_openly[startup]', { run: 3 })
  const { of } = await ensemble(scenario.runs)
  expect(served.amount).toEqual({ value: of('served_openly', 'startup')[MONTH]?.[3] })
  const labels = served.equations?.[0]?.inputs.map(({ label }) => label)
  expect(labels?.slice(0, 2)).toEqual(['buyer_demand[startup]', 'priority[startup]'])
})

test('names that stand for nothing are told with the nearest', () => {
  const problem = (name: string) => findSubject(name, known)
  expect(problem('premum')).toEqual({ problem: 'unknown quantity "premum"; did you mean "premium"?' })
  expect(problem('legal_sold[h21]')).toEqual({ problem: 'unknown import_chip "h21"; did you mean "h20"?' })
  expect(problem('premium[h20]')).toEqual({ problem: 'premium has no elements; ask for premium' })
  expect(problem('hit[h20]')).toEqual({
    problem: 'hit[h20] has too few elements; expected hit[rule, import_chip]',
  })
  expect(problem('h20')).toMatchObject({
    problem: expect.stringContaining('"h20" is an element of import_chip'),
  })
  expect(problem('time')).toMatchObject({ problem: expect.stringContaining('is a word of the language') })
  expect(problem('2+2')).toMatchObject({ problem: expect.stringContaining('is not a name') })
  expect(problem('H20_2024')).toMatchObject({ problem: expect.stringContaining('h20_2024') })
})
