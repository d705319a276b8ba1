import type { Problem, Texts } from './problem.js'
import { entrySchemas } from './schema.js'
import { type Branch, isBranch } from './tree.js'

/** Files that are to be laid over a scenario: checked, but none to run. */
export interface Part {
  /** How many entries each section holds, and the other keys of the top, with 1. */
  readonly holds: ReadonlyMap<string, number>
  /** The texts of its files. */
  readonly texts: Texts
}

/** Tells whether a document has neither title nor horizon, and so is a part of a scenario. */
export function isPartOfScenario(document: Branch): boolean {
  return !document.content.has('title') && !document.content.has('horizon')
}

/** Counts what a part holds. */
export function contentsOf({ content }: Branch): ReadonlyMap<string, number> {
  return new Map([...content].map(([key, tree]) => [key, isBranch(tree) ? tree.content.size : 1]))
}

/** Says what a part holds: `20 chips, 1 rule, runs`. */
export function partWords({ holds }: Pick<Part, 'holds'>): string {
  const words = [...holds].map(([key, count]) => (isSection(key) ? counted(key, count) : key))
  return words.length > 0 ? words.join(', ') : 'nothing yet'
}

function isSection(key: string): boolean {
  return Object.hasOwn(entrySchemas, key)
}

function counted(section: string, count: number): string {
  const noun = count === 1 && section !== 'series' ? section.slice(0, -1) : section
  return `${count} ${noun}`
}

const NAME_ITS_FILE = 'to change a scenario that there is, name its file: "extends: baseline.yaml"'

/**
 * Reports, in the place of all that the model would then ask for, that a file builds on nothing and is far from whole: its
 * `extends` was forgotten. Tells whether that is so.
 */
export function forgetsBase(document: Branch, layers: readonly Branch[], problems: Problem[]): boolean {
  const lacking = ['horizon', 'chips', 'parameters', 'series'].filter((key) => !document.content.has(key))
  const [first] = document.content.values()
  if (layers.length > 1 || lacking.length === 0 || !first) return false
  const list = lacking
    .map((key) => `"${key}"`)
    .join(', ')
    .replace(/, ("\w+")$/, ' or $1')
  const message = `builds on nothing, and has no ${list}; ${NAME_ITS_FILE}`
  problems.push({ ...(first.key ?? first.at), path: '', message })
  return true
}
