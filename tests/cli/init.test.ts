import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { baseline, builtCommand, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

/** A project of its own, with a scenario to start from and the schema beside it. */
mkdirSync(join(cwd, 'scenarios/what-if'), { recursive: true })
writeFileSync(join(cwd, 'scenarios/scenario.schema.json'), '{}')
writeFileSync(
  join(cwd, 'scenarios/base.yaml'),
  `extends: [${baseline}]\ntitle: Base\nabout: To begin with.\n`,
)

async function init(...words: string[]): Promise<string> {
  const ended = await start(command, ['init', ...words], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, ['init', ...words], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^ {4}at /m)
  return stderr
}

/** Takes the marks off the lines of examples: the first of each begins with a key of the top level. */
function uncomment(text: string, isWanted: (key: string) => boolean): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const lines = paragraph.split('\n')
    const first = lines.findIndex((line) => /^# [a-z]+:($| \S+$)/.test(line))
    const key = /^# ([a-z]+):/.exec(lines[first] ?? '')?.[1]
    if (key === undefined || !isWanted(key)) return paragraph
    return lines.map((line, i) => (i < first ? line : line.replace(/^# /, ''))).join('\n')
  })
  return paragraphs.join('\n\n')
}

test('a starter extends its base, names the schema, and passes as it is', async () => {
  expect(await init('scenarios/what-if/my-first.yaml', '--from', 'base')).toBe(
    'scenarios/what-if/my-first.yaml is written; it extends scenarios/base.yaml and changes nothing yet\n' +
      'next: take the "# " off an example, and chokepoint check scenarios/what-if/my-first.yaml\n',
  )
  const text = readFileSync(join(cwd, 'scenarios/what-if/my-first.yaml'), 'utf8')
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/scenario\.schema\.json\n/)
  expect(parse(text)).toEqual({
    title: 'My first',
    about: 'What is different from "Base", and which question that answers.',
    extends: '../base.yaml',
  })
  const checked = await start(command, ['check', 'scenarios/what-if/my-first.yaml'], { cwd })
  expect(checked).toMatchObject({ code: 0, stderr: '' })
})

test('each example passes by itself, and all together', async () => {
  await init('examples.yaml', '--from', 'scenarios/base.yaml')
  const text = readFileSync(join(cwd, 'examples.yaml'), 'utf8')
  const keys = ['runs', 'parameters', 'series', 'rules', 'chips', 'equations', 'outcomes', 'sources']
  const wanted = [...keys.map((key) => [key]), keys]
  for (const some of wanted) {
    const changed = uncomment(text, (key) => some.includes(key))
    const name = `with-${some.join('-')}.yaml`
    writeFileSync(join(cwd, name), changed)
    expect(Object.keys(parse(changed))).toEqual(expect.arrayContaining(some))
    const checked = await start(command, ['check', name], { cwd })
    expect(checked, name).toMatchObject({ code: 0, stderr: '' })
    expect(checked.stdout).toContain(`${name} is fine`)
  }
})

test('without a project, the base and the schema are those that came with the program', async () => {
  const alone = temporaryFolder()
  const ended = await start(command, ['init', 'new-folder/mine.yaml'], { cwd: alone })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const text = readFileSync(join(alone, 'new-folder/mine.yaml'), 'utf8')
  const home = command.replace(/\/dist\/cli\/.*/, '')
  expect(text).toContain(`$schema=${home}/scenarios/scenario.schema.json\n`)
  expect(parse(text)).toMatchObject({ extends: `${home}/scenarios/baseline.yaml` })
})

test('a file that exists, a name that is none, and a base that is not there are refused', async () => {
  writeFileSync(join(cwd, 'taken.yaml'), 'mine')
  expect(await refusal('taken.yaml')).toBe('taken.yaml exists and is left as it is; choose another name\n')
  expect(readFileSync(join(cwd, 'taken.yaml'), 'utf8')).toBe('mine')
  expect(await refusal('taken.yaml/inner.yaml')).toBe(
    "can't write taken.yaml/inner.yaml: part of the path is a file, not a folder\n",
  )
  expect(await refusal('notes.txt')).toBe(
    "can't write notes.txt: expected a name that ends in .yaml, such as notes.txt.yaml\n",
  )
  expect(await refusal('new.yaml', '--from', 'basline')).toBe(
    'no scenario "basline"; did you mean "baseline"?\nchokepoint list scenarios shows what there is\n',
  )
  expect(await refusal()).toMatch(/^no file to write is given\n/)
})
