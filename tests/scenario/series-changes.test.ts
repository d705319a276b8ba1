import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { model } from '../../src/model/index.js'
import { readScenario } from '../../src/scenario/read.js'
import { edit, MARK, plain, problemsOf, read, unmark } from './tiny-model.js'

/** Lays layers over the tiny scenario, whose plan is 100, 150, 200, 200, 200, 200 and whose licence is 0. */
function layered(...layers: readonly string[]): Record<string, string> {
  const files = layers.map((text, index) => [`layer${index}.yaml`, text] as const)
  const names = ['base.yaml', ...files.map(([name]) => name)]
  return { 'base.yaml': plain, ...Object.fromEntries(files), 'main.yaml': `extends: [${names.join(', ')}]` }
}

function valuesOf(files: Readonly<Record<string, string>>, name = 'plan', overrides: readonly string[] = []) {
  const scenario = read(files, overrides)
  const again = read({ 'main.yaml': stringify(scenario.resolved) })
  expect(again.series, 'the resolved scenario says the same').toEqual(scenario.series)
  const cells = scenario.series[name]?.map((values) => [...values])
  return cells?.length === 1 ? cells[0] : cells
}

const plan = (entry: string): string => `series: { plan: ${entry} }`

describe('a change of a series', () => {
  it.each([
    ['{ multiply: 0.8, source: guess }', [80, 120, 160, 160, 160, 160]],
    ['{ multiply: 0.1, from: 2022-02, until: 2022-03, source: guess }', [100, 15, 20, 200, 200, 200]],
    ['{ multiply: 0, until: 2022-02, source: guess }', [0, 0, 200, 200, 200, 200]],
    ['{ add: -50, source: guess }', [50, 100, 150, 150, 150, 150]],
    ['{ add: 7, from: 2022-06, unit: wafer/month, source: guess }', [100, 150, 200, 200, 200, 207]],
    ['{ shift: 1, source: guess }', [100, 100, 150, 200, 200, 200]],
    ['{ shift: -1, source: guess }', [150, 200, 200, 200, 200, 200]],
    ['{ shift: 0.5, source: guess }', [100, 125, 175, 200, 200, 200]],
    ['{ shift: 2, from: 2022-03, unit: month, source: guess }', [100, 150, 100, 150, 200, 200]],
    ['{ value: 7, from: 2022-05, source: guess }', [100, 150, 200, 200, 7, 7]],
    ['{ value: 7, until: 2022-01, source: guess }', [7, 150, 200, 200, 200, 200]],
    [
      '{ points: { 2022-04: 10, 2022-06: 30 }, from: 2022-03, until: 2022-05, source: guess }',
      [100, 150, 10, 10, 20, 200],
    ],
    [
      '{ changes: [{ add: 100, source: guess }, { multiply: 2, until: 2022-01, source: guess }] }',
      [400, 250, 300, 300, 300, 300],
    ],
  ])('%s', (entry, expected) => expect(valuesOf(layered(plan(entry)))).toEqual(expected))

  it('sees what points outside of the horizon say', () => {
    const early = edit(plain, '{ 2022-01: 100, 2022-03: 200 }', '{ 2021-11: 60, 2022-01: 100, 2022-08: 450 }')
    const files = (shift: number) => ({
      ...layered(plan(`{ shift: ${shift}, source: guess }`)),
      'base.yaml': early,
    })
    expect(valuesOf(files(1))).toEqual([80, 100, 150, 200, 250, 300])
    expect(valuesOf(files(-3))).toEqual([250, 300, 350, 400, 450, 450])
  })

  it('is stacked on those of earlier layers, in their order', () => {
    const twice = plan('{ multiply: 2, source: guess }')
    const more = plan('{ add: 10, source: guess }')
    const late = plan('{ shift: 2, source: guess }')
    expect(valuesOf(layered(twice, more))).toEqual([210, 310, 410, 410, 410, 410])
    expect(valuesOf(layered(more, twice))).toEqual([220, 320, 420, 420, 420, 420])
    expect(valuesOf(layered(twice, late, more))).toEqual([210, 210, 210, 310, 410, 410])
  })

  it('is forgotten where a later layer says the series anew', () => {
    const twice = plan('{ multiply: 2, source: guess }')
    expect(valuesOf(layered(twice, plan('{ value: 5, source: guess }'), twice))).toEqual(Array(6).fill(10))
  })

  it('may stand in the entry that says the series', () => {
    const entry = '{ value: 5, source: guess, changes: [{ add: 1, from: 2022-06, source: spec }] }'
    expect(valuesOf(layered(plan(entry)))).toEqual([5, 5, 5, 5, 5, 6])
  })

  it('keeps its source beside that of the series', () => {
    const files = layered(plan('{ multiply: 0.8, from: 2022-03, source: spec, note: Cut. }'))
    expect(read(files).resolved).toMatchObject({
      series: {
        plan: {
          points: { '2022-01': 100 },
          source: 'guess',
          changes: [{ multiply: 0.8, from: '2022-03', source: 'spec', note: 'Cut.' }],
        },
      },
    })
  })

  it('may leave bounds on the way, but not in the end', () => {
    const files = layered(plan('{ add: -150, source: guess }'), plan('{ add: 150, source: guess }'))
    expect(valuesOf(files)).toEqual([100, 150, 200, 200, 200, 200])
  })
})

describe('a change of a series with elements', () => {
  const own =
    'series: { licence: { value: 0.5, source: guess }, "licence[h20]": { value: 0.2, source: guess } }'
  const values = (...layers: string[]) =>
    (valuesOf(layered(...layers), 'licence') as number[][]).map((cell) => cell[5])

  it('changes all elements where it names none, and those with an entry of their own too', () =>
    expect(values(own, 'series: { licence: { multiply: 0.5, source: guess } }')).toEqual([0.1, 0.25]))

  it('changes only the elements that it names', () => {
    expect(values(own, 'series: { "licence[h20]": { add: 0.5, source: guess } }')).toEqual([0.7, 0.5])
    expect(values(own, 'series: { "licence[ l40 ]": { add: 0.25, source: guess } }')).toEqual([0.2, 0.75])
  })

  it('comes before those that name elements in the same file', () => {
    const both =
      'series: { "licence[l40]": { add: 0.2, source: guess }, licence: { multiply: 0.5, source: guess } }'
    expect(values(own, both)).toEqual([0.1, 0.45])
  })

  it('goes with the entry of all elements from then on', () => {
    const element = 'series: { "licence[l40]": { multiply: 0.5, source: guess } }'
    expect(values(own, element, 'series: { licence: { value: 1, source: guess } }')).toEqual([0.2, 0.25])
    expect(values(own, 'series: { licence: { multiply: 0, source: guess } }', element)).toEqual([0, 0])
  })
})

describe('a change on the command line', () => {
  const set = (...overrides: string[]) => valuesOf({ 'main.yaml': plain }, 'plan', overrides)

  it('is stacked like that of a file', () => {
    expect(
      set(
        'series.plan={ multiply: 0.5, from: 2022-02, source: spec }',
        'series.plan={ add: 1, source: spec }',
      ),
    ).toEqual([101, 76, 101, 101, 101, 101])
  })

  it('has the source of the series where it names none', () => {
    expect(set('series.plan.multiply=0.5', 'series.plan.shift=1')).toEqual([50, 50, 75, 100, 100, 100])
    const { resolved } = read({ 'main.yaml': plain }, ['series.licence[h20].add=1'])
    expect(resolved).toMatchObject({
      series: { 'licence[h20]': { value: 0, source: 'guess', changes: [{ add: 1, source: 'guess' }] } },
    })
  })

  it('ends where a value is set, and stays where a point is moved', () => {
    expect(set('series.plan.multiply=0.5', 'series.plan=3')).toEqual(Array(6).fill(3))
    expect(set('series.plan.multiply=0.5', 'series.plan.points.2022-03=400')).toEqual([
      50, 125, 200, 200, 200, 200,
    ])
    expect(set('series.plan.multiply=0.5', 'series.plan.changes[0].multiply=2')).toEqual([
      200, 300, 400, 400, 400, 400,
    ])
  })
})

describe('a wrong change of a series', () => {
  const changes: readonly (readonly [entry: string, path: string, message: string])[] = [
    ['{ multiply: 2, source: ▸gues }', '.source', 'unknown source "gues"; did you mean "guess"?'],
    ['▸{ multiply: 2 }', '', 'no "source"; every number names where it comes from'],
    ['{ multiply: 2, ▸form: 2022-02, source: guess }', '', 'unknown key "form"; did you mean "from"?'],
    [
      '{ multiply: 2, from: ▸2022-13, source: guess }',
      '.from',
      'found "2022-13", expected a month such as 2022-01',
    ],
    ['{ multiply: ▸half, source: guess }', '.multiply', 'found "half", expected a number'],
    ['{ multiply: 2, unit: ▸wafer, source: guess }', '.unit', 'found wafer, expected 1'],
    [
      '{ shift: 2, unit: ▸year, source: guess }',
      '.unit',
      'found year, expected month; multiply the numbers by 12 and write month',
    ],
    ['{ shift: ▸5000, source: guess }', '.shift', 'found 5000, expected at most 1200'],
    [
      '▸{ multiply: 2, add: 3, source: guess }',
      '',
      'names 2 changes (multiply, add); expected one of multiply, add, shift, value and points',
    ],
    [
      '▸{ from: 2022-02, source: guess }',
      '',
      'says no change; expected one of multiply, add, shift, value and points',
    ],
    [
      '{ add: 1, from: 2022-03, until: ▸2022-02, source: guess }',
      '.until',
      'found 2022-02, expected 2022-03 or later',
    ],
    ['▸{ add: -150, source: guess }', '', '2022-01: found -50, expected at least 0 (unit: wafer/month)'],
    [
      '{ value: ▸-1, from: 2022-02, source: guess }',
      '.value',
      'found -1, expected at least 0 (unit: wafer/month)',
    ],
    [
      '{ points: { 2022-03: 1, ▸2022-02: 1 }, from: 2022-02, source: guess }',
      '.points',
      '2022-02 stands after 2022-03; expected months in order',
    ],
    [
      '{ changes: [▸{ value: 3, source: guess }] }',
      '.changes[0]',
      'no "from" or "until"; without one it changes nothing, but says all anew',
    ],
    ['{ changes: [{ add: 3, source: guess }, ▸7] }', '.changes[1]', 'found 7, expected a map'],
    [
      '{ source: guess, ▸changes: [{ add: 3, source: guess }] }',
      '',
      '"changes" stands alone, or beside "value" or "points" that say the series anew',
    ],
  ]
  it.each(changes)('%s', (entry, path, message) => {
    const { text, column } = unmark(plan(entry))
    // A map in the place of an entry is pointed at by its key.
    const isEntry = entry.startsWith(MARK)
    expect(problemsOf(layered(text))).toEqual([
      {
        file: 'layer0.yaml',
        line: 1,
        column: isEntry ? 'series: { '.length + 1 : column,
        path: `series.plan${path}`,
        message,
      },
    ])
  })

  it('changes nothing where there is nothing to change', () => {
    const text = edit(plain, 'points: { 2022-01: 100, 2022-03: 200 }', 'multiply: 2')
    expect(problemsOf({ 'main.yaml': text })).toEqual([
      expect.objectContaining({
        path: 'series.plan',
        message: 'changes what no earlier file says; expected "value" or "points"',
      }),
    ])
  })

  it('is not written in pieces', () => {
    expect(problemsOf({ 'main.yaml': plain }, ['series.plan.from=2022-02'])).toEqual([
      {
        file: '--set',
        line: 1,
        column: 13,
        path: 'series.plan.from',
        message:
          'a change in a span of months is written whole: series.name={ multiply: 0.8, from: 2027-01, source: judgement }',
      },
    ])
  })
})

describe('the baseline', () => {
  const folder = `${import.meta.dirname}/../../scenarios`
  const baseline = `${folder}/baseline.yaml`
  const readText = (path: string) => (path === 'overlay.yaml' ? overlay : readFileSync(path, 'utf8'))
  const overlay = `series:
  cowos_plan: { multiply: 0.8, from: 2027-01, source: judgement }
  cxmt_output: { shift: 6, source: judgement }
  us_licence[h20]: { value: 0, from: 2026-01, source: judgement }
`
  const plainly = readScenario(baseline, { readText, blocks: model })
  const changed = readScenario(baseline, { readText, blocks: model, overlays: ['overlay.yaml'] })
  const of = ({ series }: typeof plainly, name: string, cell = 0) => [...(series[name]?.[cell] ?? [])]

  it('has its series scaled from a month on', () => {
    const expected = of(plainly, 'cowos_plan').map((value, month) => (month < 60 ? value : value * 0.8))
    expect(of(changed, 'cowos_plan')).toEqual(expected)
  })

  it('has its series moved', () => {
    const before = of(plainly, 'cxmt_output')
    const expected = [...Array(6).fill(before[0]), ...before.slice(0, -6)]
    expect(of(changed, 'cxmt_output')).toEqual(expected)
  })

  it('has one element changed', () => {
    const chips = plainly.elements.import_chip ?? []
    for (const [index, chip] of chips.entries()) {
      const before = of(plainly, 'us_licence', index)
      const expected = chip === 'h20' ? before.map((value, month) => (month < 48 ? value : 0)) : before
      expect(of(changed, 'us_licence', index), chip).toEqual(expected)
    }
  })

  it('gives the same series from its resolved form', () => {
    const text = stringify(changed.resolved)
    expect(readScenario('resolved.yaml', { readText: () => text, blocks: model }).series).toEqual(
      changed.series,
    )
  })
})
