/** Mean advance of a Latin letter in ems; on the wide side, so that an unknown font still fits. */
const latinAdvance = 0.6

/** The advance that Vega assumes for every letter when it has no canvas; wider lines would widen the figure. */
const vegaAdvance = 0.8

/** Code point from which letters (Chinese, Japanese, Korean) are as wide as they are high. */
const firstFullWidth = 0x2e80

function isFullWidth(letter: string): boolean {
  return (letter.codePointAt(0) ?? 0) >= firstFullWidth
}

function widthWith(text: string, latin: number): number {
  return [...text].reduce((width, letter) => width + (isFullWidth(letter) ? 1 : latin), 0)
}

/** Estimates the width of a text in pixels at a font size in pixels, without a canvas or a font. */
export function textWidth(text: string, fontSize: number): number {
  return widthWith(text, latinAdvance) * fontSize
}

/** Estimates a width as `textWidth` does, but with the room that a drawing leaves for letters of any Latin font. */
export function roomForText(text: string, fontSize: number): number {
  return widthWith(text, vegaAdvance) * fontSize
}

/** Where lines may end: the font size and the width in pixels, and the gaps to break at (by default any space). */
export interface LineRoom {
  readonly fontSize: number
  readonly width: number
  readonly at?: RegExp
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
export function wrapText(text: string, { fontSize, width, at }: LineRoom): string[] {
  const lines: string[] = []
  for (const { piece, gap } of piecesOf(text, at)) {
    const longer = lines.length > 0 ? `${lines.at(-1)}${gap}${piece}` : piece
    if (lines.length > 0 && roomForText(longer, fontSize) <= width) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}
