import type { Point } from './influence-layout.js'
import { LID, type NodeKind, outlineOf, round } from './influence-shapes.js'
import { textWidth } from './text.js'
import { fontSizes } from './theme.js'

const LINE = 13
const MARGIN = { across: 10, down: 5 } as const
/** Titles of blocks that are longer than this take two lines. */
const LONG = 12
/** Room for an input's outline before its name, and the outline's size, in pixels. */
const INDENT = 15
const GLYPH = { width: 10, height: 7 } as const

/** A line of a box; one of an input has its kind's outline before it. */
interface BoxLine {
  readonly text: string
  readonly input?: NodeKind
}

/** A box with its lines, and its size in pixels. */
export interface TextBox {
  readonly name: string
  readonly kind: NodeKind
  readonly lines: readonly BoxLine[]
  readonly width: number
  readonly height: number
}

/** A name and what it stands for. */
interface Named {
  readonly name: string
  readonly kind: NodeKind
}

/** Makes the box of a node, as large as its lines need: its own name, and below it those of its inputs. */
export function boxOf(node: Named, inputs: readonly Named[]): TextBox {
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

/** An outline around a place, in the colours of its kind. */
export interface Shape extends Point {
  readonly outline: string
  readonly kind: NodeKind
}

/** A line of words at a place. */
export interface Words extends Point {
  readonly text: string
  readonly style: 'alone' | 'head' | 'input'
}

/** Gives the outlines of a box around its middle: its own, and those before its inputs. */
export function outlinesOf({ kind, width, height, lines }: TextBox, { x, y }: Point): Shape[] {
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

/** Gives the words of a box: its name in the middle where it is alone, and else above its inputs. */
export function wordsOf({ kind, width, lines }: TextBox, { x, y }: Point): Words[] {
  const isList = lines.some(({ input }) => input)
  const left = x - width / 2 + MARGIN.across
  return lines.map(({ text, input }, i) => {
    const own = { y: lineAt(i, { kind, lines, y }), text }
    if (input) return { ...own, x: left + INDENT, style: 'input' }
    return isList ? { ...own, x: left, style: 'head' } : { ...own, x, style: 'alone' }
  })
}

function lineAt(i: number, { kind, lines, y }: Pick<TextBox, 'kind' | 'lines'> & Pick<Point, 'y'>): number {
  return round(y - ((lines.length - 1) * LINE) / 2 + (kind === 'stock' ? LID : 0) + i * LINE)
}
