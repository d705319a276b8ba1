import { describe, expect, it } from 'vitest'
import type { Design } from '../../src/sampling/design.js'
import { designs } from '../../src/sampling/designs/index.js'
import { median } from '../../src/sampling/designs/median.js'
import { random } from '../../src/sampling/designs/random.js'
import { drawer } from '../../src/sampling/draw.js'
import { streamKey, uniformAt } from '../../src/sampling/stream.js'

const scaled = (name: string, factor = 1) => ({ name, quantile: (p: number) => factor * p })
const A = scaled('a')
const B = scaled('b', 10)
const C = scaled('c', 100)

/** Draws all runs at once, and gives each name its values. */
function table(parameters: (typeof A)[], runs = 50, design: Design = random): Record<string, number[]> {
  const out = new Float64Array(parameters.length * runs)
  drawer({ parameters, seed: '1', design, runs }).fill(out, 0, runs)
  return Object.fromEntries(
    parameters.map(({ name }, i) => [name, [...out.subarray(i * runs, (i + 1) * runs)]]),
  )
}

describe('a draw', () => {
  it('is the quantile at the number of its name and run', () => {
    const key = streamKey('1', 'b')
    expect(table([A, B]).b).toEqual(Array.from({ length: 50 }, (_, run) => 10 * uniformAt(key, run, 0)))
  })

  it('stays when parameters change their order', () => expect(table([C, A, B])).toEqual(table([A, B, C])))

  it('stays when a parameter is added', () => {
    const { a, b } = table([A, C, B])
    expect({ a, b }).toEqual(table([A, B]))
  })

  it('stays when runs are added', () => {
    const more = table([A, B], 80)
    expect({ a: more.a!.slice(0, 50), b: more.b!.slice(0, 50) }).toEqual(table([A, B]))
  })

  it('stays when the range is split, in any order', () => {
    const whole = table([A, B])
    const { fill } = drawer({ parameters: [A, B], seed: '1', design: random, runs: 50 })
    for (const [from, lanes] of [
      [37, 13],
      [0, 1],
      [1, 36],
    ] as const) {
      const out = new Float64Array(2 * lanes)
      fill(out, from, lanes)
      expect([...out]).toEqual([...whole.a!.slice(from, from + lanes), ...whole.b!.slice(from, from + lanes)])
    }
  })

  it('changes with the seed', () => {
    const out = new Float64Array(1)
    drawer({ parameters: [A], seed: '2', design: random, runs: 1 }).fill(out, 0, 1)
    expect(out[0]).not.toBe(table([A]).a![0])
  })
})

describe('fill', () => {
  const { fill } = drawer({ parameters: [A, B], seed: '1', design: random, runs: 10 })

  it.each([
    [-1, 2],
    [9, 2],
    [10, 1],
    [0, -1],
    [Number.NaN, 1],
  ])('refuses runs outside of the ensemble (%d, %d)', (from, lanes) =>
    expect(() => fill(new Float64Array(100), from, lanes)).toThrow(RangeError),
  )

  it('refuses too little room', () =>
    expect(() => fill(new Float64Array(3), 0, 2)).toThrow('room for 3 values; expected 4'))

  it('leaves what is beyond as it was', () => {
    const out = new Float64Array(6).fill(-1)
    fill(out, 0, 2)
    expect([...out.subarray(4)]).toEqual([-1, -1])
    expect(out.subarray(0, 4).every((value) => value > 0)).toBe(true)
  })
})

describe('designs', () => {
  it('have a name each', () => expect(new Set(designs.map(({ name }) => name)).size).toBe(designs.length))

  it('median puts every parameter at its median', () =>
    expect(table([A, B], 2, median)).toEqual({ a: [0.5, 0.5], b: [5, 5] }))

  it('are told the seed, the names in order and the number of runs', () => {
    const told: unknown[] = []
    const spy: Design = {
      name: 'spy',
      about: '',
      probabilities: (context) => {
        told.push(context)
        return (out, index, from) => {
          for (let i = 0; i < out.length; i++) out[i] = index + (from + i) / 10
        }
      },
    }
    expect(table([B, A], 2, spy)).toEqual({ b: [0, 1], a: [1, 1.1] })
    expect(told).toEqual([{ seed: '1', names: ['b', 'a'], runs: 2 }])
  })
})
