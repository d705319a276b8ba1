import { fieldOf, parseKey } from '../compile/declarations.js'
import { warn } from './context.js'
import type { Laid } from './oddities.js'
import { CATALOGUE, entrySchemas } from './schema.js'
import { isChange } from './stack-series.js'
import { type Branch, childOf, isBranch, type Place, type Tree, toPlain } from './tree.js'

/** The sections whose entries ought to change something; sources may be named again wherever they are used. */
const SECTIONS = Object.keys(entrySchemas).filter((section) => section !== 'sources')

/** Warns of entries that say what earlier layers say already. */
export function warnOfRepetitions(laid: Laid): void {
  const { layers, laid: after, set } = laid
  layers.slice(1).forEach((layer, index) => {
    for (const section of SECTIONS) {
      const [lower, upper] = [childOf(after[index], section), childOf(layer, section)]
      if (isBranch(upper))
        for (const [key, entry] of upper.content) compare(laid, [section, key], entry, childOf(lower, key))
    }
  })
  set.forEach((document, index) => {
    const before = set[index - 1] ?? after.at(-1)
    const section = SECTIONS.find((name) => childOf(document, name) !== childOf(before, name))
    if (section && same(childOf(document, section), childOf(before, section)))
      laid.warnings.push({
        file: '--set',
        line: index + 1,
        column: 1,
        path: '',
        message: 'changes nothing; it is so already',
      })
  })
}

function compare(laid: Laid, path: readonly string[], upper: Tree, lower: Tree | undefined): void {
  if (!lower || isChange(upper) || upper.content === null) return
  const isRow = CATALOGUE.some((section) => section === path[0]) && isBranch(upper) && isBranch(lower)
  const repeats = isRow
    ? [...upper.content].every(([field, value]) => same(value, lower.content.get(field)))
    : same(upper, lower)
  if (!repeats || (isRow && upper.content.size === 0)) return
  const message = `changes nothing; ${placeText(lower.key ?? lower.at)} says so already`
  laid.warnings.push({ ...(upper.key ?? upper.at), path: path.join('.'), message })
}

function same(a: Tree | undefined, b: Tree | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(toPlain(a)) === JSON.stringify(toPlain(b))
}

function placeText({ file, line }: Place): string {
  return `${file}:${line}`
}

/** Warns of entries for all elements that come later than those of single elements, and leave these as they are. */
export function warnOfOwnEntries(laid: Laid): void {
  for (const section of ['parameters', 'series']) {
    const entries = childOf(laid.document, section)
    if (!isBranch(entries)) continue
    const single = [...entries.content].filter(([key]) => key.includes('['))
    for (const name of new Set(single.map(([key]) => parseKey(key)?.name ?? key))) {
      const general = entries.content.get(name)
      if (!general) continue
      const rank = rankOf(laid, general)
      const earlier = single.filter(
        ([key, entry]) => key.startsWith(`${name}[`) && rankOf(laid, entry) < rank,
      )
      if (earlier.length > 0) warn(laid, [section, name, ...latestStep(laid, general)], leaves(earlier))
    }
  }
}

function leaves([first, ...others]: readonly (readonly [string, Tree])[]): string {
  if (!first) return ''
  const [key, entry] = first
  const where = placeText(entry.key ?? entry.at)
  if (others.length === 0) return `leaves ${key} as it was, which has an entry of its own (${where})`
  return `leaves ${key} and ${others.length} more as they were, which have entries of their own (${where})`
}

/** Leads on to the part of an entry that is later than its key, as a value from the command line is. */
function latestStep(laid: Laid, entry: Tree): string[] {
  const own = laid.ranks.get((entry.key ?? entry.at).file) ?? Number.POSITIVE_INFINITY
  const later = isBranch(entry)
    ? [...entry.content].find(([, child]) => rankOf(laid, child) > own)
    : undefined
  return later ? [later[0]] : []
}

/** Warns of fields of the catalogue in whose place an entry of `parameters` counts that is not later. */
export function warnOfFieldsInVain(laid: Laid): void {
  const entries = childOf(laid.document, 'parameters')
  // The resolved form of a scenario holds both in one file.
  if (!isBranch(entries) || laid.layers.length < 2) return
  for (const [key, entry] of entries.content) {
    const { name, subscripts } = parseKey(key) ?? { name: key, subscripts: [] }
    const quantity = laid.model.quantities.get(name)
    if (quantity?.kind !== 'attribute') continue
    const section = laid.model.dimensions.get(quantity.dimensions[0] ?? '')?.from ?? ''
    const path = [section, subscripts[0] ?? '', fieldOf(quantity)]
    const field = path.reduce<Tree | undefined>(childOf, laid.document)
    if (!field || rankOf(laid, field) < rankOf(laid, entry)) continue
    warn(
      laid,
      path,
      `counts for nothing; ${key} stands under parameters (${placeText(entry.key ?? entry.at)})`,
    )
  }
}

/** Ranks what says an entry by its layer, the command line last. Changes of a series don't say it. */
function rankOf(laid: Laid, tree: Tree): number {
  const { file } = tree.key ?? tree.at
  const own = laid.ranks.get(file) ?? Number.POSITIVE_INFINITY
  if (!isBranch(tree)) return Math.max(own, laid.ranks.get(tree.at.file) ?? Number.POSITIVE_INFINITY)
  const inner = [...tree.content].filter(([key]) => key !== 'changes').map(([, child]) => rankOf(laid, child))
  return Math.max(own, ...inner)
}

/** Warns of sources that a named file defines for itself, and that no number uses. */
export function warnOfUnusedSources(laid: Laid): void {
  const sources = childOf(laid.document, 'sources')
  if (!isBranch(sources) || laid.layers.length < 2) return
  const used = usedSources(laid.document)
  for (const [key, entry] of sources.content) {
    if (used.has(key) || !laid.named.includes((entry.key ?? entry.at).file)) continue
    warn(laid, ['sources', key], 'no number uses this source')
  }
}

function usedSources(document: Branch): Set<string> {
  const used = new Set<string>()
  const visit = (tree: Tree, key: string): void => {
    if (key === 'source' && typeof tree.content === 'string') used.add(tree.content)
    if (isBranch(tree)) for (const [name, child] of tree.content) visit(child, name)
    if (Array.isArray(tree.content)) for (const child of tree.content) visit(child, key)
  }
  for (const [section, tree] of document.content) if (section !== 'sources') visit(tree, section)
  return used
}
