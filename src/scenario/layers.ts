import { show } from './issues.js'
import { parseText } from './parse-text.js'
import type { Problem, Texts } from './problem.js'
import { sectionsOf } from './sections.js'
import { type Branch, isBranch, type Place, type Tree } from './tree.js'

/** The files that make up a scenario, each as a tree, in the order in which they are laid over each other. */
export interface Layers {
  readonly layers: readonly Branch[]
  readonly problems: Problem[]
  /** Whether every file could be read; otherwise what seems to be missing may stand in one that could not. */
  readonly complete: boolean
  /** The files' texts, to show lines of. */
  readonly texts: Texts
  /** The files that the user named: the scenario and the overlays. */
  readonly named: readonly string[]
}

/** A bound on files, for a server that answers any address with a text that names yet another one. */
const MOST_FILES = 500
/** A bound on their texts together. */
const MOST_CHARACTERS = 20_000_000
const TOO_MUCH = `more than ${MOST_CHARACTERS / 1e6} million characters in all files`

interface Walk {
  readonly readText: (path: string) => string
  readonly parse: ParseText
  readonly layers: Branch[]
  readonly problems: Problem[]
  /** Files already laid down: one that is reached twice counts once, where it came first. */
  readonly done: Set<string>
  readonly texts: Map<string, string>
  readonly named: string[]
  complete: boolean
  characters: number
}

/** The file that problems with overlays from the command line are reported for. */
const WITH = '--with'

/** Part of a file that is laid over a scenario, and may extend files as one does; `text` is that of the whole file. */
export interface Inlay {
  readonly tree: Tree
  readonly file: string
  readonly text: string
}

/** Reads YAML text into a tree, or says why it can't. */
export type ParseText = typeof parseText

/** What is read: a scenario file, what is laid over it, and how to get at their texts. */
export interface Sources {
  readonly file: string
  readonly overlays?: readonly string[]
  readonly inlays?: readonly Inlay[]
  readonly readText: (path: string) => string
  readonly parse?: ParseText
}

/**
 * Reads a file and all that it extends, first what it extends; then the overlays and the inlays, each likewise. Problems
 * are collected, nothing is thrown.
 */
export function readLayers({
  file,
  overlays = [],
  inlays = [],
  readText,
  parse = parseText,
}: Sources): Layers {
  const root = resolvePath('', file)
  const walk: Walk = { ...emptyWalk(), readText, parse, named: [root] }
  visit(root, { at: { file: root, line: 1, column: 1 }, chain: [] }, walk)
  for (const overlay of overlays) {
    const [name, asker] = [resolvePath('', overlay), { at: { file: WITH, line: 1, column: 1 }, chain: [] }]
    if (walk.done.has(name)) fail(`"${overlay}" is part of the scenario already`, asker, walk)
    else visit(name, asker, walk)
    walk.named.push(name)
  }
  for (const { tree, file: from, text } of inlays) {
    walk.texts.set(from, text)
    lay(tree, { chain: [from], file: from }, walk)
  }
  return walk
}

function emptyWalk(): Omit<Walk, 'readText' | 'parse' | 'named'> {
  return { layers: [], problems: [], done: new Set(), texts: new Map(), complete: true, characters: 0 }
}

/** Who asks for a file: where its name stands, and the files that lead there. */
interface Asker {
  readonly at: Place
  readonly chain: readonly string[]
}

function visit(file: string, asker: Asker, walk: Walk): void {
  const chain = [...asker.chain, file]
  const isCircle = asker.chain.includes(file)
  if (!isCircle && walk.done.has(file)) return
  walk.done.add(file)
  if (isCircle) fail(`goes in a circle: ${chain.slice(chain.indexOf(file)).join(' > ')}`, asker, walk)
  else if (walk.done.size > MOST_FILES) fail(`leads to more than ${MOST_FILES} files`, asker, walk)
  else readOne({ chain, file }, asker, walk)
}

function readOne(spot: Spot, asker: Asker, walk: Walk): void {
  const text = attempt(spot, walk.readText)
  if (typeof text === 'string') {
    walk.characters += text.length
    walk.texts.set(spot.file, text)
  }
  if (typeof text !== 'string') fail(text.message, asker, walk)
  else if (walk.characters > MOST_CHARACTERS) fail(`leads to ${TOO_MUCH}`, asker, walk)
  else open(text, spot, walk)
}

function fail(message: string, { at, chain }: Asker, walk: Walk): void {
  walk.complete = false
  walk.problems.push({ ...at, path: chain.length > 0 ? 'extends' : '', message })
}

/** What a reader of files says where there is none. */
const MISSING = 'no such file'

/** Offers a file that is there: the name with its ending, or from the folder of the file that names it. */
function meantFile({ file, chain }: Spot, readText: Walk['readText']): string {
  const withEnding = `${file}.yaml`
  if (!/\.ya?ml$/.test(file) && isThere(withEnding, readText)) return `; did you mean "${withEnding}"?`
  const folders = file.split('/')
  const twice = folders.findIndex((folder, index) => index > 0 && folder === folders[index - 1])
  const shorter = folders.toSpliced(twice, 1).join('/')
  if (twice < 0 || !isThere(shorter, readText)) return ''
  const from = (chain.at(-2) ?? '').split('/').slice(0, -1)
  const own = shorter.split('/').slice(from.length).join('/')
  return `; it is looked for from the folder of this file, so write "${own}"`
}

function isThere(file: string, readText: Walk['readText']): boolean {
  try {
    return readText(file) !== undefined
  } catch {
    return false
  }
}

function attempt(spot: Spot, readText: Walk['readText']): string | Error {
  try {
    return readText(spot.file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return new Error(
      `can't read "${spot.file}": ${reason}${reason === MISSING ? meantFile(spot, readText) : ''}`,
    )
  }
}

function open(text: string, spot: Spot, walk: Walk): void {
  const { tree, problems } = walk.parse(text, spot.file)
  walk.problems.push(...problems)
  if (tree) lay(tree, spot, walk)
  else walk.complete = false
}

/** A file, and the files that lead to it, itself the last. */
interface Spot {
  readonly file: string
  readonly chain: readonly string[]
}

function lay(tree: Tree, { chain, file }: Spot, walk: Walk): void {
  if (!isBranch(tree)) {
    const found = tree.content === null ? 'is empty' : `holds ${show(tree.content)}`
    walk.problems.push({
      ...tree.at,
      path: '',
      message: `${found}; a scenario is a map such as "title: Baseline"`,
    })
    walk.complete = false
    return
  }
  const before = walk.problems.length
  const named = parents(tree, walk.problems)
  if (walk.problems.length > before) walk.complete = false
  for (const parent of named) visit(resolvePath(file, parent.name), { at: parent.at, chain }, walk)
  walk.layers.push({ ...tree, content: sectionsOf(tree, walk.problems) })
}

function parents({ content }: Branch, problems: Problem[]): { name: string; at: Place }[] {
  const given = content.get('extends')
  if (!given) return []
  const list = Array.isArray(given.content) ? (given.content as readonly Tree[]) : [given]
  return list.flatMap(({ at, content: name }) => {
    if (typeof name === 'string' && name !== '' && !name.includes('\0')) return [{ name, at }]
    problems.push({
      ...at,
      path: 'extends',
      message: `found ${show(name)}, expected a file or a list of files`,
    })
    return []
  })
}

/** Finds a file from where another one names it. Only "/" separates folders; a browser's addresses work as well. */
export function resolvePath(from: string, to: string): string {
  if (to.startsWith('/') || /^[a-z]+:\/\//i.test(to)) return to
  const folders = from.split('/').slice(0, -1)
  for (const step of to.split('/')) {
    if (step === '..' && folders.length > 0 && folders.at(-1) !== '..') folders.pop()
    else if (step !== '.' && step !== '') folders.push(step)
  }
  return folders.join('/')
}
