import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { quantiles } from '../../src/math/quantile.js'
import { baseline, builtCommand, digests, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const own = [
  `extends: [${baseline}]`,
  'title: Drawn',
  'parameters:',
  '  lead_time: { unit: month, p5: 4, p50: 5, p95: 8, persistence: { ar1: 0.8 }, source: judgement }',
  '  bank_opens: { triangular: [2024-01, 2024-03, 2024-09], probability: 0.6, source: judgement }',
  'correlations:',
  '  - { between: [smic_plan_scale, cxmt_scale], rank: 0.3, source: judgement }',
]

beforeAll(() => writeFileSync(join(cwd, 'own.yaml'), own.join('\n')))

async function draws(...words: string[]): Promise<string> {
  const ended = await start(command, ['draws', 'own.yaml', '--allow-outside', ...words], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return ended.stdout
}

test('each number has its law, what was drawn, a histogram and its source; dates are dates', async () => {
  const text = await draws()
  expect(text).toMatch(
    /^Drawn \u00b7 83 uncertain numbers \u00b7 1,000 runs \u00b7 seed 2026 \u00b7 random design\n\n/,
  )
  expect(text).toMatch(
    /\n {2}yield_limit +fitted +40% +55% +70% +4\d% +5\d% +(69|7\d)% {2}[\u2581-\u2588 ]{12} +Morgan Stanley 2025\n/,
  )
  // 60% of runs within the triangle; its quantile at 0.05 / 0.6 is 7 February: January has 1.13 of 8 months of its rise.
  expect(text).toMatch(
    /\n {2}bank_opens +triangular, with 60% +2024-02-05 +2024-06-06 +never +2024-0\d-\d\d +2024-0\d-\d\d +never {2}[\u2581-\u2588 ]{12} (39|4\d)% never /,
  )
})

test('a number that is drawn for each month shows how its months hang together, and bands', async () => {
  const text = await draws()
  expect(text).toContain(
    'Drawn for each month \u00b7 p5 to p95, and p50 in brackets, of a month over 1,000 runs\n',
  )
  expect(text).toMatch(/\n {2}number +unit +law +months +2022-01 +2026-06 +2030-12 +source\n/)
  expect(text).toMatch(
    /\n {2}lead_time +month +fitted +\{ ar1: 0\.8 \}( +[34]\.\d+ to [78]\.\d+ \([45]\.\d+\)){3} /,
  )
})

test('correlations that are asked for stand at the end, with what was drawn', async () => {
  const text = await draws('--runs', '20000')
  expect(text).toMatch(
    /\nRank correlations\n\n +between +and +asked +used +drawn\n +cxmt_scale +smic_plan_scale +0\.30 +0\.30 +0\.(29|30|31)\n$/,
  )
})

test('a folder holds a row each number, months, and a chart; what was drawn is what a run draws', async () => {
  const text = await draws('--seed', '9', '--set', 'design=sobol', '--runs', '512', '--out', 'drawn')
  expect(text).toMatch(
    /\ndrawn: draws\.csv, months\.csv, resolved\.yaml, manifest\.json, a chart\nopen drawn\/charts\/inputs\.svg\n$/,
  )
  const manifest = JSON.parse(readFileSync(join(cwd, 'drawn/manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ kind: 'draws', seed: '9', design: 'sobol', runs: 512, uncertain: 83 })
  expect(manifest.repeat).toBe(
    'chokepoint draws own.yaml --runs 512 --seed 9 --set design=sobol --allow-outside',
  )
  const { 'manifest.json': _, ...others } = digests(join(cwd, 'drawn'))
  expect(Object.keys(others).sort()).toEqual(Object.keys(manifest.files).sort())
  // The baseline's two shocks, and lead_time here.
  expect(readTable(join(cwd, 'drawn/months.csv'))).toHaveLength(3 * 108)
  await start(command, ['run', 'drawn/resolved.yaml', '--quiet', '--out', 'ran'], { cwd })
  const runs = readTable(join(cwd, 'ran/outcomes.csv'))
  const rows = readTable(join(cwd, 'drawn/draws.csv'))
  expect(rows).toHaveLength(83)
  for (const { name = '', unit, drawn_p5, drawn_p50, persistence } of rows) {
    if (unit === 'date' || persistence !== '') continue
    const values = Float64Array.from(runs, (row) => Number(row[name]))
    const [p5, p50] = quantiles(values, [0.05, 0.5])
    expect(Number(drawn_p5) / (p5 as number) || 1, name).toBeCloseTo(1, 8)
    expect(Number(drawn_p50) / (p50 as number), name).toBeCloseTo(1, 8)
  }
}, 30_000)

test('CSV and JSON are for programs', async () => {
  writeFileSync(join(cwd, 'draws.csv'), await draws('--csv'))
  const row = readTable(join(cwd, 'draws.csv')).find(({ name }) => name === 'bank_opens')
  expect(row).toMatchObject({ unit: 'date', p50: '2024-06-06', p95: 'never', sources: 'judgement' })
  expect(Number(row?.never)).toBeCloseTo(0.4, 1)
  const { numbers, correlations } = JSON.parse(await draws('--json'))
  const found = numbers.find(({ name }: { name: string }) => name === 'bank_opens')
  expect(found.law.p95).toBe('Infinity')
  expect(found.histogram.counts).toHaveLength(24)
  expect(correlations).toMatchObject([{ asked: 0.3, runs: 1000 }])
})

test('a mistake is refused before anything is written', async () => {
  const ended = await start(command, ['draws', 'own.yaml', '--allow-outside', '--json', '--out', 'both'], {
    cwd,
  })
  expect(ended).toEqual({ code: 2, stdout: '', stderr: '--json and --out do not go together\n' })
  expect(existsSync(join(cwd, 'both'))).toBe(false)
  const foreign = await start(command, ['draws', 'own.yaml', '--allow-outside', '--out', '..'], { cwd })
  expect(foreign).toMatchObject({ code: 2, stdout: '' })
})
