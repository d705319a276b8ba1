import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderByNeed, RingError } from '../../src/compile/order.js'
import { problemsOf, runTiny, type Tiny } from './tiny.js'

const told = (variables: Tiny['variables'], outputs?: string[]) =>
  problemsOf({ variables, ...(outputs ? { outputs } : {}) }).map(
    ({ name, part, message }) => `${name}.${part} ${message}`,
  )

const advice = 'close it with previous(), or through a stock'

describe('orderByNeed', () => {
  it('puts everything after what it needs, and otherwise keeps the order', () => {
    const needs: Record<string, string[]> = { a: ['d'], b: [], c: ['b'], d: ['c'] }
    expect(orderByNeed(['a', 'b', 'c', 'd'], (name) => needs[name]!)).toEqual(['b', 'c', 'd', 'a'])
  })
  it('throws the ring, from a name to itself', () => {
    const needs: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['b'] }
    const order = () => orderByNeed(['a'], (name) => needs[name]!)
    expect(order).toThrow(RingError)
    expect(order).toThrow('b -> c -> b')
  })
})

it('any order of declaration gives the same values', () => {
  const variables = {
    a: 'b + c',
    b: 'c * stock',
    c: '(time - month("2022-01")) / one_month + previous(a) / 9',
    stock: { start: 'other + 1', change: '(a - stock) / one_month / 9' },
    other: { start: '2', change: 'd / one_month' },
    d: 'delay(b, 1.5 * one_month)',
  }
  const expected = runTiny({ variables })
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.entries(variables), { minLength: 6 }), (entries) => {
      const result = runTiny({ variables: Object.fromEntries(entries) })
      for (const name of Object.keys(variables)) expect(result.of(name)).toEqual(expected.of(name))
    }),
  )
})

describe('a ring within one month', () => {
  it('of a quantity with itself', () =>
    expect(told({ a: 'a + 1' })).toEqual([`a.equals is part of a ring within one month: a -> a; ${advice}`]))
  it('of two', () =>
    expect(told({ a: 'b', b: 'a' })).toEqual([
      `b.equals is part of a ring within one month: a -> b -> a; ${advice}`,
      `a.equals is part of a ring within one month: a -> b -> a; ${advice}`,
    ]))
  it('of three, without those that only lead to it', () =>
    expect(told({ before: 'a', a: 'b', b: 'c + 1', c: 'a', after_it: '1' })[0]).toBe(
      `b.equals is part of a ring within one month: a -> b -> c -> a; ${advice}`,
    ))
  it('through delay(), without the names of hidden quantities', () => {
    expect(told({ a: 'delay(a, 3 * one_month)' })).toEqual([
      `a.equals is part of a ring within one month: a -> a; ${advice}`,
    ])
    expect(told({ a: 'delay(b + 1, 3 * one_month)', b: 'a' }).join()).toContain('a -> b -> a')
    expect(told({ a: 'which_min(a + 1, 2)' })).toHaveLength(1)
  })
  it('through months_behind(), a sum, or the argument of previous()', () => {
    expect(told({ a: 'months_behind(a, 1) / one_month' })).toHaveLength(1)
    expect(told({ a: 'months_behind(1, a) / one_month' })).toHaveLength(1)
    expect(told({ a: 'previous(1, a)' })).toHaveLength(1)
  })
  it('that nothing asked for', () => expect(told({ a: 'b', b: 'a', fine: '1' }, ['fine'])).toHaveLength(2))
  it('among the starts of stocks, and the quantities that these use', () => {
    const change = '0'
    expect(told({ a: { start: 'b', change }, b: { start: 'c', change }, c: 'a' })).toEqual([
      'b.start is part of a ring within one month: a -> b -> c -> a; a stock can start only from what is known',
      'c.equals is part of a ring within one month: a -> b -> c -> a; a stock can start only from what is known',
      'a.start is part of a ring within one month: a -> b -> c -> a; a stock can start only from what is known',
    ])
    expect(told({ a: { start: 'a', change } })).toHaveLength(1)
  })
  it('is none where previous() or a stock closes the circle', () => {
    expect(told({ a: 'previous(a) + 1' })).toEqual([])
    expect(told({ a: 'b', b: 'previous(a * 2 + b, 1)' })).toEqual([])
    expect(told({ a: 'b', b: { start: '1', change: 'a / one_month' } })).toEqual([])
    expect(told({ a: { start: '1', change: 'delay(a, one_month) / one_month' } })).toEqual([])
    expect(told({ a: { start: 'previous(a, 3)', change: '0' } })).toEqual([])
  })
})
