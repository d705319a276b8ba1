import { eastAsianWidth } from 'get-east-asian-width'
import { UNSEEN } from './visible.js'

/** A line of a file, and below it a mark under what is meant. */
export interface CodeFrame {
  readonly line: string
  readonly mark: string
}

/** The widest line that is shown whole, and the columns shown before the mark of a longer one. */
const WIDEST = 96
const BEFORE = 48

/**
 * Shows a line without its indentation, and marks the word that begins at a column, counted from 1 in units of UTF-16.
 * Letters are as wide as a terminal shows them: a Chinese one takes two columns.
 */
export function codeFrame(text: string, column: number): CodeFrame {
  const clean = text.replace(/\r$/, '').replace(/\t/g, ' ').replace(UNSEEN, '\ufffd').trimEnd()
  const at = Math.min(column - 1, clean.length)
  const indentation = Math.min(clean.length - clean.trimStart().length, at)
  const start = widthOf(clean) > WIDEST ? Math.max(indentation, at - BEFORE) : indentation
  const before = `${start > indentation ? '…' : ''}${clean.slice(start, at)}`
  const rest = cut(clean.slice(at), WIDEST - widthOf(before))
  const word = rest.slice(0, wordLength(clean.slice(at)))
  return { line: before + rest, mark: ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(widthOf(word), 1)) }
}

/** Counts the letters of the quoted text, or of the word, that a text begins with. */
function wordLength(text: string): number {
  const [word = ''] =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\w+\[[^\][]*\]|[^\s,:{}][^\s,:{}(]*)/.exec(text) ?? []
  return word.endsWith(']') && !word.includes('[') ? word.length - 1 : word.length
}

function cut(text: string, most: number): string {
  let width = 0
  let length = 0
  for (const letter of text) {
    width += widthOf(letter)
    if (width > most) return `${text.slice(0, length)}…`
    length += letter.length
  }
  return text
}

function widthOf(text: string): number {
  let width = 0
  for (const letter of text)
    width += /\p{Mark}/u.test(letter) ? 0 : eastAsianWidth(letter.codePointAt(0) ?? 0)
  return width
}
