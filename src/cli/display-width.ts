import { eastAsianWidth } from 'get-east-asian-width'

/** Letters beside which a line may be broken: Chinese, Japanese and Korean ones, and their full-width signs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

/** Letters that take none: marks set upon another letter, and what colours text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of a terminal begin with one
const NARROW = /\p{Mn}|\u001b\[[0-9;]*m/gu

/** Counts the columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  const seen = text.replace(NARROW, '')
  return [...seen].reduce((sum, letter) => sum + eastAsianWidth(letter.codePointAt(0) ?? 0), 0)
}

/** Fills a text with spaces to a width, at its end or, with `right`, before it. */
export function padTo(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(width - displayWidth(text), 0))
  return side === 'right' ? spaces + text : text + spaces
}

/** Breaks a text into lines of a width, at spaces and beside wide letters; a longer word has a line of its own. */
export function wrapTo(text: string, width: number): string[] {
  const lines = ['']
  for (const piece of text.match(PIECE) ?? []) {
    const longer = lines.at(-1) + piece
    if (lines.at(-1) === '' || displayWidth(longer.trimEnd()) <= width) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines.map((line) => line.trimEnd()).filter((line, i) => line !== '' || i === 0)
}

/** Letters in a line that reads well where the terminal is wide, or where there is none. */
const READABLE = 100

/** Breaks a text into lines that the terminal has room for and that read well. */
export function inLines(text: string): string[] {
  return wrapTo(text, Math.min(process.stdout.columns ?? READABLE, READABLE) - 4)
}

const PIECE = new RegExp(`${WIDE.source}[,;.:)\\]]*\\s*|(?:(?!${WIDE.source})\\S)+\\s*|\\s+`, 'gu')
