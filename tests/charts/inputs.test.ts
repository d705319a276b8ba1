import { expect, test } from 'vitest'
import { type ChartInput, inputsChart } from '../../src/charts/inputs.js'
import { renderSvg } from '../../src/charts/render.js'
import { overlaps, textBoxes } from './svg-texts.js'

const context = { scenario: 'Small', runs: 400, seed: '7', start: '2022-01' }
const bars: ChartInput = {
  name: 'lead_time',
  unit: 'month',
  histogram: { least: 2, greatest: 6, counts: [100, 200, 80, 20], never: 0 },
  drawn: { p5: 2.5, p50: 3.2, p95: 5.4 },
}
const date: ChartInput = {
  name: 'a_rule_with_a_name_that_is_too_long',
  unit: 'date',
  histogram: { least: 24, greatest: 30, counts: [100, 140], never: 160 },
  drawn: { p5: 24.5, p50: 29, p95: Number.POSITIVE_INFINITY },
}
const same: ChartInput = {
  name: 'fixed',
  unit: '1',
  histogram: { least: 5, greatest: 5, counts: [400], never: 0 },
  drawn: { p5: 5, p50: 5, p95: 5 },
}
const monthly: ChartInput = { ...bars, name: 'price_shock', unit: '1', spreads: Array(24).fill(bars.drawn) }

test('each number has a panel with its unit; a date has months, and how often it never comes', async () => {
  const svg = await renderSvg(inputsChart([bars, date, same, monthly], context))
  expect(overlaps(textBoxes(svg))).toEqual([])
  const texts = textBoxes(svg).map(({ text }) => text)
  expect(texts).toEqual(
    expect.arrayContaining([
      'lead_time',
      'month',
      'a_rule_with_a_name_that_\u2026',
      '40% never',
      '2024-01',
      '2024-07',
    ]),
  )
  expect(texts).toEqual(
    expect.arrayContaining(['fixed', 'price_shock', '2022', 'Small \u00b7 400 runs \u00b7 seed 7']),
  )
})

test('bars stand on the axis, and are dark between the 5% and the 95% quantile', async () => {
  const svg = await renderSvg(inputsChart([bars], context))
  // By their middles at 2.5, 3.5, 4.5 and 5.5.
  expect([...svg.matchAll(/fill="#85b4d9"/g)].length).toBe(3)
  expect([...svg.matchAll(/fill="#d3e4f2"/g)].length).toBe(1)
})

test('bands over months are told of only where there are some', () => {
  const words = (inputs: readonly ChartInput[]) => JSON.stringify(inputsChart(inputs, context).title)
  expect(words([bars])).not.toContain('over months')
  expect(words([bars, monthly])).toContain('over months')
})
