import { expect, test } from 'vitest'
import { laws, perhapsLaw } from '../../src/sampling/distributions/index.js'

const spec = { perhaps: { probability: 0.4, uniform: [10, 20] } }
const bounds = [-Infinity, Infinity] as const

test('a date that may fail to come does so in the rest of draws, and keeps its law where it comes', () => {
  const quantile = perhapsLaw.quantile(spec, bounds)
  expect(quantile(0.2)).toBe(15)
  expect(quantile(0.39999)).toBeCloseTo(19.99975, 6)
  expect(quantile(0.4)).toBe(Infinity)
  expect(quantile(0.99)).toBe(Infinity)
  const probability = perhapsLaw.probability(spec, bounds)
  expect([probability(15), probability(25), probability(Infinity)]).toEqual([0.2, 0.4, 1])
  expect(perhapsLaw.mean(spec, bounds)).toBe(Infinity)
})

test('it passes on what is wrong with the law beside it', () => {
  const wrong = { perhaps: { probability: 0.4, uniform: [20, 10] } }
  const inner = laws.find(({ name }) => name === 'uniform')?.problems({ uniform: [20, 10] }, bounds)
  expect(inner?.length).toBeGreaterThan(0)
  expect(perhapsLaw.problems(wrong, bounds).map(({ message }) => message)).toEqual(
    inner?.map(({ message }) => message),
  )
})
