import { describe, expect, it } from 'vitest'
import { problemsOf, runTiny, type Tiny } from './tiny.js'

const model: Tiny = {
  dimensions: { rule: ['bis_2022', 'bis_2023', 'none'], chip: ['a100', 'h800', 'h20'] },
  attributes: { 'tpp[chip]': [4992, 15824, 2368], 'pd[chip]': [6, 19, 3], 'strength[rule]': [1, 2, 4] },
  parameters: { floor: 4800 },
  units: { tpp: 'TPP', floor: 'TPP', pd: 'TPP/mm2' },
  variables: { 'hit[rule, chip]': { stated: 'controls' }, 'hits[rule]': 'sum(chip, hit[rule, chip])' },
  statements: {
    controls: { bis_2022: 'tpp >= 4800 and pd < 10', bis_2023: 'tpp >= 4800 or (tpp > 1600 and pd > 5)' },
  },
}

function hits(controls: Record<string, string>): number[] {
  const { of } = runTiny({ ...model, statements: { controls }, months: 1, outputs: ['hit'] })
  return Array.from({ length: 9 }, (_, cell) => of('hit', cell)[0]!)
}

describe('a stated quantity', () => {
  it("is each rule's condition over the bare attributes of each chip, and 0 where a rule states nothing", () =>
    expect(hits(model.statements!.controls!)).toEqual([1, 0, 0, 1, 1, 0, 0, 0, 0]))
  it('is 0 where nothing at all is stated', () => {
    expect(hits({})).toEqual(Array(9).fill(0))
    expect(runTiny({ ...model, statements: {}, months: 1 }).of('hits')).toEqual([0])
  })
  it('may name one element, sum over a dimension, and use other quantities', () =>
    expect(hits({ none: 'tpp > tpp[h20] and tpp > floor and sum(chip, pd) > 0' })).toEqual([
      0, 0, 0, 0, 0, 0, 1, 1, 0,
    ]))
  it('takes the first dimension for the element that states it, outside sums over it', () =>
    expect(hits({ bis_2023: 'strength[rule] + 10 * sum(rule, strength[rule])' })).toEqual([
      0, 0, 0, 72, 72, 72, 0, 0, 0,
    ]))
})

describe('a wrong statement', () => {
  const told = (controls: Record<string, string>) =>
    problemsOf({ ...model, statements: { controls } }).map(({ name, part, element, word, message }) => [
      name,
      part,
      element,
      word,
      message,
    ])
  it('is reported with its element', () =>
    expect(told({ bis_2022: 'tpp > 1', bis_2023: 'ttp > 1', none: 'tpp' })).toEqual([
      ['hit', 'stated', 'bis_2023', 'ttp', 'uses "ttp", which does not exist'],
      ['hit', 'stated', 'none', undefined, 'has the unit TPP, expected 1'],
    ]))
  it('is reported with its element where only its dates are wrong', () =>
    expect(told({ none: 'after(month("2023-99"))' })).toEqual([
      ['hit', 'stated', 'none', 'month', 'has month("2023-99"); expected a date such as month("2023-10-23")'],
    ]))
  it('may be one of an entry that is no element', () => {
    const names = ['ghost', '__proto__', 'constructor', 'a100']
    expect(told(Object.fromEntries(names.map((name) => [name, '1'])))).toEqual(
      names.map((name) => ['hit', 'stated', name, name, `is stated for "${name}", which is no rule`]),
    )
  })
})

describe('hostile names', () => {
  it('are plain names where they can be written', () => {
    const { of } = runTiny({
      dimensions: { constructor: ['valueof', 'prototype'] },
      parameters: { 'constructor[constructor]': [1, 2] },
      variables: {
        prototype: 'sum(constructor, constructor[constructor])',
        'hit[constructor]': { stated: 'constructor' },
      },
      statements: { constructor: { prototype: '7' } },
      months: 1,
    })
    expect(of('prototype')).toEqual([3])
    expect([of('hit', 0), of('hit', 1)]).toEqual([[0], [7]])
  })
  it('are plain elements where a catalogue has them', () => {
    const elements = ['__proto__', 'constructor', 'toString']
    const { of } = runTiny({
      dimensions: { chip: elements },
      parameters: { 'worth[chip]': [1, 2, 4] },
      variables: { all: 'sum(chip, worth[chip])', 'hit[chip]': { stated: 'controls' } },
      statements: { controls: Object.fromEntries(elements.map((name, i) => [name, String(10 * i + 1)])) },
      drawn: { 'worth[__proto__]': [8] },
      months: 1,
    })
    expect(of('all')).toEqual([14])
    expect([0, 1, 2].map((cell) => of('hit', cell)[0])).toEqual([1, 11, 21])
  })
  it('are refused in equations as any unknown name is', () => {
    const told = problemsOf({
      variables: { a: 'constructor', b: '__proto__', c: 'sum(constructor, 1)', d: 'constructor()' },
      outcomes: Object.fromEntries([['__proto__', 'total(constructor)']]),
    })
    expect(told.map(({ name, message }) => `${name} ${message}`)).toEqual([
      'a uses "constructor", which does not exist',
      'b has the name "__proto__"; names are small letters, digits and "_"',
      'c runs sum over "constructor", which is no dimension',
      'd has the function "constructor", which the language does not know',
      '__proto__ uses "constructor", which does not exist',
    ])
  })
  it('give outcomes that are called as they are', () => {
    const { outcomes } = runTiny({
      variables: { a: '1' },
      outcomes: Object.fromEntries([['__proto__', 'total(a)']]),
    })
    expect(outcomes.map(({ name }) => name)).toEqual(['__proto__'])
  })
})
