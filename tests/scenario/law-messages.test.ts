import { describe, expect, it } from 'vitest'
import { edit, plain, problemsOf, read, unmark } from './tiny-model.js'

/** What an entry of a parameter says, with a mark at the problem; the path below the entry, and the message. */
type Case = readonly [law: string, path: string, message: string]

const SPAN: readonly Case[] = [
  ['▸uniform: [5, 3]', 'uniform', 'uniform is 5 to 3; expected the lower number first'],
  ['uniform: [5, ▸61]', 'uniform[1]', 'found 61, expected at most 60 (unit: month)'],
  ['uniform: [▸.nan, 6]', 'uniform[0]', 'found NaN, expected a number'],
  ['uniform: ▸3 to 5', 'uniform', 'found "3 to 5", expected a list'],
  ['loguniform: [▸0, 6]', 'loguniform[0]', 'found 0, expected above 0'],
  ['▸triangular: [3, 2, 9]', 'triangular', 'triangular is 3, 2, 9; expected least <= mode <= greatest'],
  ['pert: [▸-1, 2, 9]', 'pert[0]', 'found -1, expected at least 0 (unit: month)'],
  ['▸pert: [3, 3, 3]', 'pert', 'pert is 3, 3, 3; use value'],
  ['normal: { mean: 30, sd: ▸-2 }', 'normal.sd', 'found -2, expected above 0'],
  ['normal: { mean: 30, sd: ▸0 }', 'normal.sd', 'found 0, expected above 0'],
  ['normal: { mean: 30, ▸std: 2, sd: 1 }', 'normal', 'unknown key "std"'],
  // 2.28% of a normal law are below two standard deviations, as in every table.
  ['▸normal: { mean: 6, sd: 3 }', 'normal', 'normal leaves 0 to 60 in 2.3% of draws'],
  ['lognormal: { median: ▸-3, sigma: 1 }', 'lognormal.median', 'found -3, expected above 0'],
  [
    'student_t: { degrees: ▸0, location: 9, scale: 1 }',
    'student_t.degrees',
    'found 0, expected at least 0.1',
  ],
  ['gamma: { shape: 2, scale: ▸-3 }', 'gamma.scale', 'found -3, expected above 0'],
  ['weibull: { shape: ▸-2, scale: 3 }', 'weibull.shape', 'found -2, expected at least 0.1'],
  // e^-2: what is beyond twice the mean.
  ['▸exponential: { mean: 30 }', 'exponential', 'exponential leaves 0 to 60 in 14% of draws'],
  ['poisson: { mean: ▸-1 }', 'poisson.mean', 'found -1, expected above 0'],
  ['binomial: { trials: ▸2.5, probability: 1 }', 'binomial.trials', 'found 2.5, expected a whole number'],
  ['binomial: { trials: 2, probability: ▸1.5 }', 'binomial.probability', 'found 1.5, expected at most 1'],
  ['▸discrete: []', 'discrete', 'found a list of 0, expected at least 1'],
  [
    '▸discrete: [{ value: 3, weight: 0.5 }, { value: 4, weight: 0.4 }]',
    'discrete',
    'weights sum to 0.9; expected 1',
  ],
  [
    'discrete: [{ value: 3, weight: 1.5 }, { value: 4, weight: ▸-0.5 }]',
    'discrete[1].weight',
    'found -0.5, expected at least 0',
  ],
  [
    'discrete: [{ value: ▸-3, weight: 1 }]',
    'discrete[0].value',
    'found -3, expected at least 0 (unit: month)',
  ],
  ['discrete: [▸3]', 'discrete[0]', 'found 3, expected a map'],
  ['▸empirical: [3]', 'empirical', 'found a list of 1, expected at least 2'],
  ['empirical: [3, 5, ▸.nan]', 'empirical[2]', 'found NaN, expected a number'],
  ['empirical: [3, 5, ▸70]', 'empirical[2]', 'found 70, expected at most 60 (unit: month)'],
  ['p10: 4, p50: 50, p90: ▸61', 'p90', 'found 61, expected at most 60 (unit: month)'],
]

const NESTED: readonly Case[] = [
  ['▸mixture: []', 'mixture', 'found a list of 0, expected at least 1'],
  [
    '▸mixture: [{ weight: 0.5, value: 3 }, { weight: 0.3, uniform: [4, 5] }]',
    'mixture',
    'weights sum to 0.8; expected 1',
  ],
  ['mixture: [▸{ value: 3 }]', 'mixture[0]', 'no "weight"'],
  ['mixture: [{ weight: ▸-1, value: 3 }]', 'mixture[0].weight', 'found -1, expected at least 0'],
  [
    'mixture: [{ weight: 1, ▸unifrom: [3, 4] }]',
    'mixture[0]',
    'unknown key "unifrom"; did you mean "uniform"?',
  ],
  ['mixture: [{ weight: 1, value: 3, ▸source: guess }]', 'mixture[0]', 'unknown key "source"'],
  [
    'mixture: [▸{ weight: 1, value: 3, uniform: [3, 4] }]',
    'mixture[0]',
    'names 2 laws (value, uniform); expected one',
  ],
  [
    'mixture: [{ weight: 0.5, value: 3 }, { weight: 0.5, normal: { mean: 30, sd: ▸0 } }]',
    'mixture[1].normal.sd',
    'found 0, expected above 0',
  ],
  [
    'mixture: [{ weight: 0.5, value: 3 }, { weight: 0.5, value: ▸-3 }]',
    'mixture[1].value',
    'found -3, expected at least 0 (unit: month)',
  ],
  [
    'mixture: [{ weight: 0.5, value: 3 }, ▸{ weight: 0.5, p5: 5, p95: 4 }]',
    'mixture[1]',
    'p5 is 5 and p95 is 4; expected p5 < p95',
  ],
  [
    'truncated: { normal: { mean: 6, sd: ▸-3 }, min: 0 }',
    'truncated.normal.sd',
    'found -3, expected above 0',
  ],
  [
    'truncated: { normal: { mean: 6, sd: 3 }, ▸mni: 0 }',
    'truncated',
    'unknown key "mni"; did you mean "min"?',
  ],
  [
    '▸truncated: { normal: { mean: 6, sd: 3 } }',
    'truncated',
    'names neither "min" nor "max"; expected one, or both',
  ],
  [
    '▸truncated: { normal: { mean: 6, sd: 3 }, min: 4, max: 3 }',
    'truncated',
    'min is 4 and max is 3; expected min < max',
  ],
  [
    '▸truncated: { normal: { mean: 0, sd: 1 }, min: -1 }',
    'truncated',
    // 0.3413 of 0.8413
    'truncated leaves 0 to 60 in 41% of draws',
  ],
  [
    'truncated: { mixture: [{ weight: 1, uniform: [▸.inf, 3] }], min: 0 }',
    'truncated.mixture[0].uniform[0]',
    'found Infinity, expected a number',
  ],
]

const DATES: readonly Case[] = [
  [
    '▸uniform: [2023-05, 2022-01]',
    'uniform',
    'uniform is 2023-05 to 2022-01; expected the lower number first',
  ],
  [
    'max: 2023-01, triangular: [2022-01, 2022-07-16, ▸2023-05-10]',
    'triangular[2]',
    'found 2023-05-10, expected at most 2023-01',
  ],
  [
    'min: 2022-01, ▸normal: { mean: 2022-01-16, sd: 0.25 }',
    'normal',
    // Two standard deviations, 15 days of 31, are some 0.4839 of a month; the table of the normal law at -1.9355.
    'normal falls below 2022-01 in 2.6% of draws',
  ],
  [
    'discrete: [{ value: ▸2022-13, weight: 1 }]',
    'discrete[0].value',
    'found "2022-13", expected a date such as 2023-10 or 2023-10-23',
  ],
  [
    'mixture: [{ weight: 1, pert: [2022-01, 2022-06, ▸soon] }]',
    'mixture[0].pert[2]',
    'found "soon", expected a date such as 2023-10 or 2023-10-23',
  ],
]

const MISPLACED_DATES: readonly Case[] = [
  ['uniform: [2022-01, ▸12]', 'uniform[1]', 'found 12, expected a date such as 2023-10'],
  ['p5: ▸3, p95: 2023-01', 'p5', 'found 3, expected a date such as 2023-10'],
  ['normal: { mean: 2022-06, sd: ▸2022-08 }', 'normal.sd', 'found "2022-08", expected a number'],
  ['discrete: [{ value: ▸4, weight: 1 }]', 'discrete[0].value', 'found 4, expected a date such as 2023-10'],
  [
    'mixture: [{ weight: 0.5, value: 2022-03 }, { weight: 0.5, triangular: [2022-01, ▸5, 2023-01] }]',
    'mixture[1].triangular[1]',
    'found 5, expected a date such as 2023-10',
  ],
  [
    'truncated: { normal: { mean: 2022-06, sd: 2 }, min: ▸0 }',
    'truncated.min',
    'found 0, expected a date such as 2023-10',
  ],
  ['min: ▸3, p5: 2022-05, p95: 2023-01', 'min', 'found 3, expected a date such as 2023-10'],
  ['▸gamma: { shape: 2, scale: 3 }', 'gamma', "gamma can't give dates; it counts from 0"],
  [
    'mixture: [{ weight: 1, ▸exponential: { mean: 3 } }]',
    'mixture[0].exponential',
    "exponential can't give dates; it counts from 0",
  ],
]

describe.each([
  ['lead_time', '{ p5: 4, p95: 8, source: guess }', [...SPAN, ...NESTED]],
  ['opens', '{ date: 2022-03, source: guess }', [...DATES, ...MISPLACED_DATES]],
  [
    'fab_yield',
    '{ value: 0.5, source: guess }',
    [['bernoulli: ▸1.3', 'bernoulli', 'found 1.3, expected at most 1']],
  ],
] as [string, string, readonly Case[]][])('a law of %s', (name, entry, cases) => {
  it.each(cases)('%s -> %s: %s', (law, path, message) => {
    const { text, line, column } = unmark(
      edit(plain, `${name}: ${entry}`, `${name}: { ${law}, source: guess }`),
    )
    const problem = { file: 'main.yaml', line, column, path: `parameters.${name}.${path}`, message }
    expect(problemsOf({ 'main.yaml': text })).toEqual([problem])
  })
})

describe('dates', () => {
  // Months from January 2022 on; half of a month of 30 days is 0.5.
  it.each([
    ['uniform: [2022-03, 2023-01]', 7],
    ['triangular: [2022-01, 2022-07, 2023-01]', 6],
    ['pert: [2022-01, 2022-07, 2023-01]', 6],
    ['p10: 2022-03, p90: 2022-05', 3],
    ['p5: 2022-03, p50: 2022-04-16, p95: 2022-10', 3.5],
    ['discrete: [{ value: 2022-02, weight: 0.6 }, { value: 2023-01, weight: 0.4 }]', 1],
    ['empirical: [2022-02, 2022-05, 2022-04]', 3],
    ['normal: { mean: 2022-11, sd: 1 }', 10],
    ['mixture: [{ weight: 0.3, value: 2022-02 }, { weight: 0.7, uniform: [2022-03, 2022-10] }]', 4],
    ['truncated: { normal: { mean: 2022-06, sd: 3 }, min: 2022-03, max: 2022-09 }', 5],
  ])('may be said by %s', (law, median) => {
    const text = edit(plain, 'date: 2022-03,', `${law},`)
    const cell = read({ 'main.yaml': text }).inputs.opens![0]!
    expect(cell.law.quantile(cell.spec, cell.bounds)(0.5)).toBeCloseTo(median, 12)
  })
})
