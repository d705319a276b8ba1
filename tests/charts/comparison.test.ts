import { readFileSync } from 'node:fs'
import type { TopLevelSpec } from 'vega-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { differenceDots } from '../../src/charts/difference-dots.js'
import { renderSvg } from '../../src/charts/render.js'
import { sweepLine } from '../../src/charts/sweep-line.js'
import { sweepMap } from '../../src/charts/sweep-map.js'
import { tornado } from '../../src/charts/tornado.js'
import { waterfall } from '../../src/charts/waterfall.js'
import { overlaps, readable, textBoxes } from './svg-texts.js'

const context = {
  scenario: 'A study',
  runs: 1000,
  seed: '1',
  source: 'Source: nobody.',
  reading: 'How to read it.',
}
const dot = { option: 'Ban', median: 5, low: 4, high: 6, p5: -10, p95: 20 }
const charts: Readonly<Record<string, () => TopLevelSpec>> = {
  differences: () =>
    differenceDots(
      [
        {
          heading: 'Compute (china_compute)',
          axis: 'H100e',
          dots: [dot, { ...dot, option: 'Door', median: -3e6, p5: -5e6 }],
        },
        {
          heading: 'Share (share)',
          axis: 'percentage points',
          dots: [{ ...dot, low: Number.NaN, high: Number.NaN }],
        },
      ],
      { ...context, title: 'What would a ban do?' },
    ),
  waterfall: () =>
    waterfall(
      {
        axis: 'Compute, H100e',
        base: { name: 'Baseline', value: 2e6 },
        option: 'Ban',
        steps: [
          { name: 'us_licence[h20]', value: 4e5, low: 3e5, high: 5e5 },
          { name: 'china_open', value: -1e5, low: -2e5, high: 0 },
        ],
      },
      { ...context, title: 'Why?' },
    ),
  tornado: () =>
    tornado(
      [
        { name: 'lead_time', value: -0.5, low: -0.6, high: -0.4 },
        { name: 'taste', value: 0.2, low: 0.1, high: 0.3 },
      ],
      { ...context, title: 'What does it depend on?' },
    ),
  line: () =>
    sweepLine(
      {
        leverWords: 'enforcement',
        outcomeWords: 'Compute, H100e',
        dots: [0, 0.5, 1].map((lever) => ({ lever, p5: 1e6, p50: 2e6 - lever * 1e6, p95: 3e6 })),
        base: { name: 'Baseline', lever: 0.2, p50: 1.8e6 },
      },
      { ...context, title: 'How does it move?' },
    ),
  map: () =>
    sweepMap(
      {
        xWords: 'smic_plan (multiply)',
        yWords: 'cxmt_output (multiply)',
        outcomeWords: 'Compute, H100e, median of runs',
        cells: [0, 1, 2].flatMap((x) => [0, 1].map((y) => ({ x, y, p50: 1e6 * (x + y) }))),
        base: { name: 'Baseline', x: 1, y: 1 },
      },
      { ...context, title: 'How does it move?' },
    ),
}

let schema: z.ZodType
beforeAll(() => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
})

describe.each(Object.entries(charts))('the chart of %s', (_, make) => {
  test('is valid by the JSON schema of Vega-Lite', () => expect(schema.safeParse(make()).success).toBe(true))

  test('is drawn with units, source and how to read it, and no text on another', async () => {
    const svg = await renderSvg(make())
    const text = readable(svg)
    for (const words of ['A study \u00b7 1,000 runs \u00b7 seed 1', 'Source: nobody.', 'How to read it.'])
      expect(text).toContain(words)
    expect(overlaps(textBoxes(svg))).toEqual([])
  })
})

describe('charts say in words what they show', () => {
  test.each([
    [
      'differences',
      ['5% to 95% of runs', '95% interval of the median', 'median of runs', 'percentage points', 'H100e'],
    ],
    ['waterfall', ['raises it', 'lowers it', 'us_licence[h20]', 'Compute, H100e', '2.3M']],
    ['tornado', ['Rank correlation with the difference; the line is its 95% interval', 'lead_time']],
    ['line', ['5% to 95% of runs', 'median of runs', 'Baseline', 'enforcement']],
    ['map', ['Baseline', 'Compute, H100e, median of runs', 'cxmt_output (multiply)']],
  ])('%s', async (name, words) => {
    const text = readable(await renderSvg((charts[name] as () => TopLevelSpec)()))
    for (const one of words) expect(text).toContain(one)
  })

  test('and none is drawn of nothing', () => {
    expect(() => differenceDots([], { ...context, title: 'x' })).toThrow(/no differences/)
    expect(() => tornado([], { ...context, title: 'x' })).toThrow(/no numbers/)
  })
})
