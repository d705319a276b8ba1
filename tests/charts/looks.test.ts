import { readFileSync } from 'node:fs'
import type { TopLevelSpec } from 'vega-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { SummaryRow } from '../../src/analysis/rows.js'
import type { Chart, ChartSubject, ResultData, ResultFacts, Row } from '../../src/charts/chart.js'
import { charts, drawingsOf } from '../../src/charts/index.js'
import { renderSvg } from '../../src/charts/render.js'
import { colours } from '../../src/charts/theme.js'
import { themed } from '../../src/charts/themed.js'
import { wordsIn } from '../../src/words/words.js'
import { context, headlineRows, rowsOf } from './example-rows.js'
import { bottleneckRows, calendarRows, certainRows, supplyRows } from './example-runs.js'
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
  parameters: [],
  explained: 0,
  levers: [],
}

const sold = { name: 'ascend_2027', about: 'Ascend packages made in 2027.', unit: 'chip' }
const half = {
  name: 'domestic_half',
  about: 'First month in which domestic chips are half of the compute added.',
  unit: 'date',
}
const prices = ['a800', 'h20'].flatMap((element) =>
  certainRows('street_price', (month) => 1e5 + 1e4 * month, { element, unit: 'CNY/chip', count: 108 }),
)
const run = data(
  {
    ...nothing,
    kind: 'run',
    start: '2022-01',
    outcomes: [sold, half],
    parameters: [{ name: 'demand_growth', unit: '1/month' }],
  },
  {
    summary: [
      ...headlineRows(),
      ...supplyRows(108),
      ...bottleneckRows(108),
      ...calendarRows(),
      ...prices,
    ].map((row: SummaryRow) => texts(row)),
    outcomes: Array.from({ length: 30 }, (_, i) =>
      texts({
        run: i + 1,
        failed: 0,
        demand_growth: 0.01 * i,
        ascend_2027: 1e6 + 1e4 * ((7 * i) % 30),
        domestic_half: i % 10 === 0 ? 'never' : `2026-${String(1 + (i % 12)).padStart(2, '0')}`,
      }),
    ),
  },
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
    outcomes: [sold],
    explained: 100,
  },
  {
    differences: [
      texts({ ...keys, median: 5e5, median_low: 4e5, median_high: 6e5, p5: -1e5, p95: 9e5, pairs: 100 }),
    ],
    'differences-by-month': rowsOf({
      quantity: 'china_compute',
      unit: 'H100e',
      median: (t) => 1e6 * t,
      spread: (t) => 5e5 * t,
      additive: true,
    }).map((row) => texts({ ...row, option: 'ban', world: '', runs: 100 })),
    'rank-shares': ['base', 'ban'].flatMap((option, i) =>
      [0.3, 0.7].map((share, rank) => {
        const own = i === 0 ? share : 1 - share
        return texts({ ...keys, option, better: 'higher', rank: rank + 1, share: own, runs: 100 })
      }),
    ),
    outcomes: ['base', 'ban'].flatMap((option, i) =>
      [1, 2, 3].map((value) => {
        return texts({ option, world: '', run: value, failed: 0, ascend_2027: 1e6 * (value + i) })
      }),
    ),
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

const mill = ['speed', 'ground'].map((name, i) => {
  return { name, kind: i === 0 ? ('number' as const) : ('computed' as const), group: 'Mill' }
})
const blocks = ['Mill', 'Market']
const diagrams = {
  blocks,
  rowsOf: (block?: string) =>
    block === undefined
      ? {
          nodes: blocks.map((name) => ({ name, kind: 'block' as const, group: name })),
          links: [{ from: 'Mill', to: 'Market', count: 2 }],
        }
      : { nodes: mill, links: [{ from: 'speed', to: 'ground', count: 1 }] },
}

/** Charts that are drawn when they are asked for alone. */
const asked: readonly (readonly [id: string, data: ResultData, subject: ChartSubject])[] = [
  ['prices', run, {}],
  ['calendar', run, {}],
  ['distribution', run, { of: ['ascend_2027'] }],
  ['distribution', run, { of: ['domestic_half'] }],
  ['distribution', study, {}],
  ['scatter', run, { of: ['ascend_2027', 'demand_growth'] }],
  ['scatter', run, { of: ['demand_growth', 'domestic_half'] }],
  ['influence', { ...run, diagrams: () => diagrams }, {}],
  ['influence', { ...run, diagrams: () => diagrams }, { of: ['Mill'] }],
]
const drawings = [
  ...[run, study, line, map, history].flatMap((one, i) =>
    drawingsOf(one).map(({ id, chart, subject }) => ({ name: `${id} ${i}`, chart, data: one, subject })),
  ),
  ...asked.map(([id, one, subject]) => {
    const chart = charts.find((other) => other.id === id) as Chart
    return { name: `${id} of ${subject.of ?? one.facts.kind}`, chart, data: one, subject }
  }),
]
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
