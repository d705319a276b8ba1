import { expect, test } from 'vitest'
import { counted, readable, span } from '../../src/cli/readable.js'

test.for([
  ['chip', [1_662_345, 799_245, 135, 11_000_000], ['1.66M', '799k', '135', '11.0M']],
  ['chip', [999_999, 0.01234, 0, -2_500_000_000], ['1.00M', '0.0123', '0', '-2.50B']],
  ['1', [0.43, 0.0155, 1.8], ['43%', '1.6%', '180%']],
  ['1', [-2.08, 0.5, 3], ['-2.08', '0.500', '3']],
  ['date', [62, 62.9, Number.POSITIVE_INFINITY], ['2027-03', '2027-03', 'never']],
  ['USD', [Number.NaN], ['none']],
] as const)('numbers in %s: %j reads %j', ([unit, values, texts]) => {
  expect(readable(values, { unit, start: '2022-01' })).toEqual(texts)
})

test('counts and spans of time are words', () => {
  expect([counted(1, 'run'), counted(10_000, 'run')]).toEqual(['1 run', '10,000 runs'])
  expect([0.82, 41.2, 59.6, 200, 7500].map(span)).toEqual([
    '0.8 s',
    '41 s',
    '1 min 0 s',
    '3 min 20 s',
    '2 h 5 min',
  ])
})
