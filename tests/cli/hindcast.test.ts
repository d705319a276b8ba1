import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
symlinkSync(join(import.meta.dirname, '../../scenarios'), join(cwd, 'shipped'))

const HEAD = 'id,expression,value,low,high,unit,source,note'
const FACTS = `${HEAD}
h20-2024,"total(legal_sold[h20], ""2024"")",958000,737000,1247000,chip,epoch-sales,
h20-2025,"total(legal_sold[h20], ""2025"")",470000,409000,691000,chip,epoch-sales,"less, what went elsewhere"
premium,"at(premium, ""2025-12"")",0,,,1,judgement,
`

beforeAll(() => {
  mkdirSync(join(cwd, 'own/history'), { recursive: true })
  writeFileSync(join(cwd, 'own/own.yaml'), 'extends: ../shipped/baseline.yaml\ntitle: My own\nruns: 120\n')
  writeFileSync(join(cwd, 'own/history/observations.csv'), FACTS)
  writeFileSync(
    join(cwd, 'bad.csv'),
    FACTS.replace('958000', '958k').replace('[h20], ""2025', '[h21], ""2025'),
  )
})

/** Runs the command; gives what it printed, and checks that it was content. */
async function printed(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, ['hindcast', ...words], { cwd })
  const told = stderr.replace(/^[\d,]+ of [\d,]+ runs, .* left\n/gm, '')
  expect({ code, told }).toEqual({ code: 0, told: '' })
  return stdout
}

describe('hindcast', () => {
  test('prints intervals beside facts, and scores, and writes what repeats to the same bytes', async () => {
    const text = await printed(baseline, '--runs', '150')
    expect(text).toContain('31 observations from ')
    expect(text).toMatch(
      /^ {2}h20-2025 +\S+ +\S+ +\S+ +470k +409k \u2013 691k +(50%|90%|near|NO) +\d+% +958k +-?\d/m,
    )
    expect(text).toMatch(/90% of runs +hold \d+ of 31 facts/)
    expect(text).toMatch(/better than last year's number for \d of 6/)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
    const folder = join(cwd, 'outputs/baseline-hindcast')
    const before = digests(folder)
    expect(Object.keys(before)).toEqual([
      'charts/hindcast.svg',
      'charts/hindcast.vl.json',
      'hindcast.csv',
      'manifest.json',
      'resolved.yaml',
      'scores.json',
    ])
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({ kind: 'hindcast', runs: 150, failed: 0, observations: { count: 31 } })
    for (const [name, { sha256 }] of Object.entries<{ sha256: string }>(manifest.files))
      expect(sha256, name).toBe(before[name])
    expect(manifest.scores).toEqual(JSON.parse(readFileSync(join(folder, 'scores.json'), 'utf8')))
    await printed(...manifest.repeat.split(' ').slice(2), '--threads', '2')
    expect(digests(folder)).toEqual(before)
  }, 60_000)

  test('takes the observations beside the scenario, and knows last year from among them', async () => {
    const text = await printed('own/own.yaml', '--allow-outside', '--out', 'mine')
    expect(text).toContain('3 observations from own/history/observations.csv')
    const rows = readTable(join(cwd, 'mine/hindcast.csv'))
    expect(rows.map(({ id }) => id)).toEqual(['h20-2024', 'h20-2025', 'premium'])
    expect(rows[1]).toMatchObject({
      expression: 'total(legal_sold[h20], "2025")',
      naive_expression: 'total(legal_sold[h20], "2024")',
      naive_from: 'observed',
      naive: '958000',
      naive_error: '488000',
      known: '2026-09',
      runs: '120',
      note: 'less, what went elsewhere',
    })
    expect(rows[0]).toMatchObject({ naive_from: 'model', low: '737000', high: '1247000' })
    for (const { p5, p25, p50, p75, p95 } of rows) {
      const quantiles = [p5, p25, p50, p75, p95].map(Number)
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
    }
    // Nothing is a multiple of 0.
    expect(rows[2]).toMatchObject({ observed: '0', relative_crps: '', bias: '' })
    expect(Number(rows[2]?.crps)).toBeGreaterThan(0)
    const manifest = JSON.parse(readFileSync(join(cwd, 'mine/manifest.json'), 'utf8'))
    expect(manifest.observations).toEqual({
      file: 'own/history/observations.csv',
      count: 3,
      sha256: createHash('sha256').update(FACTS).digest('hex'),
    })
  }, 60_000)

  test('tells all mistakes of a table at their places, and writes nothing', async () => {
    const words = ['hindcast', baseline, '--observations', 'bad.csv', '--out', 'none']
    const { code, stdout, stderr } = await start(command, words, { cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('bad.csv has 2 problems')
    expect(stderr).toContain('2:45  h20-2024.value        found "958k", expected a number')
    expect(stderr).toContain('uses legal_sold[h21]; "h21" is no import_chip; did you mean "h20"?')
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(join(cwd, 'none'))).toBe(false)
  })

  test.each([
    [['--observations', 'missing.csv'], 'can\'t read "missing.csv": no such file'],
    [['--runs', 'many'], '--runs is "many"; expected a whole number'],
    [['--observatons', 'x'], 'did you mean "--observations"?'],
  ])('refuses %s', async (words, message) => {
    const { code, stderr } = await start(command, ['hindcast', baseline, ...words], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('ends with nothing written when it is interrupted', async () => {
    const words = ['hindcast', baseline, '--runs', '200000', '--threads', '1', '--out', 'cut']
    const { code, stderr } = await start(command, words, { cwd, interruptAfter: ' runs' })
    expect(code, stderr).toBe(130)
    expect(existsSync(join(cwd, 'cut'))).toBe(false)
  }, 60_000)
})
