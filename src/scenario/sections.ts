import { parseKey, printKey } from '../compile/declarations.js'
import { show } from './issues.js'
import { didYouMean } from './nearest.js'
import type { Problem } from './problem.js'
import { ENTRIES, entrySchemas, headSchemas, type Section } from './schema.js'
import { type Branch, isBranch, type Tree } from './tree.js'

/** The keys of a scenario file's top level. */
export const TOP: readonly string[] = ['extends', ...Object.keys(headSchemas), ...Object.keys(entrySchemas)]

/** Takes a file's sections apart, so that they can be laid over those of other files; reports keys that are none. */
export function sectionsOf(file: Branch, problems: Problem[]): Map<string, Tree> {
  return new Map(readSections(file, problems))
}

function* readSections({ content }: Branch, problems: Problem[]): Generator<[string, Tree]> {
  for (const [key, tree] of content) {
    if (key === 'extends') continue
    if (!TOP.includes(key))
      problems.push({ ...(tree.key ?? tree.at), path: '', message: unknownSection(key) })
    else if (!Object.hasOwn(entrySchemas, key)) yield [key, tree]
    else if (isBranch(tree)) yield [key, namedEntries(tree, { section: key as Section, problems })]
    // A section whose entries are all commented out is no mistake.
    else if (tree.content !== null)
      problems.push({
        ...tree.at,
        path: key,
        message: `found ${show(tree.content)}, expected ${ENTRIES}`,
      })
  }
}

/** Writes every key the one way, `build[a, b]`, so that layers meet whatever their spaces; refuses what is no name. */
function namedEntries(
  tree: Branch,
  { section, problems }: { section: Section; problems: Problem[] },
): Branch {
  if (section === 'sources') return tree
  const content = new Map<string, Tree>()
  for (const [key, child] of tree.content) {
    const parsed = parseKey(key)
    const name = parsed && printKey(parsed.name, parsed.subscripts)
    const subscripts = parsed && parsed.subscripts.length > 0
    const report = (message: string): void =>
      void problems.push({ ...(child.key ?? child.at), path: section, message })
    if (!name || (subscripts && !SUBSCRIPTED.includes(section)))
      report(`${show(key)} is not a name${like(section)}${writeName(key, section)}`)
    else if (content.has(name)) report(`duplicate key "${name}"`)
    else content.set(name, child)
  }
  return { ...tree, content }
}

const SUBSCRIPTED: readonly Section[] = ['parameters', 'series', 'equations']

function unknownSection(key: string): string {
  const near = didYouMean(key, TOP)
  return `unknown key ${show(key)}${near || `; expected one of ${TOP.join(', ')}`}`
}

function like(section: Section): string {
  return SUBSCRIPTED.includes(section) ? ' such as lead_time or launch[h20]' : ' such as h20'
}

/** Says how a name has to be written, or what it may consist of. */
function writeName(key: string, section: Section): string {
  const small = key
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
  const parsed = parseKey(small)
  if (parsed && small !== key && (parsed.subscripts.length === 0 || SUBSCRIPTED.includes(section)))
    return `; write ${small}`
  return SUBSCRIPTED.includes(section) ? '' : '; use a to z, 0 to 9 and _'
}
