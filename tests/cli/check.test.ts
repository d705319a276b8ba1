import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { baseline, builtCommand, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const run = (...words: string[]) => start(command, words, { cwd })

function write(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(cwd, name), [`extends: ${baseline}`, ...lines, ''].join('\n'))
  return name
}

const wrong = write(
  'wrong.yaml',
  'title: 断供',
  'parameters: { 芯片: 1, lead_time: { value: 50, source: judgement } }',
)
const odd = write('odd.yaml', 'runs: 3', 'series:', '  us_licence: { value: 1, source: judgement }')
const warning = 'leaves us_licence[h20] and 2 more as they were, which have entries of their own'

describe('check', () => {
  test('shows the line of each mistake, with a mark that is right under Chinese letters', async () => {
    const { code, stdout, stderr } = await run('check', wrong)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(`wrong.yaml has 2 problems

  3:15  parameters                   "芯片" is not a name such as lead_time or launch[h20]
        | parameters: { 芯片: 1, lead_time: { value: 50, source: judgement } }
        |               ^^^^
  3:42  parameters.lead_time.value   found 50, expected at most 36 (unit: month)
        | parameters: { 芯片: 1, lead_time: { value: 50, source: judgement } }
        |                                            ^^
`)
  })

  test('tells what is odd, and is content', async () => {
    const { code, stdout, stderr } = await run('check', odd)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^odd\.yaml is fine: .*\n\nodd\.yaml has 1 warning\n\n {2}4:3 {2}series\.us_licence {3}leaves/,
    )
    expect(stdout).toContain(warning)
    expect((await run('check', baseline)).stdout).not.toContain('warning')
  })

  test('gives JSON to programs', async () => {
    const [bad, good, missing] = await Promise.all(
      [wrong, odd, 'neither.yaml'].map((file) => run('check', file, '--json')),
    )
    expect([bad?.code, good?.code, missing?.code]).toEqual([2, 0, 2])
    expect([bad?.stderr, good?.stderr, missing?.stderr]).toEqual(['', '', ''])
    const parsed = [bad, good, missing].map((ended) => JSON.parse(ended?.stdout ?? ''))
    expect(parsed[0]).toMatchObject({ file: 'wrong.yaml', fine: false, warnings: [] })
    expect(parsed[0].problems).toHaveLength(2)
    expect(parsed[0].problems[1]).toEqual({
      file: 'wrong.yaml',
      line: 3,
      column: 42,
      path: 'parameters.lead_time.value',
      message: 'found 50, expected at most 36 (unit: month)',
    })
    expect(parsed[1]).toMatchObject({ fine: true, problems: [], warnings: [{ file: 'odd.yaml', line: 4 }] })
    expect(parsed[2].problems[0].message).toContain('no such file')
  })
})

test('a run tells what is odd, and its manifest keeps it', async () => {
  const { code, stderr } = await run('run', odd, '--out', 'odd')
  expect(code).toBe(0)
  expect(stderr).toContain(warning)
  const { warnings } = JSON.parse(readFileSync(join(cwd, 'odd/manifest.json'), 'utf8'))
  expect(warnings).toHaveLength(1)
  expect(warnings[0].message).toContain(warning)
  expect((await run('run', odd, '--out', 'odd', '--quiet')).stderr).toBe('')
})
