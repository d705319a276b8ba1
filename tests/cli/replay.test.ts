import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { baseline, builtCommand, type Ended, readTable, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const RUNS = 30

/** Fails where a drawn number lies below 0.92, which some draws do. */
const fragile = [
  `extends: [${baseline}]`,
  'title: Fragile',
  `runs: ${RUNS}`,
  'outputs: [deeper]',
  'equations:',
  "  deeper: { unit: '1', about: Twice the depth., equals: 2 * depth }",
  "  margin: { unit: '1', about: What is above the line., equals: packaging_yield - 0.92 }",
  "  depth: { unit: '1', about: Its logarithm., equals: ln(margin) }",
  'outcomes:',
  `  compute: { equals: 'at(china_compute, "2025-12")' }`,
]
let ensemble: Ended

beforeAll(async () => {
  writeFileSync(join(cwd, 'fragile.yaml'), fragile.join('\n'))
  ensemble = await start(command, ['run', 'fragile.yaml'], { cwd })
}, 30_000)

const failedRuns = () =>
  readTable(join(cwd, 'outputs/fragile/outcomes.csv')).filter(({ failed }) => failed === '1')

test('failed runs are counted, kept with their draws, and left out of the summary', () => {
  const failed = failedRuns()
  expect(failed.length).toBeGreaterThan(0)
  expect(failed.length).toBeLessThan(RUNS)
  for (const row of failed) {
    expect(Number(row.packaging_yield)).toBeLessThan(0.92)
    expect([row.compute, row.domestic_half]).toEqual(['', ''])
  }
  const summary = readTable(join(cwd, 'outputs/fragile/summary.csv'))
  for (const { mean, p5, p95 } of summary)
    expect([mean, p5, p95].map(Number).every(Number.isFinite)).toBe(true)
})

test('the user is told how many failed, where the first did, and how to see it again', () => {
  const [first] = failedRuns()
  const count = failedRuns().length
  expect(ensemble).toMatchObject({ code: 0, stderr: '' })
  expect(ensemble.stdout).toContain(
    `${count} of ${RUNS} runs failed: the first is run ${first?.run}, where deeper is NaN in 2022-01\n` +
      `replay it: chokepoint run fragile.yaml --run ${first?.run}\n`,
  )
  const { failures } = JSON.parse(readFileSync(join(cwd, 'outputs/fragile/manifest.json'), 'utf8'))
  expect(failures.count).toBe(count)
  const found = { run: Number(first?.run), quantity: 'deeper', element: '', month: '2022-01', value: 'NaN' }
  expect(failures.runs[0]).toEqual(found)
})

test('a failed run is replayed alone, with every quantity and where it began', async () => {
  const [first] = failedRuns()
  const ended = await start(command, ['run', 'fragile.yaml', '--run', first?.run ?? ''], { cwd })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout).toContain('the run failed: it began with depth, which is NaN in 2022-01')
  const folder = join(cwd, `outputs/fragile-run-${first?.run}`)
  const rows = readTable(join(folder, 'trajectory.csv'))
  const depth = rows.filter(({ quantity }) => quantity === 'depth')
  expect(depth.map(({ value }) => value)).toEqual(Array(108).fill('NaN'))
  const margin = rows.find(({ quantity }) => quantity === 'margin')
  expect(Number(margin?.value)).toBeCloseTo(Number(first?.packaging_yield) - 0.92, 8)
})

test('a sound run is replayed with the numbers of its row in outcomes.csv', async () => {
  const row = readTable(join(cwd, 'outputs/fragile/outcomes.csv')).find(({ failed }) => failed === '0')
  const ended = await start(command, ['run', 'fragile.yaml', '--run', row?.run ?? '', '--out', 'one'], {
    cwd,
  })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout).toContain('the run did not fail')
  const draws = readTable(join(cwd, 'one/draws.csv'))
  expect(draws.length).toBeGreaterThan(40)
  for (const { name, value } of draws) expect(`${name} ${value}`).toBe(`${name} ${row?.[name ?? '']}`)
  const trajectory = readTable(join(cwd, 'one/trajectory.csv'))
  const compute = trajectory.find(
    ({ quantity, month }) => quantity === 'china_compute' && month === '2025-12',
  )
  expect(compute?.value).toBe(row?.compute)
  const manifest = JSON.parse(readFileSync(join(cwd, 'one/manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ kind: 'replay', range: { from: Number(row?.run), to: Number(row?.run) } })
  expect(manifest.repeat).toBe(`chokepoint run fragile.yaml --run ${row?.run}`)
})

test('a scenario of which every run fails keeps its numbers and has no charts', async () => {
  const change = 'equations.margin.equals=packaging_yield - 2'
  const ended = await start(
    command,
    ['run', 'fragile.yaml', '--runs', '5', '--set', change, '--out', 'none'],
    { cwd },
  )
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout).toContain('5 of 5 runs failed')
  expect(ended.stdout).toContain('0 charts')
  expect(readTable(join(cwd, 'none/outcomes.csv')).map(({ failed }) => failed)).toEqual(Array(5).fill('1'))
})
