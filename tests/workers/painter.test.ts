import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headlineCharts } from '../../src/charts/headline.js'
import { renderSvg } from '../../src/charts/render.js'
import { run } from '../../src/run.js'
import { startPainter } from '../../src/workers/painter.js'
import { baseline } from '../model/ensemble.js'

const folder = mkdtempSync(join(tmpdir(), 'chokepoint-painter-'))
const script = pathToFileURL(join(folder, 'draw-charts.mjs'))
const charts = headlineCharts((await run(baseline('runs=5'))).summary, { scenario: 'Test', runs: 5, seed: 1 })

beforeAll(async () => {
  const entry = `${import.meta.dirname}/../../src/workers/draw-charts.ts`
  await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(folder, 'draw-charts.mjs'),
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a painter draws what would be drawn here, asked for all at once', async () => {
  const painter = startPainter(script)
  const drawn = await Promise.all(charts.map(({ spec }) => painter.draw(spec)))
  painter.dismiss()
  expect(charts.length).toBeGreaterThan(5)
  for (const [i, { spec }] of charts.entries()) expect(drawn[i]).toBe(await renderSvg(spec))
})

test('a painter says what is wrong with a chart, and draws the next one', async () => {
  const painter = startPainter(script)
  const [{ spec }] = charts as [(typeof charts)[number]]
  const wrong = { ...spec, data: { url: '/etc/hostname' } } as typeof spec
  await expect(painter.draw(wrong)).rejects.toThrow('is not loaded')
  expect(await painter.draw(spec)).toContain('<svg')
  painter.dismiss()
})

test('where the thread breaks down, charts are drawn all the same', async () => {
  const broken = join(folder, 'broken.mjs')
  writeFileSync(broken, 'throw new Error("no paint")')
  const painter = startPainter(pathToFileURL(broken))
  const [{ spec }] = charts as [(typeof charts)[number]]
  expect(await Promise.all([painter.draw(spec), painter.draw(spec)])).toEqual(
    Array(2).fill(await renderSvg(spec)),
  )
  painter.dismiss()
})
