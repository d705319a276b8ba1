import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type InfluenceRows, influence } from '../../src/charts/influence.js'
import { type Arrow, type Box, placeBoxes } from '../../src/charts/influence-layout.js'
import { pathOf, routeArrows } from '../../src/charts/influence-routes.js'
import { kinds, type NodeKind, outlineOf } from '../../src/charts/influence-shapes.js'
import { renderSvg } from '../../src/charts/render.js'
import { modelInfluence, quantityInfluence } from '../../src/explain/influence.js'
import { modelPages } from '../../src/explain/model-pages.js'
import { viewModel } from '../../src/explain/model-view.js'
import { wordsIn } from '../../src/words/words.js'
import { baseline } from '../model/ensemble.js'
import { overlaps, readable, sizeOf, textBoxes } from './svg-texts.js'

const pages = modelPages(viewModel(baseline()))
const diagrams: readonly (readonly [title: string, rows: InfluenceRows])[] = [
  ['The model', modelInfluence(pages)],
  ...pages.blocks.map((page) => [page.title, quantityInfluence(page)] as const),
]
const options = { title: 'What feeds what?', scenario: 'Baseline', source: 'Source: the equations.' }

let schema: z.ZodType
beforeAll(() => {
  const file = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url)
  schema = z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
})

const node = (name: string, kind: NodeKind, group = 'Mill') => ({ name, kind, group })
const small: InfluenceRows = {
  nodes: [
    node('speed', 'number'),
    node('wind', 'series'),
    node('price', 'block', 'Market'),
    node('flour', 'stock'),
    node('ground', 'computed'),
  ],
  links: [
    { from: 'speed', to: 'ground', count: 1 },
    { from: 'wind', to: 'ground', count: 1 },
    { from: 'price', to: 'ground', count: 1 },
    { from: 'ground', to: 'flour', count: 1 },
    { from: 'flour', to: 'ground', count: 1 },
  ],
}

describe.each(diagrams)('the diagram of %s', (title, rows) => {
  const spec = influence(rows, options)

  test('is valid by the JSON schema of Vega-Lite, and the same each time', () => {
    expect(schema.safeParse(spec).success).toBe(true)
    expect(JSON.stringify(influence(rows, options))).toBe(JSON.stringify(spec))
  })

  test('is no wider than a page and names everything, with no text on another', async () => {
    const svg = await renderSvg(spec)
    expect(sizeOf(svg).width).toBeLessThanOrEqual(760)
    expect(overlaps(textBoxes(svg))).toEqual([])
    const text = readable(svg)
    for (const { name, kind } of rows.nodes)
      if (kind !== 'block') expect(text, title).toContain(name)
      else for (const word of name.split(' ')) expect(text, title).toContain(word)
  })
})

test('a small diagram stays as it is', () => expect(influence(small, options)).toMatchSnapshot())

test('inputs stand in the box of what reads them, and only what is computed feeds by arrows', async () => {
  const text = readable(await renderSvg(influence(small, options)))
  expect(text.match(/\b(speed|wind|price|ground|flour)\b/g)?.sort()).toEqual([
    'flour',
    'ground',
    'price',
    'speed',
    'wind',
  ])
  for (const words of Object.values(wordsIn('en').influence.kinds)) expect(text).toContain(words)
})

test('a way of several quantities has their number', async () => {
  const rows = {
    nodes: [node('Mill', 'block'), node('Bakery', 'block')],
    links: [{ from: 'Mill', to: 'Bakery', count: 3 }],
  }
  expect(readable(await renderSvg(influence(rows, options)))).toMatch(/\b3\b/)
})

test('nothing, and an arrow to nowhere, are refused', () => {
  expect(() => influence({ nodes: [], links: [] }, options)).toThrow(/no quantities/)
  const links = [{ from: 'ground', to: 'bread', count: 1 }]
  expect(() => influence({ ...small, links }, options)).toThrow(/no node "bread"/)
})

describe('boxes and arrows', () => {
  // A net with circles, from a rule and not from chance: wide enough that rows must be kept short and squeezed.
  const boxes = Array.from(
    { length: 30 },
    (_, i): Box => ({
      name: `n${i}`,
      width: 60 + ((i * 37) % 90),
      height: 20 + ((i * 13) % 50),
    }),
  )
  const arrows = boxes.flatMap((_, i) =>
    [(i * 7 + 3) % 30, (i + 5) % 30]
      .filter((to) => to !== i)
      .map((to): Arrow => ({ from: `n${i}`, to: `n${to}`, labelled: i % 9 === 0 })),
  )
  const placed = placeBoxes(boxes, arrows, 720)
  const edges = placed.boxes.map(({ x, y }, i) => {
    const { width, height } = boxes[i] as Box
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  })

  test('fit into the room, and no box lies on another', () => {
    expect(placed.width).toBeLessThanOrEqual(721)
    for (const [i, a] of edges.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(-1)
      expect(a.right).toBeLessThanOrEqual(721)
      for (const b of edges.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
    }
  })

  test('no arrow crosses a box: it turns between rows only, and passes boxes upright', () => {
    const routes = routeArrows(placed, boxes)
    expect(routes).toHaveLength(arrows.length)
    for (const [i, { way }] of routes.entries()) {
      const [first, last] = [way[0]!, way.at(-1)!]
      const ends = [arrows[i]!.from, arrows[i]!.to].map(
        (name) => edges[boxes.findIndex((box) => box.name === name)]!,
      )
      expect([ends[0]!.top, ends[0]!.bottom].some((edge) => Math.abs(edge - first.y) < 1e-6)).toBe(true)
      expect([ends[1]!.top, ends[1]!.bottom].some((edge) => Math.abs(edge - last.y) < 1e-6)).toBe(true)
      for (const [at, to] of way.slice(1).entries()) {
        const from = way[at]!
        const [low, high] = [Math.min(from.y, to.y) + 0.01, Math.max(from.y, to.y) - 0.01]
        const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
        const crossed = edges.filter(
          (box) => box.top < high && low < box.bottom && box.left < right && left < box.right,
        )
        expect(crossed, `arrow ${i}`).toEqual([])
      }
    }
  })

  test('a way is drawn upright at each bend', () =>
    expect(
      pathOf([
        { x: 0, y: 0 },
        { x: 0, y: 10 },
        { x: 50, y: 30 },
      ]),
    ).toBe('M0,0L0,10C0,20,50,20,50,30'))

  test('each kind has an outline and a fill of its own, within its box', () => {
    const names = Object.keys(kinds) as NodeKind[]
    const outlines = names.map((kind) => outlineOf(kind, 40, 20))
    expect(new Set(outlines).size).toBe(names.length)
    expect(new Set(names.map((kind) => kinds[kind].fill)).size).toBe(names.length)
    for (const outline of outlines)
      for (const [number] of outline.matchAll(/-?\d+(\.\d+)?/g))
        expect(Math.abs(Number(number))).toBeLessThanOrEqual(20)
  })
})
