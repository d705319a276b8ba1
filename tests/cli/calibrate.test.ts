import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const FACTS = `id,expression,value,low,high,unit,source,note
h20-2024,"total(legal_sold[h20], ""2024"")",958000,737000,1247000,chip,zimubang-2023,
ascend-2024,"total(ascend_units, ""2024"")",400000,300000,450000,chip,xinchao-2023,
ascend-2025,"total(ascend_units, ""2025"")",805000,700000,900000,chip,xinchao-2023,
`
const small = ['--runs', '600', '--least-ess', '100', '--threads', '1']

beforeAll(() => writeFileSync(join(cwd, 'facts.csv'), FACTS))

/** Runs the command; gives what it printed, and checks that it was content. */
async function printed(name: string, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, [name, ...words], { cwd })
  const told = stderr.replace(/^[\d,]+ of [\d,]+ runs, .* left\n/gm, '')
  expect({ code, told }).toEqual({ code: 0, told: '' })
  return stdout
}

/** Runs the command and gives its complaint. */
async function refused(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await start(command, words, { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  return stderr.replace(/^[\d,]+ of [\d,]+ runs, .* left\n/gm, '').trimEnd()
}

describe('calibrate', () => {
  const folder = join(cwd, 'outputs/baseline-calibrated')

  test('prints what moved and writes a scenario that can be checked, run and laid over others', async () => {
    const text = await printed('calibrate', baseline, '--observations', 'facts.csv', ...small)
    expect(text).toMatch(/3 facts \u00b7 \d waves? of 600 runs \u00b7 seed 2026/)
    expect(text).toMatch(/All that the facts say is used: the [\d,]+ weighted runs are worth \d+/)
    expect(text).toMatch(/Before any weights, \d+ of 600 runs have every fact within three standard errors/)
    expect(text).toMatch(/^ {2}packaging_lines_scale +75% +100% +135% .* sd +\d+% +ascend-202\d/m)
    expect(text).toMatch(/^ {2}ascend-2025 +chip +805k/m)
    expect(Object.keys(digests(folder)).filter((name) => !name.startsWith('charts/'))).toEqual([
      'calibrated.yaml',
      'manifest.json',
      'observations.csv',
      'posterior.csv',
      'posterior.yaml',
      'resolved.yaml',
      'sample.csv',
      'weights.csv',
    ])
    const calibrated = 'outputs/baseline-calibrated/calibrated.yaml'
    expect(await printed('check', calibrated)).toContain(`${calibrated} is fine`)
    const part = 'outputs/baseline-calibrated/posterior.yaml'
    expect(await printed('check', baseline, '--with', part)).toContain('is fine')
    expect(await printed('run', calibrated, '--runs', '50', '--out', 'ran')).toContain('Baseline, calibrated')
  }, 120_000)

  test('says how it was done, with tables that add up, and gives the same bytes again', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({
      kind: 'calibration',
      power: 1,
      options: { runs: 600, leastEffective: 100, discrepancy: 0.15, relativeError: 0.1 },
      observations: { file: 'facts.csv', fitted: ['h20-2024', 'ascend-2024', 'ascend-2025'], held_out: [] },
      repeat: `chokepoint calibrate ${baseline} --observations facts.csv --runs 600 --least-ess 100`,
    })
    const before = digests(folder)
    for (const [name, { sha256 }] of Object.entries<{ sha256: string }>(manifest.files))
      expect(sha256, name).toBe(before[name])
    const weights = readTable(join(folder, 'weights.csv')).map(({ weight }) => Number(weight))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    expect(sum).toBeCloseTo(1, 6)
    expect(sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0)).toBeCloseTo(
      manifest.effective,
      1,
    )
    expect(readTable(join(folder, 'sample.csv'))).toHaveLength(Math.floor(manifest.effective))
    const moved = readTable(join(folder, 'posterior.csv')).filter(({ moved }) => moved === '1')
    expect(moved).toHaveLength(manifest.moved)
    await printed(
      'calibrate',
      baseline,
      '--observations',
      'facts.csv',
      ...small.slice(0, 4),
      '--threads',
      '2',
    )
    expect(digests(folder)).toEqual(before)
  }, 120_000)

  test('fits to what was known by a month, or to what is named, and holds the rest out', async () => {
    const words = ['--observations', 'facts.csv', ...small, '--waves', '1', '--out', 'held']
    const text = await printed('calibrate', baseline, ...words, '--only', 'ascend-2024, ascend-2025')
    expect(text).toMatch(/2 facts/)
    expect(text).toMatch(/Facts that were held out[\s\S]*^ {2}h20-2024 /m)
    expect(await printed('calibrate', baseline, ...words, '--as-of', '2025-06')).toMatch(
      /Facts that were held out[\s\S]*^ {2}ascend-2025 /m,
    )
    const rows = readTable(join(cwd, 'held/observations.csv'))
    expect(rows.map(({ id, fitted }) => `${id} ${fitted}`)).toContain('ascend-2025 0')
    const about = readFileSync(join(cwd, 'held/calibrated.yaml'), 'utf8').replace(/\s+/g, ' ')
    expect(about).toMatch(/Calibrated by \d facts? that were known by 2025-06\./)
  }, 120_000)

  test('refuses what makes no sense, with the reason, before any run', async () => {
    const asked = ['calibrate', baseline, '--observations', 'facts.csv']
    expect(await refused(...asked, '--only', 'h20-2042')).toBe(
      '--only: unknown observation "h20-2042"; did you mean "h20-2024"?',
    )
    expect(await refused(...asked, '--as-of', 'June')).toBe(
      '--as-of is "June"; expected a month such as 2024-06',
    )
    expect(await refused(...asked, '--as-of', '2022-02')).toMatch(
      /^--as-of is 2022-02, but no observation was known by then; the first is \S+, known in 202\d-\d\d$/,
    )
    expect(await refused(...asked, '--only', 'ascend-2025', '--as-of', '2025-06')).toMatch(
      /^no observation is left to fit to: ascend-2025 was known in 202\d-\d\d, after --as-of 2025-06$/,
    )
    expect(await refused(...asked, '--discrepancy', 'much')).toBe(
      '--discrepancy is "much"; expected a number from 0 to 10',
    )
    expect(await refused(...asked, '--set', 'design=median')).toMatch(/median design sets every number/)
    expect(await refused(...asked, '--runs', '50', '--waves', '1')).toBe(
      'only 50 runs can be weighed; expected at least 400',
    )
  }, 120_000)
})

describe('hindcast --as-of', () => {
  test('fits to the facts known then, and scores those known later', async () => {
    const words = ['--observations', 'facts.csv', '--as-of', '2025-06', '--runs', '800', '--out', 'then']
    const text = await printed('hindcast', baseline, ...words)
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Fitted to the \d facts? known by 2025-06.* that became known later/,
    )
    expect(text).toMatch(/^ {2}ascend-2025 /m)
    const manifest = JSON.parse(readFileSync(join(cwd, 'then/manifest.json'), 'utf8'))
    expect(manifest.fitted_before).toMatchObject({ asOf: '2025-06' })
    expect(manifest.fitted_before.fitted.length + manifest.scores.observations).toBe(3)
    expect(await refused('hindcast', baseline, ...words.slice(0, 2), '--as-of', '2030-01')).toBe(
      'every observation was known by 2030-01, so none is left to score',
    )
  }, 120_000)
})
