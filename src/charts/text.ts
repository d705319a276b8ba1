/** Mean advance of a Latin letter in ems; on the wide side, so that an unknown font still fits. */
const latinAdvance = 0.6

/** The advance that Vega assumes for every letter when it has no canvas; wider lines would widen the figure. */
const vegaAdvance = 0.8

/** Code point from which letters (Chinese, Japanese, Korean) are as wide as they are high. */
const firstFullWidth = 0x2e80

function advance(letter: string): number {
  return (letter.codePointAt(0) ?? 0) >= firstFullWidth ? 1 : latinAdvance
}

/** Estimates the width of a text in pixels at a font size in pixels, without a canvas or a font. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((width, letter) => width + advance(letter), 0) * fontSize
}

/** Where lines may end: the font size and the width in pixels, and the gaps to break at (by default any space). */
export interface LineRoom {
  readonly fontSize: number
  readonly width: number
  readonly at?: RegExp
}

/** Breaks a text into lines that fit a width in pixels; a piece wider than that stays whole. */
export function wrapText(text: string, { fontSize, width, at = / +/ }: LineRoom): string[] {
  const fits = (line: string) => [...line].length * vegaAdvance * fontSize <= width
  const lines: string[] = []
  for (const piece of text.split(at)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${piece}` : piece
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}
