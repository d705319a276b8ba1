import { type Document, isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Content, Place, Tree } from './tree.js'

/** What building a tree needs: where offsets stand, where problems go, and how large the tree may grow. */
export interface Builder {
  readonly placeOf: (offset: number) => Place
  readonly report: (offset: number, message: string) => void
  readonly most: number
  readonly levels: number
}

interface Progress extends Builder {
  /** The anchors met so far; a later one of the same name replaces an earlier one. */
  readonly anchors: Map<string, unknown>
  values: number
  /** Whether a bound was met, which is said once; the rest of the document is then left unread. */
  stopped: boolean
}

/** Builds the tree of a parsed document, with aliases and merge keys (`<<`) replaced by what they stand for. */
export function buildTree(document: Document, builder: Builder): Tree {
  const progress: Progress = { ...builder, anchors: new Map(), values: 0, stopped: false }
  return build(document.contents, { offset: 0, level: 0, progress })
}

interface Spot {
  /** Where the node stands if it does not say so itself, as a value that was left out. */
  readonly offset: number
  readonly level: number
  readonly progress: Progress
}

function build(node: unknown, spot: Spot): Tree {
  const { progress, level } = spot
  const offset = offsetOf(node) ?? spot.offset
  const at = progress.placeOf(offset)
  progress.values++
  if (progress.values > progress.most) stop(progress, offset, tooMany(progress.most))
  else if (level > progress.levels) stop(progress, offset, tooDeep(progress.levels))
  return { at, content: progress.stopped ? null : contentOf(node, { ...spot, offset }) }
}

function stop(progress: Progress, offset: number, message: string): void {
  if (!progress.stopped) progress.report(offset, message)
  progress.stopped = true
}

/** Says that a text holds too many values. */
export function tooMany(most: number): string {
  return `holds more than ${most.toLocaleString('en')} values, counting what aliases repeat`
}

/** Says that a text is nested too deeply. */
export function tooDeep(levels: number): string {
  return `nested more than ${levels} levels deep`
}

function contentOf(node: unknown, spot: Spot): Content {
  if (isAlias(node)) return aliased(node.source, spot)
  const content = isMap(node)
    ? mapOf(node, spot)
    : isSeq(node)
      ? listOf(node.items, spot)
      : scalarOf(node, spot)
  // Known only from here on: an alias inside its own anchor would never end.
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor)
    spot.progress.anchors.set(node.anchor, node)
  return content
}

function aliased(source: string, spot: Spot): Content {
  const { anchors, report } = spot.progress
  if (anchors.has(source)) return contentOf(anchors.get(source), { ...spot, level: spot.level + 1 })
  report(
    spot.offset,
    `no anchor "&${source}" stands before this alias; text that begins with "*" stands in quotes`,
  )
  return null
}

function listOf(items: readonly unknown[], { offset, level, progress }: Spot): Content {
  return items.map((item) => build(item, { offset, level: level + 1, progress }))
}

function scalarOf(node: unknown, { offset, progress }: Spot): Content {
  const value = isScalar(node) ? node.value : null
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  progress.report(offset, 'neither text nor a number; leave out the tag')
  return null
}

function mapOf(node: YAMLMap, spot: Spot): Content {
  const content = new Map<string, Tree>()
  const inherited: Tree[] = []
  for (const { key, value } of node.items) {
    const keyOffset = offsetOf(key) ?? spot.offset
    const name = String(isScalar(key) ? key.value : key)
    const child = build(value, { offset: keyOffset, level: spot.level + 1, progress: spot.progress })
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') inherited.push(child)
    else if (content.has(name)) spot.progress.report(keyOffset, `duplicate key "${name}"`)
    else content.set(name, { ...child, key: spot.progress.placeOf(keyOffset) })
  }
  return withInherited(content, inherited)
}

/** Adds what a merge key brings in: a map, or a list of maps of which the first counts most; the map's own keys win. */
function withInherited(own: Map<string, Tree>, inherited: readonly Tree[]): Content {
  const sources = inherited.flatMap((tree) => (Array.isArray(tree.content) ? tree.content : [tree]))
  for (const { content } of sources) {
    if (!(content instanceof Map)) continue
    for (const [key, child] of content) if (!own.has(key)) own.set(key, child)
  }
  return own
}

function offsetOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly number[] | null } | null)?.range
  return range?.[0]
}
