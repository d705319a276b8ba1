import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml'
import { buildTree, tooDeep, tooMany } from './build-tree.js'
import type { Problem } from './problem.js'
import type { Place, Tree } from './tree.js'
import { plainFaults } from './yaml-faults.js'

/** Bounds on a scenario file. Far above any real one, and low enough that a hostile one costs seconds at most. */
const MOST_CHARACTERS = 5_000_000
const MOST_VALUES = 200_000
const MOST_LEVELS = 100
/** A key and its value take about six words of syntax: key, colon, space, value, line end, indentation. */
const WORDS_PER_VALUE = 6

/** Where a text stands in the eyes of its reader: gives the place of each offset. */
export type PlaceOf = (offset: number) => Place

/** Reads YAML text into a tree; where it can't, the problems say why and there is no tree. */
export function parseText(text: string, file: string): { tree?: Tree; problems: Problem[] } {
  // Editors on Windows begin a file with a byte order mark, which would shift the first line by a column.
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const counter = new LineCounter()
  const placeOf: PlaceOf = (offset) => {
    const { line, col } = counter.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  return parseAt(plain, placeOf, counter)
}

/** Reads YAML text that stands at places of its own, as the value of a command-line option does. */
export function parseAt(
  text: string,
  placeOf: PlaceOf,
  counter = new LineCounter(),
): ReturnType<typeof parseText> {
  const problems: Problem[] = []
  const report: Report = (offset, message) => problems.push({ ...placeOf(offset), path: '', message })
  const document = compose(text, counter, report)
  if (!document || problems.length > 0) return { problems }
  const tree = buildTree(document, { placeOf, report, most: MOST_VALUES, levels: MOST_LEVELS })
  return problems.length > 0 ? { problems } : { tree, problems }
}

type Report = (offset: number, message: string) => void

function compose(text: string, counter: LineCounter, report: Report): Document | undefined {
  if (text.length > MOST_CHARACTERS) return void report(0, tooLong(text.length))
  const tokens = readTokens(text, counter)
  if (!tokens) return void report(0, tooMany(MOST_VALUES))
  if (text.includes('\0')) report(text.indexOf('\0'), 'holds a NUL character; is this a text file?')
  const deep = deepest(tokens)
  if (deep !== undefined) return void report(deep, tooDeep(MOST_LEVELS))
  // Keys are compared below, in linear time; the library's own check is quadratic.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, prettyErrors: false })
  const [document, second] = [...composer.compose(tokens, true, text.length)]
  if (second)
    report(second.range[0], 'holds several documents (a line "---" starts another); a scenario is one')
  const faults = [...(document?.errors ?? []), ...(document?.warnings ?? [])]
  for (const { offset, message } of plainFaults(text, faults)) report(offset, `not valid YAML: ${message}`)
  if (document?.directives?.yaml.version === '1.1')
    report(0, 'written in YAML 1.1; leave out the line "%YAML 1.1"')
  return document
}

function tooLong(length: number): string {
  const [found, limit] = [length, MOST_CHARACTERS].map((characters) =>
    Number((characters / 1e6).toPrecision(2)),
  )
  return `holds ${found} million characters, at most ${limit} million are read`
}

/** Reads the syntax, without recursion; undefined where the text holds far too many words. */
function readTokens(text: string, counter: LineCounter): CST.Token[] | undefined {
  const parser = new Parser(counter.addNewLine)
  counter.addNewLine(0)
  const tokens: CST.Token[] = []
  let words = 0
  for (const word of new Lexer().lex(text)) {
    if (++words > MOST_VALUES * WORDS_PER_VALUE) return undefined
    tokens.push(...parser.next(word))
  }
  return [...tokens, ...parser.end()]
}

/**
 * Looks for nesting beyond the limit, without recursion. The composer recurses, and near the end of the stack the
 * process can die in a way that no catch sees.
 */
function deepest(tokens: readonly CST.Token[]): number | undefined {
  const open: { token: CST.Token | null | undefined; level: number }[] = tokens.map((token) => ({
    token,
    level: 0,
  }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, level } = next
    if (!token) continue
    if (level > MOST_LEVELS) return token.offset
    if (token.type === 'document') open.push({ token: token.value, level })
    if (!('items' in token)) continue
    for (const item of token.items) {
      open.push({ token: item.key, level: level + 1 }, { token: item.value, level: level + 1 })
    }
  }
  return undefined
}
