import { expect, test } from 'vitest'
import { monthlyFacts } from '../../src/scenario/monthly-facts.js'

const fact = (expression: string, unit = '1') => {
  return { id: 'x', expression, value: 0.4, low: 0.2, unit, sources: ['s'], line: 2 }
}

test('facts of one month, and means of one year, have a place on a chart by month', () => {
  const [month, year] = monthlyFacts([
    fact('at(street_price[a800], "2023-10")', 'CNY/chip'),
    fact('mean(fab_yield, "2024")'),
  ])
  expect(month).toEqual({
    id: 'x',
    quantity: 'street_price',
    element: 'a800',
    period: '2023-10',
    unit: 'CNY/chip',
    value: 0.4,
    low: 0.2,
    sources: ['s'],
  })
  expect(year).toMatchObject({ quantity: 'fab_yield', element: '', period: '2024' })
})

test.each([
  'total(cowos_capacity, "2022")',
  'at(street_price[h800], "2023-11") / at(street_price[h800], "2023-10")',
  'at(2 * premium, "2023-10")',
  'mean(premium, "2023", "2024")',
  'mean(premium, "2023-10")',
  'mean(premium)',
  'at(premium',
])('%s has none', (expression) => expect(monthlyFacts([fact(expression)])).toEqual([]))
