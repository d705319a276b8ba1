import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { streamKey, uniformAt } from '../../src/sampling/stream.js'
import { reference } from './reference.js'

describe('streamKey', () => {
  it('is the first two words of alea', () => {
    const next = seedrandom.alea('["a seed","a name"]')
    expect([...streamKey('a seed', 'a name')]).toEqual([next.int32(), next.int32()])
  })

  it('keeps pairs apart whose texts join to the same', () => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['', 'abc'],
      ['a","b', 'c'],
      ['a', 'b","c'],
    ] as const
    expect(new Set(pairs.map(([seed, name]) => streamKey(seed, name).join())).size).toBe(pairs.length)
  })

  it('gives 100,000 names a key each', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => streamKey('1', `name_${i}`).join())
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('uniformAt', () => {
  it.each(reference.uniforms)('of known words is $uniform', ({ key, counter, uniform }) => {
    expect(uniformAt(Int32Array.from(key), counter[0], counter[1])).toBe(uniform)
  })

  it('changes with seed, name, run and month, and with nothing else', () => {
    const at = (seed: string, name: string, run: number, month: number) =>
      uniformAt(streamKey(seed, name), run, month)
    const first = at('1', 'x', 0, 0)
    const others = [at('2', 'x', 0, 0), at('1', 'y', 0, 0), at('1', 'x', 1, 0), at('1', 'x', 0, 1)]
    expect(new Set([first, ...others]).size).toBe(5)
    expect(at('1', 'x', 0, 0)).toBe(first)
  })
})

describe('uniform numbers fill a hundred bins evenly (chi-squared, one chance in a million on either side)', () => {
  const key = streamKey('1', 'yield')
  const N = 100_000
  it.each<[string, (i: number) => number]>([
    ['over runs', (i) => uniformAt(key, i, 0)],
    ['over months', (i) => uniformAt(key, 0, i)],
    ['over names', (i) => uniformAt(streamKey('1', `name_${i}`), 0, 0)],
    ['over seeds', (i) => uniformAt(streamKey(String(i), 'yield'), 0, 0)],
    ['in the low digits', (i) => (uniformAt(key, i, 0) * 2 ** 40) % 1],
    ['in steps from run to run', (i) => (uniformAt(key, i, 0) - uniformAt(key, i + 1, 0) + 1) % 1],
    [
      'in steps from name to name',
      (i) =>
        (uniformAt(streamKey('1', `p${i}`), 0, 0) - uniformAt(streamKey('1', `p${i + 1}`), 0, 0) + 1) % 1,
    ],
  ])('%s', (_, number) => {
    const counts = new Float64Array(100)
    for (let i = 0; i < N; i++) counts[Math.floor(number(i) * 100)]!++
    const statistic = counts.reduce((sum, count) => sum + (count - N / 100) ** 2 / (N / 100), 0)
    const [low, high] = reference.chiSquared99['one in a million']
    expect(statistic).toBeGreaterThan(low)
    expect(statistic).toBeLessThan(high)
  })
})
