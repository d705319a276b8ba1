import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { headline, headlineWords } from '../../src/charts/headline.js'
import { declare } from '../../src/compile/declarations.js'
import { model } from '../../src/model/index.js'
import { designs } from '../../src/sampling/designs/index.js'
import { laws } from '../../src/sampling/distributions/index.js'
import { baseline, builtCommand, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()

async function printed(...words: string[]): Promise<string> {
  const ended = await start(command, ['list', ...words], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

/** Tells whether a line begins with a name and ends with a sentence. */
function hasLine(text: string, name: string, about: string): boolean {
  return text.split('\n').some((line) => line.startsWith(`  ${name} `) && line.endsWith(` ${about}`))
}

test('everything is listed with a sentence of its own', async () => {
  const text = await printed()
  const quantities = [...declare(model).quantities.values()]
  for (const { name, dimensions, about } of quantities) {
    const key = dimensions.length > 0 ? `${name}[${dimensions.join(', ')}]` : name
    expect(hasLine(text, key, about), name).toBe(true)
  }
  for (const { name, about } of [...laws, ...designs]) expect(hasLine(text, name, about), name).toBe(true)
  for (const { id } of headline) expect(hasLine(text, id, headlineWords(id).title), id).toBe(true)
})

test('one kind is listed alone, and for machines', async () => {
  const text = await printed('designs')
  expect(text).toMatch(/^Designs: .*\n {2}name +about\n {2}random /)
  const lists = JSON.parse(await printed('laws', '--json'))
  expect(lists).toEqual({ laws: laws.map(({ name, example, about }) => ({ name, form: example, about })) })
  expect(Object.keys(JSON.parse(await printed('--json')))).toContain('scenarios')
})

test('scenarios are those of the project, by title; parts of scenarios and broken files are left out', async () => {
  const folder = join(cwd, 'scenarios')
  expect(await printed('scenarios')).toMatch(
    /scenarios\/baseline\.yaml {2,}Baseline {2,}The world as it went/,
  )
  mkdirSync(join(folder, 'what-if'), { recursive: true })
  writeFileSync(
    join(folder, 'what-if/open.yaml'),
    `title: Open doors\nabout: Both keys turn.\nextends: ${baseline}\n`,
  )
  writeFileSync(join(folder, 'part.yaml'), 'parameters: {}\n')
  writeFileSync(join(folder, 'broken.yaml'), 'title: [\n')
  writeFileSync(join(folder, 'empty.yaml'), '')
  expect(await printed('scenarios')).toBe(
    'Scenarios: chokepoint run <scenario>\n' +
      '  name                                     about\n' +
      '  scenarios/what-if/open.yaml  Open doors  Both keys turn.\n',
  )
})

test('a kind that is none is told with the nearest', async () => {
  const { code, stderr } = await start(command, ['list', 'lawz'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /^nothing to list is called "lawz"; did you mean "laws"\?\nthere are scenarios, studies, quantities, /,
  )
})
