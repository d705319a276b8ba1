import { parseKey, printKey } from '../compile/declarations.js'
import { type Branch, isBranch, type Place, type Tree } from './tree.js'

/** One step of a path into a scenario, and the column where it begins. */
export interface Step {
  readonly name: string
  readonly column: number
}

/** A step that leads to nothing, and what to say about it. */
export interface Lost {
  readonly column: number
  readonly message: string
}

/**
 * Takes a path apart: `parameters.share[state].uniform[0]` has the steps `parameters`, `share[state]`, `uniform` and `0`.
 * An item of a list is counted from 0, in brackets or after a dot.
 */
export function stepsOf(path: string): Step[] {
  let column = 1
  return path.split('.').flatMap((part, index) => {
    const start = column
    column += part.length + 1
    const [, name = part, indices = ''] = /^(.*?)((?:\[\d+\])+)$/.exec(part) ?? []
    const items = [...indices.matchAll(/\d+/g)].map((match) => ({
      name: match[0],
      column: start + name.length + match.index,
    }))
    return [{ name: index === 1 ? canonical(name) : name, column: start }, ...items]
  })
}

function canonical(key: string): string {
  const parsed = parseKey(key.trim())
  return parsed ? printKey(parsed.name, parsed.subscripts) : key
}

/** Finds a step that names no item of the list that it leads into; the next item after the last one may be added. */
export function findLostItem(tree: Tree | undefined, steps: readonly Step[]): Lost | undefined {
  let at = tree
  for (const { name, column } of steps) {
    if (isBranch(at)) at = at.content.get(name)
    else if (Array.isArray(at?.content)) {
      const items: readonly Tree[] = at.content
      if (!/^\d+$/.test(name) || Number(name) > items.length)
        return { column, message: `found ${name}, expected an item from 0 to ${items.length}` }
      at = items[Number(name)]
    } else return undefined
  }
  return undefined
}

/** Where the steps of a path stand. */
export type PlaceOfStep = (step: Step) => Place

/** Puts a value at the end of a path, in the place of what stood there; maps that are missing on the way are made. */
export function setAt(
  tree: Tree | undefined,
  { steps, leaf, placeOf }: { steps: readonly Step[]; leaf: Tree; placeOf: PlaceOfStep },
): Tree {
  const [step, ...rest] = steps
  if (!step) return leaf
  const key = placeOf(step)
  const inner = (child: Tree | undefined): Tree => {
    const set = setAt(child, { steps: rest, leaf, placeOf })
    return rest.length > 0 && child ? set : { ...set, key }
  }
  if (Array.isArray(tree?.content)) {
    const items: readonly Tree[] = tree.content
    const { key: _, ...item } = inner(items[Number(step.name)])
    return { ...tree, content: items.toSpliced(Number(step.name), 1, item) }
  }
  const lower: Branch = isBranch(tree) ? tree : { at: key, content: new Map() }
  return { ...lower, content: new Map(lower.content).set(step.name, inner(lower.content.get(step.name))) }
}
