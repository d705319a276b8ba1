import { describe, expect, it } from 'vitest'
import { valueOfCondition } from '../../src/scenario/conditions.js'
import { edit, plain, read } from './tiny-model.js'

/** Gives the warnings of a scenario as file, line, path and message. */
function warningsOf(
  files: Readonly<Record<string, string>>,
  overrides: string[] = [],
  overlays: string[] = [],
) {
  const { warnings } = read(files, overrides, overlays)
  return warnings.map(({ file, line, path, message }) => `${file}:${line} ${path}: ${message}`)
}

/** Lays a text over the tiny scenario, which is clean by itself, and has a horizon to the end of 2025. */
const long = edit(edit(plain, 'end: 2022-06', 'end: 2025-12'), '2022-03: 200 }', '2022-03: 200 }, hold: true')
const over = (text: string) => warningsOf({ 'main.yaml': `extends: base.yaml\n${text}`, 'base.yaml': long })
const set = (...overrides: string[]) => warningsOf({ 'main.yaml': long }, overrides)

describe('a clean scenario', () => {
  it('is not warned of', () => {
    expect(warningsOf({ 'main.yaml': long })).toEqual([])
    expect(over('runs: 20\ndesign: random\nparameters: { lead_time: { value: 3, source: guess } }')).toEqual(
      [],
    )
    expect(over('series: { plan: { multiply: 0.5, from: 2023-01, source: guess } }')).toEqual([])
    expect(over('series:\n  licence[h20]: { value: 1, source: guess }')).toEqual([])
    expect(over('chips: { h20: { tflops: 3 } }')).toEqual([])
    expect(set('runs=1000', 'parameters.lead_time.p5=3')).toEqual([])
  })
})

describe('what changes nothing', () => {
  it('is told in a layer', () => {
    expect(over('parameters:\n  lead_time: { p5: 4, p95: 8, source: guess }')).toEqual([
      'main.yaml:3 parameters.lead_time: changes nothing; base.yaml:13 says so already',
    ])
    expect(over('chips:\n  h20: { tflops: 148, origin: foreign }')).toEqual([
      'main.yaml:3 chips.h20: changes nothing; base.yaml:4 says so already',
    ])
    expect(over('chips:\n  h20: { tflops: 148, origin: foreign, data_centre: false }')).toEqual([])
    expect(over('sources: { guess: { title: Our own } }')).toEqual([])
  })

  it('is told on the command line', () => {
    expect(set('parameters.lead_time.p5=3', 'parameters.lead_time.p5=3')).toEqual([
      '--set:2 : changes nothing; it is so already',
    ])
    expect(set('parameters.fab_yield=0.5')).toEqual(['--set:1 : changes nothing; it is so already'])
  })

  it('is told of a change of a series', () => {
    const months = 'changes nothing in the months of the horizon, 2022-01 to 2025-12'
    expect(over('series:\n  plan: { add: 5, from: 2026-01, source: guess }')).toEqual([
      `main.yaml:3 series.plan: ${months}`,
    ])
    expect(over('series:\n  licence: { multiply: 0.5, source: guess }')).toEqual([
      `main.yaml:3 series.licence: ${months}`,
    ])
  })

  it('is not told of a change that changes one element of several', () => {
    const own = edit(long, '  licence:', '  licence[h20]: { value: 1, source: guess }\n  licence:')
    const files = {
      'base.yaml': own,
      'main.yaml': 'extends: base.yaml\nseries: { licence: { multiply: 0.5, source: guess } }',
    }
    expect(warningsOf(files)).toEqual([])
  })
})

describe('what never counts', () => {
  const own = edit(long, '  licence:', '  licence[h20]: { value: 1, source: guess }\n  licence:')

  it('is told of an entry for all elements that comes after those of single ones', () => {
    const files = {
      'base.yaml': own,
      'main.yaml': 'extends: base.yaml\nseries:\n  licence: { value: 0.5, source: guess }',
    }
    const message = 'leaves licence[h20] as it was, which has an entry of its own (base.yaml:20)'
    expect(warningsOf(files)).toEqual([`main.yaml:3 series.licence: ${message}`])
    expect(warningsOf({ 'main.yaml': own }, ['series.licence=0.5'])).toEqual([
      `--set:1 series.licence.value: ${message.replace('base', 'main')}`,
    ])
    expect(warningsOf({ 'main.yaml': own })).toEqual([])
  })

  it('is told of a field of the catalogue that stands under parameters too', () => {
    const entry = 'parameters:\n  launch[h20]: { date: 2022-03, source: guess }'
    expect(over(entry)).toEqual([])
    expect(over(`${entry}\nchips:\n  h20: { launch: 2022-04 }`)).toEqual([
      'main.yaml:5 chips.h20.launch: counts for nothing; launch[h20] stands under parameters (main.yaml:3)',
    ])
  })

  it('is told of a source that a named file defines and nothing uses', () => {
    const sources = 'sources:\n  mine: { title: Mine }\n  yours: { title: Yours }'
    expect(over(`${sources}\nparameters: { lead_time: { value: 3, source: [mine, guess] } }`)).toEqual([
      'main.yaml:4 sources.yours: no number uses this source',
    ])
    expect(warningsOf({ 'main.yaml': `${long}  yours: { title: Yours }\n` })).toEqual([])
  })
})

describe('what comes too late', () => {
  const late = 'lies after the horizon, which ends in 2025-12'

  it('is told of dates', () => {
    expect(over('rules:\n  bis: { effective: 2026-01-01 }\nchips:\n  h20: { launch: 2027-01 }')).toEqual([
      `main.yaml:5 chips.h20.launch: ${late}`,
      `main.yaml:3 rules.bis.effective: ${late}`,
    ])
    expect(over('rules:\n  bis: { effective: 2025-12-31 }')).toEqual([])
    expect(over('parameters:\n  opens: { date: 2026-02, source: guess }')).toEqual([
      `main.yaml:3 parameters.opens.date: ${late}`.replace('.date', ''),
    ])
  })

  it('is told of points, but for one that the last months lead to', () => {
    expect(
      over('series:\n  plan: { points: { 2022-01: 1, 2026-01: 2, 2027-01: 3 }, source: guess }'),
    ).toEqual([`main.yaml:3 series.plan.points.2027-01: ${late}`])
    expect(over('series: { plan: { points: { 2022-01: 1, 2027-01: 3 }, source: guess } }')).toEqual([])
    expect(over('series: { plan: { points: { 2027-01: 3 }, source: guess } }')).toHaveLength(1)
  })

  it('is not told where only the horizon has become shorter', () => {
    expect(over('horizon: { end: 2022-06 }')).toEqual([])
    expect(warningsOf({ 'main.yaml': long }, ['horizon.end=2022-04'])).toEqual([])
  })
})

describe('a path that breaks off', () => {
  const breaks = (months: number) =>
    `ends here, ${months} months before the horizon; add points, or "hold: true" if the last value is meant to hold`

  it('is told', () => {
    expect(over('series:\n  plan:\n    points: { 2022-01: 1, 2024-11: 3 }\n    source: guess')).toEqual([
      `main.yaml:4 series.plan.points.2024-11: ${breaks(13)}`,
    ])
    expect(
      over('series:\n  plan: { points: { 2023-01: 1, 2023-06: 3 }, from: 2023-01, source: guess }'),
    ).toEqual([`main.yaml:3 series.plan.points.2023-06: ${breaks(30)}`])
  })

  it.each([
    ['points: { 2022-01: 1, 2024-12: 3 }'],
    ['points: { 2022-01: 1, 2023-01: 3, 2024-01: 3 }'],
    ['points: { 2022-01: 1, 2022-02: 3 }'],
    ['points: { 2022-01: 1, 2023-01: 3 }, hold: true'],
    ['points: { 2022-01: 1, 2023-01: 3 }, until: 2023-01'],
    ['points: { 2022-01: 1 }'],
  ])('is not told of %s', (entry) =>
    expect(over(`series: { plan: { ${entry}, source: guess } }`)).toEqual([]),
  )
})

describe('a rule that no chip meets', () => {
  it('is told', () => {
    expect(over('rules:\n  bis: { controls: tflops >= 400 }')).toEqual([
      'main.yaml:3 rules.bis.controls: no chip meets this condition',
    ])
    expect(over('rules: { bis: { controls: tflops >= 362 } }')).toEqual([])
    expect(over('rules: { bis: { controls: not data_centre and tflops > 100 } }')).toEqual([])
  })

  it.each([
    ['2 + 3 * 4 - 1 / 2', 13.5],
    ['tflops >= 148 and link < 2', 1],
    ['not (tflops >= 148)', 0],
    ['link == 1 ? 7 : 8', 7],
    ['max(tflops, 200) - min(link, 3)', 199],
    ['tflops > unknown', undefined],
    ['after(tflops)', undefined],
    ['tflops >=', undefined],
  ])('computes %s', (text, value) => {
    const fields = new Map([
      ['tflops', 148],
      ['link', 1],
    ])
    expect(valueOfCondition(text, (name) => fields.get(name))).toBe(value)
  })
})
