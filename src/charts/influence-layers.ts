import type { Shape, Words } from './influence-boxes.js'
import type { Point } from './influence-layout.js'
import type { LegendShape } from './influence-legend.js'
import { pathOf, type Route } from './influence-routes.js'
import { kinds, round } from './influence-shapes.js'
import { colours, fontSizes } from './theme.js'

/** Makes scales of a plot that is laid out in pixels from its upper left corner. */
export function axes(width: number, height: number) {
  const axis = { type: 'quantitative', axis: null } as const
  return {
    x: { field: 'x', ...axis, scale: { domain: [0, width], nice: false, zero: false } },
    y: { field: 'y', ...axis, scale: { domain: [0, height], nice: false, zero: false, reverse: true } },
  }
}

/** A layer of a plot, with its data. */
export interface Layer {
  readonly data: { readonly values: readonly object[] }
  readonly mark: object
  readonly encoding: object
}

/** Draws arrows, wider and with a number where several quantities take one way. */
export function arrowLayers(ways: readonly (Route & { readonly count: number })[]): Layer[] {
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
function headOf(way: readonly Point[]): object[] {
  const [before, end] = way.slice(-2)
  if (!before || !end) return []
  const back = end.y > before.y ? -HEAD.length : HEAD.length
  return [{ ...end, outline: `M0,0L${-HEAD.half},${back}H${HEAD.half}Z` }]
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

/** Colours by kind stand in a scale and not in the data, so that they have a twin on a dark ground. */
function byKind(part: 'fill' | 'stroke') {
  const names = Object.keys(kinds) as (keyof typeof kinds)[]
  const scale = { domain: names, range: names.map((kind) => kinds[kind][part]) }
  return { field: 'kind', type: 'nominal', scale, legend: null } as const
}

/** Draws the outlines of boxes and inputs. */
export function outlineLayer(shapes: readonly Shape[]): Layer {
  const values = shapes.map(({ x, y, outline, kind }) => ({ x: round(x), y, outline, kind }))
  return {
    data: { values },
    mark: { ...OUTLINE, strokeWidth: 1, fillOpacity: 1 },
    encoding: { shape: asGiven('outline'), fill: byKind('fill'), stroke: byKind('stroke') },
  }
}

/** Draws the words that are set in one style. */
export function wordLayer(words: readonly Words[], style: Words['style']): Layer {
  const values = words
    .filter((one) => one.style === style)
    .map(({ x, y, text }) => ({ x: round(x), y, text }))
  return {
    data: { values },
    mark: { ...WORDS, ...WORD_STYLES[style] },
    encoding: { text: { field: 'text', type: 'nominal' } },
  }
}

/** Draws the words beside the samples of kinds. */
export function legendLayer(legend: readonly LegendShape[]): Layer {
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
