import { beforeAll, describe, expect, test } from 'vitest'
import { headline, headlineCharts, headlineWords } from '../../src/charts/headline.js'
import { renderSvg } from '../../src/charts/render.js'
import { wordsIn } from '../../src/words/words.js'
import { context, exportRules, headlineRows } from './example-rows.js'
import { overlaps, readable, sizeOf, textBoxes } from './svg-texts.js'

const unitWords: Record<string, string> = {
  china_compute: 'H100 equivalents (log scale, k = thousand, M = million)',
  installed_by_channel: 'H100 equivalents (log scale, k = thousand, M = million)',
  domestic_share: 'percent of compute added',
  premium: 'percent',
  price_import: 'US dollars per H100 equivalent (thousands)',
  unmet: 'H100 equivalents per month (log scale, k = thousand, M = million)',
  ascend_units: 'chips per month (thousands)',
  smic_capacity: 'wafers per month (thousands)',
  fab_yield: 'percent of dies started',
  cowos_capacity: 'wafers per month (thousands)',
}

const { channels, intervals } = wordsIn('en')
const { outer, inner, median } = intervals

describe.each(headline)('$id', (chart) => {
  let svg = ''
  let text = ''

  beforeAll(async () => {
    const drawn = headlineCharts(headlineRows(), context).find(({ id }) => id === chart.id)
    svg = await renderSvg(drawn!.spec)
    text = readable(svg)
  })

  test('says its question, unit, intervals, scenario and source', () => {
    for (const words of [headlineWords(chart.id).title, unitWords[chart.id]!, outer, inner, median]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('Baseline \u00b7 2,000 runs \u00b7 seed 42')
    expect(text).toContain('Source: chokepoint simulation.')
  })

  test('names every event and every panel', () => {
    for (const { label } of exportRules) expect(text).toContain(label)
    if (chart.quantities.length > 1)
      for (const quantity of chart.quantities) expect(text).toContain(channels[quantity])
  })

  test('has no text over another and none cut off', () => {
    const { width, height } = sizeOf(svg)
    const boxes = textBoxes(svg)
    const cut = boxes.filter((box) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height)
    expect(overlaps(boxes)).toEqual([])
    expect(cut).toEqual([])
    expect(text).not.toContain('\u2026')
  })

  test('is not wider or higher than its plot, captions and labels need', () => {
    const { width, height } = sizeOf(svg)
    const several = chart.quantities.length > 1
    // A log axis explains its letters, which takes two more lines beside each panel.
    const explained = chart.log && several ? 40 : 0
    expect(width).toBeLessThan((several ? 860 : 830) + explained)
    expect(height).toBeLessThan(several ? 740 : 630)
  })
})

test('ids are unique', () => {
  expect(new Set(headline.map(({ id }) => id)).size).toBe(headline.length)
})

test('only charts whose quantities are all present are made, in the order of the list', () => {
  const rows = headlineRows().filter((row) =>
    ['premium', 'china_compute', 'installed_legal'].includes(row.quantity),
  )
  expect(headlineCharts(rows, context).map(({ id }) => id)).toEqual(['china_compute', 'premium'])
})

test('panels follow the list, whatever the order of the rows', () => {
  const [chart] = headlineCharts(headlineRows().reverse(), context).filter(
    ({ id }) => id === 'installed_by_channel',
  )
  const headings = [...JSON.stringify(chart!.spec).matchAll(/"title":\{"text":"([^"]*)"/g)].map(
    (found) => found[1],
  )
  expect(headings).toEqual(['Legal imports', 'Smuggled', 'Made in China', 'Rented abroad'])
})
