import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtCommand, type Ended, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const file = 'my-question.yaml'
const run = (...words: string[]): Promise<Ended> => start(command, words, { cwd })

/** Puts lines in the place of others, which have to be there. */
function change(edits: readonly (readonly [from: string, to: string])[]): void {
  const text = edits.reduce(
    (before, [from, to]) => {
      expect(before).toContain(from)
      return before.replace(from, () => to)
    },
    readFileSync(join(cwd, file), 'utf8'),
  )
  writeFileSync(join(cwd, file), text)
}

/** Gives the problems that check tells of, without the lines of the file that it shows. */
async function problems(): Promise<string[]> {
  const { code, stdout, stderr } = await run('check', file)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  return stderr.split('\n').flatMap((line) => /^ {2}(\d+:\d+ .*)$/.exec(line)?.[1]?.replace(/ +/g, ' ') ?? [])
}

test('a scenario with five mistakes is mended by what the messages say, and runs', async () => {
  expect((await run('init', file)).code).toBe(0)

  // What an analyst writes who knows the question, and neither YAML nor the names.
  const question = `
parameters:
  lead_tiem: { unit: month, p5: 5, p95: 9, source: judgement }
  enforcement: { unit: "1", value: 80%, source: Reuters }
series:
\tus_licence[h20]: { value: 0, from: 2027-01, source: judgement }
outcomes:
  h20_in_2027: total(legal_slod[h20], "2027")
`
  writeFileSync(join(cwd, file), readFileSync(join(cwd, file), 'utf8') + question)

  const [tab = '', ...others] = await problems()
  expect(others).toEqual([])
  expect(tab).toMatch(/^\d+:1 not valid YAML: a tab indents this line; use spaces$/)
  change([['\tus_licence', '  us_licence']])

  const found = await problems()
  expect(found.map((problem) => problem.replace(/^\d+:/, ''))).toEqual([
    '3 parameters unknown parameter "lead_tiem"; did you mean "lead_time"?',
    '36 parameters.enforcement.value found "80%", expected a number; write 0.8',
    '49 parameters.enforcement.source unknown source "Reuters"; add it under sources, or write judgement for an estimate of your own',
  ])
  change([
    ['lead_tiem', 'lead_time'],
    ['80%', '0.8'],
    ['Reuters', 'judgement'],
  ])

  expect((await problems()).map((problem) => problem.replace(/^\d+:/, ''))).toEqual([
    '22 outcomes.h20_in_2027 "h20_in_2027" uses "legal_slod", which does not exist; did you mean "legal_sold"?',
  ])
  change([['legal_slod', 'legal_sold']])

  const checked = await run('check', file)
  expect(checked).toMatchObject({ code: 0, stderr: '' })
  expect(checked.stdout).toMatch(/^my-question\.yaml is fine: /)
  expect(checked.stdout).not.toContain('warning')
  const ran = await run('run', file, '--runs', '20', '--quiet')
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(join(cwd, 'outputs/my-question/outcomes.csv'), 'utf8')).toContain('h20_in_2027')
})
