import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkForPrograms, checkScenario } from '../../src/cli/check-scenario.js'
import { openScenario } from '../../src/cli/open-scenario.js'
import { ProblemList } from '../../src/scenario/problem.js'
import { Refusal } from '../../src/store/refusal.js'
import { temporaryFolder } from './command.js'

const LAYING = { overlays: [], overrides: [], allowOutside: false }
const cwd = temporaryFolder()

function write(name: string, text: string): string {
  writeFileSync(join(cwd, name), text)
  return join(cwd, name)
}

/** Gives what is thrown by an action as its text. */
function thrown(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof ProblemList || error instanceof Refusal) return error.message
    throw error
  }
  throw new Error('nothing was thrown')
}

const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  // A study compares scenarios, and is none.
  .filter((file) => !file.startsWith('studies'))
  .map((file) => `scenarios/${file}`)

describe('the files that come with the program', () => {
  test.each(files)('%s is fine, and nothing about it is odd', (file) => {
    const answer = checkScenario(file, LAYING)
    expect(answer.startsWith(`${file} is fine`)).toBe(true)
    expect(answer).not.toContain('warning')
  })
})

describe('a part of a scenario', () => {
  const slow =
    'series:\n  cowos_plan: { multiply: 0.8, from: 2027-01, source: judgement }\nchips:\n  h20: { launch: 2024-05 }\n  b200: ~\n'

  test('is said to be one, with what it holds and what to do with it', () => {
    expect(checkScenario('scenarios/rules.yaml', LAYING)).toMatch(
      /^scenarios\/rules\.yaml is fine as a part of a scenario: \d+ rules; it has no title and no horizon, so it can't be run\nit belongs to scenarios\/baseline\.yaml: chokepoint check scenarios\/baseline\.yaml$/,
    )
    const file = write('slow.yaml', slow)
    expect(checkScenario(file, LAYING)).toBe(
      `${file} is fine as a part of a scenario: 1 series, 2 chips; it has no title and no horizon, so it can't be run\n` +
        `lay it over one: chokepoint check scenarios/baseline.yaml --with ${file}`,
    )
    expect(JSON.parse(checkForPrograms(file, LAYING).json)).toEqual({
      file,
      fine: true,
      part: true,
      problems: [],
      warnings: [],
    })
    expect(checkScenario('scenarios/baseline.yaml', { ...LAYING, overlays: [file] })).toContain('is fine: ')
  })

  test('cannot be run, and the way to run it is told', () => {
    const file = write('slow.yaml', slow)
    expect(thrown(() => openScenario(file))).toBe(
      `${file} is a part of a scenario: 1 series, 2 chips; it has no title and no horizon, so it can't be run\n` +
        `lay it over one: chokepoint run scenarios/baseline.yaml --with ${file}`,
    )
    expect(thrown(() => openScenario('scenarios/chips.yaml'))).toContain(
      'it belongs to scenarios/baseline.yaml: chokepoint run scenarios/baseline.yaml',
    )
  })

  test.each([
    ['series: { cowos_plan: { multiply: much, source: judgement } }', 'found "much", expected a number'],
    ['series: { cowos_plan: { changes: [{ add: x, source: y }] } }', 'found "x", expected a number'],
    ['series: { cowos_plna: { value: 1, source: judgement } }', 'did you mean "cowos_plan"?'],
    ['parameters: { lead_time: { p5: -3, p95: 8, source: mine } }', 'found -3, expected at least 0'],
    ['chips: { h20: { bandwidth: fast } }', 'found "fast", expected a number (unit: GB/s)'],
    ['chips: { h20: { bandwith: 3 } }', 'did you mean "bandwidth"?'],
    ['chips: { h20: { origin: abroad } }', 'expected foreign or domestic'],
    ['equations: { premium: { equal: 3 } }', 'did you mean "equals"?'],
    ['runs: 0', 'found 0, expected at least 1'],
    ['sources: { mine: { titel: x } }', 'did you mean "title"?'],
  ])('is checked as far as it goes: %s', (text, message) => {
    const file = write('wrong.yaml', `${text}\n`)
    expect(thrown(() => checkScenario(file, LAYING))).toContain(message)
    expect(thrown(() => checkScenario(file, LAYING))).toMatch(/has 1 problem\n/)
  })
})
