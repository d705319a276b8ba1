import { readFileSync } from 'node:fs'
import type { TopLevelSpec } from 'vega-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { bottleneckShares } from '../../src/charts/bottleneck-shares.js'
import { differenceFan } from '../../src/charts/difference-fan.js'
import { ecdf } from '../../src/charts/ecdf.js'
import { pricePath } from '../../src/charts/price-path.js'
import { rankBars } from '../../src/charts/rank-bars.js'
import { renderSvg } from '../../src/charts/render.js'
import { chipState, ruleCalendar } from '../../src/charts/rule-calendar.js'
import { scatter } from '../../src/charts/scatter.js'
import { stackedSupply } from '../../src/charts/stacked-supply.js'
import { themed } from '../../src/charts/themed.js'
import type { Lang } from '../../src/words/words.js'
import { context, rowsOf } from './example-rows.js'
import { bottleneckRows, calendarRows, certainRows, supplyRows } from './example-runs.js'
import { overlaps, readable, textBoxes } from './svg-texts.js'

interface Look {
  readonly lang?: Lang
  readonly width?: number
}

const spread = {
  quantity: 'china_compute',
  unit: 'H100e',
  median: (t: number) => 1e6 * t,
  spread: (t: number) => 5e5 * t,
  additive: true,
}
const price = { quantity: 'street_price', unit: 'CNY/chip', median: () => 1e5, spread: () => 0.5 }
const runs = Array.from({ length: 40 }, (_, i) => ({ x: i / 40, y: ((7 * i) % 40) * 1e5 }))
const option = { option: 'A ban', rows: rowsOf(spread, 24) }
const told = (title: string, look: Look) => ({ ...context, ...look, title })

const charts: Readonly<Record<string, (look?: Look) => TopLevelSpec>> = {
  supply: (look = {}) => stackedSupply(supplyRows(), told('Who supplies?', look)),
  bottleneck: (look = {}) => bottleneckShares(bottleneckRows(), told('What binds?', look)),
  'difference fan': (look = {}) =>
    differenceFan([option, { ...option, option: 'A door' }], {
      ...told('What changes?', look),
      axis: 'Difference, H100e',
    }),
  ecdf: (look = {}) =>
    ecdf([{ name: '', values: runs.map(({ y }) => y) }], {
      ...told('How much?', look),
      axis: 'Compute, H100e',
    }),
  'ecdf of options': (look = {}) =>
    ecdf(
      [
        { name: 'Baseline', values: [1, 2, 3, Number.POSITIVE_INFINITY] },
        { name: 'A ban', values: [4, 5, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] },
      ],
      { ...told('When?', look), axis: 'First month', start: '2022-01' },
    ),
  ranks: (look = {}) =>
    rankBars(
      [
        { option: 'Baseline', shares: [0.2, 0.8] },
        { option: 'A ban', shares: [0.8, 0.2] },
      ],
      { ...told('Who is first?', look), better: 'higher' },
    ),
  prices: (look = {}) =>
    pricePath(
      [
        ...['a800', 'h20'].flatMap((element) => rowsOf({ ...price, element }, 24)),
        ...rowsOf({ ...spread, quantity: 'premium', unit: '1', median: () => 0.2, spread: () => 0.3 }, 24),
      ],
      {
        ...told('What does it cost?', look),
        facts: [{ panel: 'street_price[a800]', month: '2023-04', value: 8e4 }],
      },
    ),
  scatter: (look = {}) =>
    scatter(runs, {
      ...told('How do they go together?', look),
      x: { words: 'Yield' },
      y: { words: 'Compute, H100e' },
      correlation: { value: -0.416, low: -0.5, high: 0.001 },
    }),
  calendar: (look = {}) => ruleCalendar(calendarRows(), told('What is open?', look)),
}

let schema: z.ZodType
beforeAll(() => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
})

describe.each(Object.entries(charts))('the chart of %s', (_, make) => {
  test('has the spec that it had', () => expect(make()).toMatchSnapshot())

  test('is valid by the JSON schema of Vega-Lite', () => expect(schema.safeParse(make()).success).toBe(true))

  test.each([
    ['en', 720],
    ['en', 300],
    ['zh', 720],
    ['zh', 300],
  ] as const)('is drawn in %s, %d pixels wide, with no text on another', async (lang, width) => {
    const svg = await renderSvg(themed(make({ lang, width }), 'dark'))
    const text = readable(svg)
    expect(text).toContain(lang === 'zh' ? '随机种子 42' : '2,000 runs \u00b7 seed 42')
    expect(text).toContain(lang === 'zh' ? '来源' : 'Source')
    expect(text).not.toMatch(/undefined|NaN|Infinity/)
    expect(overlaps(textBoxes(svg))).toEqual([])
  })
})

type Drawn = Readonly<Record<string, string | number>>

/** All rows that a spec holds, wherever they stand. */
function rowsIn(part: unknown): Drawn[] {
  if (Array.isArray(part)) return part.flatMap(rowsIn)
  if (typeof part !== 'object' || part === null) return []
  const { data, ...rest } = part as { data?: { values?: Drawn[] } }
  return [...(data?.values ?? []), ...Object.values(rest).flatMap(rowsIn)]
}

const drawnBy = (name: string) => rowsIn((charts[name] as () => TopLevelSpec)())

describe('what is stacked', () => {
  const at = (name: string, month: string) =>
    drawnBy(name).filter((row) => row.month === month && row.part !== undefined)

  test('adds up: 100,000 H100e in the first month, in shares of 40, 10, 20, 20 and 10%', () => {
    const parts = at('supply', '2022-01')
    expect(parts.slice(0, 5).map(({ to }) => to)).toEqual([4e4, 5e4, 7e4, 9e4, 1e5])
    expect(parts.slice(5).map(({ to }) => to)).toEqual(
      [0.4, 0.5, 0.7, 0.9, 1].map((share) => expect.closeTo(share, 12)),
    )
  })

  test('adds up to all runs in every month', () => {
    const tops = drawnBy('bottleneck').filter(({ part }) => part === 'memory (HBM)')
    expect(tops).toHaveLength(24)
    for (const { to } of tops) expect(to).toBeCloseTo(1, 12)
  })

  test('is refused where a part has no rows', () => {
    const some = supplyRows().filter(({ quantity }) => quantity !== 'grey_supply')
    expect(() => stackedSupply(some, { ...context, title: 'x' })).toThrow('grey_supply')
  })
})

describe('a distribution', () => {
  test('steps up by a quarter at each of four runs, and ends where a date never comes', async () => {
    const steps = drawnBy('ecdf of options').filter(({ option, _point }) => option === 'Baseline' && !_point)
    expect(steps.map(({ value, share }) => [value, share])).toEqual([
      ['2022-02', 0],
      ['2022-02', 0.25],
      ['2022-03', 0.5],
      ['2022-04', 0.75],
    ])
    const text = readable(await renderSvg((charts['ecdf of options'] as () => TopLevelSpec)()))
    expect(text).toContain('It never comes in 25% of runs of "Baseline" and 50% of runs of "A ban"')
  })

  test('has quantiles that came: of 40 even numbers the second, the twentieth and the thirty-eighth', () => {
    const points = drawnBy('ecdf').filter(({ _point }) => _point !== undefined)
    expect(points.slice(0, 3).map(({ value }) => value)).toEqual([1e5, 19e5, 37e5])
  })

  test('tells of curves that hide each other', async () => {
    const values = [1, 2, 3]
    const spec = ecdf(
      [
        { name: 'One', values },
        { name: 'Other', values: [3, 2, 1] },
      ],
      { ...context, title: 'x', axis: 'y' },
    )
    expect(readable(await renderSvg(spec))).toContain('The curves of "One" and "Other" are the same.')
  })

  test('is refused where there is none, or more than there are colours', () => {
    const draw = (count: number, values: number[]) => () =>
      ecdf(
        Array.from({ length: count }, (_, i) => ({ name: String(i), values })),
        { ...context, title: 'x', axis: 'y' },
      )
    expect(draw(1, [Number.POSITIVE_INFINITY])).toThrow('no runs')
    expect(draw(7, [1])).toThrow('more than 6')
  })
})

describe('a chip', () => {
  const base = { on_sale_abroad: 1, controlled: 0, us_open: 1, door: 1 }
  test.each([
    ['absent', { ...base, on_sale_abroad: 0.2 }],
    ['open', base],
    ['controlled', { ...base, controlled: 1, us_open: 0 }],
    ['licensed', { ...base, controlled: 1, us_open: 0.3 }],
    ['door', { ...base, door: 0.05 }],
    ['door', { ...base, controlled: 1, us_open: 1, door: 0.05 }],
    ['controlled', { ...base, controlled: 1, us_open: 0, door: 0.05 }],
  ] as const)('is %s', (state, medians) => expect(chipState(medians)).toBe(state))

  test('has a bar for each stretch of months, from its first day to that of the month after', () => {
    const bars = drawnBy('calendar').filter(({ _height }) => _height !== undefined)
    expect(bars.map(({ chip, state, from, to }) => [chip, state, from, to])).toEqual([
      ['a100', 'open', '2022-01', '2023-01'],
      ['a100', 'banned by Washington', '2023-01', '2024-01'],
      ['h20', 'not on sale', '2022-01', '2023-01'],
      ['h20', 'controlled, but licensed', '2023-01', '2023-07'],
      ['h20', 'let through by Washington, shut out by Beijing', '2023-07', '2024-01'],
    ])
  })
})

describe('other charts say what they show', () => {
  test('the rank correlation in words, with its interval', async () => {
    const text = readable(await renderSvg((charts.scatter as () => TopLevelSpec)()))
    expect(text).toContain(
      "Spearman's rank correlation \u22120.42, 95% interval \u22120.50 to 0.00, over 40 runs",
    )
    expect(text).toContain('median of each tenth of the runs')
  })

  test('many runs are counted in fields, none of them twice or lost', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ x: i, y: (i * i) % 997 }))
    const axes = { x: { words: 'x' }, y: { words: 'y' }, correlation: { value: 0, low: -1, high: 1 } }
    const fields = rowsIn(scatter(many, { ...context, title: 'x', ...axes })).filter(
      ({ count }) => count !== undefined,
    )
    expect(fields.reduce((sum, { count }) => sum + Number(count), 0)).toBe(3000)
    expect(fields.length).toBeGreaterThan(100)
  })

  test('the option that ranks best in the mean comes first', () => {
    const names = drawnBy('ranks').map(({ option: name }) => name)
    expect(names[0]).toBe('A ban')
  })

  test('a chip has no price while it is on sale in no run', () => {
    const rows = [
      ...rowsOf({ ...price, element: 'h20' }, 24),
      ...certainRows('on_sale_abroad', (month) => Number(month >= 12), { element: 'h20', unit: '1' }),
    ]
    const drawn = rowsIn(pricePath(rows, { ...context, title: 'x' })).filter(({ p50 }) => p50 !== undefined)
    expect(drawn.map(({ month }) => month)[0]).toBe('2023-01')
    expect(drawn).toHaveLength(12)
  })

  test('differences of a share are percentage points', () => {
    const rows = certainRows('domestic_share', () => 0.25, { unit: '1', count: 3 })
    const spec = differenceFan([{ option: 'A', rows }], { ...context, title: 'x', axis: 'points' })
    expect(rowsIn(spec).find(({ p50 }) => p50 !== undefined)?.p50).toBe(25)
  })
})
