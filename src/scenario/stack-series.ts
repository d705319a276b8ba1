import { parseKey } from '../compile/declarations.js'
import { type Branch, childOf, isBranch, type Tree } from './tree.js'

/** The keys by which an entry of `series` changes what lower layers say, instead of saying it anew. */
const CHANGING: readonly string[] = ['multiply', 'add', 'shift', 'from', 'until']

/** The keys by which an entry of `series` says all values by itself. */
const SAYING: readonly string[] = ['value', 'points']

/** Tells whether an entry of `series` changes what lower layers say. */
export function isChange(entry: Tree | undefined): boolean {
  if (!isBranch(entry)) return false
  const has = (key: string): boolean => entry.content.has(key)
  return CHANGING.some(has) || (has('changes') && !SAYING.some(has))
}

/**
 * Lays the series of one layer over those of the layers below. What says all values takes the place of what stood there;
 * a change goes to the end of the list `changes` of the entry that it changes. A change without brackets changes every
 * entry of its name, those of single elements too, and comes before those with brackets. The first change of an element
 * that has no entry of its own begins with a copy of the entry for all elements.
 */
export function stackSeries(lower: Tree | undefined, upper: Branch): Branch {
  const content = new Map(isBranch(lower) ? lower.content : [])
  const entries = [...upper.content].sort(([a], [b]) => Number(a.includes('[')) - Number(b.includes('[')))
  for (const [key, entry] of entries) {
    const changed = isBranch(entry) && isChange(entry) ? changedBy(entry, key, content) : []
    if (changed.length === 0) content.set(key, entry)
    for (const [name, tree] of changed) content.set(name, tree)
  }
  return { ...upper, ...(isBranch(lower) ? lower : {}), content }
}

/** Gives the entries that a change changes, as they are after it; none where there is nothing to change. */
function changedBy(
  change: Branch,
  key: string,
  content: ReadonlyMap<string, Tree>,
): (readonly [string, Tree])[] {
  const name = parseKey(key)?.name ?? key
  const own = [...content].filter(
    ([other]) => other === key || (key === name && other.startsWith(`${name}[`)),
  )
  const general = content.get(name)
  const changed = own.length > 0 || !general ? own : [[key, { ...general, ...keyOf(change) }] as const]
  return changed.flatMap(([other, entry]) =>
    isBranch(entry) ? [[other, append(entry, change)] as const] : [],
  )
}

function keyOf({ key }: Tree): Pick<Tree, 'key'> {
  return key ? { key } : {}
}

function append(entry: Branch, change: Branch): Tree {
  const before = isChange(entry) ? itemsOf(entry) : listOf(childOf(entry, 'changes'))
  const rest = isChange(entry) ? [] : [...entry.content]
  const changes = { at: change.at, content: [...before, ...itemsOf(change)] }
  return { ...entry, content: new Map([...rest, ['changes', changes]]) }
}

/** Gives a layer's changes of one series: the items of its list, or the entry itself. */
function itemsOf(change: Branch): readonly Tree[] {
  const list = childOf(change, 'changes')
  const isList = Array.isArray(list?.content) && change.content.size === 1
  return isList ? listOf(list) : [{ ...change, inline: true }]
}

function listOf(tree: Tree | undefined): readonly Tree[] {
  return Array.isArray(tree?.content) ? tree.content : []
}
