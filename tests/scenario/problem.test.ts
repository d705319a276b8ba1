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

describe('ProblemList', () => {
  it('is an error whose message is for people, without repetitions', () => {
    const list = new ProblemList([source, unknown, source])
    expect(list).toBeInstanceOf(Error)
    expect(list.problems).toEqual([unknown, source])
    expect(list.message).toBe(formatProblems([unknown, source]))
  })
})
