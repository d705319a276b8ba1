import { expect, it } from 'vitest'
import { threefry2x32 } from '../../src/sampling/threefry.js'

// The known answers that the authors published with their library (kat_vectors: threefry2x32, 20 rounds).
it.each([
  { key: [0, 0], counter: [0, 0], words: ['6b200159', '99ba4efe'] },
  { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], words: ['1cb996fc', 'bb002be7'] },
  { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], words: ['c4923a9c', '483df7a0'] },
])('gives the known answer $words', ({ key, counter, words }) => {
  const block = Int32Array.from(counter)
  threefry2x32(Int32Array.from(key), block, block)
  expect([...block].map((word) => (word >>> 0).toString(16))).toEqual(words)
})

it('writes beside the counter as it does over it', () => {
  const out = new Int32Array(2)
  const counter = Int32Array.of(7, 9)
  threefry2x32(Int32Array.of(1, 2), counter, out)
  expect(counter).toEqual(Int32Array.of(7, 9))
  threefry2x32(Int32Array.of(1, 2), counter, counter)
  expect(counter).toEqual(out)
})
