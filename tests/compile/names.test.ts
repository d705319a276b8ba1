import { describe, expect, it } from 'vitest'
import { messageOf, problemsOf, type Tiny } from './tiny.js'

const model: Partial<Tiny> = {
  dimensions: { chip: ['h100', 'h20'], rule: ['bis'] },
  parameters: { plain: 1, 'yield[chip]': [1, 2], 'hit[rule, chip]': [1, 0] },
}

describe('a name', () => {
  it.each([
    ['plian', 'uses "plian", which does not exist'],
    ['plaid', 'uses "plaid", which does not exist; did you mean "plain"?'],
    ['exp', 'uses "exp", which does not exist; it is a function'],
    ['constructor', 'uses "constructor", which does not exist'],
    ['time[chip]', 'uses time[chip]; expected time'],
    ['plain[chip]', 'uses plain[chip]; expected plain'],
    ['yield', 'uses yield; expected yield[chip]'],
    ['yield[h20, h20]', 'uses yield[h20, h20]; expected yield[chip]'],
    ['hit[h20]', 'uses hit[h20]; expected hit[rule, chip]'],
    ['yield[h21]', 'uses yield[h21]; "h21" is no chip'],
    ['yield[h10]', 'uses yield[h10]; "h10" is no chip; did you mean "h100"?'],
    ['yield[bis]', 'uses yield[bis]; "bis" is no chip'],
    ['yield[constructor]', 'uses yield[constructor]; "constructor" is no chip'],
    ['hit[h20, bis]', 'uses hit[h20, bis]; "h20" is no rule'],
    ['yield[rule]', 'uses yield[rule]; "rule" is no chip'],
    [
      'yield[chip]',
      'uses yield for every chip, but defines no quantity over chip; sum over it, or name one element',
    ],
    [
      'sum(chip, hit[rule, chip])',
      'uses hit for every rule, but defines no quantity over rule; sum over it, or name one element',
    ],
    ['"plain" + 1', 'has the text "plain" where a number belongs'],
    ['exp("1")', 'has the text "1" where a number belongs'],
  ])('%s', (text, message) => expect(messageOf(text, { ...model })).toBe(message))

  it.each([
    'yield[h20] + yield[h100]',
    'sum(chip, yield[chip])',
    'sum(rule, sum(chip, hit[rule, chip]))',
    'any(chip, hit[bis, chip])',
  ])('%s is right', (text) => expect(messageOf(text, model)).toBe(''))
})

describe('a function', () => {
  it.each([
    ['exp()', 'calls exp with 0 arguments; expected exp(x)'],
    ['exp(1, 2)', 'calls exp with 2 arguments; expected exp(x)'],
    ['min(1)', 'calls min with 1 argument; expected min(a, b, ...)'],
    ['clamp(1, 2)', 'calls clamp with 2 arguments; expected clamp(x, least, greatest)'],
    ['previous(1, 2, 3)', 'calls previous with 3 arguments; expected previous(x, first)'],
    ['sum(chip)', 'calls sum with 1 argument; expected sum(dimension, x)'],
    ['sum(h20, 1)', 'runs sum over "h20", which is no dimension'],
    ['sum(plain, 1)', 'runs sum over "plain", which is no dimension'],
    ['sum(chi, 1)', 'runs sum over "chi", which is no dimension; did you mean "chip"?'],
    ['any(yield[chip], 1)', 'runs any over "yield[chip]", which is no dimension'],
    ['sum(1 + 2, 1)', 'runs sum over "1 + 2", which is no dimension'],
    ['sum(constructor, 1)', 'runs sum over "constructor", which is no dimension'],
    ['total(plain)', 'uses total(), which belongs in outcomes'],
    ['first(plain > 1)', 'uses first(), which belongs in outcomes'],
    ['month(2023)', 'has month(2023); expected a date such as month("2023-10-23")'],
    ['month("2023-13")', 'has month("2023-13"); expected a date such as month("2023-10-23")'],
    ['month("2023-02-29")', 'has month("2023-02-29"); expected a date such as month("2023-10-23")'],
    ['month("")', 'has month(""); expected a date such as month("2023-10-23")'],
    ['allocate(1, 2, 3)', 'has the priority "2" in allocate(); expected one over a single dimension'],
    [
      'sum(chip, allocate(1, yield[h20], 3))',
      'has the priority "yield[h20]" in allocate(); expected one over a single dimension',
    ],
  ])('%s', (text, message) =>
    expect(messageOf(text, { ...model, units: { result: text.startsWith('month') ? 'date' : '1' } })).toBe(
      message,
    ),
  )
})

describe('problems', () => {
  it('are all reported at once, with the quantity, its part, the element and the word', () => {
    const problems = problemsOf({
      ...model,
      variables: {
        one: 'missing + 1',
        two: { start: 'plain +', change: 'yield[h21]' },
        'three[rule, chip]': { stated: 'condition' },
        fine: '1',
        four: 'exp(1, 2)',
      },
      statements: { condition: { bis: 'yeild > 1' } },
      outcomes: { five: 'total(nothing)' },
      outputs: ['fine', 'six'],
    })
    expect(problems.map(({ name, part, element, word }) => [name, part, element, word])).toEqual([
      ['one', 'equals', undefined, 'missing'],
      ['two', 'start', undefined, undefined],
      ['two', 'change', undefined, 'h21'],
      ['three', 'stated', 'bis', 'yeild'],
      ['four', 'equals', undefined, 'exp'],
      ['five', 'outcome', undefined, 'nothing'],
      ['six', 'output', undefined, undefined],
    ])
  })

  it('of declarations come first, because equations build on them', () => {
    const problems = problemsOf({
      variables: { time: '1', in: '1', speed: 'missing', 'twice[chip, chip]': '1', 'over[nothing]': '1' },
      dimensions: { chip: ['a'] },
      units: { speed: 'furlong/month' },
      outcomes: { mean_speed: 'mean(speed)' },
    })
    expect(problems.map(({ name, part, message }) => `${name}.${part} ${message.slice(0, 42)}`)).toEqual([
      'time.name is a word of the language, and can be no n',
      'in.name is a word of the language, and can be no n',
      'speed.unit has a bad unit: "furlong" is not a unit; u',
      'twice.name is over "chip" twice',
      'over.name is over "nothing", which is no dimension',
    ])
  })

  it('of a key that can not be read are thrown as a SyntaxError', () => {
    for (const key of ['__proto__', 'Build', 'a.b', 'a[', 'a[]', 'a[b', 'a b', ''])
      expect(() => problemsOf({ variables: { [key]: '1' } }), key).toThrow(SyntaxError)
  })
})
