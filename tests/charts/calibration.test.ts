import { expect, test } from 'vitest'
import type { SummaryRow } from '../../src/analysis/rows.js'
import { beforeAfterCharts } from '../../src/charts/before-after.js'
import { movedNumbersChart } from '../../src/charts/moved-numbers.js'
import { renderSvg } from '../../src/charts/render.js'
import { overlaps, textBoxes } from './svg-texts.js'

const context = { scenario: 'Small', runs: 400, seed: '7' }

function rowsOf(quantity: string, unit: string, middle: number): SummaryRow[] {
  return ['2024-01', '2024-02', '2024-03'].map((month, i) => {
    const p50 = middle * (1 + i / 10)
    const [p5, p25, p75, p95] = [0.8, 0.9, 1.1, 1.2].map((part) => part * p50) as [
      number,
      number,
      number,
      number,
    ]
    return {
      quantity,
      element: '',
      month,
      unit,
      mean: p50,
      p5,
      p25,
      p50,
      p75,
      p95,
      p50_low: p50,
      p50_high: p50,
    }
  })
}

test('a quantity before and after has two fans on one scale; quantities of several kinds have none', async () => {
  const before = [...rowsOf('premium', '1', 0.4), ...rowsOf('installed_legal', 'H100e', 5)]
  const after = [...rowsOf('premium', '1', 0.9), ...rowsOf('installed_legal', 'H100e', 6)]
  const charts = beforeAfterCharts({ before, after }, context)
  expect(charts.map(({ id }) => id)).toEqual(['premium'])
  const svg = await renderSvg(charts[0]?.spec as (typeof charts)[number]['spec'])
  const texts = textBoxes(svg)
  expect(overlaps(texts)).toEqual([])
  expect(texts.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Before: as the scenario says', 'After: calibrated by the facts']),
  )
  // Both panels go to the greatest number of either, 130%.
  expect(texts.filter(({ text }) => text === '100%')).toHaveLength(2)
})

test('numbers that moved are drawn beside their prior, in the order given', async () => {
  const dots = [
    { name: 'demand_base', p5: 1.3, p50: 2.3, p95: 3.2 },
    { name: 'other_vendor_scale', p5: -2, p50: -0.6, p95: 0.8 },
  ]
  const spec = movedNumbersChart(dots, { ...context, title: 'Which numbers move?', reading: 'Read it so.' })
  const svg = await renderSvg(spec)
  const texts = textBoxes(svg)
  expect(overlaps(texts)).toEqual([])
  const words = texts.map(({ text }) => text)
  expect(words).toEqual(
    expect.arrayContaining(['demand_base', 'other_vendor_scale', 'before: 5% to 95%', 'after: median']),
  )
  expect(words.indexOf('demand_base')).toBeLessThan(words.indexOf('other_vendor_scale'))
  expect(() => movedNumbersChart([], { ...context, title: 'None' })).toThrow('has no numbers to draw')
})
