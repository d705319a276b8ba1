import { describe, expect, it } from 'vitest'
import { edit, plain, problemsOf, read } from './tiny-model.js'

const base = plain

function fixedOf(files: Readonly<Record<string, string>>, label: string): number | undefined {
  const cells = Object.values(read(files).inputs).flat()
  return cells.find((cell) => cell.label === label)?.fixed
}

describe('extends', () => {
  it('lets the later file win, and the file itself over all', () => {
    const low = 'parameters: { fab_yield: { value: 0.1, source: guess } }'
    const high = 'parameters: { fab_yield: { value: 0.9, source: guess } }'
    const files = { 'base.yaml': base, 'low.yaml': low, 'high.yaml': high }
    const yieldOf = (main: string) => fixedOf({ ...files, 'main.yaml': main }, 'fab_yield')
    expect(yieldOf('extends: [base.yaml, low.yaml, high.yaml]')).toBe(0.9)
    expect(yieldOf('extends: [base.yaml, high.yaml, low.yaml]')).toBe(0.1)
    expect(
      yieldOf(`extends: [base.yaml, low.yaml]\nparameters: { fab_yield: { value: 0.2, source: guess } }`),
    ).toBe(0.2)
  })

  it('finds files from the file that names them', () => {
    const files = {
      'main.yaml': 'extends: ./what-if/more/deep.yaml',
      'what-if/more/deep.yaml': 'extends: ../../parts//base.yaml',
      'parts/base.yaml': base,
    }
    expect(read(files).title).toBe('Tiny')
  })

  it('counts a file once that is reached twice, where it came first', () => {
    const files = {
      'main.yaml': 'extends: [a.yaml, b.yaml]',
      'a.yaml': 'extends: base.yaml\nparameters: { fab_yield: { value: 0.9, source: guess } }',
      'b.yaml': 'extends: base.yaml\ntitle: B',
      'base.yaml': base,
    }
    expect(fixedOf(files, 'fab_yield')).toBe(0.9)
  })

  it('replaces numbers whole, and merges catalogue entries field by field', () => {
    const main = `extends: base.yaml
horizon: { end: 2022-12 }
chips: { h20: { tflops: 1 } }
parameters: { lead_time: { value: 3, source: guess } }
sources: { guess: { note: Ours. } }`
    const { months, start, inputs, sources } = read({ 'main.yaml': main, 'base.yaml': base })
    expect([start, months]).toEqual(['2022-01', 12])
    expect(inputs.tflops?.map(({ fixed }) => fixed)).toEqual([1, 362])
    expect(inputs.launch?.[0]?.fixed).toBe(1.5)
    expect(inputs.lead_time?.[0]?.spec).toEqual({ value: 3 })
    expect(sources.guess).toEqual({ title: 'Our own', note: 'Ours.' })
  })

  it('keeps the order of entries, and adds new ones at the end', () => {
    const main = `extends: base.yaml
chips:
  b30: { origin: foreign, launch: never, tflops: 1, data_centre: true, source: spec }
  l40: { tflops: 2 }`
    expect(read({ 'main.yaml': main, 'base.yaml': base }).elements.import_chip).toEqual(['h20', 'l40', 'b30'])
  })

  it('withdraws an entry with all that is said of it, and brings it back', () => {
    const more = edit(base, 'series:', 'series:\n  licence[l40]: { value: 1, source: guess }')
    const files = { 'base.yaml': more, 'main.yaml': 'extends: base.yaml\nchips: { l40: ~ }' }
    const scenario = read(files)
    expect(scenario.elements.import_chip).toEqual(['h20'])
    expect(scenario.series.licence).toHaveLength(1)
    expect(scenario.resolved).not.toHaveProperty('chips.l40')
    const back = `extends: [away.yaml]
chips: { l40: { origin: foreign, launch: never, tflops: 1, data_centre: true, source: spec } }`
    const all = { 'base.yaml': more, 'away.yaml': files['main.yaml'], 'main.yaml': back }
    expect(read(all).series.licence?.map((values) => values[0])).toEqual([0, 1])
  })

  it('keeps what is said of an entry that another section has under the name of a withdrawn one', () => {
    const namesake = edit(base, '  startup: {}', '  l40: {}')
    const both = edit(namesake, '  taste:', '  share[l40]: { value: 0.1, source: guess }\n  taste:')
    const files = { 'base.yaml': both, 'main.yaml': 'extends: base.yaml\nchips: { l40: ~ }' }
    expect(fixedOf(files, 'share[l40]')).toBe(0.1)
  })

  it('names a circle', () => {
    const files = {
      'main.yaml': 'extends: a.yaml',
      'a.yaml': 'title: a\nextends: [b.yaml]',
      'b.yaml': 'extends: a.yaml',
    }
    expect(problemsOf(files)).toEqual([
      {
        file: 'b.yaml',
        line: 1,
        column: 10,
        path: 'extends',
        message: 'goes in a circle: a.yaml > b.yaml > a.yaml',
      },
    ])
    expect(problemsOf({ 'main.yaml': 'extends: ./main.yaml' })[0]?.message).toBe(
      'goes in a circle: main.yaml > main.yaml',
    )
  })

  it('says which file is missing where it is named, and nothing about what might stand in it', () => {
    expect(
      problemsOf({ 'main.yaml': `title: x\nextends:\n  - gone.yaml\nchips: { h20: { source: x } }` }),
    ).toEqual([
      {
        file: 'main.yaml',
        line: 3,
        column: 5,
        path: 'extends',
        message: 'can\'t read "gone.yaml": no such file',
      },
    ])
    expect(problemsOf({})).toEqual([
      { file: 'main.yaml', line: 1, column: 1, path: '', message: 'can\'t read "main.yaml": no such file' },
    ])
  })

  it('refuses what is no file name', () => {
    expect(problemsOf({ 'main.yaml': edit(plain, 'title: Tiny', 'title: x\nextends: [3]') })).toEqual([
      {
        file: 'main.yaml',
        line: 2,
        column: 11,
        path: 'extends',
        message: 'found 3, expected a file or a list of files',
      },
    ])
  })

  it('stops where every file names yet another one', () => {
    const endless = new Proxy<Record<string, string>>(
      {},
      {
        get: () => 'extends: a/b.yaml',
        getOwnPropertyDescriptor: () => ({ value: '', configurable: true, enumerable: true }),
      },
    )
    expect(problemsOf(endless)[0]?.message).toBe('leads to more than 500 files')
  })

  it('withdraws nothing in vain', () => {
    const files = { 'base.yaml': base, 'main.yaml': 'extends: base.yaml\nchips:\n  h2O: ~\n  h200: ~' }
    expect(problemsOf(files).map(({ line, message }) => [line, message])).toEqual([
      [3, '"h2O" is not a name such as h20; write h2o'],
      [4, 'withdraws an entry that no earlier file has; did you mean "h20"?'],
    ])
  })

  it('takes a section without entries for an empty one', () => {
    expect(read({ 'main.yaml': `${plain}outcomes:\n  # none yet\n` }).outcomes).toEqual({})
  })
})

describe('overlays', () => {
  const files = {
    'main.yaml': plain,
    'a.yaml': 'parameters: { fab_yield: { value: 0.1, source: guess } }\nruns: 7',
    'more/b.yaml': 'extends: ../c.yaml\nparameters: { fab_yield: { value: 0.2, source: ours } }',
    'c.yaml': 'sources: { ours: { title: Ours } }\nruns: 9',
  }
  const fixed = (overlays: string[], overrides: string[] = []) => {
    const { inputs, runs } = read(files, overrides, overlays)
    return [inputs.fab_yield?.[0]?.fixed, runs]
  }

  it('are laid over the scenario in their order, and below what is set', () => {
    expect(fixed(['a.yaml'])).toEqual([0.1, 7])
    expect(fixed(['a.yaml', './more/b.yaml'])).toEqual([0.2, 9])
    expect(fixed(['more/b.yaml', 'a.yaml'])).toEqual([0.1, 7])
    expect(fixed(['more/b.yaml', 'a.yaml'], ['parameters.fab_yield=0.3'])).toEqual([0.3, 7])
  })

  it('may extend what the scenario has already', () => {
    const text = 'extends: main.yaml\nruns: 11'
    expect(read({ ...files, 'd.yaml': text }, [], ['a.yaml', 'd.yaml']).runs).toBe(11)
    expect(read({ ...files, 'd.yaml': text }, [], ['a.yaml', 'd.yaml']).inputs.fab_yield?.[0]?.fixed).toBe(
      0.1,
    )
  })

  it('give what they say the place where it stands', () => {
    const { locate } = read(files, [], ['more/b.yaml'])
    expect(locate(['parameters', 'fab_yield', 'value'])).toEqual({ file: 'more/b.yaml', line: 2, column: 35 })
  })

  it.each([
    [['a.yaml', 'a.yaml'], '"a.yaml" is part of the scenario already'],
    [['more/b.yaml', 'c.yaml'], '"c.yaml" is part of the scenario already'],
    [['./main.yaml'], '"./main.yaml" is part of the scenario already'],
    [['gone.yaml'], 'can\'t read "gone.yaml": no such file'],
  ])('are refused: %j', (overlays, message) => {
    expect(problemsOf(files, [], overlays)).toEqual([
      { file: '--with', line: 1, column: 1, path: '', message },
    ])
  })

  it('are told of a circle in what they extend', () => {
    const circle = { ...files, 'x.yaml': 'extends: y.yaml', 'y.yaml': 'extends: x.yaml' }
    expect(problemsOf(circle, [], ['x.yaml'])[0]?.message).toBe('goes in a circle: x.yaml > y.yaml > x.yaml')
  })
})

describe('null', () => {
  it('withdraws an entry of any section, for the layers above', () => {
    const more = `${plain}outcomes: { all: total(demand), one: total(stock) }\nequations: { demand: { equals: plan } }\n`
    const files = {
      'base.yaml': edit(more, '  taste:', '  share[state]: { value: 0.1, source: guess }\n  taste:'),
      'main.yaml':
        'extends: base.yaml\noutcomes: { all: ~ }\nequations: { demand: ~ }\nparameters: { "share[state]": ~ }',
    }
    const scenario = read(files)
    expect([Object.keys(scenario.outcomes), scenario.equations.variables]).toEqual([['one'], {}])
    expect(fixedOf(files, 'share[state]')).toBe(0.5)
    expect(read({ 'main.yaml': JSON.stringify(scenario.resolved) }).inputs).toEqual(scenario.inputs)
  })

  it('leaves a number that the model needs missing', () => {
    const files = {
      'base.yaml': base,
      'main.yaml': 'extends: base.yaml\nparameters:\n  lead_time: ~\nseries:\n  plna: ~',
    }
    expect(problemsOf(files).map(({ path, message }) => [path, message])).toEqual([
      ['parameters.lead_time', 'withdrawn, but the model needs a number (unit: month)'],
      ['series.plna', 'withdraws an entry that no earlier file has; did you mean "plan"?'],
    ])
  })
})
