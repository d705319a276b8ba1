import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { headline, headlineWords } from '../src/charts/headline.js'
import { commands } from '../src/cli/parse-words.js'
import { listScenarios, listStudies } from '../src/cli/scenario-files.js'
import { declare } from '../src/compile/declarations.js'
import { languageFunctions } from '../src/compile/functions.js'
import { model } from '../src/model/index.js'
import { designs } from '../src/sampling/designs/index.js'
import { laws } from '../src/sampling/distributions/index.js'
import { baseline, variables } from './model/ensemble.js'

const root = `${import.meta.dirname}/..`

/** Lists the files of a folder of `src` that each hold one thing of a kind. */
function files(folder: string): string[] {
  return readdirSync(`${root}/src/${folder}`).filter((file) => file.endsWith('.ts') && file !== 'index.ts')
}

/** The text of all tests in a folder. */
function testsOf(folder: string): string {
  const all = readdirSync(`${root}/tests/${folder}`, { recursive: true, encoding: 'utf8' })
  return all
    .flatMap((file) =>
      file.endsWith('.ts') ? [readFileSync(`${root}/tests/${folder}/${file}`, 'utf8')] : [],
    )
    .join('\n')
}

describe('every thing of a kind is in its list, has a sentence, and is tested', () => {
  test('laws and designs', () => {
    expect(laws).toHaveLength(files('sampling/distributions').length)
    expect(designs).toHaveLength(files('sampling/designs').length)
    const tests = testsOf('sampling')
    for (const { name, about } of [...laws, ...designs]) {
      expect(about, name).toMatch(/\.$/)
      expect(tests, `a test of ${name}`).toContain(name)
    }
  })

  test('functions of the language', () => {
    const tests = testsOf('compile')
    for (const [name, { about, signature }] of languageFunctions) {
      expect(about, name).toMatch(/\.$/)
      expect(signature).toContain(`${name}(`)
      expect(tests, `a test of ${name}()`).toContain(`${name}(`)
    }
  })

  test('blocks, their dimensions and their quantities', () => {
    expect(model).toHaveLength(files('model').length)
    for (const { title, about } of model) expect(about, title).toMatch(/\.$/)
    const { dimensions, quantities } = declare(model)
    for (const [name, { about }] of [...dimensions, ...quantities]) expect(about, name).toMatch(/\S.*\.$/)
  })

  test('commands', () => {
    const tests = testsOf('cli')
    const readme = readFileSync(`${root}/README.md`, 'utf8')
    for (const { name, describe: sentence } of commands) {
      expect(sentence, name).toMatch(/^[A-Z].* /)
      expect(tests, `a test of ${name}`).toContain(`'${name}'`)
      expect(readme, `the README on ${name}`).toContain(`npx chokepoint ${name}`)
    }
  })

  test('scenarios', () => {
    const scenarios = listScenarios()
    expect(scenarios.length).toBeGreaterThan(0)
    for (const { path, about } of scenarios) expect(about, path).toMatch(/\S.*[.?]$/s)
  })

  test('studies, each of which asks a question', () => {
    const studies = listStudies()
    expect(studies).toHaveLength(readdirSync(`${root}/scenarios/studies`).length)
    for (const { path, about } of studies) expect(about, path).toContain('?')
  })

  test('charts ask a question about quantities that the model has', () => {
    const names = variables.map(({ name }) => name)
    for (const { id, quantities } of headline) {
      expect(headlineWords(id).title, id).toMatch(/\?$/)
      expect(quantities.filter((name) => !names.includes(name))).toEqual([])
    }
  })

  test('outcomes of the baseline', () => {
    for (const [name, { about }] of Object.entries(baseline().outcomes)) expect(about, name).toMatch(/\.$/)
  })

  test('sources of the baseline, each used and each with a title', () => {
    const scenario = baseline()
    const text = JSON.stringify({ ...(scenario.resolved as object), sources: undefined })
    const observed = readFileSync(`${root}/scenarios/history/observations.csv`, 'utf8')
    for (const [key, { title, publisher, date }] of Object.entries(scenario.sources)) {
      expect(title, key).toMatch(/\S/)
      expect(publisher, `${key}: a publisher, and whoever else took part apart from it`).toMatch(/^[^()]+$/)
      expect(date, key).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      expect(text.includes(`"${key}"`) || observed.includes(`,${key},`), `${key} is cited`).toBe(true)
    }
  })
})
