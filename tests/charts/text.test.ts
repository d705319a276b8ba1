import { expect, test } from 'vitest'
import { textWidth, wrapText } from '../../src/charts/text.js'

test('a Latin letter is as wide as in Helvetica, and an eighth, and a Chinese one a whole em', () => {
  // Adobe's AFM of Helvetica: a 556, i 222, W 944, ~ 584.
  expect(textWidth('aiW~', 10)).toBeCloseTo((5.56 + 2.22 + 9.44 + 5.84) * 1.12)
  expect(textWidth('\u0416', 10)).toBeCloseTo(6 * 1.12)
  expect(textWidth('芯片', 10)).toBe(20)
})

test('a bold line has room in DejaVu Sans Bold too, the widest font that charts fall back to', () => {
  // Sums of the advances in the font's own table hmtx, in ems.
  for (const [text, ems] of [
    ["What did the return of H20 do to China's own chips?", 29.5146],
    ['How much AI compute is there in China?', 22.7827],
    ['Does the model give what really happened?', 24.7569],
  ] as const) {
    expect(textWidth(text, 17, true)).toBeGreaterThan(17 * ems)
    expect(wrapText(text, { fontSize: 17, width: 17 * ems, isBold: true })).toHaveLength(2)
  }
})

test('Chinese lines end between signs, but before no mark and after no bracket that opens', () => {
  const lines = wrapText('来源：模拟，见（附录）H100 芯片。', { fontSize: 10, width: 45 })
  expect(lines.join('').replace(' ', '')).toBe('来源：模拟，见（附录）H100芯片。')
  expect(lines.filter((line) => /^[，。：）]|（$/.test(line))).toEqual([])
  for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(45)
})

test('lines end at spaces and keep every word', () => {
  const lines = wrapText('one two three four', { fontSize: 10, width: 55 })
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
  const lines = wrapText('red green, blue black, white', { fontSize: 10, width: 70, at: /(?<=,) / })
  expect(lines).toEqual(['red green,', 'blue black,', 'white'])
})
