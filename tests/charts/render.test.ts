import type { TopLevelSpec } from 'vega-lite'
import { afterEach, describe, expect, test } from 'vitest'
import { headlineCharts } from '../../src/charts/headline.js'
import { renderSvg } from '../../src/charts/render.js'
import { context, headlineRows } from './example-rows.js'

const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

function pick(id: string): TopLevelSpec {
  return headlineCharts(headlineRows(), context).find((chart) => chart.id === id)!.spec
}

function points(mark: object): TopLevelSpec {
  const x = { field: 'x', type: 'quantitative' } as const
  return { data: { values: [{ x: 1 }] }, mark, encoding: { x } } as TopLevelSpec
}

describe('bytes', () => {
  test.each(['Asia/Shanghai', 'America/Los_Angeles'])('are those of UTC in %s', async (name) => {
    process.env.TZ = 'UTC'
    expect(new Date(0).getHours()).toBe(0)
    const [one, panels] = [await renderSvg(pick('premium')), await renderSvg(pick('installed_by_channel'))]
    process.env.TZ = name
    expect(new Date(0).getHours()).not.toBe(0)
    expect(await renderSvg(pick('premium'))).toBe(one)
    expect(await renderSvg(pick('installed_by_channel'))).toBe(panels)
  })

  test('are the same when charts are drawn at once, also with numbered clips', async () => {
    const clipped = points({ type: 'point', clip: true })
    const [first, second] = await Promise.all([renderSvg(clipped), renderSvg(clipped)])
    expect(first).toMatch(/id="clip\d+"/)
    expect(second).toBe(first)
  })
})

describe('loading', () => {
  const encoding = { x: { field: 'name', type: 'nominal' } } as const

  test.each([
    ['a file', new URL('../../package.json', import.meta.url).pathname],
    ['a file address', new URL('../../package.json', import.meta.url).href],
    ['an address', 'https://localhost:9/data.json'],
  ])('of %s is refused', async (_, url) => {
    const spec = { data: { url }, mark: 'point', encoding } as TopLevelSpec
    await expect(renderSvg(spec)).rejects.toThrow(`"${url}" is not loaded`)
  })

  test('of data for a lookup is refused', async () => {
    const from = { data: { url: 'package.json' }, key: 'name', fields: ['version'] }
    const spec = { ...points({ type: 'point' }), transform: [{ lookup: 'x', from }] } as TopLevelSpec
    await expect(renderSvg(spec)).rejects.toThrow('is not loaded')
  })

  test('of an image is refused', async () => {
    const url = 'file:///etc/hostname'
    const spec = points({ type: 'image', url, width: 9, height: 9 })
    await expect(renderSvg(spec)).rejects.toThrow(`"${url}" is not loaded`)
  })

  test('of a link is refused', async () => {
    await expect(renderSvg(points({ type: 'point', href: 'https://localhost:9/' }))).rejects.toThrow(
      'is not loaded',
    )
  })
})

test('a spec with a mistake is refused with what Vega says', async () => {
  const x = { field: 'x', type: 'quantitative', scale: { type: 'log', zero: true } } as const
  const spec = { data: { values: [{ x: 1 }] }, mark: 'point', encoding: { x } } as TopLevelSpec
  await expect(renderSvg(spec)).rejects.toThrow(/cannot be drawn:\n.*"zero" is dropped/)
})

test('a chart is drawn although the one before was refused', async () => {
  const refused = renderSvg({ data: { url: 'a.json' }, mark: 'point', encoding: {} } as TopLevelSpec)
  const drawn = renderSvg(points({ type: 'point' }))
  await expect(refused).rejects.toThrow()
  expect(await drawn).toMatch(/^<svg /)
})
