import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, type Ended, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const run = (out: string, ...words: string[]): Promise<Ended> =>
  start(command, ['run', baseline, '--no-report', '--formats', 'vl.json', '--out', out, ...words], { cwd })
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(cwd, folder, 'manifest.json'), 'utf8'))
const done = { code: 0, stderr: '' }

describe('runs are added to a finished result', () => {
  test('of Sobol points, and give the bytes of all made at once', async () => {
    const design = ['--quiet', '--set', 'design=sobol']
    expect(await run('grown', ...design, '--runs', '1024', '--journal')).toMatchObject(done)
    expect(await run('grown', ...design, '--extend', '1024')).toMatchObject(done)
    expect(await run('whole', ...design, '--runs', '2048')).toMatchObject(done)
    expect(digests(join(cwd, 'grown'))).toMatchObject(digests(join(cwd, 'whole')))
  }, 60_000)

  test('but not of a design that places runs by their number', async () => {
    const design = ['--quiet', '--set', 'design=latin-hypercube']
    expect(await run('cube', ...design, '--runs', '1000', '--journal')).toMatchObject(done)
    expect(await run('cube', ...design, '--extend', '24')).toMatchObject({
      code: 2,
      stderr:
        'no runs can be added: where the latin-hypercube design places a run depends on how many there are\n',
    })
    renameSync(join(cwd, 'cube/journal'), join(cwd, '.cube.journal'))
    const refused = await run('cube', ...design, '--runs', '1024', '--resume')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('was made with another number of runs (1000) than this run (1024)')
    expect(await run('cube', ...design, '--runs', '1000', '--resume')).toMatchObject(done)
  }, 60_000)
})

describe('the manifest', () => {
  test('tells which names Sobol dimensions moved, and how correlations came out', async () => {
    const pair = 'correlations=[{ between: [demand_growth, cowos_plan_scale], rank: 0.5, source: judgement }]'
    expect(
      await run('tied', '--quiet', '--set', 'design=sobol', '--set', pair, '--runs', '2048'),
    ).toMatchObject(done)
    const { design, moved, correlations, warnings } = manifestOf('tied')
    expect(design).toBe('sobol')
    expect(moved.length).toBeGreaterThan(0)
    for (const one of moved)
      expect(Object.keys(one).sort()).toEqual(['dimension', 'holder', 'name', 'preferred'])
    const [{ achieved, ...asked }] = correlations
    expect(asked).toEqual({ between: ['cowos_plan_scale', 'demand_growth'], asked: 0.5, runs: 2048 })
    // Four standard errors of as many independent draws.
    expect(Math.abs(achieved - 0.5)).toBeLessThan(4 / Math.sqrt(2047))
    expect(warnings.filter(({ path }: { path: string }) => path === 'design')).toEqual([])
  }, 30_000)

  test('tells what a grid crosses; the command warns of runs that it does not make', async () => {
    const grid = 'design={ grid: { lead_time: [4, 5, 6], enforcement: 2 } }'
    const ended = await run('crossed', '--set', grid)
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain('grid sets the number of runs: 6, not 1000')
    expect(ended.stdout).toContain('6 runs')
    const { runs, grid: axes } = manifestOf('crossed')
    expect([runs, axes]).toEqual([
      6,
      [
        { name: 'lead_time', levels: 3 },
        { name: 'enforcement', levels: 2 },
      ],
    ])
    const [names = '', ...rows] = readFileSync(join(cwd, 'crossed/outcomes.csv'), 'utf8').trim().split('\n')
    const column = names.split(',').indexOf('lead_time')
    expect(rows.map((row) => row.split(',')[column])).toEqual(['4', '5', '6', '4', '5', '6'])
  }, 30_000)
})
