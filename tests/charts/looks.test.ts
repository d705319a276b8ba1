import { readFileSync } from 'node:fs'
import type { TopLevelSpec } from 'vega-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { SummaryRow } from '../../src/analysis/rows.js'
import type { ResultData, ResultFacts, Row } from '../../src/charts/chart.js'
import { charts, drawingsOf } from '../../src/charts/index.js'
import { renderSvg } from '../../src/charts/render.js'
import { colours } from '../../src/charts/theme.js'
import { themed } from '../../src/charts/themed.js'
import { wordsIn } from '../../src/words/words.js'
import { context, headlineRows } from './example-rows.js'
import { overlaps, sizeOf, textBoxes } from './svg-texts.js'

const texts = (row: object): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number.isNaN(value) ? '' : String(value)]),
  )
const nothing = {
  question: '',
  options: [],
  worlds: [],
  outcomes: [],
  explained: 0,
  levers: [],
  parameters: [],
}

const run = data(
  { ...nothing, kind: 'run', start: '2022-01' },
  { summary: headlineRows().map((row: SummaryRow) => texts(row)) },
)
const keys = { outcome: 'ascend_2027', option: 'ban', world: '' }
const study = data(
  {
    ...nothing,
    kind: 'compare',
    start: '2022-01',
    options: [
      { name: 'base', title: 'Baseline' },
      { name: 'ban', title: 'The ban stays' },
    ],
    outcomes: [{ name: 'ascend_2027', about: 'Ascend packages made in 2027.', unit: 'chip' }],
    explained: 100,
  },
  {
    differences: [
      texts({ ...keys, median: 5e5, median_low: 4e5, median_high: 6e5, p5: -1e5, p95: 9e5, pairs: 100 }),
    ],
    levels: [texts({ ...keys, p5: 1e6, p50: 2e6, p95: 3e6 })],
    why: ['us_licence[h20]', 'china_open'].map((part, i) => {
      const effect = { shapley: 1e5 - 3e5 * i, shapley_low: 5e4 - 3e5 * i, shapley_high: 2e5 - 3e5 * i }
      return texts({ ...keys, part, kind: 'override', ...effect, runs: 100, base: 2e6 })
    }),
    drivers: [texts({ ...keys, parameter: 'smic_plan_scale', rank_correlation: 0.5, low: 0.4, high: 0.6 })],
  },
)
const setting = { outcome: 'china_compute_2028', p5: 1e6, p50: 2e6, p95: 3e7 }
const outcomes = [
  { name: 'china_compute_2028', about: 'Compute inside China at the end of 2028.', unit: 'H100e' },
]
const lever = { path: 'parameters.enforcement', name: 'enforcement', place: 0.2 }
const other = { path: 'series.smic_plan.multiply', name: 'smic_plan', place: 1 }
const line = data(
  { ...nothing, kind: 'sweep', start: '2022-01', outcomes, levers: [lever] },
  {
    sweep: ['base', 0, 0.5, 1].map((at, i) =>
      texts({ ...setting, setting: i === 0 ? 'base' : i, enforcement: at }),
    ),
  },
)
const map = data(
  { ...nothing, kind: 'sweep', start: '2022-01', outcomes, levers: [lever, other] },
  {
    sweep: [0, 1, 2, 3].map((i) => {
      return texts({
        ...setting,
        setting: i + 1,
        enforcement: i % 2,
        smic_plan: 1 + Math.floor(i / 2),
        p50: 1e6 * i,
      })
    }),
  },
)

function data(facts: ResultFacts, tables: Readonly<Record<string, readonly Row[]>>): ResultData {
  return { facts, table: (name) => tables[name] ?? [] }
}

const facts = ['chip', '1'].map((unit, i) => {
  const row = {
    id: `sold_${i}`,
    unit,
    observed: 0.5,
    low: 0.4,
    high: '',
    p5: 0.3,
    p25: 0.4,
    p50: 0.6,
    p75: 0.7,
    p95: 0.9,
  }
  return texts({ ...row, inside_90: true, range_meets_90: true })
})
const history = data({ ...nothing, kind: 'hindcast', start: '2022-01' }, { hindcast: facts })

const drawings = [run, study, line, map, history].flatMap((one, i) =>
  drawingsOf(one).map(({ id, chart, subject }) => ({ name: `${id} ${i}`, chart, data: one, subject })),
)
const grounds = ['light', 'dark'] as const

let schema: z.ZodType
beforeAll(() => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
})

test('every chart but that of any quantity is drawn here', () => {
  const drawn = new Set(drawings.map(({ chart }) => chart.id))
  expect(charts.map(({ id }) => id).filter((id) => !drawn.has(id))).toEqual(['fan'])
})

test('every chart has an id of its own, a sentence, and a table that it needs', () => {
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length)
  for (const { id, about, needs } of charts) {
    expect(about, id).toMatch(/[.?]$/)
    expect(needs.length, id).toBeGreaterThan(0)
  }
})

describe.each(drawings)('$name', ({ chart, data: result, subject }) => {
  const make = (lang: 'en' | 'zh') => chart.draw(result, { ...context, ...subject, lang })

  test.each(['en', 'zh'] as const)(
    'in %s, is valid, and has no text on another and none cut off',
    async (lang) => {
      expect(schema.safeParse(make(lang)).success).toBe(true)
      const svg = await renderSvg(make(lang))
      const { width, height } = sizeOf(svg)
      const boxes = textBoxes(svg)
      expect(overlaps(boxes)).toEqual([])
      const cut = boxes.filter(
        (box) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height,
      )
      expect(cut).toEqual([])
    },
  )

  test('has colours of the theme alone, so that each has a twin on a dark ground', () => {
    const palette = new Set<string>(Object.values(colours))
    const written = [...withoutData(make('en')).matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([colour]) => colour)
    expect(written.filter((colour) => !palette.has(colour))).toEqual([])
    const onDark = withoutData(themed(make('en'), 'dark'))
    expect([...palette].filter((colour) => onDark.includes(colour))).toEqual([])
  })

  test('in Chinese, says no word of English that the catalogue knows', () => {
    const text = JSON.stringify(make('zh'))
    for (const words of Object.values(wordsIn('en').intervals)) expect(text).not.toContain(words)
    expect(text).not.toMatch(/H100 equivalents|per month|Source:| runs/)
  })

  test.each(grounds)('on %s ground, is drawn the same each time', async (ground) => {
    const spec = themed(make('zh'), ground)
    expect(await renderSvg(spec)).toBe(await renderSvg(spec))
  })
})

function withoutData(spec: TopLevelSpec): string {
  return JSON.stringify(spec, (key, value) => (key === 'data' ? undefined : value))
}
