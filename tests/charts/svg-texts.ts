import { textWidth } from '../../src/charts/text.js'

/** One line of text in a drawing, with its estimated box in pixels. */
export interface TextBox {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How much of the room that a drawing leaves for a text Helvetica takes at least, as some of it is for other fonts. */
const share = 0.94
/** Height of letters above their base line in ems; what hangs below is left out, as lines may touch there. */
const ascent = 0.72

interface Place {
  readonly x: number
  readonly y: number
}

function attribute(tag: string, name: string): string {
  return tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? ''
}

function offset(tag: string): Place {
  const found = [...attribute(tag, 'transform').matchAll(/translate\(([-\d.e]+),([-\d.e]+)\)/g)][0]
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) }
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function boxOf(tag: string, text: string, place: Place): TextBox {
  const size = Number.parseFloat(attribute(tag, 'font-size'))
  const width = textWidth(text, size) * share
  const before = { start: 0, middle: width / 2, end: width }[attribute(tag, 'text-anchor')] ?? 0
  const along = { from: -before, to: width - before }
  if (attribute(tag, 'transform').includes('rotate(-90')) {
    return {
      text,
      left: place.x - size * ascent,
      right: place.x,
      top: place.y - along.to,
      bottom: place.y - along.from,
    }
  }
  return {
    text,
    left: place.x + along.from,
    right: place.x + along.to,
    top: place.y - size * ascent,
    bottom: place.y,
  }
}

function linesOf(tag: string, content: string, place: Place): TextBox[] {
  const turned = attribute(tag, 'transform').includes('rotate(-90')
  const spans = [...content.matchAll(/<tspan([^>]*)>([^<]*)/g)].map(([, span, text]) => ({
    span: span!,
    text: text!,
  }))
  const lines = spans.length > 0 ? spans : [{ span: '', text: content }]
  let down = 0
  return lines.map(({ span, text }) => {
    down += Number(attribute(span, 'dy') || 0)
    const at = turned ? { x: place.x + down, y: place.y } : { x: place.x, y: place.y + down }
    return boxOf(tag, decode(text), at)
  })
}

/** Lists every line of text of a drawing by Vega with its box in the drawing's own pixels. */
export function textBoxes(svg: string): TextBox[] {
  const groups: Place[] = [{ x: 0, y: 0 }]
  const boxes: TextBox[] = []
  for (const [tag, , content] of svg.matchAll(/<g(?:\s[^>]*)?>|<\/g>|<text([^>]*)>(.*?)<\/text>/g)) {
    const outer = groups.at(-1)!
    if (tag === '</g>') groups.pop()
    else if (!tag.endsWith('/>')) {
      const open = tag.slice(0, tag.indexOf('>') + 1)
      const place = { x: outer.x + offset(open).x, y: outer.y + offset(open).y }
      if (tag.startsWith('<text')) boxes.push(...linesOf(open, content!, place))
      else groups.push(place)
    }
  }
  return boxes
}

/** Lists the pairs of texts whose boxes overlap, as `this / that`; a text on itself is its halo. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  const isHalo = (a: TextBox, b: TextBox) => a.text === b.text && a.left === b.left && a.top === b.top
  const meet = (a: TextBox, b: TextBox) =>
    !isHalo(a, b) && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (meet(a, b) ? [`${a.text} / ${b.text}`] : [])),
  )
}

/** Returns the texts of a drawing in one line, as a reader would read them. */
export function readable(svg: string): string {
  return textBoxes(svg)
    .map((box) => box.text)
    .join(' ')
}

/** Returns the width and height of a drawing in pixels. */
export function sizeOf(svg: string): { width: number; height: number } {
  const tag = svg.slice(0, svg.indexOf('>'))
  return { width: Number(attribute(tag, 'width')), height: Number(attribute(tag, 'height')) }
}
