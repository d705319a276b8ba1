import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { HindcastRow } from '../../src/analysis/hindcast-rows.js'
import { hindcastChart } from '../../src/charts/hindcast.js'
import { renderSvg } from '../../src/charts/render.js'
import { overlaps, readable, textBoxes } from './svg-texts.js'

const options = {
  scenario: 'A scenario',
  runs: 1000,
  seed: '1',
  source: 'Source: nobody.',
  reading: 'How to read it.',
  title: 'Is it so?',
}

/** A row whose interval of 90% goes from 50 to 200, and whose middle half is 80 to 125. */
function row(id: string, changed: Partial<HindcastRow>): HindcastRow {
  const quantiles = { p5: 50, p25: 80, p50: 100, p75: 125, p95: 200, runs: 1000 }
  const hits = { inside90: true, inside50: true, meets90: true }
  const scores = { crps: 1, relativeCrps: 0.01, bias: 0, width: 4, naiveError: Number.NaN, skill: Number.NaN }
  return { id, unit: 'chip', value: 100, ...quantiles, ...hits, ...scores, ...changed }
}

const rows = [
  row('hit', {}),
  row('near', { value: 220, low: 190, high: 260, inside90: false, inside50: false }),
  row('missed', { value: 1000, low: 900, inside90: false, inside50: false, meets90: false }),
  row('negative', { unit: '1', value: -0.2, p5: -0.5, p25: -0.4, p50: -0.3, p75: 0, p95: 0.1 }),
  row('half_negative', { unit: '1', value: 0.4, p5: -0.5, p25: 0.1, p50: 0.3, p75: 0.6, p95: 0.7 }),
  row('large', {
    unit: 'USD',
    value: 4.5e9,
    low: 4.5e9,
    high: 5.5e9,
    p5: 4e9,
    p25: 5e9,
    p50: 6e9,
    p75: 7e9,
    p95: 99e9,
  }),
]

let schema: z.ZodType
beforeAll(() => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
})

/** The bars of all panels, by name. */
function barsOf(spec: unknown): Record<string, Record<string, unknown>> {
  const found: [string, Record<string, unknown>][] = []
  JSON.stringify(spec, (_, value) => {
    if (typeof value?.name === 'string' && typeof value?.hit === 'string') found.push([value.name, value])
    return value
  })
  return Object.fromEntries(found)
}

describe('the chart of a hindcast', () => {
  test('is valid by the JSON schema of Vega-Lite', () =>
    expect(schema.safeParse(hindcastChart(rows, options)).success).toBe(true))

  test('is drawn with names, numbers, a panel for each unit, and no text on another', async () => {
    const svg = await renderSvg(hindcastChart(rows, options))
    const text = readable(svg)
    for (const words of [
      ...['Is it so?', 'A scenario \u00b7 1,000 runs \u00b7 seed 1', 'Source: nobody.', 'How to read it.'],
      ...[
        'Chips',
        'Shares and ratios',
        'US dollars',
        'fact inside',
        'fact outside',
        '90% of runs',
        '50% of runs',
      ],
      ...['hit', 'half_negative', '220 (190\u2013260)', '4.5bn (4.5bn\u20135.5bn)', '6bn (4bn\u201399bn)'],
      ...[
        '\u221220%',
        '\u221230% (\u221250%\u201310%)',
        'The model as a multiple of the fact (log scale)',
        '\u00d72',
      ],
    ])
      expect(text).toContain(words)
    expect(overlaps(textBoxes(svg))).toEqual([])
  })

  test('sets everything in multiples of the fact, and ends in an arrow what goes beyond', () => {
    const bars = barsOf(hindcastChart(rows, options))
    expect(bars.hit).toMatchObject({
      p5: 0.5,
      p25: 0.8,
      p50: 1,
      p75: 1.25,
      p95: 2,
      isBelow: false,
      isAbove: false,
    })
    // 50 of 1000 is a twentieth, and the axis goes to an eighth.
    expect(bars.missed).toMatchObject({ p5: 0.125, p95: 0.2, low: 0.9, isBelow: true })
    expect(bars.half_negative).toMatchObject({ p5: 0.125, hasMedian: true, isBelow: true, isAbove: false })
    expect(bars.missed).toMatchObject({ p50: 0.125, hasMedian: false })
    expect(bars.large).toMatchObject({ p95: 8, isAbove: true })
    expect(bars.negative).toMatchObject({ isDrawn: false })
    expect(bars.negative).not.toHaveProperty('p50')
  })

  test('tells what misses by shape as well as by colour', () => {
    const bars = barsOf(hindcastChart(rows, options))
    expect(['hit', 'near', 'missed'].map((name) => bars[name]?.hit)).toEqual([
      'fact inside',
      'only its range is',
      'fact outside',
    ])
    const text = JSON.stringify(hindcastChart(rows, options))
    expect(text).toContain('"range":["circle","diamond","cross"]')
    expect(new Set(/"range":\["(#\w+)","(#\w+)","(#\w+)"\]/.exec(text)?.slice(1)).size).toBe(3)
  })

  test('has a narrow axis where all ratios are small, and none is drawn of nothing', () => {
    const narrow = JSON.stringify(hindcastChart([row('a', { p5: 90, p95: 110 })], options))
    expect(narrow).toContain('"domain":[0.5,2]')
    expect(() => hindcastChart([], options)).toThrow(/no facts/)
  })
})
