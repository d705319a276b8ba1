import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.js'
import { readLever } from '../../src/scenario/lever.js'
import { ProblemList } from '../../src/scenario/problem.js'
import { studyOf } from '../../src/scenario/read-study.js'
import { base, blocks, problemsOf, study } from './tiny-study.js'

const HEAD = 'title: A study\nbase: base.yaml\n'
const DOUBLE = '  double: { series: { plan: { value: 2, source: note } } }\n'

describe('a study', () => {
  test('has options in its text or in files, and worlds that are crossed with them', () => {
    const read = study(
      `${HEAD}question: Why?
options:
${DOUBLE}  slow: slow.yaml
worlds:
  plain: {}
  rich: { title: Rich, parameters: { rate: { value: 99, source: note } } }
outcomes: { twice: { equals: 2 * total(made), better: lower }, stock: }
`,
      { 'slow.yaml': 'title: Slow\nabout: Half.\nseries: { plan: { multiply: 0.5, source: note } }\n' },
    )
    expect(read.alternatives).toEqual([
      { name: 'base', title: 'Tiny', about: '' },
      { name: 'double', title: 'Double', about: '' },
      { name: 'slow', title: 'Slow', about: 'Half.' },
    ])
    expect(read.settings.map(({ world }) => world?.title)).toEqual(['Plain', 'Rich'])
    expect(read.settings.map(({ scenarios }) => scenarios[0]?.title)).toEqual(['Tiny', 'Tiny'])
    expect(read.settings.map(({ scenarios }) => scenarios[2]?.inputs.rate?.[0]?.fixed)).toEqual([
      undefined,
      99,
    ])
    expect(read.settings[1]?.leaves.map((leaves) => leaves.map(({ name }) => name))).toEqual([
      [],
      ['plan'],
      ['plan'],
    ])
    expect(read.outcomes.map(({ name, better }) => [name, better])).toEqual([
      ['twice', 'lower'],
      ['stock', 'higher'],
    ])
  })

  test('may say for all what a scenario says, and hold its base itself', () => {
    const read = study(`title: A study
runs: 7
seed: x
base: { extends: base.yaml, title: Doubled, series: { plan: { value: 2, source: note } } }
options: { back: { series: { plan: { value: 1, source: note } } } }
`)
    expect(read.settings[0]?.scenarios.map(({ runs, seed, title }) => [runs, seed, title])).toEqual([
      [7, 'x', 'Doubled'],
      [7, 'x', 'Back'],
    ])
    expect(read.settings[0]?.scenarios[1]?.series.plan?.[0]?.[0]).toBe(1)
  })

  test('may be told by files alone: overlays of the first, or whole scenarios', () => {
    const files: Readonly<Record<string, string>> = {
      'a/base.yaml': base,
      'b/slow.yaml': 'series: { plan: { multiply: 0.5, source: note } }\n',
      'c/other.yaml':
        'extends: ../a/base.yaml\ntitle: Other\nparameters: { rate: { value: 1, source: note } }\n',
    }
    const read = studyOf(Object.keys(files), { readText: (path) => files[path] ?? '', blocks })
    expect(read.alternatives.map(({ name, title }) => [name, title])).toEqual([
      ['base', 'Tiny'],
      ['slow', 'Slow'],
      ['other', 'Other'],
    ])
    expect(read.settings[0]?.leaves.map((leaves) => leaves.map(({ name }) => name))).toEqual([
      [],
      ['plan'],
      ['rate'],
    ])
  })
})

describe('what is wrong with a study is said with its place', () => {
  const wrong: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
    [
      'an unknown outcome',
      `${HEAD}options:\n${DOUBLE}outcomes: { stok: }\n`,
      ['study.yaml:5:13 outcomes.stok: unknown outcome "stok"; did you mean "stock"?'],
    ],
    [
      'an unknown outcome in a list',
      `${HEAD}options:\n${DOUBLE}outcomes: [stock, reach]\n`,
      ['study.yaml:5:19 outcomes.1: unknown outcome "reach"; did you mean "reached"?'],
    ],
    [
      'an option that is the base',
      `${HEAD}options:\n  same: { series: { plan: { value: 1, source: note, note: as it is } } }\n`,
      ['study.yaml:4:3 options.same: says nothing that differs from the base'],
    ],
    [
      'two options with one name',
      `${HEAD}options:\n${DOUBLE}${DOUBLE}`,
      ['study.yaml:5:3 : duplicate key "double"'],
    ],
    [
      'two options with one title',
      `${HEAD}options:\n${DOUBLE}  twin: { title: Double, series: { plan: { value: 3, source: note } } }\n`,
      ['study.yaml:5:3 options.twin: has the title of the option "double", "Double"'],
    ],
    [
      'two options that are the same',
      `${HEAD}options:\n${DOUBLE}  twin: { series: { plan: { value: 2, source: note } } }\n`,
      ['study.yaml:5:3 options.twin: is the same as the option "double"'],
    ],
    [
      'another horizon, other runs, another seed',
      `${HEAD}options:\n  long:\n    horizon: { end: 2023-01 }\n    runs: 5\n    seed: z\n    series: { plan: { value: 2, source: note } }\n`,
      [
        'study.yaml:5:21 horizon.end: found 2022-01 to 2023-01, but the base has 2022-01 to 2022-12; options are tried in the same runs, so say it in the base, or for all at the top of the study',
        'study.yaml:6:11 runs: found 5, but the base has 600; options are tried in the same runs, so say it in the base, or for all at the top of the study',
        'study.yaml:7:11 seed: found z, but the base has 1; options are tried in the same runs, so say it in the base, or for all at the top of the study',
      ],
    ],
    ['no base', `title: A study\noptions:\n${DOUBLE}`, ['study.yaml:1:1 : no "base"']],
    [
      'no options',
      `${HEAD}options: {}\n`,
      ['study.yaml:3:1 options: no option; a study compares the base with one at least'],
    ],
    [
      'a name that is none',
      `${HEAD}options:\n  base: { runs: 3 }\n${DOUBLE}`,
      [
        'study.yaml:4:3 options.base: "base" can\'t be a name here; use a to z, 0 to 9 and _, and not base',
        'study.yaml:4:17 runs: found 3, but the base has 600; options are tried in the same runs, so say it in the base, or for all at the top of the study',
        'study.yaml:4:3 options.base: says nothing that differs from the base',
      ],
    ],
    [
      'keys that are none, in it and in options, with what else is wrong, all at once',
      `${HEAD}qestion: 3\noptions:\n  a: { paramters: {}, parameters: { rat: { value: 1, source: note } } }\n`,
      [
        'study.yaml:3:1 qestion: unknown key "qestion"; did you mean "question"?',
        'study.yaml:5:8 : unknown key "paramters"; did you mean "parameters"?',
        'study.yaml:5:37 parameters: unknown parameter "rat"; did you mean "rate"?',
      ],
    ],
    [
      'a bound that is none',
      `${HEAD}options:\n${DOUBLE}outcomes: { stock: { satisfy: much } }\n`,
      [
        'study.yaml:5:31 outcomes.stock.satisfy: found "much", expected a bound such as >= 1e6, or for a month <= 2027-12',
      ],
    ],
    [
      'a file that is not there',
      `${HEAD}options:\n  slow: slow.yaml\n`,
      ['study.yaml:4:9 extends: can\'t read "slow.yaml": no such file'],
    ],
  ]
  test.each(wrong)('%s', (_, text, problems) => {
    const sorted = (list: readonly string[]) => [...list].sort()
    expect(sorted(problemsOf(text))).toEqual(sorted(problems))
  })

  test('an outcome whose expression is wrong, and a bound that does not fit its unit', async () => {
    const messages = async (outcomes: string) => {
      const error = await compare(study(`${HEAD}options:\n${DOUBLE}outcomes: ${outcomes}\n`), {
        blocks,
      }).catch((one) => one)
      return error instanceof ProblemList ? error.message : String(error)
    }
    expect(await messages('{ x: total(mad) }')).toMatch(
      /study\.yaml has 1 problem\n\n {2}5:22 {2}outcomes\.x.*mad/,
    )
    expect(await messages("{ reached: { satisfy: '<= 5' } }")).toMatch(
      /5:33 .*found "<= 5", expected a month such as/,
    )
    expect(await messages("{ stock: { satisfy: '<= 2022-05' } }")).toMatch(/expected a number in chip/)
  })
})

describe('a lever', () => {
  test('has evenly spaced values, both ends among them', () => {
    expect(readLever('parameters.rate=0:0.3:4')).toEqual({
      path: 'parameters.rate',
      name: 'rate',
      values: [0, 0.1, 0.2, 0.3],
    })
  })

  test.each([
    ['parameters.rate', /not written as path=from:to:steps/],
    ['parameters.rate=1:1:3', /two different numbers/],
    ['parameters.rate=a:1:3', /two different numbers/],
    ['parameters.rate=0:1:1', /whole number from 2 to 101/],
  ])('is not %s', (text, message) => expect(readLever(text)).toMatch(message))
})
