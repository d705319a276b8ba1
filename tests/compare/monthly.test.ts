import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.js'
import { monthlyQuantities, monthlyRuns } from '../../src/compare/monthly.js'
import type { Scenario } from '../../src/scenario/scenario.js'
import { base, blocks, study } from './tiny-study.js'

const text = `title: Known
base: base.yaml
options:
  double: { series: { plan: { value: 2, source: note } } }
outcomes: { stock: {} }
`

describe('differences by month', () => {
  test('are those of what the base lists as outputs: a doubled plan adds what the base has', async () => {
    const withOutputs = base.replace('outcomes:', 'outputs: [stock]\noutcomes:')
    const { settings } = await compare(study(text, { 'base.yaml': withOutputs }), { blocks })
    const { monthly, results } = settings[0] as (typeof settings)[number]
    const [none, rows = []] = monthly.rows
    expect(none).toEqual([])
    expect(monthly.runs).toEqual([600, 600])
    expect(rows.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, i) => `2022-${String(i + 1).padStart(2, '0')}`),
    )
    // The stock begins each month with what was made before: after eleven of twelve months, eleven twelfths of the total.
    const outcome = results[0]?.differences[1]
    expect(rows.at(-1)?.p50).toBeCloseTo(((outcome?.median ?? 0) * 11) / 12, 6)
    expect(rows.at(-1)?.p95).toBeCloseTo(((outcome?.p95 ?? 0) * 11) / 12, 6)
    expect(rows[0]).toMatchObject({ p5: 0, p50: 0, p95: 0 })
  })

  test('are none where the model has none of the quantities', async () => {
    const { settings } = await compare(study(text), { blocks })
    expect(settings[0]?.monthly.rows).toEqual([[], []])
  })

  test('leave out quantities that one of the scenarios does not compute', () => {
    const scenario = { outputs: ['stock', 'rate', 'elsewhere'], equations: blocks[0] } as unknown as Scenario
    expect(monthlyQuantities([scenario], [])).toEqual(['stock'])
  })
})

describe('the runs that are kept', () => {
  test('are all where they fit', () => {
    expect(monthlyRuns(10_000, { scenarios: 6, rows: 432 })).toBe(10_000)
  })

  test('are whole blocks of the first ones where they do not', () => {
    // 8 bytes, 18 alternatives and 432 rows are 62,208 bytes a run, of which 4,115 fit into 256 MB: eight blocks of 512.
    expect(monthlyRuns(10_000, { scenarios: 18, rows: 432 })).toBe(4096)
    expect(monthlyRuns(10_000, { scenarios: 1000, rows: 10_000 })).toBe(512)
  })
})
