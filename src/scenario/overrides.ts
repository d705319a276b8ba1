import { parseKey, printKey } from '../compile/declarations.js'
import { unknownKey } from './issues.js'
import { didYouMean } from './nearest.js'
import { parseAt } from './parse-text.js'
import type { Problem } from './problem.js'
import { CATALOGUE } from './schema.js'
import { TOP } from './sections.js'
import { type Branch, childOf, isBranch, merge, type Place, type Tree } from './tree.js'

/** The file that problems in `path=value` texts from the command line are reported for. */
const SET = '--set'

/** Applies `path=value` texts from the command line to a merged scenario, in order; what stood at the path is replaced. */
export function applyOverrides(document: Branch, overrides: readonly string[], problems: Problem[]): Branch {
  let result = document
  for (const text of overrides) result = applyOverride(result, text, problems)
  return result
}

/** One step of an override's path, and the column where it begins. */
interface Step {
  readonly name: string
  readonly column: number
}

function applyOverride(document: Branch, text: string, problems: Problem[]): Branch {
  const equals = text.indexOf('=')
  const path = text.slice(0, Math.max(equals, 0))
  const report = (column: number, message: string): void => {
    problems.push({ ...place(column), path, message })
  }
  if (path === '') {
    report(1, `"${text}" is not written as path=value`)
    return document
  }
  const written = stepsOf(path)
  const { tree, problems: faults } = parseAt(text.slice(equals + 1), (offset) => place(equals + 2 + offset))
  for (const fault of faults) report(fault.column, fault.message)
  const steps = tree ? throughToValue(written, tree) : written
  const lost = tree && findLost(steps, { document, isNull: tree.content === null })
  if (lost) report(lost.column, lost.message)
  if (!tree || lost) return document
  const names = steps.map((step) => step.name)
  return merge(
    makeRoom(document, names, place(steps[1]?.column ?? 1)),
    nest(steps, tree),
    () => steps.length - 1,
  ) as Branch
}

/** Reads `parameters.enforcement=0.8` as what is meant, `parameters.enforcement.value=0.8`. */
function throughToValue(steps: readonly Step[], { content }: Tree): readonly Step[] {
  const [section, entry] = steps
  const isNumberSection = section?.name === 'parameters' || section?.name === 'series'
  const isScalar = typeof content === 'number' || typeof content === 'string'
  return isNumberSection && entry && steps.length === 2 && isScalar
    ? [...steps, { ...entry, name: 'value' }]
    : steps
}

function place(column: number): Place {
  return { file: SET, line: 1, column }
}

function stepsOf(path: string): Step[] {
  let column = 1
  return path.split('.').map((part, index) => {
    const step = { name: index === 1 ? canonical(part) : part, column }
    column += part.length + 1
    return step
  })
}

function canonical(key: string): string {
  const parsed = parseKey(key.trim())
  return parsed ? printKey(parsed.name, parsed.subscripts) : key
}

/** A step that leads to nothing, and what to say about it. */
interface Lost {
  readonly column: number
  readonly message: string
}

/** Finds where a path leaves what a scenario has; what stands further down is checked with the whole document. */
function findLost(
  steps: readonly Step[],
  { document, isNull }: { readonly document: Branch; readonly isNull: boolean },
): Lost | undefined {
  const [section, entry] = steps
  const known = TOP.filter((key) => key !== 'extends')
  if (section && !known.includes(section.name)) {
    return { column: section.column, message: unknownKey(section.name, known) }
  }
  const empty = steps.find((step) => step.name.trim() === '')
  if (empty) return { column: empty.column, message: 'a step of the path is empty' }
  // A whole entry may be new; a field can only be set, and an entry only withdrawn, where the entry exists.
  const mayBeNew = steps.length < 3 && !isNull
  if (!section || !entry || mayBeNew || !CATALOGUE.some((name) => name === section.name)) return undefined
  const entries = childOf(document, section.name)
  if (childOf(entries, entry.name)) return undefined
  const near = didYouMean(entry.name, isBranch(entries) ? entries.content.keys() : [])
  return { column: entry.column, message: `unknown entry "${entry.name}" of ${section.name}${near}` }
}

/** Wraps a value into maps, one for each step of its path. */
function nest([step, ...rest]: readonly Step[], leaf: Tree): Tree {
  if (!step) return leaf
  const key = place(step.column)
  return { at: key, content: new Map([[step.name, { ...nest(rest, leaf), key }]]) }
}

/**
 * Prepares an entry for what is laid over it. One element of a parameter begins as a copy of the entry for all its
 * elements, and a `value` or `date` takes the place of whatever law stood there: it says the number whole.
 */
function makeRoom(document: Branch, [section, key, field]: readonly string[], at: Place): Branch {
  if ((section !== 'parameters' && section !== 'series') || !key || !field) return document
  const entries = childOf(document, section)
  const general = childOf(entries, parseKey(key)?.name ?? key)
  const entry = childOf(entries, key) ?? (general && { ...general, key: at })
  if (!isBranch(entries) || !isBranch(entry)) return document
  const kept = [...entry.content].filter(([name]) => !isWhole(field) || BESIDE_THE_LAW.includes(name))
  const prepared = { ...entry, content: new Map(kept) }
  const room = { ...entries, content: new Map(entries.content).set(key, prepared) }
  return { ...document, content: new Map(document.content).set(section, room) }
}

const BESIDE_THE_LAW: readonly string[] = ['unit', 'source', 'note', 'min', 'max']

function isWhole(field: string): boolean {
  return field === 'value' || field === 'date'
}
