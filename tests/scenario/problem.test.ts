import { describe, expect, it } from 'vitest'
import { formatProblems, type Problem, ProblemList } from '../../src/scenario/problem.js'

function at(
  file: string,
  place: readonly [number, number],
  [path, message]: readonly [string, string],
): Problem {
  return { file, line: place[0], column: place[1], path, message }
}

const bounds = at(
  'scenarios/high-power.yaml',
  [18, 10],
  ['parameters.lead_time.p5', 'found -3, expected at least 0 (unit: month)'],
)
const source = at(
  'scenarios/high-power.yaml',
  [15, 5],
  ['parameters.wafer_starts', 'no "source"; every number names where it comes from'],
)
const unknown = at(
  'scenarios/high-power.yaml',
  [12, 7],
  ['parameters.packaging_yield', 'unknown key "hihg"; did you mean "high"?'],
)

describe('formatProblems', () => {
  it('prints problems in the order of the lines, aligned', () => {
    expect(formatProblems([bounds, source, unknown])).toBe(`scenarios/high-power.yaml has 3 problems

  12:7   parameters.packaging_yield   unknown key "hihg"; did you mean "high"?
  15:5   parameters.wafer_starts      no "source"; every number names where it comes from
  18:10  parameters.lead_time.p5      found -3, expected at least 0 (unit: month)`)
  })

  it('groups by file, says "1 problem", and leaves out a column that is empty', () => {
    const empty = at('empty.yaml', [1, 1], ['', 'is empty'])
    expect(formatProblems([empty, unknown])).toBe(`empty.yaml has 1 problem

  1:1  is empty

scenarios/high-power.yaml has 1 problem

  12:7  parameters.packaging_yield   unknown key "hihg"; did you mean "high"?`)
  })
})

describe('formatProblems with the texts', () => {
  const lines = [
    ...Array(11).fill('# ...'),
    '  packaging_yield: { low: 0.4, hihg: 0.7 }',
    '',
    '',
    '',
    '',
    '',
    '    p5: -3 # 周',
  ]
  const texts = new Map([['scenarios/high-power.yaml', lines.join('\r\n')]])

  it('shows the line of each problem with a mark, where the line is known', () => {
    const [here, there] = [
      { ...unknown, column: 32 },
      { ...bounds, column: 9 },
    ]
    expect(formatProblems([here, source, there], { texts })).toBe(`scenarios/high-power.yaml has 3 problems

  12:32  parameters.packaging_yield   unknown key "hihg"; did you mean "high"?
         | packaging_yield: { low: 0.4, hihg: 0.7 }
         |                              ^^^^
  15:5   parameters.wafer_starts      no "source"; every number names where it comes from
  18:9   parameters.lead_time.p5      found -3, expected at least 0 (unit: month)
         | p5: -3 # 周
         |     ^^`)
  })

  it('dims the lines where there are colours, and calls the problems as it is told', () => {
    const style = { texts, noun: 'warning', dim: (text: string) => `<${text}>` }
    const printed = formatProblems([{ ...bounds, column: 9 }], style)
    expect(printed).toContain('has 1 warning\n')
    expect(printed).toContain('\n        <| p5: -3 # 周>\n        <|     ^^>')
  })
})

describe('ProblemList', () => {
  it('is an error whose message is for people, without repetitions', () => {
    const list = new ProblemList([source, unknown, source])
    expect(list).toBeInstanceOf(Error)
    expect(list.problems).toEqual([unknown, source])
    expect(list.message).toBe(formatProblems([unknown, source]))
  })
})
