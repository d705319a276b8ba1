import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exp, logistic } from '../../src/math/exp-log.js'
import { normalQuantile } from '../../src/math/normal.js'
import { laws } from '../../src/sampling/distributions/index.js'
import { replaceByQuantiles } from '../../src/sampling/draw.js'
import { streamKey, uniformAt } from '../../src/sampling/stream.js'
import {
  fillUniforms,
  replaceByExps,
  replaceByLogistics,
  replaceByNormals,
} from '../../src/sampling/vector-math.js'

const bitsOf = (values: Float64Array) => Buffer.from(values.slice().buffer).toString('hex')

/** More numbers than are worked on at once, and not a multiple of a vector; then so few that it is done one by one. */
const COUNTS = [1027, 513, 9, 3, 0]

describe('uniform numbers', () => {
  test.each(COUNTS)('%d at once are those of one by one', (count) => {
    for (const [from, month] of [
      [0, 0],
      [4_294_967_000, 107],
      [777, 3],
    ] as const) {
      const key = streamKey('2026', `name ${from}`)
      const column = new Float64Array(count)
      fillUniforms(column, key, { from, month })
      const expected = Float64Array.from(column, (_, i) => uniformAt(key, from + i, month))
      expect(bitsOf(column)).toBe(bitsOf(expected))
    }
  })
})

const probability = fc.oneof(
  fc.double({ min: 2 ** -53, max: 1 - 2 ** -53 }),
  fc.double({ min: 0.02, max: 0.1 }),
  fc.double({ min: 1e-300, max: 1e-10 }),
  fc.constantFrom(0.075, 0.925, 0.5, 1 - 2 ** -53, 2 ** -53),
)
const number = fc.oneof(
  fc.double(),
  fc.double({ min: -50, max: 50 }),
  fc.constantFrom(-0, 709.78, -708.396, 710),
)

describe.each([
  ['normal quantiles', replaceByNormals, normalQuantile, probability],
  ['exponentials', replaceByExps, exp, number],
  ['logistic functions', replaceByLogistics, logistic, number],
] as const)('%s', (_, replace, one, values) => {
  test('many at once are those of one by one, bit for bit', () => {
    const column = fc.array(values, { maxLength: 1100, size: 'max' }).map((list) => Float64Array.from(list))
    fc.assert(
      fc.property(column, (given) => {
        const found = given.slice()
        replace(found)
        // What bits a NaN has is open; that it is one is not.
        const plain = (list: Float64Array) => list.map((value) => (Number.isNaN(value) ? Number.NaN : value))
        expect(bitsOf(plain(found))).toBe(bitsOf(plain(given.map((value) => one(value)))))
      }),
    )
  })
})

test.each(laws.filter(({ fromNormals }) => fromNormals))(
  'the $name law draws many numbers at once with the same bits',
  (law) => {
    const specs: Record<string, unknown[]> = {
      fitted: [
        { p5: 0.2, p50: 0.5, p95: 0.6 },
        { p5: 1, p95: 5 },
        { p5: 0, p95: 0.4 },
        { p10: 0.2, p90: 0.4 },
      ],
      normal: [{ normal: { mean: 0.5, sd: 0.2 } }],
      lognormal: [{ lognormal: { median: 3, sigma: 0.7 } }],
    }
    const column = Float64Array.from({ length: 700 }, (_, i) => (i + 0.5) / 700)
    expect(specs[law.name]?.length).toBeGreaterThan(0)
    for (const spec of specs[law.name] ?? [])
      for (const bounds of [
        [0, 1],
        [0, Infinity],
        [-Infinity, 9],
        [-Infinity, Infinity],
      ] as const) {
        const quantile = law.quantile(spec, bounds)
        const found = column.slice()
        replaceByQuantiles({ quantile, fromNormals: law.fromNormals?.(spec, bounds) }, found)
        expect(bitsOf(found)).toBe(bitsOf(column.map((p) => quantile(p))))
      }
  },
)
