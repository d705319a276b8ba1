/** What the YAML library says is wrong with a text, and where. */
export interface YamlFault {
  readonly code: string
  readonly pos: readonly [number, number]
  readonly message: string
}

/** The same in words for one who has never read a specification of YAML, at the place where it can be mended. */
export interface PlainFault {
  readonly offset: number
  readonly message: string
}

/**
 * Says in plain words what is not valid YAML. Of several faults in a line, the first is told, and what only follows from
 * an earlier one is left out.
 */
export function plainFaults(text: string, faults: readonly YamlFault[]): PlainFault[] {
  const told = new Map<number, PlainFault>()
  for (const fault of faults) {
    const plain = plainFault(text, fault, faults)
    const line = lineOf(text, plain.offset)
    if (!told.has(line) && !isEcho(fault, faults)) told.set(line, plain)
  }
  return [...told.values()]
}

/**
 * An unclosed bracket or quote leaves the brackets around it unclosed as well, and those that follow without a partner; a
 * line that is indented too far is also called a key of several lines.
 */
function isEcho({ code, message, pos }: YamlFault, faults: readonly YamlFault[]): boolean {
  const hasTwin = faults.some((other) => other.code === 'BLOCK_AS_IMPLICIT_KEY' && other.pos[0] === pos[0])
  if (code === 'MULTILINE_IMPLICIT_KEY' && hasTwin) return true
  const isBracket = NEVER_CLOSED.test(message) || CLOSES_NOTHING.test(message) || code === 'UNEXPECTED_TOKEN'
  const earlier = faults.filter((other) => other.pos[0] < pos[0])
  return isBracket && earlier.some((other) => other.code !== 'TAB_AS_INDENT')
}

const NEVER_CLOSED = /^Flow (map|sequence) (?:in block collection )?must/
const CLOSES_NOTHING = /^Unexpected flow-(seq|map)-end token/
const WRITTEN = 'such as "title: Baseline"'

function plainFault(
  text: string,
  { code, message, pos }: YamlFault,
  faults: readonly YamlFault[],
): PlainFault {
  const [from, to] = pos
  const at = (offset: number, words: string): PlainFault => ({ offset, message: words })
  const word = text.slice(from, to).split('\n')[0] ?? ''
  if (NEVER_CLOSED.test(message)) return neverClosed(text, from)
  if (CLOSES_NOTHING.test(message)) return at(from, `"${text[from]}" closes nothing that is open`)
  if (message.startsWith('Missing closing')) return unendedQuote(text, from)
  if (code === 'MISSING_CHAR' && text[from] === '[') return bracketsInBraces(text, from)
  switch (code) {
    case 'TAB_AS_INDENT':
      return at(from, 'a tab indents this line; use spaces')
    case 'BAD_INDENT':
      return at(
        firstLetter(text, from),
        'indented unlike the lines above; what belongs together begins in the same column',
      )
    case 'BLOCK_AS_IMPLICIT_KEY':
      return secondColon(text, { code, message, pos }, faults)
    case 'MULTILINE_IMPLICIT_KEY':
      return at(from, `no colon and space in this line; expected a key and a value ${WRITTEN}`)
    case 'BLOCK_IN_FLOW':
      return at(from, 'no comma after this value; in braces, entries are parted by commas')
    case 'BAD_SCALAR_START':
      return at(from, `text that begins with "${text[from]}" stands in quotes`)
    case 'BAD_DQ_ESCAPE':
      return at(from, `"${text.slice(from, from + 2)}" has no meaning in double quotes; use single ones`)
    case 'TAG_RESOLVE_FAILED':
      return at(
        from,
        `"${word}" is a tag that means nothing here; text that begins with "!" stands in quotes`,
      )
    case 'NON_STRING_KEY':
      return at(from, `a list or a map can't be a key; expected a name ${WRITTEN}`)
    case 'MISSING_CHAR':
      return at(from, missing(message))
    case 'UNEXPECTED_TOKEN':
      return at(from, unexpected(text, message, from))
    default:
      return at(from, message)
  }
}

function missing(message: string): string {
  if (message.startsWith('Missing')) return 'no comma before this; in braces, entries are parted by commas'
  return `no colon and space after this; expected a key and a value ${WRITTEN}`
}

/** A name with brackets inside braces, which YAML takes for a list. */
function bracketsInBraces(text: string, from: number): PlainFault {
  const before = /[\w.-]*$/.exec(text.slice(Math.max(from - 60, 0), from))?.[0] ?? ''
  const brackets = /^\[[^\]\n]{0,60}\]/.exec(text.slice(from))?.[0] ?? '[...]'
  return { offset: from - before.length, message: `inside braces, put "${before}${brackets}" in quotes` }
}

function unexpected(text: string, message: string, from: number): string {
  if (message.startsWith('Unexpected ,')) return 'one comma too many'
  if (message.includes('block-seq-ind')) return 'a list with "-" begins on a line of its own'
  if (/["']\s*$/.test(text.slice(Math.max(from - 20, 0), from)))
    return 'text goes on after the closing quote; put all of it in one pair of quotes'
  return 'the value has ended before this; put text with brackets or braces in quotes'
}

/** Tells a second colon in a line from a line that is indented although the one above it has its value. */
function secondColon(text: string, fault: YamlFault, faults: readonly YamlFault[]): PlainFault {
  const [from] = fault.pos
  const longer = faults.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === from)
  const end = text.indexOf('\n', from)
  if (longer && end >= 0 && end < longer.pos[1])
    return {
      offset: firstLetter(text, end + 1),
      message: 'indented further than the line above, which has its value already; begin in the same column',
    }
  return { offset: from, message: 'a second colon in one entry; put text that has colons in quotes' }
}

function neverClosed(text: string, at: number): PlainFault {
  const open = openAt(text, at)
  const bracket = text[open] ?? '{'
  const closing = bracket === '[' ? ']' : '}'
  const line = lineOf(text, at) + 1
  const isEnd = text.slice(at).trim() === ''
  if (/[\]}]/.test(text[at] ?? ''))
    return {
      offset: open,
      message: `this "${bracket}" is not closed; expected "${closing}" before "${text[at]}"`,
    }
  const before = isEnd ? '' : ` before line ${line}, or that line further to the right`
  return { offset: open, message: `this "${bracket}" is not closed; expected "${closing}"${before}` }
}

function unendedQuote(text: string, at: number): PlainFault {
  const offset = openAt(text, at)
  return { offset, message: `this quote is not closed; expected another ${text[offset]} after the text` }
}

/** How far back an opening bracket or quote is looked for; a hostile text is all quotes. */
const FURTHEST = 100_000

/** Finds the last bracket or quote that is open at a place: the one that has to be closed. */
function openAt(text: string, at: number): number {
  const open: number[] = []
  // A quote begins text only where a value may begin; elsewhere it is an apostrophe.
  const words = /(?<=^|[\s[{,:(])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|["']|#.*)|[[\]{}]/g
  const start = Math.max(at - FURTHEST, 0)
  for (const { 0: word, index } of text.slice(start, at).matchAll(words)) {
    if (word === '"' || word === "'") return start + index
    if (word === '[' || word === '{') open.push(start + index)
    if (word === ']' || word === '}') open.pop()
  }
  return open.at(-1) ?? Math.min(at, text.length)
}

function firstLetter(text: string, at: number): number {
  return at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0)
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1
}
