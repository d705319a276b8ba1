import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { baseline, builtCommand, digests, type Ended, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const other = temporaryFolder()
const folder = join(cwd, 'outputs/baseline')
const words = ['run', baseline, '--runs', '40']
let first: Ended

beforeAll(async () => {
  first = await start(command, words, { cwd })
}, 30_000)

test('prints each outcome with its interval, where the files are, and nothing on standard error', () => {
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toContain('Baseline · 40 runs · seed 2026')
  expect(first.stdout).toMatch(/china_compute_2025 +Compute inside China .* H100e( +[\d.]+[kM]){4}\n/)
  expect(first.stdout).toMatch(/domestic_share_2025 .* +\d+% +\d+% +[\d.]+% +\d+%\n/)
  expect(first.stdout).toMatch(
    /domestic_half .* date( +(\d{4}-\d{2}|never)){2} +([\d.]+ months?|to never) +(\d{4}-\d{2}|never)\n/,
  )
  expect(first.stdout).toMatch(/\nlook at it: chokepoint view outputs\/baseline\n/)
  expect(first.stdout).toMatch(/\n40 runs in [\d.]+ s \([\d,]+ a second\)\n$/)
})

test('says which question a scenario answers, on the terminal and in the manifest with who asks it', async () => {
  const what = ['run', baseline.replace('baseline', 'what-if/hbm-runs-dry'), '--runs', '10', '--out', 'dry']
  const { stdout, code } = await start(command, what, { cwd })
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^HBM runs dry · 10 runs .*\n\nWhat if CXMT made a third of the HBM that it plans\?\n/,
  )
  const { scenario } = JSON.parse(readFileSync(join(cwd, 'dry/manifest.json'), 'utf8'))
  expect(scenario).toMatchObject({
    question: 'What if CXMT made a third of the HBM that it plans?',
    asked_by: "Huawei's planners, and Korean makers of memory",
  })
})

test('has no colours where output is no terminal', () => {
  expect(first.stdout).not.toContain('\u001b')
})

test('writes tables, charts and a manifest that lists every other file with its digest', () => {
  const files = digests(folder)
  const { 'manifest.json': _, ...others } = files
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const listed = Object.entries<{ sha256: string }>(manifest.files).map(([name, { sha256 }]) => [
    name,
    sha256,
  ])
  expect(Object.fromEntries(listed)).toEqual(others)
  expect(manifest.charts.length).toBeGreaterThan(5)
  expect(Object.keys(others)).toEqual(
    expect.arrayContaining([
      'facts.csv',
      'outcomes.csv',
      'resolved.yaml',
      'summary.csv',
      ...manifest.charts.flatMap((id: string) => [`charts/${id}.svg`, `charts/${id}.vl.json`]),
    ]),
  )
  expect(Object.keys(others)).toHaveLength(6 + 2 * manifest.charts.length)
  expect(readdirSync(join(cwd, 'outputs'))).toEqual(['baseline'])
})

test('the manifest says how to repeat the run, and nothing about when and where it was made', () => {
  const text = readFileSync(join(folder, 'manifest.json'), 'utf8')
  const { repeat, runs, seed, horizon, failures } = JSON.parse(text)
  expect(repeat).toBe(`chokepoint run ${baseline} --runs 40`)
  expect({ runs, seed, horizon, failures }).toEqual({
    runs: 40,
    seed: '2026',
    horizon: { start: '2022-01', end: '2030-12', months: 108 },
    failures: { count: 0, runs: [] },
  })
  expect(text).not.toContain(new Date().toISOString().slice(0, 10))
  expect(text).not.toContain(process.version)
})

test('outcomes.csv has a row for every run, with the columns that the manifest names', () => {
  const rows = readTable(join(folder, 'outcomes.csv'))
  const { columns } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  expect(rows.map(({ run }) => run)).toEqual(Array.from({ length: 40 }, (_, i) => String(i + 1)))
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'run',
    'failed',
    ...columns.map(({ name }: { name: string }) => name),
  ])
  const halves = rows.map((row) => row.domestic_half)
  for (const half of halves) expect(half).toMatch(/^(\d{4}-(0[1-9]|1[0-2])|never)$/)
})

test('the same command gives the same bytes, in place of the earlier result', async () => {
  const before = digests(cwd)
  expect((await start(command, words, { cwd })).code).toBe(0)
  expect(digests(cwd)).toEqual(before)
})

test('resolved.yaml needs no other file and gives the same summary', async () => {
  const again = await start(command, ['run', join(folder, 'resolved.yaml'), '--quiet'], { cwd: other })
  expect(again).toEqual({ code: 0, stdout: '', stderr: '' })
  const [here, there] = [digests(folder), digests(join(other, 'outputs/resolved'))]
  expect(there['summary.csv']).toBe(here['summary.csv'])
  expect(there['outcomes.csv']).toBe(here['outcomes.csv'])
})

test('--seed and --set change the numbers and are repeated in the manifest as a shell takes them', async () => {
  const change = 'parameters.bank_opens.date="2024-02-17"'
  const out = join(cwd, 'other')
  const ended = await start(command, [...words, '--seed', '007', '--set', change, '--out', out], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  expect(manifest.seed).toBe('007')
  expect(manifest.repeat).toBe(`chokepoint run ${baseline} --runs 40 --seed 007 --set '${change}'`)
  expect(readFileSync(join(out, 'resolved.yaml'), 'utf8')).toContain('date: 2024-02-17')
  expect(digests(out)['summary.csv']).not.toBe(digests(folder)['summary.csv'])
})

test('threads change nothing; a run of 32 bits says so and differs a little', async () => {
  const run = (name: string, ...options: string[]) =>
    start(command, ['run', baseline, '--runs', '1100', '--out', name, '--quiet', '--no-report', ...options], {
      cwd: other,
    })
  const ended = await Promise.all([
    run('one', '--threads', '1'),
    run('three', '--threads', '3'),
    run('f32', '--precision', 'f32'),
  ])
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']))
  const [one, three, rounded] = ['one', 'three', 'f32'].map((name) => digests(join(other, name)))
  expect(three).toEqual(one)
  expect(rounded?.['summary.csv']).not.toBe(one?.['summary.csv'])
  const { precision, repeat } = JSON.parse(readFileSync(join(other, 'f32/manifest.json'), 'utf8'))
  expect([precision, repeat.endsWith('--runs 1100 --precision f32 --no-report')]).toEqual(['f32', true])
})

test('--keep writes every run, of what is shown or of the quantities that are named', async () => {
  const run = (name: string, keep: string) =>
    start(
      command,
      ['run', baseline, '--runs', '30', '--out', name, '--quiet', '--no-report', '--keep', keep],
      {
        cwd: other,
      },
    )
  const ended = await Promise.all([run('all', 'trajectories'), run('two', 'trajectories:premium,build')])
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(Array(2).fill([0, '']))
  const columnsOf = async (name: string) => {
    const file = await asyncBufferFromFile(join(other, name, 'trajectories.parquet'))
    const { schema, num_rows } = await parquetMetadataAsync(file)
    expect(Number(num_rows)).toBe(30 * 108)
    return schema.slice(1).map((column) => column.name)
  }
  expect(await columnsOf('all')).toEqual(
    expect.arrayContaining(['run', 'month', 'failed', 'china_compute', 'unmet']),
  )
  const two = await columnsOf('two')
  expect(two.slice(0, 5)).toEqual(['run', 'month', 'failed', 'premium', 'build[a100]'])
  expect(two.at(-1)).toBe('build[b200]')
  expect(readdirSync(join(other, 'two'))).toContain('outcomes.parquet')
})
