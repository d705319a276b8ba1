import { type Branch, childOf, isBranch, type Tree } from './tree.js'

/** One part in which two scenarios differ: an entry, or a field of an entry of the catalogue. */
export interface Leaf {
  readonly path: readonly string[]
  /** What it is called in tables and charts: `us_licence[h20]`, `h20.launch`. */
  readonly name: string
}

/** The sections that say what a world is like, and how many steps below them a leaf lies. */
const DEPTH: Readonly<Record<string, number>> = {
  parameters: 1,
  series: 1,
  equations: 1,
  chips: 2,
  rules: 2,
  buyers: 2,
}

/** What is said about a number, and changes nothing. */
const REMARKS: readonly string[] = ['source', 'note', 'about', 'title', 'unit', 'hold', 'vendor']

/** Lists the leaves in which an option's merged document differs from the base's, in the order of the documents. */
export function leavesBetween(base: Branch, option: Branch): Leaf[] {
  return Object.entries(DEPTH).flatMap(([section, depth]) =>
    differingBelow(childOf(base, section), childOf(option, section), { path: [section], depth }),
  )
}

function differingBelow(
  base: Tree | undefined,
  option: Tree | undefined,
  { path, depth }: { readonly path: readonly string[]; readonly depth: number },
): Leaf[] {
  if (isSame(base, option)) return []
  const isEntered = depth > 0 && (path.length === 1 || (isBranch(base) && isBranch(option)))
  if (!isEntered) return [{ path, name: path.slice(1).join('.') }]
  return stepsOf(base, option)
    .filter((step) => path.length === 1 || !REMARKS.includes(step))
    .flatMap((step) =>
      differingBelow(childOf(base, step), childOf(option, step), { path: [...path, step], depth: depth - 1 }),
    )
}

function stepsOf(...trees: readonly (Tree | undefined)[]): string[] {
  return [...new Set(trees.flatMap((tree) => (isBranch(tree) ? [...tree.content.keys()] : [])))]
}

/** Tells whether two trees say the same, whatever their remarks. */
function isSame(a: Tree | undefined, b: Tree | undefined): boolean {
  if (isBranch(a) && isBranch(b))
    return stepsOf(a, b).every((step) => REMARKS.includes(step) || isSame(childOf(a, step), childOf(b, step)))
  if (!Array.isArray(a?.content) || !Array.isArray(b?.content)) return a?.content === b?.content
  const items: readonly Tree[] = b.content
  return a.content.length === items.length && a.content.every((item: Tree, i) => isSame(item, items[i]))
}

/** Gives the base's document with some leaves as the option has them; sources are those of both. */
export function mixDocuments(base: Branch, option: Branch, leaves: readonly Leaf[]): Branch {
  const sources = new Map([...stepsIn(base, 'sources'), ...stepsIn(option, 'sources')])
  const mixed = leaves.reduce<Branch>((document, { path }) => takeOver(document, option, path), base)
  const at = childOf(base, 'sources') ?? base
  return { ...mixed, content: new Map(mixed.content).set('sources', { ...at, content: sources }) }
}

function stepsIn(document: Branch, section: string): [string, Tree][] {
  const tree = childOf(document, section)
  return isBranch(tree) ? [...tree.content] : []
}

function takeOver(into: Branch, from: Tree | undefined, [step, ...rest]: readonly string[]): Branch {
  const content = new Map(into.content)
  const given = childOf(from, step as string)
  const here = content.get(step as string)
  if (rest.length > 0)
    content.set(
      step as string,
      takeOver(isBranch(here) ? here : { at: into.at, content: new Map() }, given, rest),
    )
  else if (given) content.set(step as string, given)
  else content.delete(step as string)
  return { ...into, content }
}
