import { describe, expect, test } from 'vitest'
import { type Kind, valueAxis } from '../../src/charts/value-axis.js'
import { rowsOf } from './example-rows.js'

function axisFrom(kind: Kind, low: number, high: number, log = false) {
  const path = { quantity: 'q', unit: 'u', additive: true }
  const middle = (low + high) / 2
  const rows = rowsOf({ ...path, median: () => middle, spread: () => (high - low) / 2 }, 3)
  return valueAxis(rows, { axis: 'Chips', kind, height: 400, log })
}

describe('a linear axis', () => {
  test.each([
    ['level', 5, 9000, 'Chips'],
    ['level', 5, 10_000, 'Chips (thousands)'],
    ['level', 5, 2e6, 'Chips (millions)'],
    ['level', 5, 3e9, 'Chips (billions)'],
    ['share', 0.1, 0.9, 'Chips'],
  ] as const)('for %s from %d to %d says "%s"', (kind, low, high, title) => {
    expect(axisFrom(kind, low, high).axis.title).toEqual([title])
  })

  test.each([
    ['level', 50, 60, 0, 60],
    ['share', 0.5, 0.75, 0, 0.75],
    ['premium', -0.25, 2, -0.25, 2],
    ['premium', 0.5, 2, 0, 2],
    ['price', 50, 60, 50, 60],
    ['price', 10, 60, 0, 60],
    ['price', 50, 50, 0, 50],
    ['level', 0, 0, 0, 1],
  ] as const)('for %s from %d to %d spans %d to %d', (kind, low, high, bottom, top) => {
    expect(axisFrom(kind, low, high).scale).toMatchObject({ type: 'linear', domain: [bottom, top] })
  })

  test('survives rows without a finite number', () => {
    expect(axisFrom('level', Number.NaN, Number.NaN).scale.domain).toEqual([0, 1])
  })
})

describe('a logarithmic axis', () => {
  test('spans whole decades and explains the letters that it uses', () => {
    const { scale, axis } = axisFrom('level', 300, 2e6, true)
    expect(scale).toMatchObject({ type: 'log', domain: [100, 1e7] })
    expect(axis.values).toEqual([100, 1e3, 1e4, 1e5, 1e6, 1e7])
    expect(axis.title!.join(' ')).toBe('Chips (log scale, k = thousand, M = million)')
  })

  test('of two decades has more numbers', () => {
    expect(axisFrom('level', 3, 80, true).axis.values).toEqual([1, 2, 5, 10, 20, 50, 100])
  })

  test('shows six decades at most', () => {
    expect(axisFrom('level', 1e-9, 1e6, true).scale.domain).toEqual([1, 1e6])
  })

  test.each([
    ['level', -1, 10],
    ['level', 0, 0],
    ['premium', 1, 10],
  ] as const)('is linear for %s from %d to %d', (kind, low, high) => {
    expect(axisFrom(kind, low, high, true).scale.type).toBe('linear')
  })
})
