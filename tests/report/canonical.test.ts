import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, sha256 } from '../../src/report/canonical.js'

test('the order of keys does not matter, that of lists does', () => {
  expect(canonicalJson({ b: [1, 2], a: { d: null, c: 'é' } })).toBe('{"a":{"c":"é","d":null},"b":[1,2]}')
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]))
})

test('bounds without end differ from each other', () => {
  const texts = [
    [0, Number.POSITIVE_INFINITY],
    [0, Number.NEGATIVE_INFINITY],
    [0, null],
  ].map(canonicalJson)
  expect(new Set(texts).size).toBe(3)
})

test('the digest is that of Node', async () => {
  const text = '中国 compute'
  expect(await sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
})
