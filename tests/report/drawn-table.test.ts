import { expect, test } from 'vitest'
import { differenceDots } from '../../src/charts/difference-dots.js'
import { fan } from '../../src/charts/fan.js'
import { drawnTable } from '../../src/report/drawn-table.js'
import { context, type Path, rowsOf } from '../charts/example-rows.js'

const path: Path = { quantity: 'q', unit: '1', median: () => 0.5, spread: () => 0.1, additive: true }
const marks = [{ date: '2022-02-10', label: 'rule' }]
const options = { ...context, marks, title: 'Why?', axis: 'Share', kind: 'share' } as const

test('has each row that is drawn once, with readable columns, and nothing that only serves the drawing', () => {
  const [head, first, ...rest] = [...drawnTable(fan(rowsOf(path, 3), options))]
  expect(head).toEqual(['panel', 'month', '5%', '25%', 'median', '75%', '95%', 'date', 'label'])
  expect(first).toEqual(['q', '2022-01', '0.4', expect.any(String), '0.5', expect.any(String), '0.6', '', ''])
  expect(rest).toHaveLength(3)
  expect(rest.at(-1)).toEqual([...Array(7).fill(''), '2022-02-10', 'rule'])
})

test('a number that is none is an empty field', () => {
  const rows = rowsOf(path, 1).map((row) => ({ ...row, p95: Number.NaN }))
  expect([...drawnTable(fan(rows, options))][1]?.[6]).toBe('')
})

test('names the panel of each row, in the language of the chart', () => {
  const dot = { option: 'A', median: 1, low: 0, high: 2, p5: -1, p95: 3 }
  const panels = ['one', 'other'].map((heading) => ({ heading, axis: 'chips', dots: [dot] }))
  const spec = differenceDots(panels, { ...context, title: 'Why?', lang: 'zh' })
  expect([...drawnTable(spec, 'zh')]).toEqual([
    ['图', '方案', '中位数', '下限', '上限', '5%分位', '95%分位'],
    ['one', 'A', '1', '0', '2', '-1', '3'],
    ['other', 'A', '1', '0', '2', '-1', '3'],
  ])
})
