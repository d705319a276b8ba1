import { colours } from './theme.js'

/** What a node of an influence diagram stands for; `block` is a whole block of the model. */
export type NodeKind = 'block' | 'stock' | 'computed' | 'number' | 'series'

/** Half the height of a stock's lid, in pixels, where its box is high enough. */
export const LID = 4

/** Slant of a series, corner of a block and round of a number, in pixels, or this part of the height where that is less. */
const [SLANT, CORNER, ROUND] = [7, 9, 10]

const OUTLINES: Readonly<Record<NodeKind, (right: number, low: number) => string>> = {
  computed: (a, b) => `M${-a},${-b}H${a}V${b}H${-a}Z`,
  stock: (a, b) => {
    const lid = Math.min(LID, b / 2)
    const bend = (x: number, y: number, sweep: 0 | 1) => `A${a},${lid} 0 0 ${sweep} ${x},${y}`
    const body = `M${-a},${lid - b}${bend(a, lid - b, 1)}V${b - lid}${bend(-a, b - lid, 1)}Z`
    return `${body}M${-a},${lid - b}${bend(a, lid - b, 0)}`
  },
  number: (a, b) => {
    const r = Math.min(ROUND, b)
    const corner = (x: number, y: number) => `A${r},${r} 0 0 1 ${x},${y}`
    return `M${r - a},${-b}H${a - r}${corner(a, r - b)}V${b - r}${corner(a - r, b)}H${r - a}${corner(-a, b - r)}V${r - b}${corner(r - a, -b)}Z`
  },
  series: (a, b) => {
    const slant = Math.min(SLANT, b)
    return `M${slant - a},${-b}H${a}L${a - slant},${b}H${-a}Z`
  },
  block: (a, b) => {
    const corner = Math.min(CORNER, b)
    return `M${corner - a},${-b}H${a - corner}L${a},0L${a - corner},${b}H${corner - a}L${-a},0Z`
  },
}

/** Gives the outline of a kind's box of a width and height in pixels, around its middle, as an SVG path. */
export function outlineOf(kind: NodeKind, width: number, height: number): string {
  return OUTLINES[kind](width / 2, height / 2)
}

/** Lists each kind's colours, whose words are in the catalogue: fills light enough for dark letters, of hues apart for every kind of colour vision (Okabe and Ito). */
export const kinds: Readonly<Record<NodeKind, { readonly fill: string; readonly stroke: string }>> = {
  computed: { fill: colours.outer, stroke: colours.median },
  stock: { fill: colours.inner, stroke: colours.median },
  number: { fill: colours.numberBox, stroke: colours.numberEdge },
  series: { fill: colours.seriesBox, stroke: colours.seriesEdge },
  block: { fill: colours.otherBox, stroke: colours.rule },
}

/** Rounds pixels to a tenth, which is more than anyone sees, and keeps files short. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
