import { describe, expect, it } from 'vitest'
import { rankGroups } from '../../src/sampling/rank-groups.js'

const pair = (a: string, b: string, rank: number) => ({ between: [a, b] as [string, string], rank })

describe('rankGroups', () => {
  const groups = rankGroups([
    { between: ['e', 'a'], rank: 0.3 },
    { between: ['c', 'd'], rank: 0.2 },
    { between: ['b', 'e'], rank: -0.1 },
  ])

  it('joins names that hang together through others, in the order of the alphabet', () =>
    expect(groups.map(({ names }) => names)).toEqual([
      ['a', 'b', 'e'],
      ['c', 'd'],
    ]))

  it('asks for nothing between names of a group that are no pair', () =>
    expect(groups[0]).toMatchObject({
      isRepaired: false,
      asked: [
        [1, 0, 0.3],
        [0, 1, -0.1],
        [0.3, -0.1, 1],
      ],
    }))

  it('gives weights that make these correlations', () => {
    const [[, ...first] = [], , last] = groups[0]?.factor ?? []
    expect(first).toEqual([])
    // Of the third with the first, 2 sin(pi 0.3 / 6).
    expect(last?.[0]).toBeCloseTo(2 * Math.sin((Math.PI * 0.3) / 6), 14)
    expect(last?.reduce((sum, weight) => sum + weight * weight, 0)).toBeCloseTo(1, 14)
  })

  it('does not ask for the order of pairs', () => {
    const pairs = [pair('a', 'b', 0.9), pair('b', 'c', 0.9), pair('c', 'a', -0.9), pair('x', 'y', 0.5)]

    const turned = pairs
      .toReversed()
      .map(({ between: [a, b], rank }) => ({ between: [b, a] as [string, string], rank }))
    expect(rankGroups(turned)).toEqual(rankGroups(pairs))
  })

  it('repairs what no numbers can have', () => {
    const [group] = rankGroups([
      { between: ['a', 'b'], rank: 1 },
      { between: ['b', 'c'], rank: 1 },
    ])
    expect(group?.isRepaired).toBe(true)
    // Higham (2002): 0.7607 and 0.1573 between normal numbers.
    const rank = (r: number) => (6 / Math.PI) * Math.asin(r / 2)
    expect(group?.used[0]?.[1]).toBeCloseTo(rank(0.7607), 4)
    expect(group?.used[0]?.[2]).toBeCloseTo(rank(0.1573), 4)
  })
})
