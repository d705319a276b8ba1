import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Scenario } from '../../src/scenario/scenario.js'
import { edit, MARK, plain, problemsOf, read, unmark } from './tiny-model.js'

const full = `title: Everything
about: One of each thing that a scenario can say.
extends: base.yaml
runs: 20
seed: 0042
design: median
chips:
  h20:
    tflops: { p5: 140, p50: 148, p95: 150, max: 1000, source: [guess, spec], note: A range. }
    launch: { triangular: [2022-02, 2022-03, 2022-05-01] }
  l40: { data_centre: ~ }
parameters:
  "effective[bis]": { date: 2022-03-16, source: guess }
  "share[state]": { value: 0.25, unit: 1, source: guess }
  data_centre[l40]: { value: true, source: guess }
  "taste[ startup,l40 ]": { uniform: [-1, 1], source: guess, note: Wide. }
series:
  licence[h20]: { unit: '1', points: { 2022-02: 0, 2022-04: 1 }, source: spec }
equations:
  demand: { equals: plan * 2 }
  build[import_chip]: { equals: 0, about: None. }
  pile: { unit: chip, about: A new stock., start: 0, change: '1' }
outcomes:
  peak: max(demand, "2022-01", "2022-06")
  total: { equals: total(demand), about: All of it. }
outputs: [demand, pile, lead_time]
`

const everything = read({ 'main.yaml': full, 'base.yaml': plain })

function cell(scenario: Scenario, label: string) {
  const found = Object.values(scenario.inputs)
    .flat()
    .find((input) => input.label === label)
  if (!found) throw new Error(`no cell ${label}`)
  return found
}

describe('readScenario', () => {
  it('reads the head, with defaults', () => {
    const scenario = read({ 'main.yaml': plain })
    const { name, title, about, start, months, runs, seed, design, outputs } = scenario
    expect({ name, title, about, start, months, runs, seed, design, outputs }).toEqual({
      name: 'main',
      title: 'Tiny',
      about: '',
      start: '2022-01',
      months: 6,
      runs: 1000,
      seed: '1',
      design: 'random',
      outputs: [],
    })
  })

  it('reads the head where all is said', () => {
    const { title, about, runs, seed, design, outputs, months } = everything
    expect({ title, about, runs, seed, design, outputs, months }).toEqual({
      title: 'Everything',
      about: 'One of each thing that a scenario can say.',
      runs: 20,
      seed: '42',
      design: 'median',
      outputs: ['demand', 'pile', 'lead_time'],
      months: 6,
    })
  })

  it('lists the elements of each dimension in the order of the catalogue', () => {
    expect({ ...everything.elements }).toEqual({
      import_chip: ['h20', 'l40'],
      domestic_chip: ['ascend'],
      rule: ['bis'],
      buyer: ['state', 'startup'],
    })
  })

  it('gives every cell, the last dimension changing fastest', () => {
    const labels = (name: string): string[] => (everything.inputs[name] ?? []).map(({ label }) => label)
    expect(Object.keys(everything.inputs)).toEqual([
      'launch',
      'tflops',
      'data_centre',
      'dies',
      'speed',
      'effective',
      'memory_ban',
      'lead_time',
      'fab_yield',
      'opens',
      'share',
      'taste',
    ])
    expect(labels('taste')).toEqual([
      'taste[state, h20]',
      'taste[state, l40]',
      'taste[startup, h20]',
      'taste[startup, l40]',
    ])
    expect([labels('lead_time'), labels('launch')]).toEqual([['lead_time'], ['launch[h20]', 'launch[l40]']])
  })

  it('reads fixed numbers, dates, truth and never', () => {
    const fixed = (label: string): number | undefined => cell(everything, label).fixed
    expect(fixed('fab_yield')).toBe(0.5)
    expect(fixed('opens')).toBe(2)
    expect(fixed('launch[l40]')).toBe(Number.POSITIVE_INFINITY)
    expect(fixed('data_centre[h20]')).toBe(1)
    expect(fixed('data_centre[l40]')).toBe(1)
    expect(fixed('effective[bis]')).toBeCloseTo(2 + 15 / 31, 12)
    expect(fixed('dies[ascend]')).toBe(2)
    expect(fixed('speed[ascend]')).toBe(320)
    expect(cell(read({ 'main.yaml': plain }), 'data_centre[l40]').fixed).toBe(0)
    expect(cell(read({ 'main.yaml': plain }), 'launch[h20]').fixed).toBe(1.5)
  })

  it('lets the specific key win over the general one', () => {
    expect(cell(everything, 'share[state]').fixed).toBe(0.25)
    expect(cell(everything, 'share[startup]').fixed).toBe(0.5)
    expect([...(everything.series.licence?.[0] ?? [])]).toEqual([0, 0, 0.5, 1, 1, 1])
    expect([...(everything.series.licence?.[1] ?? [])]).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('keeps laws, bounds, units, sources and notes', () => {
    const { law, spec, bounds, unit, sources, note, fixed } = cell(everything, 'tflops[h20]')
    expect({ law: law.name, spec, bounds, unit, sources, note, fixed }).toEqual({
      law: 'fitted',
      spec: { p5: 140, p50: 148, p95: 150 },
      bounds: [0, 1000],
      unit: 'TFLOPS',
      sources: ['guess', 'spec'],
      note: 'A range.',
      fixed: undefined,
    })
    const taste = cell(everything, 'taste[startup, l40]')
    expect([taste.spec, taste.bounds, taste.note]).toEqual([
      { uniform: [-1, 1] },
      [-Infinity, Infinity],
      'Wide.',
    ])
  })

  it('narrows the declared bounds by min and max', () => {
    const bounds = (entry: string) =>
      cell(read({ 'main.yaml': edit(plain, 'p5: 4, p95: 8', entry) }), 'lead_time').bounds
    expect(bounds('p5: 4, p95: 8')).toEqual([0, 60])
    expect(bounds('p5: 4, p95: 8, min: 3')).toEqual([3, 60])
    expect(bounds('p5: 4, p95: 8, max: 9')).toEqual([0, 9])
  })

  it('needs no source for an entry whose numbers all have their own', () => {
    const own = edit(
      plain,
      'dies: 2, tflops: 320, source: spec',
      'dies: { value: 2, source: spec }, tflops: { value: 320, source: guess }',
    )
    const scenario = read({ 'main.yaml': own })
    expect([cell(scenario, 'dies[ascend]').sources, cell(scenario, 'speed[ascend]').sources]).toEqual([
      ['spec'],
      ['guess'],
    ])
  })

  it('turns the dates of a law into months, and takes the source from the catalogue entry', () => {
    const { law, spec, sources } = cell(everything, 'launch[h20]')
    expect([law.name, spec, sources]).toEqual(['triangular', { triangular: [1, 2, 4] }, ['spec']])
  })

  it('draws straight lines between points, and holds the first and last', () => {
    expect([...(everything.series.plan?.[0] ?? [])]).toEqual([100, 150, 200, 200, 200, 200])
    const early = edit(plain, '2022-01: 100, 2022-03: 200', '2021-11: 0, 2022-03: 400, 2023-03: 1600')
    expect([...(read({ 'main.yaml': early }).series.plan?.[0] ?? [])]).toEqual([200, 300, 400, 500, 600, 700])
  })

  it('collects statements, outcomes, sources and rules to mark', () => {
    expect({ ...everything.statements.controls }).toEqual({ bis: 'tflops >= 300' })
    expect({ ...everything.outcomes }).toEqual({
      peak: { equals: 'max(demand, "2022-01", "2022-06")', about: '' },
      total: { equals: 'total(demand)', about: 'All of it.' },
    })
    expect(everything.sources.guess).toEqual({ title: 'Our own' })
    expect(everything.rules).toEqual([{ id: 'bis', title: 'First rule', effective: '2022-03-16' }])
    expect(read({ 'main.yaml': plain }).rules).toEqual([
      { id: 'bis', title: 'First rule', effective: '2022-10-07' },
    ])
  })

  it('makes a block of the equations, with units and sentences of what they replace', () => {
    expect(everything.equations.title).toBe('Scenario')
    expect({ ...everything.equations.variables }).toEqual({
      demand: { unit: 'H100e/month', about: 'What is wanted.', equals: 'plan * 2' },
      'build[import_chip]': { unit: 'chip/month', about: 'None.', equals: '0' },
      pile: { unit: 'chip', about: 'A new stock.', start: '0', change: '1' },
    })
  })

  it('does not ask for the number of what an equation replaces', () => {
    const text = edit(
      edit(plain, '  lead_time: { p5: 4, p95: 8, source: guess }\n', ''),
      'sources:',
      'equations:\n  lead_time: { equals: 2 + 3 }\nsources:',
    )
    const scenario = read({ 'main.yaml': text })
    expect(scenario.inputs.lead_time).toBeUndefined()
    expect(scenario.equations.variables.lead_time).toMatchObject({ unit: 'month', equals: '2 + 3' })
  })

  it('resolves to a scenario of one file that gives the same', () => {
    const again = read({ 'main.yaml': stringify(everything.resolved) })
    const comparable = ({ locate: _, texts: __, document: ___, ...rest }: Scenario) => rest
    expect(comparable(again)).toEqual(comparable(everything))
  })

  it('reports all problems of all files at once', () => {
    const base = edit(plain, 'p5: 4', 'p5: -4')
    const broken = {
      'main.yaml': 'title: x\nextends: [base.yaml, odd.yaml]\nruns: 0\n',
      'odd.yaml': 'a: [',
      'base.yaml': base,
    }
    expect(problemsOf(broken).map(({ file, path }) => `${file} ${path}`)).toEqual([
      'odd.yaml ',
      'main.yaml runs',
      'base.yaml parameters.lead_time.p5',
    ])
  })

  it('does not call an element unknown because its entry has a mistake', () => {
    const text = edit(
      edit(plain, 'tflops: 148', 'tflops: 148, vendor: [soon]'),
      '  licence:',
      '  licence[h20]: { value: 1, source: spec }\n  licence:',
    )
    expect(problemsOf({ 'main.yaml': text }).map(({ path }) => path)).toEqual(['chips.h20.vendor'])
  })

  it('reports a misspelt field, and not that it is missing', () => {
    const text = edit(plain, 'tflops: 148', 'tflop: 148')
    expect(problemsOf({ 'main.yaml': text }).map(({ message }) => message)).toEqual([
      'unknown key "tflop"; did you mean "tflops"?',
    ])
  })
})

describe('locate', () => {
  it('finds values, and the deepest part of a path that exists', () => {
    const { locate } = everything
    const here = (needle: string) => placeIn(full, needle, 'main.yaml')
    expect(locate(['equations', 'demand', 'equals'])).toEqual(here('plan * 2'))
    expect(locate(['equations', 'demand', 'unit'])).toEqual(here('demand: {'))
    expect(locate(['outcomes', 'peak', 'equals'])).toEqual(here('max(demand'))
    expect(locate(['outputs', '1'])).toEqual(here('pile, lead_time'))
    expect(locate(['parameters', 'taste[startup, l40]', 'note'])).toEqual(here('Wide.'))
    expect(locate(['rules', 'bis', 'controls'])).toEqual(placeIn(plain, "'tflops >= 300'", 'base.yaml'))
    expect(locate(['nothing'])).toEqual({ file: 'main.yaml', line: 1, column: 1 })
  })
})

function placeIn(text: string, needle: string, file: string) {
  const { line, column } = unmark(edit(text, needle, `${MARK}${needle}`))
  return { file, line, column }
}

describe('an optional field of the catalogue', () => {
  const bans = (overrides: readonly string[]) =>
    read({ 'main.yaml': plain }, overrides).inputs.memory_ban?.map(({ fixed }) => fixed)

  it('is 0 where an entry leaves it out, and what it says where it does not', () => {
    const without = bans([])
    expect(without?.length).toBeGreaterThan(0)
    expect(without?.every((ban) => ban === 0)).toBe(true)
    const [rule] = read({ 'main.yaml': plain }).elements.rule ?? []
    expect(bans([`rules.${rule}.memory_ban=true`])?.[0]).toBe(1)
  })
})
