import { languageFunctions } from '../compile/functions.js'
import type { ModelProblem } from '../compile/model-error.js'
import { didYouMean } from './nearest.js'
import type { Texts } from './problem.js'
import type { Place } from './tree.js'

/** What is meant in an expression: a word of it, or the letter with a number, counted from 1. */
export type Spot = string | number | undefined

/** What the parser of expressions says, and the same in plain words. */
const WORDS: Readonly<Record<string, string>> = {
  'Value expected': 'expected a number or a name here',
  'Unexpected end of expression': 'it ends too early; expected a number or a name',
  'Parenthesis ) expected': 'expected ")" here',
  'False part of conditional expression expected': 'expected ":" and what holds otherwise, as in a ? b : c',
  'Unexpected operator )': 'this ")" closes nothing that is open',
  'End of string " expected': 'expected another " after the text',
}

/** Gives a problem's message in plain words, and the spot in the expression that it is about. */
export function readable({ message, word }: ModelProblem): { readonly at: Spot; readonly message: string } {
  const [, said, letter] = /^can't be read: (.*) \(char (\d+)\)$/.exec(message) ?? []
  if (said === undefined) return { at: word ?? foreignLetter(message), message: withMeant(message) }
  return { at: Number(letter), message: `can't be read: ${WORDS[said] ?? said}` }
}

/** The letter that a message names by its code, as a terminal may not show it. */
function foreignLetter(message: string): string | undefined {
  const [, code] = /has the character U\+([0-9A-F]+);/.exec(message) ?? []
  return code === undefined ? undefined : String.fromCodePoint(Number.parseInt(code, 16))
}

const LIST = '; "chokepoint list functions" shows all'

/** Functions by names that other languages give them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  average: 'mean',
  avg: 'mean',
  log: 'ln',
  maximum: 'max',
  minimum: 'min',
}

function withMeant(message: string): string {
  const [, name = ''] = /has the function "(\w+)", which the language does not know$/.exec(message) ?? []
  if (name === 'if') return `${message}; write "condition ? a : b"`
  const near = Object.hasOwn(ELSEWHERE, name) ? `; did you mean "${ELSEWHERE[name]}"?` : undefined
  return name === '' ? message : `${message}${near ?? (didYouMean(name, languageFunctions.keys()) || LIST)}`
}

/** How far beyond its first letter an expression is searched for a word; the longest has 2,000 letters. */
const FURTHEST = 4000

/** Finds a spot in the expression that stands at a place; gives the place itself where it is not seen there. */
export function spotPlace(place: Place, at: Spot, texts: Texts): Place {
  if (at === undefined) return place
  const lines = (texts.get(place.file) ?? '')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .slice(place.line - 1)
  const first = (lines[0] ?? '').slice(place.column - 1)
  if (typeof at === 'number') return letterPlace(place, first, at)
  let searched = 0
  for (const [index, line] of lines.entries()) {
    const from = index === 0 ? place.column - 1 : 0
    // What follows an entry of one line is another entry.
    if ((index > 0 && !/^[>|]/.test(first)) || searched > FURTHEST) break
    const found = wordIn(line.slice(from), at)
    if (found >= 0) return { ...place, line: place.line + index, column: from + found + 1 }
    searched += line.length
  }
  return place
}

function wordIn(text: string, word: string): number {
  const escaped = word.replace(/[^\w\s]/g, '\\$&')
  const isName = /^\w+$/.test(word)
  return text.search(new RegExp(isName ? `(?<![\\w.])${escaped}(?!\\w)` : escaped))
}

function letterPlace(place: Place, line: string, letter: number): Place {
  const [opening = ''] = /^["']?/.exec(line) ?? []
  const isWhole = !/^[>|]/.test(line) && opening.length + letter - 1 <= line.trimEnd().length
  return isWhole ? { ...place, column: place.column + opening.length + letter - 1 } : place
}
