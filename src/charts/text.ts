/** Advances of the letters from space to tilde in Helvetica, and so in Arial and Arimo, in thousandths of an em (Adobe's AFM). */
const advances = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const

/** Makes room for wider fonts where neither Helvetica nor Arial is there. */
const margin = 1.12

/** How much wider than that bold letters are; DejaVu Sans Bold, of Linux, is 1.3 times as wide as Helvetica. */
const boldness = 1.16

/** Mean advance of other letters, in ems. */
const otherAdvance = 0.6

/** Code point from which letters (Chinese, Japanese, Korean) are as wide as they are high. */
const firstFullWidth = 0x2e80

function advance(letter: string): number {
  const point = letter.codePointAt(0) ?? 0
  if (point >= firstFullWidth) return 1
  return ((advances[point - 32] ?? otherAdvance * 1000) / 1000) * margin
}

/** Estimates the width of a text in pixels at a font size in pixels, on the wide side, without a canvas or a font. */
export function textWidth(text: string, fontSize: number, isBold = false): number {
  const size = isBold ? fontSize * boldness : fontSize
  return [...text].reduce((width, letter) => width + advance(letter), 0) * size
}

/** Where lines may end: the font size and the width in pixels, and the gaps to break at (by default any space). */
export interface LineRoom {
  readonly fontSize: number
  readonly width: number
  readonly at?: RegExp
  readonly isBold?: boolean
}

/** Chinese has no spaces: a line may end before and after each sign, but for marks that belong to what they follow or open. */
const betweenSigns =
  /(?<=[\u2e80-\uffef])(?<![（“‘《【])(?![，。、：；？！）”’》】 ])|(?<![（“‘《【 ])(?=[\u2e80-\uffef])(?![，。、：；？！）”’》】])/u

/** The pieces of a text that no line end may part, each with what stands before it on one line. */
function piecesOf(text: string, at: RegExp | undefined): { piece: string; gap: string }[] {
  return text.split(at ?? / +/).flatMap((part) => {
    const signs = at ? [part] : part.split(betweenSigns)
    return signs.map((piece, i) => ({ piece, gap: i === 0 ? ' ' : '' }))
  })
}

/** Breaks a text into lines that fit a width in pixels; a piece wider than that stays whole. */
export function wrapText(text: string, { fontSize, width, at, isBold = false }: LineRoom): string[] {
  const lines: string[] = []
  for (const { piece, gap } of piecesOf(text, at)) {
    const longer = lines.length > 0 ? `${lines.at(-1)}${gap}${piece}` : piece
    if (lines.length > 0 && textWidth(longer, fontSize, isBold) <= width) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}
