import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Result, type RunOptions, run } from '../../src/run.js'
import { chooseThreads, crewOf } from '../../src/workers/crew.js'
import { baseline } from '../model/ensemble.js'

const RUNS = 3000
const folder = mkdtempSync(join(tmpdir(), 'chokepoint-workers-'))
const script = pathToFileURL(join(folder, 'worker.mjs'))

beforeAll(async () => {
  const entry = `${import.meta.dirname}/../../src/workers/worker.ts`
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  }
  await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(folder, 'worker.mjs'),
    banner,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Gives all numbers of a result as bytes. */
function bytesOf(result: Result): string[] {
  const { trajectories, draws, outcomes, summary, failures } = result
  const tables = [
    trajectories?.values ?? new Float64Array(),
    ...draws.map(({ values }) => values),
    ...outcomes.map(({ values }) => values),
  ]
  const hex = tables.map((values) => Buffer.from(Float64Array.from(values).buffer).toString('base64'))
  return [...hex, JSON.stringify(summary), JSON.stringify(failures)]
}

/** A scenario in which some runs fail. */
const failing = () => baseline(`runs=${RUNS}`, 'equations.software.equals=ln(maturity - 0.3) + 2')

describe('threads', () => {
  const withThreads = (threads: number): RunOptions => ({ callCrew: crewOf(threads, script) })

  test('give the same bits, whatever their number, in sound runs and in failed ones', async () => {
    for (const scenario of [baseline(`runs=${RUNS}`), failing()]) {
      const alone = await run(scenario)
      for (const threads of [1, 2, 3])
        expect(bytesOf(await run(scenario, withThreads(threads)))).toEqual(bytesOf(alone))
    }
    expect((await run(failing())).failures.length).toBeGreaterThan(10)
  })

  test('count the same where memory is too small to keep all runs', async () => {
    const alone = await run(failing(), { memory: 1e6 })
    expect(alone.method.kind).toBe('counted')
    for (const threads of [2, 3]) {
      expect(bytesOf(await run(failing(), { ...withThreads(threads), memory: 1e6 }))).toEqual(bytesOf(alone))
    }
  })

  test('each do a part of the work', async () => {
    const seen: number[] = []
    await run(baseline('runs=30000'), { ...withThreads(2), onProgress: (done) => seen.push(done) })
    // Alone, the calling thread would report each of the 59 blocks.
    expect(seen.length).toBeLessThan(59)
    expect(seen.at(-1)).toBe(30_000)
  })

  test('end with an error, and not with a gap, where one of them breaks down', async () => {
    const broken = join(folder, 'broken.mjs')
    writeFileSync(broken, 'throw new Error("out of order")')
    const work = run(baseline('runs=20000'), { callCrew: crewOf(2, pathToFileURL(broken)) })
    await expect(work).rejects.toThrow('out of order')
  })

  test('end with an error where one of them is gone without a word', async () => {
    const silent = join(folder, 'silent.mjs')
    writeFileSync(silent, 'process.exit(3)')
    const work = run(baseline('runs=20000'), { callCrew: crewOf(2, pathToFileURL(silent)) })
    await expect(work).rejects.toThrow('a worker thread ended early, with code 3')
  })

  test('stop when they are told to', async () => {
    const controller = new AbortController()
    const onProgress = () => controller.abort(new Error('enough'))
    const work = run(baseline('runs=200000'), { ...withThreads(2), signal: controller.signal, onProgress })
    await expect(work).rejects.toThrow('enough')
  })

  test('are brought in where there is enough to do', () => {
    expect(chooseThreads(1000 * 108)).toBe(1)
    expect(chooseThreads(100_000 * 108)).toBe(availableParallelism())
  })
})
