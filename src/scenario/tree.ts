/** Where something stands: lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A value of a scenario file together with where it and its key stand, so that a merged document still knows. */
export interface Tree {
  readonly at: Place
  /** Where its key stands, in a map. */
  readonly key?: Place
  /** Whether it was written in the place of the list that it has become an item of. */
  readonly inline?: boolean
  readonly content: Content
}

/** What a value may be: a scalar, a list, or a map in the order of its file. */
export type Content = string | number | boolean | null | readonly Tree[] | ReadonlyMap<string, Tree>

/** A map in a scenario file. */
export interface Branch extends Tree {
  readonly content: ReadonlyMap<string, Tree>
}

/** Tells whether a tree is a map. */
export function isBranch(tree: Tree | undefined): tree is Branch {
  return tree?.content instanceof Map
}

/** Gives the child of a map or list; undefined where there is none. */
export function childOf(tree: Tree | undefined, step: string): Tree | undefined {
  if (isBranch(tree)) return tree.content.get(step)
  return Array.isArray(tree?.content) ? tree.content[Number(step)] : undefined
}

/** Gives the place of the deepest part of a path that exists: the value, or the key where the value is a collection. */
export function placeOf(tree: Tree, path: readonly string[]): Place {
  let deepest = tree
  for (const step of path) {
    const child = childOf(deepest, step)
    if (!child) break
    deepest = child
  }
  const isCollection = typeof deepest.content === 'object' && deepest.content !== null
  return (isCollection && deepest.key) || deepest.at
}

/** Turns a tree into plain data; maps have no prototype, so that a key such as `constructor` is only a key. */
export function toPlain(tree: Tree): unknown {
  const { content } = tree
  if (content instanceof Map) return dictionary([...content].map(([key, child]) => [key, toPlain(child)]))
  return Array.isArray(content) ? content.map(toPlain) : content
}

/** Makes a record without a prototype from names and values. */
export function dictionary<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const record: Record<string, T> = Object.create(null)
  for (const [key, value] of entries) record[key] = value
  return record
}

/**
 * Lays `upper` over `lower`. Maps merge key by key down to `depth` levels, further down the upper value replaces the
 * lower one whole; whatever is not a map is replaced. A merged map stands where the lower one does.
 */
export function merge(lower: Tree | undefined, upper: Tree, depth: (key: string) => number): Tree {
  if (!isBranch(lower) || !isBranch(upper)) return upper
  const content = new Map(lower.content)
  for (const [key, child] of upper.content) {
    const left = depth(key)
    content.set(key, left > 0 ? merge(content.get(key), child, () => left - 1) : child)
  }
  return { ...lower, content }
}
