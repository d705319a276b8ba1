import type { TopLevelSpec } from 'vega-lite'
import { type FigureOptions, figure } from './figure.js'
import { type Placed, placeBoxes } from './influence-layout.js'
import { pathOf, routeArrows } from './influence-routes.js'
import { kinds, LID, type NodeKind, outlineOf } from './influence-shapes.js'
import { textWidth, wrapText } from './text.js'
import { colours, fontSizes, plot } from './theme.js'

/** A node of an influence diagram; `names` are what it is called by, one but for a block. */
export interface InfluenceRow {
  readonly name: string
  /** The block that it belongs to. */
  readonly group: string
  readonly kind: NodeKind
}

/** An arrow from the node of one name to that of another, and how many quantities take that way. */
export interface InfluenceArrow {
  readonly from: string
  readonly to: string
  readonly count: number
}

/** What to draw: `modelInfluence` and `quantityInfluence` make it of a model. */
export interface InfluenceRows {
  readonly nodes: readonly InfluenceRow[]
  readonly links: readonly InfluenceArrow[]
}

/** What a diagram is told beside its rows: it shows a model and no runs. */
export type InfluenceOptions = Pick<FigureOptions, 'title' | 'scenario' | 'reading' | 'source' | 'width'>

const LINE = 13
const MARGIN = { across: 10, down: 5 } as const
/** Titles of blocks that are longer than this take two lines. */
const LONG = 12
/** Room for an input's outline before its name, and the outline's size, in pixels. */
const INDENT = 15
const GLYPH = { width: 10, height: 7 } as const

/**
 * Draws what feeds what, causes above effects: boxes whose shape and colour tell their kind, and arrows that are wider, with a
 * number, where several quantities take one way. What is computed has a box that lists its inputs from outside: numbers, series
 * and quantities of other blocks; only what a block computes itself feeds by arrows. Throws where there is no node, or an arrow to none.
 */
export function influence(rows: InfluenceRows, options: InfluenceOptions): TopLevelSpec {
  const { nodes, links } = rows
  if (nodes.length === 0) throw new Error(`the chart "${options.title}" has no quantities to draw`)
  for (const { from, to } of links) {
    const missing = [from, to].find((end) => !nodes.some(({ name }) => name === end))
    if (missing !== undefined)
      throw new Error(`the chart "${options.title}" has an arrow, but no node "${missing}"`)
  }
  const boxed = boxedOf(nodes)
  const inputsOf = (to: string) =>
    nodes.filter(
      (node) => !boxed.includes(node) && links.some((one) => one.from === node.name && one.to === to),
    )
  const boxes = boxed.map((node) => boxOf(node, inputsOf(node.name)))
  const ways = links.filter(({ from }) => boxed.some(({ name }) => name === from))
  const width = options.width ?? plot.width
  const arrows = ways.map(({ from, to, count }) => ({ from, to, labelled: count > 1 }))
  const placed = placeBoxes(boxes, arrows, width)
  const described = `${options.title} ${nodes.length} boxes, ${links.length} arrows.`
  const spec = figure([plotOf(boxes, ways, { placed, width })], {
    ...options,
    runs: 1,
    seed: '',
    description: described,
  }) as TopLevelSpec & { title: object }
  // There are no runs to count under a model's title.
  const subtitle = wrapText(options.scenario, { fontSize: fontSizes.subtitle, width })
  return { ...spec, title: { ...spec.title, subtitle } } as TopLevelSpec
}

/** A line of a box; one of an input has its kind's outline before it. */
interface BoxLine {
  readonly text: string
  readonly input?: NodeKind
}

interface TextBox {
  readonly name: string
  readonly kind: NodeKind
  readonly lines: readonly BoxLine[]
  readonly width: number
  readonly height: number
}

/** Tells what is drawn as a box: what is computed; where nothing is, everything. */
function boxedOf(nodes: readonly InfluenceRow[]): readonly InfluenceRow[] {
  const computed = nodes.filter(({ kind }) => kind === 'computed' || kind === 'stock')
  return computed.length > 0 ? computed : nodes
}

function boxOf(node: InfluenceRow, inputs: readonly InfluenceRow[]): TextBox {
  const { name, kind } = node
  const own = kind === 'block' ? inTwo(name) : [name]
  const lines = [
    ...own.map((text) => ({ text })),
    ...inputs.map((one) => ({ text: one.name, input: one.kind })),
  ]
  const widest = Math.max(
    ...lines.map(({ text, ...line }) => textWidth(text, fontSizes.mark) + indentOf(line)),
  )
  return {
    name,
    kind,
    lines,
    width: Math.ceil(widest) + 2 * MARGIN.across,
    height: lines.length * LINE + 2 * MARGIN.down + (kind === 'stock' ? 2 * LID : 0),
  }
}

function indentOf({ input }: Pick<BoxLine, 'input'>): number {
  return input ? INDENT : 0
}

/** Breaks a long title after the space that is nearest to its middle. */
function inTwo(title: string): string[] {
  const gaps = [...title.matchAll(/ /g)].map(({ index }) => index)
  const [middle] = gaps.toSorted((a, b) => Math.abs(a - title.length / 2) - Math.abs(b - title.length / 2))
  if (title.length <= LONG || middle === undefined) return [title]
  return [title.slice(0, middle), title.slice(middle + 1)]
}

interface Placing {
  readonly placed: Placed
  readonly width: number
}

function plotOf(
  boxes: readonly TextBox[],
  links: readonly InfluenceArrow[],
  { placed, width }: Placing,
): object {
  const legend = legendOf(boxes)
  const left = Math.max(0, (width - placed.width) / 2)
  const top = legend.length > 0 ? LEGEND_ROOM : 0
  const height = Math.ceil(placed.height + top)
  const move = ({ x, y }: Place) => ({ x: round(x + left), y: round(y + top) })
  const at = boxes.map((_, i) => move(placed.boxes[i] ?? NOWHERE))
  const routes = routeArrows(placed, boxes)
  const ways = links.map((one, i) => {
    const { way = [], label = NOWHERE } = routes[i] ?? {}
    return { ...one, way: way.map(move), label: move(label) }
  })
  const words = boxes.flatMap((box, i) => wordsOf(box, at[i] ?? NOWHERE))
  const layers = [
    ...arrowLayers(ways),
    outlineLayer([...legend, ...boxes.flatMap((box, i) => outlinesOf(box, at[i] ?? NOWHERE))]),
    wordLayer(words, 'alone'),
    wordLayer(words, 'head'),
    wordLayer(words, 'input'),
    legendLayer(legend),
  ].filter(({ data }) => data.values.length > 0)
  const coordinates = axes(width, height)
  return {
    width,
    height,
    layer: layers.map((one) => ({ ...one, encoding: { ...coordinates, ...one.encoding } })),
  }
}

const NOWHERE = { x: 0, y: 0 } as const

/** A tenth of a pixel is more than anyone sees, and keeps the file short. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

/** Plots in pixels, from the upper left corner. */
function axes(width: number, height: number) {
  const axis = { type: 'quantitative', axis: null } as const
  return {
    x: { field: 'x', ...axis, scale: { domain: [0, width], nice: false, zero: false } },
    y: { field: 'y', ...axis, scale: { domain: [0, height], nice: false, zero: false, reverse: true } },
  }
}

interface Layer {
  readonly data: { readonly values: readonly object[] }
  readonly mark: object
  readonly encoding: object
}

type Way = InfluenceArrow & { readonly way: readonly Place[]; readonly label: Place }
type Place = { readonly x: number; readonly y: number }

function arrowLayers(ways: readonly Way[]): Layer[] {
  const paths = ways.map(({ way, count }) => ({
    ...CORNER,
    path: pathOf(way),
    wide: Math.min(WIDEST, 1 + (count - 1) / 2),
  }))
  const heads = ways.flatMap(({ way }) => headOf(way))
  const counted = ways.filter(({ count }) => count > 1).map(({ label, count }) => ({ ...label, count }))
  return [
    {
      data: { values: paths },
      mark: { ...OUTLINE, filled: false, stroke: colours.rule },
      encoding: { shape: asGiven('path'), strokeWidth: { ...asGiven('wide'), type: 'quantitative' } },
    },
    {
      data: { values: heads },
      mark: { ...OUTLINE, filled: true, color: colours.rule },
      encoding: { shape: asGiven('outline') },
    },
    {
      data: { values: counted },
      mark: { type: 'point', shape: 'circle', filled: true, size: 150, opacity: 1, color: colours.paper },
      encoding: {},
    },
    {
      data: { values: counted },
      mark: { ...WORDS, align: 'center' },
      encoding: { text: { field: 'count', type: 'quantitative' } },
    },
  ]
}

const CORNER = { x: 0, y: 0 } as const

/** A symbol of this size has its outline in pixels, around its place. */
const OUTLINE = { type: 'point', size: 4, opacity: 1 } as const

function asGiven(field: string) {
  return { field, type: 'nominal', scale: null }
}

const WIDEST = 3
/** Half the width and the length of an arrow's head, in pixels. */
const HEAD = { half: 3.5, length: 7 } as const

/** Puts a triangle at the end of a way: up or down, as all ways end upright at a box. */
function headOf(way: readonly Place[]): object[] {
  const [before, end] = way.slice(-2)
  if (!before || !end) return []
  const back = end.y > before.y ? -HEAD.length : HEAD.length
  return [{ ...end, outline: `M0,0L${-HEAD.half},${back}H${HEAD.half}Z` }]
}

interface Shape extends Place {
  readonly outline: string
  readonly kind: NodeKind
}

interface Words extends Place {
  readonly text: string
  readonly style: keyof typeof WORD_STYLES
}

/** Vega takes letters for wider than they are; clipped words make no plot wider. */
const WORDS = {
  type: 'text',
  baseline: 'middle',
  fontSize: fontSizes.mark,
  color: colours.text,
  clip: true,
} as const

/** How a name is set: alone in the middle of its box, or at the left above or among inputs. */
const WORD_STYLES = {
  alone: { align: 'center', fontWeight: 'normal' },
  head: { align: 'left', fontWeight: 'bold' },
  input: { align: 'left', fontWeight: 'normal' },
} as const

function outlinesOf({ kind, width, height, lines }: TextBox, { x, y }: Place): Shape[] {
  const own = { x, y, kind, outline: outlineOf(kind, width, height) }
  const glyphs = lines.flatMap(({ input }, i) => {
    const left = x - width / 2 + MARGIN.across + GLYPH.width / 2
    return input
      ? [
          {
            x: left,
            y: lineAt(i, { kind, lines, y }),
            kind: input,
            outline: outlineOf(input, GLYPH.width, GLYPH.height),
          },
        ]
      : []
  })
  return [own, ...glyphs]
}

function wordsOf({ kind, width, lines }: TextBox, { x, y }: Place): Words[] {
  const isList = lines.some(({ input }) => input)
  const left = x - width / 2 + MARGIN.across
  return lines.map(({ text, input }, i) => {
    const own = { y: lineAt(i, { kind, lines, y }), text }
    if (input) return { ...own, x: left + INDENT, style: 'input' }
    return isList ? { ...own, x: left, style: 'head' } : { ...own, x, style: 'alone' }
  })
}

function lineAt(i: number, { kind, lines, y }: Pick<TextBox, 'kind' | 'lines'> & Pick<Place, 'y'>): number {
  return round(y - ((lines.length - 1) * LINE) / 2 + (kind === 'stock' ? LID : 0) + i * LINE)
}

function outlineLayer(shapes: readonly Shape[]): Layer {
  const values = shapes.map(({ x, y, outline, kind }) => ({ x: round(x), y, outline, ...kinds[kind] }))
  return {
    data: { values },
    mark: { ...OUTLINE, strokeWidth: 1, fillOpacity: 1 },
    encoding: { shape: asGiven('outline'), fill: asGiven('fill'), stroke: asGiven('stroke') },
  }
}

function wordLayer(words: readonly Words[], style: Words['style']): Layer {
  const values = words
    .filter((one) => one.style === style)
    .map(({ x, y, text }) => ({ x: round(x), y, text }))
  return {
    data: { values },
    mark: { ...WORDS, ...WORD_STYLES[style] },
    encoding: { text: { field: 'text', type: 'nominal' } },
  }
}

const LEGEND_ROOM = 40
const LEGEND_BOX = { width: 24, height: 14 } as const

type LegendShape = Shape & { readonly words: string; readonly at: number }

/** Makes a sample of each kind, beside each other; of one kind there is nothing to tell apart. */
function legendOf(boxes: readonly TextBox[]): LegendShape[] {
  const used = new Set(
    boxes.flatMap(({ kind, lines }) => [kind, ...lines.flatMap(({ input }) => input ?? [])]),
  )
  const found = (Object.keys(kinds) as NodeKind[]).filter((kind) => used.has(kind))
  if (found.length < 2) return []
  let x = LEGEND_BOX.width / 2 + 1
  return found.map((kind) => {
    const { words } = kinds[kind]
    const outline = outlineOf(kind, LEGEND_BOX.width, LEGEND_BOX.height)
    const shape = {
      x,
      y: LEGEND_BOX.height,
      kind,
      lines: [],
      outline,
      words,
      at: x + LEGEND_BOX.width / 2 + 6,
    }
    x += LEGEND_BOX.width + 22 + textWidth(words, fontSizes.legend)
    return shape
  })
}

function legendLayer(legend: readonly LegendShape[]): Layer {
  const values = legend.map(({ at, y, words }) => ({ x: round(at), y, words }))
  return {
    data: { values },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontSize: fontSizes.legend,
      color: colours.text,
    },
    encoding: { text: { field: 'words', type: 'nominal' } },
  }
}
