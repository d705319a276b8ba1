import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { model } from '../../src/model/index.js'
import { compileScenario } from '../../src/scenario/compile-scenario.js'
import { ProblemList } from '../../src/scenario/problem.js'
import { readScenario } from '../../src/scenario/read.js'
import { readStudy } from '../../src/scenario/read-study.js'
import { headSchemas } from '../../src/scenario/schema.js'
import { baseline } from '../model/ensemble.js'
import { generated, referencePage, schemaFile, studySchemaFile } from './reference-page.js'

const root = `${import.meta.dirname}/../..`
const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(schemaFile()))

/** Gives what an independent validator has against a text, as an editor would show it. */
function complaints(text: string): string[] {
  validate(parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** Reads a text as a scenario beside the baseline, or as an overlay of it. */
function read(text: string) {
  const [main, example] = [`${root}/scenarios/baseline.yaml`, `${root}/scenarios/example.yaml`]
  const readText = (path: string) => (path === example ? text : readFileSync(path, 'utf8'))
  const isWhole = /^extends:/m.test(text)
  const overlays = isWhole ? [] : [example]
  return readScenario(isWhole ? example : main, { readText, blocks: model, overlays })
}

describe('files that are made of the definition', () => {
  test.each(Object.entries(generated))('%s is what "npm run docs" makes', (file, make) => {
    expect(readFileSync(`${root}/${file}`, 'utf8')).toBe(make())
  })

  test('give the defaults that the reader gives', () => {
    const { properties } = JSON.parse(schemaFile())
    const defaults = Object.keys(headSchemas).flatMap((key) =>
      'default' in properties[key] ? [[key, properties[key].default]] : [],
    )
    expect(Object.fromEntries(defaults)).toEqual({
      question: '',
      asked_by: '',
      about: '',
      runs: 1000,
      seed: '1',
      design: 'random',
      outputs: [],
      correlations: [],
    })
  })

  test('describe every key', () => {
    const bare: string[] = []
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      for (const [key, child] of Object.entries(schema)) {
        if (key === 'properties' && !path.includes('allOf'))
          for (const [name, one] of Object.entries(child as object))
            if (
              !(one as { description?: string }).description?.endsWith('.') &&
              !(one as { description?: string }).description?.includes(' Example: ')
            )
              bare.push(`${path}/${name}`)
        visit(child, `${path}/${key}`)
      }
    }
    visit(JSON.parse(schemaFile()), '')
    expect(bare).toEqual([])
  })
})

describe('the reference page', () => {
  const examples = [...referencePage().matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => match[1] as string)

  test.each(examples)('has an example that is right: %s', (text) => {
    const scenario = read(text)
    expect(() => compileScenario(scenario, { outputs: [], blocks: model })).not.toThrow()
    expect(complaints(text)).toEqual([])
  })

  const settings = [...referencePage().matchAll(/^\| `([\w.[\]-]+=[^`]*)` \|/gm)].map(
    (match) => match[1] as string,
  )

  test.each(settings)('has a --set that is right: %s', (setting) => {
    expect(settings.length).toBeGreaterThan(8)
    expect(() => compileScenario(baseline(setting), { outputs: [], blocks: model })).not.toThrow()
  })
})

describe('the scenarios that come with the program', () => {
  test('are not warned of', () => expect(baseline().warnings).toEqual([]))

  test('but a chip that one adds and that never comes in is', () => {
    const b400 =
      'extends: baseline.yaml\nchips:\n  b400: { origin: foreign, launch: 2028-01, source: judgement }\n'
    const fields = 'tflops16: 2500, tpp: 40000, pd: 24, memory: 200, bandwidth: 8000, link: 1800, list: 40000'
    const rest = 'data_centre: true, packages_per_wafer: 15, china_preference: 1'
    const text = b400.replace('source:', `${fields}, ${rest}, source:`)
    const messages = (more: string) =>
      read(text + more).warnings.map(({ path, message }) => `${path}: ${message}`)
    expect(messages('')).toEqual([
      'chips.b400: never comes in: in every month it is not yet sold, or closed by a rule or a series',
    ])
    expect(messages('series:\n  us_licence[b400]: { value: 1, source: judgement }\n')).toEqual([])
  })
})

describe('the schema for editors', () => {
  const files = readdirSync(`${root}/scenarios`).filter((file) => file.endsWith('.yaml'))

  test.each(files)('finds nothing wrong with %s, which names it', (file) => {
    const text = readFileSync(`${root}/scenarios/${file}`, 'utf8')
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=scenario.schema.json')
    expect(complaints(text)).toEqual([])
  })

  test('finds nothing wrong with a resolved scenario', () => {
    expect(complaints(JSON.stringify(baseline('series.cowos_plan.multiply=0.8').resolved))).toEqual([])
  })

  const wrong: readonly (readonly [text: string, place: string])[] = [
    ['titel: x', ''],
    ['runs: 0', '/runs'],
    ['runs: many', '/runs'],
    ['design: randon', '/design'],
    ['horizon: { end: 2022-13 }', '/horizon/end'],
    ['outputs: premium', '/outputs'],
    ['parameters: { lead_tiem: { value: 1, source: judgement } }', '/parameters'],
    ['parameters: { lead_time: 6 }', '/parameters/lead_time'],
    ['parameters: { lead_time: { value: 6 } }', '/parameters/lead_time'],
    ['parameters: { lead_time: { value: -6, source: judgement } }', '/parameters/lead_time/value'],
    ['parameters: { lead_time: { p5: 6, source: judgement } }', '/parameters/lead_time'],
    ['parameters: { lead_time: { value: 6, uniform: [1, 2], source: judgement } }', '/parameters/lead_time'],
    ['parameters: { lead_time: { uniform: [1, 2, 3], source: judgement } }', '/parameters/lead_time/uniform'],
    ['parameters: { lead_time: { value: 6, sorce: judgement, source: judgement } }', '/parameters/lead_time'],
    ['parameters: { bank_opens: { value: 6, source: judgement } }', '/parameters/bank_opens/value'],
    ['parameters: { bank_opens: { date: 2022-13, source: judgement } }', '/parameters/bank_opens/date'],
    ['parameters: { "lead_time[h20]": { value: 6, source: judgement } }', '/parameters'],
    ['series: { cowos_plan: { value: 1 } }', '/series/cowos_plan'],
    ['series: { cowos_plan: { value: -1, source: judgement } }', '/series/cowos_plan/value'],
    ['series: { cowos_plan: { points: { 2022-1: 1 }, source: judgement } }', '/series/cowos_plan/points'],
    ['series: { cowos_plan: { multiply: 1, add: 2, source: judgement } }', '/series/cowos_plan'],
    ['series: { cowos_plan: { from: 2022-01, source: judgement } }', '/series/cowos_plan'],
    [
      'series: { cowos_plan: { changes: [{ value: 3, source: judgement }] } }',
      '/series/cowos_plan/changes/0',
    ],
    ['chips: { h20: { bandwith: 3 } }', '/chips/h20'],
    ['chips: { h20: { origin: abroad } }', '/chips/h20/origin'],
    ['chips: { h20: { bandwidth: fast } }', '/chips/h20/bandwidth'],
    ['chips: { h20: { launch: 2022 } }', '/chips/h20/launch'],
    ['rules: { bis_2022: { controls: [tpp] } }', '/rules/bis_2022/controls'],
    ['equations: { premium: { equal: 1 } }', '/equations/premium'],
    ['outcomes: { x: { about: Nothing. } }', '/outcomes/x'],
    ['sources: { x: { titel: y } }', '/sources/x'],
  ]
  test.each(wrong)('finds what is wrong with %s, as the reader does', (text, place) => {
    expect(complaints(text).some((complaint) => complaint.startsWith(`${place} `))).toBe(true)
    expect(() => read(text)).toThrow(ProblemList)
  })
})

describe('the schema of studies', () => {
  const check = new Ajv({ allErrors: true, strict: false })
    .addSchema(JSON.parse(schemaFile()), 'scenario.schema.json')
    .compile(JSON.parse(studySchemaFile()))
  const complaintsOf = (text: string) => {
    check(parse(text))
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  const [example = ''] = /(?<=^```yml\n).*?(?=^```)/ms.exec(referencePage()) ?? []
  const readExample = (text: string) => {
    const file = `${root}/scenarios/studies/example.yaml`
    const readText = (path: string) => (path === file ? text : readFileSync(path, 'utf8'))
    return readStudy(file, { readText, blocks: model })
  }

  test('and the reader find nothing wrong with the example of the reference page', () => {
    expect(complaintsOf(example)).toEqual([])
    expect(readExample(example).settings.map(({ world }) => world?.title)).toEqual(['As planned', 'Enforced'])
  })

  const files = readdirSync(`${root}/scenarios/studies`)

  test.each(files)('finds nothing wrong with %s, which names it', (file) => {
    const text = readFileSync(`${root}/scenarios/studies/${file}`, 'utf8')
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../study.schema.json')
    expect(complaintsOf(text)).toEqual([])
  })

  const wrong: readonly (readonly [from: string, to: string, place: string])[] = [
    ['question:', 'qestion:', ''],
    ['base: ../baseline.yaml', 'base: 3', '/base'],
    ['runs: 2000', 'runs: none', '/runs'],
    ['multiply: 1.5', 'multiply: much', '/options/memory/series/cxmt_output'],
    ['title: More memory\n', 'titel: More memory\n', '/options/memory'],
    ['better: lower', 'better: less', '/outcomes/domestic_half'],
  ]
  test.each(wrong)('finds what is wrong where %s is %s, as the reader does', (from, to, place) => {
    const text = example.replace(from, to)
    expect(text).not.toBe(example)
    expect(complaintsOf(text).some((complaint) => complaint.startsWith(place))).toBe(true)
    expect(() => readExample(text)).toThrow(ProblemList)
  })
})
