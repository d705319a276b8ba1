import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { baseline, builtCommand, digests, type Ended, start, temporaryFolder } from './command.js'

const command = builtCommand()
const cwd = temporaryFolder()
const RUNS = '9000'
/** So little memory that trajectories are counted. */
const COUNTED = ['--memory', '8']

const run = (out: string, ...words: string[]): Promise<Ended> =>
  start(
    command,
    ['run', baseline, '--quiet', '--no-report', '--formats', 'vl.json', '--out', out, ...words],
    { cwd },
  )

/** Starts a run and kills it after some milliseconds, without a chance to tidy up. */
function killed(milliseconds: number, out: string, ...words: string[]): Promise<unknown> {
  const child = spawn(process.execPath, [command, 'run', baseline, '--quiet', '--out', out, ...words], {
    cwd,
    stdio: 'ignore',
  })
  setTimeout(() => child.kill('SIGKILL'), milliseconds)
  return new Promise((resolve) => child.on('close', resolve))
}

const done = { code: 0, stdout: '', stderr: '' }
const at = (...path: string[]) => join(cwd, ...path)
const pieces = (folder: string) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith('.piece'))
    .sort()

/** The bytes of a result, without the journal by which it can be gone on from. */
function resultOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(digests(at(folder))).filter(([name]) => !name.startsWith('journal/')),
  )
}

beforeAll(async () => {
  expect(await run('whole', '--runs', RUNS)).toEqual(done)
  expect(await run('counted', '--runs', RUNS, ...COUNTED)).toEqual(done)
}, 60_000)

describe('a run that is killed', () => {
  test('at twenty moments goes on each time, and gives the bytes of one that was left alone', async () => {
    const saved: number[] = []
    for (let i = 0; i < 20; i++) {
      // From before the first piece to the writing of files; one thread and two in turn.
      await killed(250 + 45 * i, 'killed', '--runs', RUNS, '--resume', '--threads', String(1 + (i % 2)))
      if (existsSync(at('.killed.journal'))) saved.push(pieces('.killed.journal').length)
    }
    expect(saved).toEqual(saved.toSorted((a, b) => a - b))
    expect(await run('killed', '--runs', RUNS, '--resume')).toEqual(done)
    expect(resultOf('killed')).toEqual(resultOf('whole'))
    expect(readdirSync(cwd).filter((name) => name.includes('killed') && !name.includes('.new-'))).toEqual([
      'killed',
    ])
  }, 120_000)

  test('goes on where trajectories are counted, too', async () => {
    const words = ['--runs', '40000', '--resume', ...COUNTED]
    expect(await run('long', ...words)).toEqual(done)
    await killed(2500, 'cut', ...words)
    expect(await run('cut', ...words)).toEqual(done)
    expect(resultOf('cut')).toEqual(resultOf('long'))
  }, 120_000)

  test('is not lost without a word', async () => {
    await killed(100_000, 'halfway', '--runs', RUNS, '--journal', '--set', 'outcomes={}')
    renameSync(at('halfway/journal'), at('.halfway.journal'))
    const refused = await run('halfway', '--runs', RUNS)
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toBe(
      `${at('.halfway.journal')} keeps 9,000 runs of an interrupted run; --resume goes on from it, --anew forgets it\n`,
    )
    expect(await run('halfway', '--runs', RUNS, '--anew')).toEqual(done)
    expect(existsSync(at('.halfway.journal'))).toBe(false)
  }, 60_000)
})

describe('runs that are added to a finished result', () => {
  test.each([
    ['with every trajectory', '5000', '4000', []],
    ['with counts', '5000', '4000', COUNTED],
  ])(
    '%s, give the bytes of all runs made at once, and redo none',
    async (_, first, further, words) => {
      const folder = `grown-${words.length}`
      expect(await run(folder, '--runs', first, '--journal', ...words)).toEqual(done)
      const before = digests(at(folder, 'journal'))
      expect(await run(folder, '--extend', further, ...words)).toEqual(done)
      expect(resultOf(folder)).toEqual(resultOf(words.length > 0 ? 'counted' : 'whole'))
      expect(digests(at(folder, 'journal'))).toMatchObject(before)
    },
    60_000,
  )

  test('may be more than memory keeps: what was kept is counted', async () => {
    expect(await run('outgrown', '--runs', '2500', '--journal')).toEqual(done)
    expect(await run('outgrown', '--extend', '6500', ...COUNTED)).toEqual(done)
    expect(resultOf('outgrown')).toEqual(resultOf('counted'))
  }, 60_000)

  test('need a result that has a journal', async () => {
    const refused = await run('whole', '--extend', '10')
    expect(refused).toMatchObject({
      code: 2,
      stderr:
        'whole holds no journal, so no runs can be added to it; runs with --journal, and long ones, keep one\n',
    })
    expect(await run('nowhere', '--extend', '10')).toMatchObject({
      code: 2,
      stderr: 'nowhere holds no finished run that --extend could add to\n',
    })
    expect(await run('whole', '--extend', '10', '--runs', '20')).toMatchObject({
      code: 2,
      stderr: '--extend and --runs do not go together\n',
    })
  })
})

describe('a journal', () => {
  const fresh = async (name: string) => {
    cpSync(at('grown-0'), at(name), { recursive: true })
    renameSync(at(name, 'journal'), at(`.${name}.journal`))
    const [first = ''] = pieces(`.${name}.journal`)
    return { folder: at(`.${name}.journal`), first: at(`.${name}.journal`, first) }
  }
  const refusal = async (name: string, ...words: string[]) => {
    const before = digests(at(name))
    const ended = await run(name, '--runs', RUNS, '--resume', ...words)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(digests(at(name))).toEqual(before)
    return ended.stderr
  }

  test('that is cut short, damaged or of other runs is refused, and the result beside it stays', async () => {
    const { first } = await fresh('cut-short')
    const bytes = readFileSync(first)
    truncateSync(first, bytes.length - 1000)
    expect(await refusal('cut-short')).toBe(
      `${first} is cut short; remove it to make its runs again, or begin anew with --anew\n`,
    )
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(5000) ^ 4, 5000)
    writeFileSync(first, flipped)
    expect(await refusal('cut-short')).toContain('is damaged: its checksum does not match')
    writeFileSync(first, readFileSync(at('outgrown/journal', pieces('outgrown/journal').at(-1) as string)))
    expect(await refusal('cut-short')).toMatch(/belongs to another run|is damaged/)
    writeFileSync(first, 'not a piece at all, but long enough to be looked at')
    expect(await refusal('cut-short')).toContain('is not a piece of a run')
  }, 60_000)

  test('whose head is damaged is refused', async () => {
    const { folder } = await fresh('headless')
    writeFileSync(join(folder, 'journal.json'), '{"identity": ')
    expect(await refusal('headless')).toBe(
      `${join(folder, 'journal.json')} is damaged; begin anew with --anew\n`,
    )
  }, 60_000)

  test.each([
    ['seed', ['--seed', '7'], 'another seed (2026) than this run (7)'],
    ['precision', ['--precision', 'f32'], 'another precision (f64) than this run (f32)'],
    ['scenario', ['--set', 'parameters.enforcement.value=0.5'], 'another scenario than this run'],
  ])(
    'of another %s is refused',
    async (_, words, message) => {
      if (!existsSync(at('other'))) await fresh('other')
      expect(await refusal('other', ...words)).toContain(`was made with ${message}; begin anew with --anew`)
    },
    60_000,
  )

  test('of another version is refused', async () => {
    const { folder } = await fresh('version')
    const head = JSON.parse(readFileSync(join(folder, 'journal.json'), 'utf8'))
    expect(head.identity['version of chokepoint']).toBe('0.1.0')
    const text = JSON.stringify(head).replace('0.1.0', '0.0.9')
    const { crc32 } = await import('node:zlib')
    const old = JSON.parse(text)
    writeFileSync(
      join(folder, 'journal.json'),
      JSON.stringify({ ...old, checksum: crc32(JSON.stringify([old.identity, old.bins ?? null])) }),
    )
    expect(await refusal('version')).toContain('another version of chokepoint (0.0.9) than this run (0.1.0)')
  }, 60_000)
})

test('exact quantiles beyond memory are those of a run that keeps everything', async () => {
  expect(await run('exact', '--runs', RUNS, '--exact', '--threads', '2', ...COUNTED)).toEqual(done)
  const summary = (folder: string) => readFileSync(at(folder, 'summary.csv'), 'utf8')
  expect(summary('exact')).toBe(summary('whole'))
  expect(summary('counted')).not.toBe(summary('whole'))
  expect(readFileSync(at('exact/manifest.json'), 'utf8')).toContain('quantiles of type 7 over runs; failed')
}, 60_000)

test('outcomes beyond memory stay on disk, and the result is the same', async () => {
  // 40,000 runs have 3.2 MB of outcomes.
  expect(await run('roomy', '--runs', '40000', '--memory', '4', '--threads', '2')).toEqual(done)
  expect(await run('tight', '--runs', '40000', '--memory', '1', '--threads', '2')).toEqual(done)
  // Manifest and page tell the command that repeats the run, with its memory.
  const tables = (folder: string) =>
    Object.fromEntries(Object.entries(resultOf(folder)).filter(([name]) => !/\.(json|html)$/.test(name)))
  expect(tables('tight')).toEqual(tables('roomy'))
}, 60_000)

test('trajectories beyond memory go to the same Parquet file', async () => {
  const keep = ['--keep', 'trajectories:premium,china_compute']
  expect(await run('kept', '--runs', '3000', ...keep)).toEqual(done)
  expect(await run('streamed', '--runs', '3000', ...keep, ...COUNTED)).toEqual(done)
  const file = (folder: string) => digests(at(folder))['trajectories.parquet']
  expect(file('streamed')).toBe(file('kept'))
}, 60_000)
