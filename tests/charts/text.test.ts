import { expect, test } from 'vitest'
import { textWidth, wrapText } from '../../src/charts/text.js'

test('a Latin letter is 0.6 em wide and a Chinese one a whole em', () => {
  expect(textWidth('abcde', 10)).toBeCloseTo(30)
  expect(textWidth('芯片', 10)).toBe(20)
})

test('lines end at spaces and keep every word', () => {
  const lines = wrapText('one two three four', { fontSize: 10, width: 80 })
  expect(lines).toEqual(['one two', 'three four'])
})

test('a word wider than the line stays whole', () => {
  expect(wrapText('a incomprehensibilities b', { fontSize: 10, width: 40 })).toEqual([
    'a',
    'incomprehensibilities',
    'b',
  ])
})

test('lines may be told to end at commas only', () => {
  const lines = wrapText('red green, blue black, white', { fontSize: 10, width: 100, at: /(?<=,) / })
  expect(lines).toEqual(['red green,', 'blue black,', 'white'])
})
