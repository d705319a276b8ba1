import type { TopLevelSpec } from 'vega-lite'
import { inLanguage } from '../words/names.js'
import { type Lang, wordsIn } from '../words/words.js'
import { type FigureOptions, figure } from './figure.js'
import { boxOf, outlinesOf, type TextBox, wordsOf } from './influence-boxes.js'
import { arrowLayers, axes, legendLayer, outlineLayer, wordLayer } from './influence-layers.js'
import { type Placed, type Point, placeBoxes } from './influence-layout.js'
import { LEGEND_ROOM, legendOf } from './influence-legend.js'
import { routeArrows } from './influence-routes.js'
import { type NodeKind, round } from './influence-shapes.js'
import { wrapText } from './text.js'
import { fontSizes, plot } from './theme.js'

/** A node of an influence diagram. */
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
export type InfluenceOptions = Pick<
  FigureOptions,
  'title' | 'scenario' | 'reading' | 'source' | 'width' | 'lang'
>

/**
 * Draws what feeds what, causes above effects: boxes whose shape and colour tell their kind, and arrows that are wider, with a
 * number, where several quantities take one way. What is computed has a box that lists its inputs from outside: numbers, series
 * and quantities of other blocks; only what a block computes itself feeds by arrows. Throws where there is no node, or an arrow to none.
 */
export function influence(rows: InfluenceRows, options: InfluenceOptions): TopLevelSpec {
  const { nodes, links } = rows
  const { lang, scenario } = options
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
  const described = wordsIn(lang).influence.description(options.title, nodes.length, links.length)
  const spec = figure([plotOf(boxes, ways, { placed, width, lang })], {
    ...options,
    runs: 1,
    seed: '',
    description: described,
  }) as TopLevelSpec & { title: object }
  // There are no runs to count under a model's title.
  const subtitle = wrapText(inLanguage(scenario, lang), { fontSize: fontSizes.subtitle, width })
  return { ...spec, title: { ...spec.title, subtitle } } as TopLevelSpec
}

/** Tells what is drawn as a box: what is computed; where nothing is, everything. */
function boxedOf(nodes: readonly InfluenceRow[]): readonly InfluenceRow[] {
  const computed = nodes.filter(({ kind }) => kind === 'computed' || kind === 'stock')
  return computed.length > 0 ? computed : nodes
}

interface Placing {
  readonly placed: Placed
  readonly lang: Lang | undefined
  readonly width: number
}

function plotOf(
  boxes: readonly TextBox[],
  links: readonly InfluenceArrow[],
  { placed, width, lang }: Placing,
): object {
  const legend = legendOf(boxes, lang)
  const left = Math.max(0, (width - placed.width) / 2)
  const top = legend.length > 0 ? LEGEND_ROOM : 0
  const height = Math.ceil(placed.height + top)
  const move = ({ x, y }: Point) => ({ x: round(x + left), y: round(y + top) })
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
