import type * as z from 'zod'
import type { Declarations } from '../compile/declarations.js'
import { check, type Fault, show, unknownKey } from './issues.js'
import { didYouMean } from './nearest.js'
import type { Problem } from './problem.js'
import { ENTRIES, type Section } from './schema.js'
import { type Branch, childOf, isBranch, placeOf, toPlain } from './tree.js'

/** What the checks of a merged scenario share. */
export interface Context {
  readonly document: Branch
  /** The same with what was withdrawn, as null. */
  readonly merged: Branch
  readonly problems: Problem[]
  /** What is allowed, but hardly meant. */
  readonly warnings: Problem[]
  /** Whether every file could be read; otherwise what seems to be missing may stand in one that could not. */
  readonly complete: boolean
  /** The first month, and the number of months; a stand-in where the scenario's own are wrong. */
  readonly start: string
  readonly months: number
  /** What the model declares. */
  readonly model: Declarations
}

/** Reports a problem at a part of the scenario; with `key`, at that key below it. */
export function report(context: Context, path: readonly string[], fault: string | Omit<Fault, 'path'>): void {
  context.problems.push(problemAt(context.document, path, fault))
}

/** Warns of a part of the scenario that is allowed, but hardly meant. */
export function warn(
  context: Pick<Context, 'document' | 'warnings'>,
  path: readonly string[],
  message: string,
): void {
  context.warnings.push(problemAt(context.document, path, message))
}

function problemAt(document: Branch, path: readonly string[], fault: string | Omit<Fault, 'path'>): Problem {
  const { message, key } = typeof fault === 'string' ? { message: fault } : fault
  const keyed = key === undefined ? undefined : childOf(follow(document, path), key)
  const place = keyed?.key ?? placeOf(document, path)
  return { ...place, path: printPath(asWritten(document, path)), message }
}

/** Leaves out of a path what its file does not show: the list, and the index in it, of what was written in its place. */
function asWritten(document: Branch, path: readonly string[]): readonly string[] {
  const hidden = path.findIndex((_, index) => follow(document, path.slice(0, index + 1))?.inline)
  return hidden < 0 ? path : path.toSpliced(hidden - 1, 2)
}

function follow(document: Branch, path: readonly string[]): ReturnType<typeof childOf> {
  return path.reduce<ReturnType<typeof childOf>>(childOf, document)
}

/** Prints a path as messages show it: `parameters.lead_time.p5`, `outputs[0]`. */
function printPath(path: readonly string[]): string {
  return path
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index > 0 ? `.${step}` : step))
    .join('')
}

/** Gives the entries of a section as plain data, by name; none where the section is absent. */
export function plainEntries(context: Context, section: string): Map<string, unknown> {
  const tree = childOf(context.document, section)
  if (tree && !isBranch(tree)) report(context, [section], `found ${show(tree.content)}, expected ${ENTRIES}`)
  return new Map(isBranch(tree) ? [...tree.content].map(([name, entry]) => [name, toPlain(entry)]) : [])
}

/** Checks each entry of a section against its schema; those that fail are reported and left out. */
export function checkedEntries<S extends z.ZodType>(
  context: Context,
  section: Section,
  schema: S,
): Map<string, z.output<S>> {
  const entries = new Map<string, z.output<S>>()
  for (const [name, entry] of plainEntries(context, section)) {
    const data = checked(context, { path: [section, name], value: entry, schema })
    if (data !== undefined) entries.set(name, data)
  }
  return entries
}

/** Checks one value against a schema; undefined where it fails, which is reported. */
export function checked<S extends z.ZodType>(
  context: Context,
  { path, value, schema, alsoKnown }: Checkable<S>,
): z.output<S> | undefined {
  const result = check(schema, value, alsoKnown)
  if ('data' in result) return result.data
  for (const { path: inner, message, key, known } of result.faults) {
    const at = [...path, ...inner]
    const plain = key === undefined ? message : { key, message }
    report(context, at, key && known ? reportableKey(context, at, { key, known }) : plain)
  }
  return undefined
}

/** A value with the schema that it has to meet, and where it stands. */
interface Checkable<S> {
  readonly path: readonly string[]
  readonly value: unknown
  readonly schema: S
  /** Keys that the schema refuses, but that are known beside it. */
  readonly alsoKnown?: readonly string[]
}

/** What has no value is mostly the rest of a text that a comma has cut in two. */
const LEFT_OVER = 'in braces, a comma ends what stands before it; put text with commas in quotes'

/**
 * Makes the problem of an unknown key. What is offered in its place are keys that its own file does not give there: one
 * that an earlier file gives may well have been meant.
 */
export function reportableKey(
  context: Context,
  path: readonly string[],
  { key, known }: { readonly key: string; readonly known: Iterable<string> },
): Omit<Fault, 'path'> {
  const entry = follow(context.document, path)
  const fileOf = (name: string) => childOf(entry, name)?.key?.file
  const isFree = (name: string) => fileOf(name) === undefined || fileOf(name) !== fileOf(key)
  const near = unknownKey(key, [...known].filter(isFree))
  const isLeftOver = near.endsWith('"') && childOf(entry, key)?.content === null
  return { key, message: isLeftOver ? `${near}; ${LEFT_OVER}` : near }
}

/** Reports unknown keys of sources in an entry whose shape is wrong elsewhere. */
export function checkRawSources(context: Context, path: readonly string[], value: unknown): void {
  if (typeof value !== 'object' || value === null || !('source' in value)) return
  const { source } = value
  const isList = Array.isArray(source) && source.every((one) => typeof one === 'string')
  if (typeof source === 'string' || isList) checkSources(context, [...path, 'source'], source)
}

function addIt(known: readonly string[]): string {
  const own = known.includes('judgement') ? ', or write judgement for an estimate of your own' : ''
  return `; add it under sources${own}`
}

/** Reports keys of `sources` that don't exist. */
export function checkSources(
  context: Context,
  path: readonly string[],
  sources: string | readonly string[],
): void {
  const tree = childOf(context.document, 'sources')
  const known = isBranch(tree) ? [...tree.content.keys()] : []
  const list = typeof sources === 'string' ? [sources] : sources
  list.forEach((source, index) => {
    if (known.includes(source) || !context.complete) return
    const item = typeof sources === 'string' ? path : [...path, String(index)]
    report(context, item, `unknown source "${source}"${didYouMean(source, known) || addIt(known)}`)
  })
}
