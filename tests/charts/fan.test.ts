import { describe, expect, test } from 'vitest'
import { fan } from '../../src/charts/fan.js'
import { renderSvg } from '../../src/charts/render.js'
import { context, exportRules, type Path, rowsOf } from './example-rows.js'
import { overlaps, readable, textBoxes } from './svg-texts.js'

const compute: Path = {
  quantity: 'china_compute',
  unit: 'H100e',
  median: (years) => 1000 + 500 * years,
  spread: () => 200,
  additive: true,
}
const options = { ...context, title: 'How much?', axis: 'Compute, H100 equivalents', kind: 'level' } as const

function lines(text: RegExp, svg: string): number {
  return textBoxes(svg).filter((box) => text.test(box.text)).length
}

test('the spec of a small fan', () => {
  expect(
    fan(rowsOf(compute, 3), { ...options, marks: [{ date: '2022-02-10', label: 'rule' }] }),
  ).toMatchSnapshot()
})

test('the bands are drawn through the values and nowhere else', async () => {
  const svg = await renderSvg(fan(rowsOf(compute, 3), options))
  const areas = [...svg.matchAll(/class="mark-area[^>]*><path[^>]* d="([^"]*)"/g)].map((found) => found[1]!)
  const corners = areas.map((path) =>
    path
      .replaceAll('Z', '')
      .split(/[ML]/)
      .slice(1)
      .map((pair) => pair.split(',').map(Number)),
  )
  expect(corners.map((band) => band.length)).toEqual([6, 6])
  const height = (value: number) => 400 - (400 * value) / 1400
  const [upper, lower] = [corners[0]!.slice(0, 3), corners[0]!.slice(3).reverse()]
  rowsOf(compute, 3).forEach((row, month) => {
    expect(upper[month]![1]).toBeCloseTo(height(row.p5), 2)
    expect(lower[month]![1]).toBeCloseTo(height(row.p95), 2)
  })
})

test('a month without a finite number is a gap and no line crosses it', async () => {
  const rows = rowsOf(compute, 7).map((row, index) => {
    return index === 3 ? { ...row, p5: Number.NaN, p25: Number.NaN, p50: Number.NaN, p75: Number.NaN } : row
  })
  const svg = await renderSvg(fan(rows, options))
  const median = svg.match(/class="mark-line[^>]*><path[^>]* d="([^"]*)"/)?.[1]
  expect(median?.match(/M/g)).toHaveLength(2)
})

describe('axes', () => {
  test('a decade of months has one number for each year', async () => {
    const svg = await renderSvg(fan(rowsOf(compute, 108), { ...options, marks: [] }))
    const years = textBoxes(svg)
      .map((box) => box.text)
      .filter((text) => /^20\d\d$/.test(text))
    expect(years).toEqual(['2022', '2023', '2024', '2025', '2026', '2027', '2028', '2029', '2030'])
  })

  test('a short run names its months', async () => {
    const text = readable(await renderSvg(fan(rowsOf(compute, 14), options)))
    expect(text).toContain('Jan 2022')
    expect(text).toContain('Jan 2023')
  })

  test('a premium has percent numbers below and above a line at zero', async () => {
    const premium: Path = { ...compute, unit: '1', median: (years) => years / 4, spread: () => 0.4 }
    const svg = await renderSvg(fan(rowsOf(premium, 108), { ...options, kind: 'premium' }))
    expect(readable(svg)).toMatch(/\u221250% .*0% .*250%/)
    expect(svg).toMatch(/<line [^>]*x2="720"[^>]*stroke="#555555"[^>]*stroke-width="1"\/>/)
  })

  test('a logarithmic axis writes k and M and says so', async () => {
    const growth: Path = {
      ...compute,
      median: (years) => 2000 * 10 ** (years / 2),
      spread: () => 0.3,
      additive: false,
    }
    const text = readable(await renderSvg(fan(rowsOf(growth), { ...options, log: true })))
    for (const word of ['1k', '100k', '1M', 'log scale', 'k = thousand', 'M = million'])
      expect(text).toContain(word)
    expect(text).not.toMatch(/\dG/)
  })

  test('billions are bn on a logarithmic axis', async () => {
    const growth: Path = {
      ...compute,
      median: (years) => 2e7 * 10 ** (years / 2),
      spread: () => 0.3,
      additive: false,
    }
    const text = readable(await renderSvg(fan(rowsOf(growth), { ...options, log: true })))
    expect(text).toContain('1bn')
    expect(text).not.toMatch(/\dG/)
  })
})

describe('panels', () => {
  const rows = ['legal', 'grey', 'rented_abroad'].flatMap((element, index) => {
    return rowsOf({ ...compute, element, median: (years) => 10 ** (2 + index) * (1 + years) })
  })

  test('have a heading each and one y scale', async () => {
    const svg = await renderSvg(
      fan(rows, { ...options, labels: { legal: 'Legal imports', grey: 'Smuggled' } }),
    )
    const text = readable(svg)
    for (const heading of ['Legal imports', 'Smuggled', 'rented abroad']) expect(text).toContain(heading)
    expect(lines(/^100$/, svg)).toBe(3)
    const [first, second, third] = ['Legal imports', 'Smuggled', 'rented abroad'].map((heading) => {
      return textBoxes(svg).find((box) => box.text === heading)!
    })
    expect([third!.left, second!.top]).toEqual([first!.left, first!.top])
    expect(third!.top).toBeGreaterThan(second!.bottom)
    expect(overlaps(textBoxes(svg))).toEqual([])
  })

  test('have a y scale each when independent', async () => {
    const svg = await renderSvg(fan(rows, { ...options, independent: true }))
    expect(lines(/^1,000$/, svg)).toBe(1)
    expect(lines(/\(thousands\)/, svg)).toBe(2)
    expect(overlaps(textBoxes(svg))).toEqual([])
  })

  test('number the events and name them once below', async () => {
    const svg = await renderSvg(fan(rows, options))
    expect(lines(/^6$/, svg)).toBe(3)
    expect(readable(svg)).toContain(`1: ${exportRules[0]!.label}`)
    expect(readable(svg)).toContain(`6: ${exportRules[5]!.label}`)
  })

  test('of several quantities with elements name both', async () => {
    const other = rowsOf({ ...compute, quantity: 'unmet', element: 'legal' })
    const text = readable(
      await renderSvg(fan([...rows, ...other], { ...options, labels: { 'unmet[legal]': 'No chip' } })),
    )
    expect(text).toContain('Compute inside China: legal')
    expect(text).toContain('No chip')
  })
})

describe('captions', () => {
  test('name the scenario, the number of runs and the seed, and a source', async () => {
    const text = readable(
      await renderSvg(fan(rowsOf(compute), { ...options, runs: 1_234_567, source: 'Source: us.' })),
    )
    expect(text).toContain('Baseline \u00b7 1,234,567 runs \u00b7 seed 42')
    expect(text).toContain('Source: us.')
  })

  test('of one run say so', async () => {
    const text = readable(await renderSvg(fan(rowsOf(compute), { ...options, runs: 1 })))
    expect(text).toContain('\u00b7 1 run \u00b7')
  })

  test('with signs of markup are drawn as text', async () => {
    const text = readable(await renderSvg(fan(rowsOf(compute), { ...options, title: 'Is <b> & "c" safe?' })))
    expect(text).toContain('Is <b> & "c" safe?')
  })
})

describe('a chart is refused', () => {
  test('without rows', () => {
    expect(() => fan([], options)).toThrow('the chart "How much?" has no rows to draw')
  })

  test('when one scale would serve two units', () => {
    const rows = [...rowsOf(compute), ...rowsOf({ ...compute, quantity: 'fab_yield', unit: '1' })]
    expect(() => fan(rows, options)).toThrow('found the units H100e and 1')
    expect(() => fan(rows, { ...options, independent: true })).not.toThrow()
  })
})
