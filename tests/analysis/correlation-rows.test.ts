import { expect, test } from 'vitest'
import { correlationRows } from '../../src/analysis/correlation-rows.js'

const column = (name: string, values: number[]) => ({
  name,
  slice: (from: number, to: number) => Float64Array.from(values.slice(from, to)),
})
const draws = [column('b', [4, 3, 2, 1]), column('a', [10, 20, 30, 40]), column('c', [1, 1, 1, 1])]
const asked = [
  [1, -0.5, 0],
  [-0.5, 1, 0.25],
  [0, 0.25, 1],
]
const group = { names: ['a', 'b', 'c'], asked, used: asked, isRepaired: false, factor: [] }

test('lists what was asked and what the draws have, pair by pair', () => {
  const common = { runs: 4 }
  expect(correlationRows([group], { draws, runs: 4 })).toEqual([
    { between: ['a', 'b'], asked: -0.5, achieved: -1, ...common },
    { between: ['a', 'c'], asked: 0, achieved: null, ...common },
    { between: ['b', 'c'], asked: 0.25, achieved: null, ...common },
  ])
})

test('says what was used instead of what no numbers can have', () => {
  const used = [
    [1, -0.45678, 0],
    [-0.45678, 1, 0.2],
    [0, 0.2, 1],
  ]
  const [row] = correlationRows([{ ...group, used, isRepaired: true }], { draws, runs: 4 })
  expect(row).toMatchObject({ asked: -0.5, used: -0.4568 })
})
