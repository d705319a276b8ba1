import { expect, test } from 'vitest'
import { displayWidth, padTo, wrapTo } from '../../src/cli/display-width.js'
import { textTable } from '../../src/cli/text-table.js'

test('Chinese letters and full-width signs take two columns, marks and colours none', () => {
  expect(displayWidth('字母榜')).toBe(6)
  expect(displayWidth('芯潮IC')).toBe(6)
  expect(displayWidth('，')).toBe(2)
  expect(displayWidth('e\u0301')).toBe(1)
  expect(displayWidth('\u001b[1mbold\u001b[22m')).toBe(4)
  expect(padTo('字母', 6)).toBe('字母  ')
  expect(padTo('ab', 4, 'right')).toBe('  ab')
})

test('texts break at spaces, and beside Chinese letters', () => {
  expect(wrapTo('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrapTo('英伟达断供提前', 6)).toEqual(['英伟达', '断供提', '前'])
  expect(wrapTo('赵晋杰, 字母榜', 7)).toEqual(['赵晋杰,', '字母榜'])
  expect(wrapTo('a-word-that-is-longer', 4)).toEqual(['a-word-that-is-longer'])
  expect(wrapTo('', 4)).toEqual([''])
})

test('a column after Chinese text stands in line', () => {
  const columns = [{ title: 'publisher' }, { title: 'date' }]
  const table = textTable(columns, [
    ['字母榜', '2023'],
    ['Epoch AI', '2026'],
  ])
  expect(table).toBe('  publisher  date\n  字母榜     2023\n  Epoch AI   2026')
})
