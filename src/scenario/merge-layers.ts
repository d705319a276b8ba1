import { parseKey } from '../compile/declarations.js'
import { didYouMean } from './nearest.js'
import type { Problem } from './problem.js'
import { CATALOGUE, entrySchemas } from './schema.js'
import { stackSeries } from './stack-series.js'
import { type Branch, childOf, isBranch, merge, type Tree } from './tree.js'

/** How many levels below a section's key are merged; entries of the other sections are replaced whole. */
const LEVELS: Readonly<Record<string, number>> = {
  horizon: 1,
  parameters: 1,
  series: 1,
  equations: 1,
  outcomes: 1,
  chips: 2,
  rules: 2,
  buyers: 2,
  sources: 2,
}

/** The sections whose entries a later file may withdraw with `null`. */
const NAMED: readonly string[] = Object.keys(entrySchemas)

/** What there is after each file, and the problem of each entry that is withdrawn but was never there. */
export interface Merged {
  readonly laid: readonly Branch[]
  readonly inVain: readonly Problem[]
}

/** Lays files over each other, later over earlier. */
export function mergeLayers(layers: readonly Branch[]): Merged {
  let lower = emptyBranch(layers)
  const inVain: Problem[] = []
  const laid = layers.map((upper) => {
    inVain.push(...NAMED.flatMap((section) => withdrawnInVain(section, lower, upper)))
    lower = layOver(lower, upper)
    return lower
  })
  return { laid, inVain }
}

function layOver(lower: Branch, upper: Branch): Branch {
  const merged = merge(lower, upper, (key) => LEVELS[key] ?? 0) as Branch
  const series = childOf(upper, 'series')
  if (!isBranch(series)) return merged
  const stacked = stackSeries(childOf(lower, 'series'), series)
  return { ...merged, content: new Map(merged.content).set('series', stacked) }
}

function emptyBranch(layers: readonly Branch[]): Branch {
  const at = layers.at(-1)?.at ?? { file: '', line: 1, column: 1 }
  return { at: { ...at, line: 1, column: 1 }, content: new Map() }
}

function withdrawnInVain(section: string, lower: Branch, upper: Branch): Problem[] {
  const before = childOf(lower, section)
  const known = isBranch(before) ? [...before.content.keys()] : []
  const now = childOf(upper, section)
  return nullEntries(now).flatMap((id) => {
    if (known.includes(id)) return []
    const { key, at } = childOf(now, id) as Tree
    const message = `withdraws an entry that no earlier file has${didYouMean(id, known)}`
    return [{ ...(key ?? at), path: `${section}.${id}`, message }]
  })
}

/** Takes out what was withdrawn with `null`: entries, fields of the catalogue, and numbers given for such entries. */
export function withdraw(document: Branch): Branch {
  const gone = new Set(CATALOGUE.flatMap((section) => nullEntries(childOf(document, section))))
  for (const section of CATALOGUE) {
    const entries = childOf(document, section)
    if (isBranch(entries))
      for (const [id, { content }] of entries.content) if (content !== null) gone.delete(id)
  }
  const kept = [...document.content].map(([key, tree]) => [key, withdrawFrom(key, tree, gone)] as const)
  return { ...document, content: new Map(kept) }
}

function withdrawFrom(section: string, tree: Tree, gone: ReadonlySet<string>): Tree {
  if (!isBranch(tree) || !NAMED.includes(section)) return tree
  const entries = filter(tree, (_, entry) => entry.content !== null)
  if (section === 'parameters' || section === 'series') {
    return filter(entries, (key) => !parseKey(key)?.subscripts.some((element) => gone.has(element)))
  }
  if (!CATALOGUE.some((name) => name === section)) return entries
  const content = [...entries.content].map(([id, entry]) => [id, withoutNulls(entry)] as const)
  return { ...entries, content: new Map(content) }
}

function withoutNulls(entry: Tree): Tree {
  return isBranch(entry) ? filter(entry, (_, field) => field.content !== null) : entry
}

function filter(tree: Branch, keep: (key: string, child: Tree) => boolean): Branch {
  return { ...tree, content: new Map([...tree.content].filter(([key, child]) => keep(key, child))) }
}

function nullEntries(tree: Tree | undefined): string[] {
  return isBranch(tree)
    ? [...tree.content].filter(([, { content }]) => content === null).map(([id]) => id)
    : []
}
