import { describe, expect, it } from 'vitest'
import { edit, MARK, plain, problemsOf, read, unmark } from './tiny-model.js'

const uncertain = edit(
  plain,
  'share: { value: 0.5, source: guess }',
  'share: { uniform: [0.1, 0.9], source: guess }\n  fab_yield: { uniform: [0.2, 0.8], source: guess }',
)
  .replace('  fab_yield: { value: 0.5, source: guess }\n', '')
  .replace('2022-10-07', '2022-05-07')

const withHead = (head: string) => ({ 'main.yaml': edit(uncertain, 'title: Tiny', `title: Tiny\n${head}`) })
const correlated = (...pairs: string[]) =>
  withHead(`correlations:\n${pairs.map((one) => `  - ${one}\n`).join('')}`)

/** Asserts the one problem of a scenario, where its text has a mark. */
function expectProblem(text: string, path: string, message: string): void {
  const { text: main, ...place } = unmark(text)
  expect(problemsOf({ 'main.yaml': main })).toEqual([{ file: 'main.yaml', ...place, path, message }])
}

describe('a design', () => {
  it('is random where nothing is said', () => {
    const { design, axes, correlations } = read({ 'main.yaml': uncertain })
    expect({ design, axes, correlations }).toEqual({ design: 'random', axes: [], correlations: [] })
  })

  it('sets the number of runs where it has to, and says so', () => {
    const { runs, warnings } = read(withHead('design: one-at-a-time'))
    // One run of medians, and two for each of lead_time, fab_yield, share[startup] and share[state].
    expect(runs).toBe(9)
    expect(warnings).toEqual([
      expect.objectContaining({
        line: 2,
        path: 'design',
        message: 'one-at-a-time sets the number of runs: 9, not 1000',
      }),
    ])
    expect(read(withHead('design: one-at-a-time\nruns: 9')).warnings).toEqual([])
  })

  it.each([
    ['design: sobol', '1000 runs are no power of two: Sobol points lie evenly at 512 or 1024'],
    ['design: antithetic\nruns: 7', '7 runs are odd: the last one has no run to mirror it'],
  ])('warns of what does not suit it: %s', (head, message) =>
    expect(read(withHead(head)).warnings.map((one) => one.message)).toEqual([message]),
  )
})

describe('a grid', () => {
  it('crosses values and levels, also of a number that was the same in every run', () => {
    const scenario = read(
      withHead('design: { grid: { opens: [2022-03, 2022-05], "share[ state ]": 3 } }\nruns: 6'),
    )
    expect([scenario.design, scenario.runs, scenario.warnings]).toEqual(['grid', 6, []])
    expect(scenario.axes).toEqual([
      { name: 'opens', levels: 2 },
      { name: 'share[state]', levels: 3 },
    ])
    const [opens] = scenario.inputs.opens ?? []
    expect(opens?.levels).toEqual([2, 4])
    expect(opens?.fixed).toBeUndefined()
    expect(scenario.inputs.taste?.[0]?.fixed).toBe(1)
  })

  it.each([
    ['▸grid', 'design', 'a grid says what it crosses: { grid: { lead_time: [4, 5, 6], demand_growth: 5 } }'],
    [
      '{ grid: { ▸led_time: [4] } }',
      'design.grid.led_time',
      'unknown parameter "led_time"; did you mean "lead_time"?',
    ],
    [
      '{ grid: { lead_time: [4, ▸-1] } }',
      'design.grid.lead_time[1]',
      'found -1, expected at least 0 (unit: month)',
    ],
    ['{ grid: { lead_time: [▸long] } }', 'design.grid.lead_time[0]', 'found "long", expected a number'],
    ['{ grid: { opens: [▸3] } }', 'design.grid.opens[0]', 'found 3, expected a date such as 2023-10'],
    [
      '{ grid: { opens: ▸3 } }',
      'design.grid.opens',
      'opens is the same in every run; list the values that it is to have',
    ],
    ['{ grid: { lead_time: ▸0 } }', 'design.grid.lead_time', 'found 0, expected at least 1'],
    ['{ grid: { ▸lead_time: [] } }', 'design.grid.lead_time', 'found a list of 0, expected at least 1'],
  ])('says what is wrong with %s', (design, path, message) =>
    expectProblem(edit(uncertain, 'title: Tiny', `title: Tiny\ndesign: ${design}`), path, message),
  )

  it('is told from another key', () => {
    const messages = problemsOf(withHead('design: { grdi: { lead_time: 3 } }')).map(({ message }) => message)
    expect(messages).toContain('unknown key "grdi"; did you mean "grid"?')
  })

  it('may not make more runs than there can be', () => {
    const [problem] = problemsOf(
      withHead('design: { grid: { lead_time: 1000, fab_yield: 1000, "share[state]": 11 } }'),
    )
    expect(problem?.message).toBe('makes 11000000 runs; at most 10000000 are possible')
  })
})

describe('correlations', () => {
  const PAIR = '{ between: [lead_time, fab_yield], rank: 0.5, source: guess }'

  it('make groups of the numbers that hang together, whatever the order of the file', () => {
    const forth = read(
      correlated(PAIR, '{ between: ["share[state]", lead_time], rank: -0.2, source: guess }'),
    )
    const back = read(
      correlated('{ between: [lead_time, "share[ state]"], rank: -0.2, source: guess }', PAIR),
    )
    expect(forth.correlations).toEqual(back.correlations)
    const [group] = forth.correlations
    expect(group?.names).toEqual(['fab_yield', 'lead_time', 'share[state]'])
    expect(group?.asked).toEqual([
      [1, 0.5, 0],
      [0.5, 1, -0.2],
      [0, -0.2, 1],
    ])
    expect(forth.warnings).toEqual([])
  })

  const IMPOSSIBLE = [
    '{ between: [lead_time, fab_yield], rank: 1, source: guess }',
    '{ between: [lead_time, "share[state]"], rank: 1, source: guess, strict: false }',
  ]

  it('that nothing can have are repaired to the nearest, with a warning', () => {
    const { correlations, warnings } = read(correlated(...IMPOSSIBLE))
    // Higham's example of 2002: 0.7607 for 1 and 0.1573 for 0 between normal numbers; of ranks 6 / pi asin(r / 2).
    const rank = (r: number) => ((6 / Math.PI) * Math.asin(r / 2)).toFixed(3)
    expect(correlations[0]?.isRepaired).toBe(true)
    expect(warnings.map(({ line, path, message }) => ({ line, path, message }))).toEqual([
      {
        line: 3,
        path: 'correlations[0]',
        message:
          "fab_yield, lead_time, share[state] can't have these rank correlations together (those not given are 0); used " +
          `are the nearest that they can have: fab_yield and lead_time ${rank(0.7607)} for 1.000, ` +
          `fab_yield and share[state] ${rank(0.1573)} for 0.000, lead_time and share[state] ${rank(0.7607)} for 1.000`,
      },
    ])
  })

  it('that nothing can have are refused where one of them is strict', () => {
    const [problem, ...more] = problemsOf(
      correlated(IMPOSSIBLE[0] ?? '', (IMPOSSIBLE[1] ?? '').replace('false', 'true')),
    )
    expect(more).toEqual([])
    expect(problem).toMatchObject({ line: 4, path: 'correlations[1]' })
    expect(problem?.message).toMatch(
      /; the nearest that they can have are fab_yield and lead_time 0\.\d+ for 1\.000/,
    )
  })

  it('have no part in a design that sets every number, which is said', () => {
    const { warnings } = read(withHead(`design: median\ncorrelations: [${PAIR}]`))
    expect(warnings.map(({ message }) => message)).toEqual([
      'median sets every number itself: correlations have no part in it',
    ])
  })

  it.each([
    [
      '{ between: [▸led_time, fab_yield], rank: 0.5, source: guess }',
      'between[0]',
      'unknown parameter "led_time"; did you mean "lead_time"?',
    ],
    [
      '{ between: [lead_time, ▸share], rank: 0.5, source: guess }',
      'between[1]',
      'share has elements; name one, such as share[state]',
    ],
    [
      '{ between: [lead_time, "▸share[stat]"], rank: 0.5, source: guess }',
      'between[1]',
      'unknown parameter "share[stat]"; did you mean "share[state]"?',
    ],
    [
      '{ between: [▸opens, fab_yield], rank: 0.5, source: guess }',
      'between[0]',
      'opens is the same in every run; expected an uncertain number',
    ],
    [
      '{ ▸between: [lead_time, lead_time], rank: 0.5, source: guess }',
      'between',
      'correlates lead_time with itself',
    ],
    [
      '{ between: [lead_time, fab_yield], rank: ▸1.5, source: guess }',
      'rank',
      'found 1.5, expected at most 1',
    ],
    [
      '{ between: [lead_time, fab_yield], rank: ▸-2, source: guess }',
      'rank',
      'found -2, expected at least -1',
    ],
    [
      '{ between: [lead_time, fab_yield], rank: 0.5, source: ▸gess }',
      'source',
      'unknown source "gess"; did you mean "guess"?',
    ],
  ])('say what is wrong: %s', (entry, path, message) =>
    expectProblem(
      edit(
        uncertain,
        'title: Tiny',
        `title: Tiny\ncorrelations: [${entry.includes('"▸') ? entry.replace('"▸', '▸"') : entry}]`,
      ),
      `correlations[0].${path}`,
      message,
    ),
  )

  it('are each given once, whichever way round', () => {
    const twice = `correlations:\n  - ${PAIR}\n  - ▸{ between: [fab_yield, lead_time], rank: 0.5, source: guess }`
    expectProblem(
      edit(uncertain, 'title: Tiny', `title: Tiny\n${twice}`),
      'correlations[1]',
      'is given twice; the first is correlations[0]',
    )
  })

  it('have a source', () =>
    expect(problemsOf(correlated('{ between: [lead_time, fab_yield], rank: 0.5 }'))[0]?.message).toBe(
      'no "source"; every number names where it comes from',
    ))

  it('are a list', () =>
    expectProblem(
      edit(uncertain, 'title: Tiny', `title: Tiny\ncorrelations: ${MARK}5`),
      'correlations',
      'found 5, expected a list',
    ))
})
