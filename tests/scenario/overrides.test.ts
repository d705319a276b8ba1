import { describe, expect, it } from 'vitest'
import { plain, problemsOf, read } from './tiny-model.js'

const files = { 'main.yaml': plain }

function specs(overrides: readonly string[], name: string): unknown[] {
  return (read(files, overrides).inputs[name] ?? []).map(({ spec }) => spec)
}

describe('overrides', () => {
  it('set the head', () => {
    const { runs, seed, months } = read(files, ['runs=100', 'seed=7', 'horizon.end=2022-12'])
    expect([runs, seed, months]).toEqual([100, '7', 12])
  })

  it('change one field of an entry', () => {
    expect(specs(['parameters.lead_time.p5=3'], 'lead_time')).toEqual([{ p5: 3, p95: 8 }])
  })

  it('replace a whole entry', () => {
    expect(specs(['parameters.lead_time={ uniform: [3, 5], source: guess }'], 'lead_time')).toEqual([
      { uniform: [3, 5] },
    ])
  })

  it('read a plain number as the value of a parameter or series', () => {
    const cell = read(files, ['parameters.lead_time=3']).inputs.lead_time?.[0]
    expect([cell?.fixed, cell?.sources]).toEqual([3, ['guess']])
    expect(read(files, ['series.plan=7']).series.plan?.[0]?.[0]).toBe(7)
  })

  it('put a value in the place of a law, and keep its source', () => {
    const cell = read(files, ['parameters.lead_time.value=3']).inputs.lead_time?.[0]
    expect([cell?.fixed, cell?.sources]).toEqual([3, ['guess']])
    expect([...(read(files, ['series.plan.value=7']).series.plan?.[0] ?? [])]).toEqual([7, 7, 7, 7, 7, 7])
  })

  it('change one element of a parameter', () => {
    expect(specs(['parameters.share[state].value=0.3'], 'share')).toEqual([{ value: 0.3 }, { value: 0.5 }])
    expect(specs(['parameters.taste[ startup,h20 ].value=3'], 'taste')).toEqual([
      { value: 1 },
      { value: 1 },
      { value: 3 },
      { value: 1 },
    ])
  })

  it('change the catalogue and points, add outcomes, and let the last one win', () => {
    expect(specs(['chips.h20.tflops=1', 'chips.h20.tflops=2'], 'tflops')).toEqual([
      { value: 2 },
      { value: 362 },
    ])
    expect([...(read(files, ['series.plan.points.2022-03=400']).series.plan?.[0] ?? [])].slice(0, 3)).toEqual(
      [100, 250, 400],
    )
    expect(read(files, ['outcomes.all=total(demand == 1)']).outcomes.all?.equals).toBe('total(demand == 1)')
    expect(read(files, ['chips.l40=null']).elements.import_chip).toEqual(['h20'])
  })

  it('put one law in the place of another one', () => {
    expect(specs(['parameters.lead_time.uniform=[3, 5]'], 'lead_time')).toEqual([{ uniform: [3, 5] }])
    expect(specs(['parameters.fab_yield.p5=0.1', 'parameters.fab_yield.p95=0.2'], 'fab_yield')).toEqual([
      { p5: 0.1, p95: 0.2 },
    ])
  })

  it('change items of lists, counted from 0, and add one at the end', () => {
    const law = 'parameters.lead_time={ uniform: [3, 5], source: [guess] }'
    expect(specs([law, 'parameters.lead_time.uniform[1]=7'], 'lead_time')).toEqual([{ uniform: [3, 7] }])
    expect(specs([law, 'parameters.lead_time.uniform.0=1'], 'lead_time')).toEqual([{ uniform: [1, 5] }])
    const added = read(files, [
      law,
      'parameters.lead_time.source[1]=spec',
      'outputs=[demand]',
      'outputs[0]=stock',
    ])
    expect(added.inputs.lead_time?.[0]?.sources).toEqual(['guess', 'spec'])
    expect(added.outputs).toEqual(['stock'])
    expect(added.locate(['outputs', '0'])).toEqual({ file: '--set', line: 4, column: 12 })
    const share = [
      'parameters.share[state]={ uniform: [0, 1], source: guess }',
      'parameters.share[state].uniform[1]=0.5',
    ]
    expect(specs(share, 'share')[0]).toEqual({ uniform: [0, 0.5] })
  })

  it('name no item beyond the end of a list', () => {
    expect(problemsOf(files, ['outputs=[demand]', 'outputs[2]=stock'])).toEqual([
      {
        file: '--set',
        line: 2,
        column: 9,
        path: 'outputs[2]',
        message: 'found 2, expected an item from 0 to 1',
      },
    ])
  })

  it('withdraw entries of any section', () => {
    const more = ['outcomes.all=total(demand)', 'parameters.share[state]=0.1', 'equations.demand.equals=plan']
    const less = ['outcomes.all=null', 'parameters.share[state]=null', 'equations.demand=null']
    const scenario = read(files, [...more, ...less])
    expect([scenario.outcomes, scenario.equations.variables]).toEqual([{}, {}])
    expect(specs([...more, ...less], 'share')).toEqual([{ value: 0.5 }, { value: 0.5 }])
  })

  it('are found by locate', () => {
    const { locate } = read(files, ['parameters.lead_time.p5=3'])
    expect(locate(['parameters', 'lead_time', 'p5'])).toEqual({ file: '--set', line: 1, column: 25 })
    expect(locate(['parameters', 'lead_time', 'p95']).file).toBe('main.yaml')
  })

  it('resolve into the document', () => {
    expect(read(files, ['runs=100', 'parameters.share[state].value=0.3']).resolved).toMatchObject({
      runs: 100,
      parameters: { 'share[state]': { value: 0.3, source: 'guess' } },
    })
  })

  it.each([
    ['runs', 1, '', '"runs" is not written as path=value'],
    ['=3', 1, '', '"=3" is not written as path=value'],
    ['run=3', 1, 'run', 'unknown key "run"; did you mean "runs"?'],
    ['extends=a.yaml', 1, 'extends', 'unknown key "extends"'],
    ['__proto__.x=1', 1, '__proto__.x', 'unknown key "__proto__"'],
    ['runs=many', 6, 'runs', 'found "many", expected a number'],
    ['title=[a', 7, 'title', 'not valid YAML: this "[" is not closed; expected "]"'],
    ['parameters..p5=3', 12, 'parameters..p5', 'a step of the path is empty'],
    [
      'parameters.lead_tiem.p5=3',
      12,
      'parameters',
      'unknown parameter "lead_tiem"; did you mean "lead_time"?',
    ],
    [
      'parameters.__proto__.p5=3',
      12,
      'parameters',
      'unknown parameter "__proto__"; "chokepoint list parameters" shows all',
    ],
    ['parameters.lead_time.p55=3', 22, 'parameters.lead_time', 'unknown key "p55"; did you mean "p5"?'],
    [
      'parameters.lead_time.p5=-3',
      25,
      'parameters.lead_time.p5',
      'found -3, expected at least 0 (unit: month)',
    ],
    ['parameters.share[stat].value=1', 12, 'parameters', 'unknown buyer "stat"; did you mean "state"?'],
    [
      'parameters=3',
      12,
      'parameters',
      'found 3, expected entries by name, each on a line of its own such as "name: { ... }"',
    ],
    ['chips.h2.tflops=3', 7, 'chips.h2.tflops', 'unknown entry "h2" of chips; did you mean "h20"?'],
    ['chips.h2=null', 7, 'chips.h2', 'unknown entry "h2" of chips; did you mean "h20"?'],
    ['outputs[1]=demand', 1, 'outputs', 'found a map, expected a list'],
    [
      'parameters.lead_time.uniform=[4]',
      22,
      'parameters.lead_time.uniform',
      'found a list of 1, expected at least 2',
    ],
    ['chips.h20.tflop=3', 11, 'chips.h20', 'unknown key "tflop"; did you mean "tflops"?'],
    [
      'series.plan.points.2022-1=3',
      20,
      'series.plan.points',
      'found "2022-1", expected a month such as 2022-01; write 2022-01',
    ],
  ])('refuse %j', (text, column, path, message) => {
    expect(problemsOf(files, [text])).toEqual([{ file: '--set', line: 1, column, path, message }])
  })
})
