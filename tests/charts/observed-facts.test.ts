import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { fan } from '../../src/charts/fan.js'
import type { ObservedFact } from '../../src/charts/observed-facts.js'
import { renderSvg } from '../../src/charts/render.js'
import { colours } from '../../src/charts/theme.js'
import { wordsIn } from '../../src/words/words.js'
import { context, type Path, rowsOf } from './example-rows.js'
import { overlaps, readable, textBoxes } from './svg-texts.js'

const share: Path = {
  quantity: 'domestic_share',
  unit: '1',
  median: () => 0.4,
  spread: () => 0.1,
  additive: true,
}
const options = {
  ...context,
  marks: [],
  title: 'What share?',
  axis: 'Share, percent',
  kind: 'share',
} as const
const facts: readonly ObservedFact[] = [
  { month: '2022-02', value: 0.5, low: 0.45, high: 0.98, label: 'IDC' },
  { month: '2022-03', value: 0.3 },
  { month: '1999-01', value: 0.7, label: 'too early' },
]

/** Pixels from the top of the plot of 400 pixels, for a scale from 0 to 1. */
const height = (value: number) => 400 - 400 * value

test('a fact is a point in its month at its value, with a whisker over its range', async () => {
  const svg = await renderSvg(fan(rowsOf(share, 3), { ...options, facts }))
  const points = [
    ...svg.matchAll(
      new RegExp(`<path [^>]*transform="translate\\(([\\d.]+),([\\d.]+)\\)"[^>]*fill="${colours.fact}"`, 'g'),
    ),
  ]
  // Days of 2022: 31 in January, 28 in February; 59 from the first month to the third.
  // The last point is that of the legend.
  expect(points.slice(0, 2).map(([, x, y]) => [Number(x), Number(y)])).toEqual([
    [expect.closeTo((720 * 31) / 59, 1), expect.closeTo(height(0.5), 1)],
    [expect.closeTo(720, 1), expect.closeTo(height(0.3), 1)],
  ])
  const whiskers = [
    ...svg.matchAll(
      new RegExp(
        `<line [^>]*transform="translate\\([\\d.]+,([\\d.]+)\\)" x2="0" y2="(-?[\\d.]+)" stroke="${colours.fact}"`,
        'g',
      ),
    ),
  ]
  const lengths = whiskers.map(([, , length]) => Math.abs(Number(length)))
  expect(lengths[0]).toBeCloseTo(height(0.45) - height(0.98), 1)
})

test('the axis makes room for facts, and a share goes no further than 100%', async () => {
  const text = readable(await renderSvg(fan(rowsOf(share, 3), { ...options, facts })))
  expect(text).toContain('100%')
  expect(text).not.toContain('120%')
  expect(readable(await renderSvg(fan(rowsOf(share, 3), options)))).not.toContain('100%')
})

test.each(['en', 'zh'] as const)('the legend says in %s that they were observed', async (lang) => {
  const svg = await renderSvg(fan(rowsOf(share, 3), { ...options, facts, lang }))
  expect(readable(svg)).toContain(wordsIn(lang).fan.observed)
  expect(readable(svg)).toContain('IDC')
  expect(readable(svg)).not.toContain('too early')
  expect(overlaps(textBoxes(svg))).toEqual([])
})

test('a fact of one panel is drawn in that panel alone', () => {
  const rows = ['a', 'b'].flatMap((element) => rowsOf({ ...share, element }, 3))
  const own = [{ panel: 'domestic_share[b]', month: '2022-02', value: 0.6 }]
  const spec = JSON.stringify(fan(rows, { ...options, facts: own }))
  const [first = '', second = ''] = spec.split('"text":"b"')
  expect(first).not.toContain('"value":0.6')
  expect(second).toContain('"value":0.6')
})

test('a fan with facts is valid by the JSON schema of Vega-Lite', () => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
  expect(schema.safeParse(fan(rowsOf(share, 3), { ...options, facts })).success).toBe(true)
})
