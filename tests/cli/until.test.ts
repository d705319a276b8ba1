import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const run = (...words: string[]) =>
  start(command, ['run', baseline, '--formats', 'vl.json', '--no-report', ...words], { cwd })
const until = (goal: string, ...words: string[]) => run('--until', goal, ...words)

/** The files of a result, without the journal that long runs keep beside them. */
function filesOf(folder: string): Record<string, string> {
  const entries = Object.entries(digests(join(cwd, folder)))
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('journal/')))
}

test('runs double until a quantity is known, and the result has the bytes of so many runs', async () => {
  const grown = await until('domestic_share@2027-12 \u00b11.5%', '--out', 'grown')
  expect(grown).toMatchObject({ code: 0, stderr: '' })
  const { runs, repeat } = JSON.parse(readFileSync(join(cwd, 'grown/manifest.json'), 'utf8'))
  expect(repeat).toBe(`chokepoint run ${baseline} --runs ${runs} --formats vl.json --no-report`)
  expect(runs).toBe(2048)
  expect(grown.stdout).toContain(
    `\ndomestic_share@2027-12: median 59% \u00b1 0.85%, which is 1.4% of it, within \u00b11.5% after 2,048 runs\n` +
      '(95% interval by order statistics)\n',
  )
  await run('--runs', String(runs), '--out', 'whole', '--quiet')
  expect(filesOf('grown')).toEqual(filesOf('whole'))
  const names = Object.keys(filesOf('whole'))
  expect(names).toContain('charts/premium.vl.json')
  expect(names.filter((name) => /\.(svg|html)$/.test(name))).toEqual([])
  // The same words at another probability, and in a design that is no random one.
  const tail = await until('p95( domestic_share@2027-12 ) +- 3 %', '--set', 'design=sobol', '--out', 'tail')
  expect(tail.stdout.replaceAll('\n', ' ')).toMatch(
    /domestic_share@2027-12: p95 \d+% ± [\d.]+%, which is [\d.]+% of it, within ±3% after [\d,]+ runs \(95% interval by order statistics; it is that of random runs, which Sobol points mostly stay within\)/,
  )
}, 60_000)

test('where that takes more runs than allowed, the result is kept and says so', async () => {
  const ended = await until('domestic_half +-0.1', '--most', '1,500', '--out', 'short')
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout.replaceAll('\n', ' ')).toContain(
    'domestic_half: median 2025-01 \u00b1 0.5 months, not within \u00b10.1 after 1,500 runs, the most that --most allows',
  )
  expect(ended.stdout).toContain('Baseline \u00b7 1,500 runs')
})

test('beyond memory, runs go to a journal and are counted, and have the bytes of so many runs', async () => {
  const words = ['--memory', '100', '--keep', 'trajectories:inventory', '--quiet']
  // What is kept of a run goes with it: 8,192 runs do not fit.
  expect(await until('inventory[h20]@2025-06 \u00b112000', '--out', 'counted', ...words)).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  })
  const { runs, repeat } = JSON.parse(readFileSync(join(cwd, 'counted/manifest.json'), 'utf8'))
  expect(repeat).toContain(`--runs ${runs} --keep trajectories:inventory --memory 100`)
  expect(runs).toBe(8192)
  expect(existsSync(join(cwd, 'counted/journal'))).toBe(true)
  await run('--runs', String(runs), '--out', 'counted-whole', ...words)
  expect(filesOf('counted')).toEqual(filesOf('counted-whole'))
}, 120_000)

describe('what makes no sense is refused before any run', () => {
  test.each([
    ['domestic_share@2027-12', 'expected such as "domestic_share@2027-12 \u00b11%"'],
    ['domestic_share@2027-12 \u00b1lots', 'expected such as "domestic_share@2027-12 \u00b11%"'],
    ['domestic_share@2027-12 \u00b10%', 'nothing is known as exactly as \u00b10'],
    ['p100(domestic_share@2027-12) \u00b11%', 'p100 is no quantile; expected p1 to p99'],
    ['domestic_shore@2027-12 \u00b11%', 'unknown quantity "domestic_shore"; did you mean "domestic_share"?'],
    ['domestic_hulf \u00b12', 'unknown quantity "domestic_hulf"; did you mean "domestic_half"?'],
    [
      'domestic_share \u00b11%',
      'domestic_share has a number for each month; name one, as in domestic_share@2030-12',
    ],
    ['domestic_share@2031-01 \u00b11%', "2031-01 is outside the scenario's horizon, 2022-01 to 2030-12"],
    ['domestic_share@2027-13 \u00b11%', '"2027-13" is no month such as 2027-12'],
    [
      'domestic_half@2027-12 \u00b11',
      'domestic_half is an outcome, one number for each run; leave out @2027-12',
    ],
    [
      'domestic_half \u00b11%',
      'domestic_half is a date, which has no percentage; say how many months, as in \u00b12',
    ],
    ['lead_time@2027-12 \u00b11%', 'lead_time is given, not computed; chokepoint draws shows its spread'],
    [
      'inventory[h20]@2025-06 \u00b11%',
      'inventory is not among what the run keeps; --keep trajectories:inventory adds it',
    ],
    ['inventory@2025-06 \u00b11%', 'inventory has elements; name one, such as inventory[a100]'],
    ['inventory[h21]@2025-06 \u00b11%', 'unknown import_chip "h21"; did you mean "h20"?'],
  ])('%s', async (goal, message) => {
    const ended = await until(goal, '--out', 'refused')
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain(`--until is "${goal}": ${message}`)
  })

  test.each([
    [['--runs', '10'], '--until and --runs do not go together\n'],
    [
      ['--set', 'design=median'],
      '--until needs chance to tell the error of, and the median design leaves nothing to it\n',
    ],
    [
      ['--set', 'design=latin-hypercube'],
      '--until adds runs, and where the latin-hypercube design places a run depends on how many there are; take random or sobol\n',
    ],
  ])('%s', async (words, stderr) => {
    expect(await until('domestic_half \u00b12', ...words)).toEqual({ code: 2, stdout: '', stderr })
  })

  test('--most without it', async () => {
    expect(await run('--most', '10')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--runs sets it'),
    })
  })
})
