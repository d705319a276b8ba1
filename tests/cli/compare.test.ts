import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtCommand, digests, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
symlinkSync(join(import.meta.dirname, '../../scenarios'), join(cwd, 'shipped'))

const STUDY = `title: Enforcement
question: What if smuggling stopped?
base: base.yaml
options:
  half: { title: Half of it, parameters: { enforcement: { value: 0.5, source: judgement } } }
  both:
    parameters: { enforcement: { value: 0.9, source: judgement } }
    series: { cloud_rule: { value: 0.8, source: judgement } }
outcomes:
  china_compute_2028: { better: lower, satisfy: '<= 7e6' }
  domestic_half: { better: lower }
`

beforeAll(async () => {
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, 'scenarios/base.yaml'), 'extends: ../shipped/baseline.yaml\nruns: 120\n')
  writeFileSync(join(cwd, 'scenarios/study.yaml'), STUDY)
  writeFileSync(
    join(cwd, 'scenarios/open.yaml'),
    'series: { china_open: { value: 1, from: 2026-01, source: judgement } }\n',
  )
})

/** Runs the command; gives what it printed, and checks that it was content. */
async function printed(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, [...words, '--allow-outside'], { cwd })
  // A slow machine tells how far it is.
  const told = stderr.replace(/^[\d,]+ of [\d,]+ runs, .* left\n/gm, '')
  expect({ code, told }).toEqual({ code: 0, told: '' })
  return stdout
}

describe('compare', () => {
  test('prints the differences first, and writes tables, charts and a manifest that repeats it', async () => {
    const text = await printed('compare', 'scenarios/study.yaml')
    const places = ['Difference to the base', 'Levels', 'Regret', 'Good enough', 'Why'].map((word) =>
      text.indexOf(word),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    const folder = join(cwd, 'outputs/study')
    const differences = readTable(join(folder, 'differences.csv'))
    expect(differences.map(({ outcome, option }) => `${outcome} ${option}`).sort()).toEqual([
      'china_compute_2028 both',
      'china_compute_2028 half',
      'domestic_half both',
      'domestic_half half',
    ])
    for (const { pairs, failed, empty } of differences)
      expect(Number(pairs) + Number(failed) + Number(empty)).toBe(120)
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest.alternatives[0].options[2]).toMatchObject({
      overrides: ['parameters.enforcement', 'series.cloud_rule'],
      uncertain_only_here: [],
      uncertain_only_in_base: ['enforcement'],
    })
    const before = digests(folder)
    const [, ...again] = manifest.repeat.split(' ')
    await printed(...again)
    expect(digests(folder)).toEqual(before)
    expect(Object.keys(before).filter((name) => name.endsWith('.svg'))).toEqual([
      'charts/differences.svg',
      'charts/differences_by_month.svg',
      'charts/drivers_both.svg',
      'charts/drivers_half.svg',
      'charts/ranks.svg',
      'charts/why_both.svg',
    ])
  }, 60_000)

  test('gives the same bytes with one thread and with three, and from the study that it wrote', async () => {
    const tables = (folder: string) => {
      const all = Object.entries(digests(join(cwd, folder)))
      return Object.fromEntries(all.filter(([name]) => name.endsWith('.csv')))
    }
    await printed(
      'compare',
      'scenarios/study.yaml',
      '--threads',
      '1',
      '--runs',
      '1100',
      '--out',
      'outputs/one',
    )
    await printed(
      'compare',
      'scenarios/study.yaml',
      '--threads',
      '3',
      '--runs',
      '1100',
      '--out',
      'outputs/three',
    )
    expect(tables('outputs/three')).toEqual(tables('outputs/one'))
    await printed('compare', 'outputs/one/study/study.yaml', '--out', 'outputs/again', '--quiet')
    expect(tables('outputs/again')).toEqual(tables('outputs/one'))
  }, 60_000)

  test('takes a base and options as files', async () => {
    const text = await printed(
      'compare',
      'scenarios/base.yaml',
      'scenarios/open.yaml',
      '--runs',
      '30',
      '--explain',
      '0',
    )
    expect(text).toContain('1 option \u00b7 30 runs each')
    expect(readTable(join(cwd, 'outputs/base-compared/levels.csv')).length).toBe(20)
  })

  test.each([
    [['compare', 'scenarios/base.yaml'], /is a scenario, not a study; name the options after it/],
    [['compare', 'scenarios/base.yaml', 'scenarios/base.yaml'], /is the base and an option at once/],
    [['compare', 'scenarios/nothing.yaml'], /can't read "scenarios\/nothing\.yaml"/],
    [['compare', 'scenarios/study.yaml', '--runs', 'many'], /--runs is "many"/],
    [['compare'], /no study is given/],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, stdout, stderr } = await start(command, [...words, '--allow-outside'], { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })

  test('check reads a study too', async () => {
    expect(await printed('check', 'scenarios/study.yaml')).toContain(
      'is fine: 2 options, 2 outcomes, 120 runs of each',
    )
    writeFileSync(join(cwd, 'scenarios/wrong.yaml'), STUDY.replace('domestic_half', 'domestic_hlaf'))
    const { code, stderr } = await start(command, ['check', 'scenarios/wrong.yaml', '--allow-outside'], {
      cwd,
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/11:3 +outcomes\.domestic_hlaf +unknown outcome .*did you mean "domestic_half"/)
  })
})

describe('sweep', () => {
  test('prints a row a value, and writes a table, a chart and a manifest', async () => {
    const text = await printed(
      'sweep',
      'scenarios/base.yaml',
      '--vary',
      'parameters.enforcement=0:0.8:3',
      '--outcome',
      'smuggled_2024',
    )
    expect(text).toMatch(/\n {2}0\.4 +\S+ +\S+ to \S+ +-\S+\n/)
    const rows = readTable(join(cwd, 'outputs/base-sweep/sweep.csv'))
    expect(rows.map(({ setting, enforcement }) => [setting, enforcement])).toEqual([
      ['base', ''],
      ['1', '0'],
      ['2', '0.4'],
      ['3', '0.8'],
    ])
    const medians = rows.slice(1).map(({ p50 }) => Number(p50))
    expect(medians).toEqual([...medians].sort((a, b) => b - a))
    expect(digests(join(cwd, 'outputs/base-sweep'))).toHaveProperty(['charts/smuggled_2024.svg'])
  })

  test('prints a grid of two levers, with the base below', async () => {
    const levers = ['series.smic_plan.multiply=0.5:1.5:3', 'series.cxmt_output.multiply=0.5:1.5:2']
    const words = levers.flatMap((one) => ['--vary', one])
    const text = await printed('sweep', 'scenarios/base.yaml', ...words, '--runs', '30')
    expect(text).toMatch(/cxmt_output\.multiply \\ smic_plan\.multiply +0\.5 +1 +1\.5\n/)
    expect(text).toMatch(/Baseline: \S+, at 1 and 1\n/)
  })

  test.each([
    [['--vary', 'parameters.enforcement=0:1'], /not written as path=from:to:steps/],
    [['--vary', 'parameters.enforcment=0:1:3'], /unknown parameter "enforcment"; did you mean "enforcement"/],
    [['--vary', 'parameters.enforcement=0:2:3'], /found 2, expected at most 1/],
    [['--vary', 'parameters.enforcement=0:1:3', '--outcome', 'x'], /unknown outcome "x"/],
    [[], /vary/],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, stderr } = await start(
      command,
      ['sweep', 'scenarios/base.yaml', ...words, '--allow-outside'],
      { cwd },
    )
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })
})
