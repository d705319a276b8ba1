import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

/** What stands in outputs/baseline and must not be touched. */
beforeAll(async () => {
  await start(command, ['run', baseline, '--runs', '3', '--out', 'outputs/old', '--quiet'], { cwd })
}, 30_000)

/** Runs the command over an earlier result and checks that it says no in words and changes nothing. */
async function refusal(words: readonly string[]): Promise<string> {
  const before = digests(cwd)
  const { code, stdout, stderr } = await start(command, words, { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^ {4}at /m)
  expect(digests(cwd)).toEqual(before)
  return stderr
}

describe('a scenario that is wrong is said to be, with the place', () => {
  const scenarios: readonly (readonly [what: string, lines: readonly string[], message: RegExp])[] = [
    [
      'YAML syntax',
      ['parameters:', '  lead_time: { p5: 1'],
      /wrong\.yaml has 1 problem\n\n {2}\d+:\d+ .*not valid YAML/,
    ],
    [
      'an unknown key',
      ['parametres: {}'],
      /\n {2}3:1 +unknown key "parametres"; did you mean "parameters"\?/,
    ],
    [
      'a missing source',
      ['parameters:', '  lead_time: { unit: month, p5: 1, p95: 2 }'],
      /\n {2}4:\d+ +parameters\.lead_time +.*source/,
    ],
    [
      'a wrong unit',
      ['parameters:', '  lead_time: { unit: chip, p5: 1, p95: 2, source: judgement }'],
      /\n {2}4:\d+ .*unit/,
    ],
    [
      'a date out of range',
      ['parameters:', '  bank_opens: { date: 2924-01-01, source: judgement }'],
      /\n {2}4:\d+ .*2924-01-01/,
    ],
    [
      'a day that does not exist',
      ['parameters:', '  bank_opens: { date: 2024-02-31, source: judgement }'],
      /\n {2}4:\d+ .*2024-02-31/,
    ],
    [
      'equations in a circle',
      [
        'equations:',
        '  china_share: { equals: domestic_share }',
        '  domestic_share: { equals: china_share }',
      ],
      /\n {2}[45]:\d+ .*ring within one month: .*china_share/,
    ],
    [
      'a name that does not exist',
      ['equations:', '  premium: { equals: price_imprt / world_price - 1 }'],
      /\n {2}4:\d+ +equations\.premium\.equals .*price_imprt.*did you mean "price_import"/,
    ],
  ]
  test.for(scenarios)('%s', async ([what, lines, message]) => {
    const name = `${what.replaceAll(' ', '-')}/wrong.yaml`
    mkdirSync(join(cwd, name, '..'), { recursive: true })
    writeFileSync(join(cwd, name), [`extends: [${baseline}]`, 'title: Wrong', ...lines, ''].join('\n'))
    const [ran, checked] = await Promise.all([
      refusal(['run', name, '--out', 'outputs/old']),
      refusal(['check', name]),
    ])
    expect(ran).toMatch(message)
    expect(checked).toBe(ran)
  })
})

describe('words that make no sense are answered with what was expected', () => {
  const lines: readonly (readonly [words: string, message: string | RegExp])[] = [
    [
      'run basline.yaml',
      /^basline\.yaml has 1 problem\n\n {2}1:1 +can't read "basline\.yaml": no such file\n$/,
    ],
    [
      'run BASELINE --set parameters.lead_tim.p50=6',
      /^--set has 1 problem\n\n {2}1:\d+ .*did you mean "lead_time"/,
    ],
    ['run BASELINE --set runs', /^--set has 1 problem\n\n {2}1:1 .*path=value/],
    ['run BASELINE --runs 0', '--runs is "0"; expected a whole number from 1 to 10,000,000'],
    ['run BASELINE --runs 2.5', '--runs is "2.5"; expected a whole number from 1 to 10,000,000'],
    ['run BASELINE --runs', '--runs needs a value'],
    ['run BASELINE --runs 3 --runs 4', '--runs is given 2 times'],
    ['run BASELINE --threads 0', '--threads is "0"; expected a whole number from 1 to 256'],
    ['run BASELINE --keep everything', /^--keep is "everything"; expected trajectories, or/],
    ['run BASELINE --keep trajectories:premum', /^--keep asks for "premum", .* did you mean "premium"\?/],
    ['run BASELINE --resume --anew', '--resume and --anew do not go together'],
    ['run BASELINE --extend 0', /^--extend is "0"; expected a whole number from 1 to/],
    ['query', 'no result folder is given'],
    ['run BASELINE --sed 5', 'unknown option --sed; did you mean "--seed"?'],
    ['run BASELINE --runs 3 --run 4', '--run is 4, but the scenario has 3 runs'],
    ['run BASELINE extra', 'unexpected "extra"'],
    ['run', 'no scenario is given'],
    ['rnu BASELINE', 'unknown command "rnu"; did you mean "run"?'],
    ['model premum', 'unknown quantity "premum"; did you mean "premium"?'],
  ]
  test.for(lines)('%s', async ([line, message]) => {
    const printed = await refusal(line.split(' ').map((word) => (word === 'BASELINE' ? baseline : word)))
    if (typeof message === 'string') expect(printed.split('\n')[0]).toBe(message)
    else expect(printed).toMatch(message)
  })
})

describe('a folder that is not ours to replace stays as it is', () => {
  test('one with other files', async () => {
    mkdirSync(join(cwd, 'thesis'))
    writeFileSync(join(cwd, 'thesis/chapter.txt'), 'years of work')
    const message = /^thesis is not empty and holds no result of chokepoint/
    expect(await refusal(['run', baseline, '--runs', '3', '--out', 'thesis'])).toMatch(message)
  })

  test('a result to which the user has added a file', async () => {
    writeFileSync(join(cwd, 'outputs/old/charts/notes.md'), 'what I think of it')
    const message = /^outputs\/old holds charts\/notes\.md, which is not part of the result/
    expect(await refusal(['run', baseline, '--runs', '3', '--out', 'outputs/old'])).toMatch(message)
  })

  test('a file, and a folder below a file', async () => {
    writeFileSync(join(cwd, 'file.txt'), 'text')
    expect(await refusal(['run', baseline, '--out', 'file.txt'])).toMatch(/file\.txt: it is a file/)
    expect(await refusal(['run', baseline, '--out', 'file.txt/x'])).toMatch(/part of the path is a file/)
  })
})
