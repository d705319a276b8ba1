import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.js'
import { model } from '../../src/model/index.js'
import { run } from '../../src/run.js'
import { readStudy } from '../../src/scenario/read-study.js'

const folder = `${import.meta.dirname}/../../scenarios/studies`

function open(name: string, runs: number) {
  const readText = (path: string) => readFileSync(path, 'utf8')
  return readStudy(`${folder}/${name}`, { readText, blocks: model, overrides: [`runs=${runs}`] })
}

describe('the studies that come with the program', () => {
  const studies = readdirSync(folder)

  test('are five at least', () => expect(studies.length).toBeGreaterThanOrEqual(5))

  test.each(studies)('%s asks a question, names its options in sentences, and is not warned of', (name) => {
    const study = open(name, 10)
    expect(study.question).toMatch(/\?$|\?\s|\.$/)
    expect(study.question).toContain('?')
    for (const { title, about } of study.alternatives.slice(1)) expect(about, title).toMatch(/\.$/)
    for (const { name: outcome, about } of study.outcomes) expect(about, outcome).toMatch(/\.$/)
    const warnings = study.settings.flatMap(({ scenarios }) => scenarios.flatMap((one) => one.warnings))
    expect(warnings.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
  })

  test('an option gives in a comparison what a run of it alone gives', async () => {
    const study = open('h20.yaml', 40)
    const { settings } = await compare(study, { blocks: model, explain: 0 })
    const scenario = study.settings[0]?.scenarios[4]
    if (!scenario) throw new RangeError('no option')
    const alone = await run(scenario)
    for (const { outcome, outcomes } of settings[0]?.results ?? [])
      expect(alone.outcomes.find(({ name }) => name === outcome.name)?.values).toEqual(outcomes[4]?.values)
  })

  // Where few mechanisms differ, pairs take away most of the variance: a tenth of it, or less, is left.
  test.each([
    ['window.yaml', 'none', 'premium_window'],
    ['what-binds.yaml', 'hbm', 'china_compute_2028'],
    ['enforcement.yaml', 'half', 'china_compute_2028'],
  ])('pairs make the difference in %s (%s, %s) ten times as sharp', async (name, option, outcome) => {
    const study = open(name, 400)
    const { settings, alternatives } = await compare(study, { blocks: model, explain: 0 })
    const result = settings[0]?.results.find((one) => one.outcome.name === outcome)
    const found = result?.differences[alternatives.findIndex((one) => one.name === option)]
    expect(found?.variance).toBeGreaterThan(0)
    expect((found?.unpaired ?? 0) / (found?.variance ?? 1)).toBeGreaterThan(10)
  })
})
