import * as z from 'zod'
import { writeMonth, writeNumber } from './meant.js'
import { didYouMean } from './nearest.js'

/** What is wrong below some entry: `path` leads on from the entry. */
export interface Fault {
  readonly path: readonly string[]
  readonly message: string
  /** The key that is meant, where it is a key and not a value that is wrong. */
  readonly key?: string
  /** The keys that might have been meant, where one is unknown. */
  readonly known?: readonly string[]
}

type Issue = z.core.$ZodIssue

/** Checks a value against a schema: gives what the schema makes of it, or the faults in plain words. */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  alsoKnown: readonly string[] = [],
): { readonly data: z.output<S> } | { readonly faults: readonly Fault[] } {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { data: result.data }
  return {
    faults: result.error.issues.flatMap((issue) => describe(issue, [...keysOf(schema), ...alsoKnown])),
  }
}

function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysOf)
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** Shows a value in a message, shortened: a number as it is, text in quotes, the kind of anything larger. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 50 ? `${text.slice(0, 46)}..."` : text
}

function shown({ code, origin, input }: Issue & { readonly origin?: string }): string {
  const isSize = (code === 'too_small' || code === 'too_big') && origin === 'array' && Array.isArray(input)
  return isSize ? `a list of ${input.length}` : show(input)
}

/** Ends a message with what was meant, where a number or a month is written in another way. */
function meant({ code, message, input, ...issue }: Issue): string {
  if (code === 'invalid_type' && 'expected' in issue && /^(number|int)$/.test(String(issue.expected)))
    return writeNumber(input)
  return message.startsWith('a month') ? writeMonth(input) : ''
}

function describe(issue: Issue, known: readonly string[]): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const free = known.filter((key) => !Object.hasOwn(issue.input as object, key))
    return issue.keys.map((key) => ({ path, key, known, message: unknownKey(key, free) }))
  }
  if (issue.input === undefined) return [{ path: path.slice(0, -1), message: missing(path.at(-1) ?? '') }]
  const branch = issue.code === 'invalid_union' && deepestBranch(issue.errors)
  if (branch)
    return branch.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, known))
  return [{ path, message: `found ${shown(issue)}, expected ${expected(issue)}${meant(issue)}` }]
}

/** Says that a key is unknown; `candidates` are the keys that might have been meant. */
export function unknownKey(key: string, candidates: Iterable<string>): string {
  return `unknown key ${show(key)}${didYouMean(key, candidates)}`
}

/** Says that a key is missing. */
export function missing(key: string): string {
  return key === 'source' ? 'no "source"; every number names where it comes from' : `no "${key}"`
}

/** Of the alternatives that a value might have been meant as, gives the one that fits furthest down, if any does. */
function deepestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const inside = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || isAboutKeys(issue)),
  )
  return inside.toSorted((a, b) => depth(b) - depth(a))[0]
}

function isAboutKeys(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys'
}

function depth(issues: readonly Issue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length))
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid') ? (KINDS[issue.expected] ?? issue.expected) : issue.message
    case 'too_small':
      return `${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'invalid_value':
      return `${issue.values.join(' or ')}${didYouMean(String(issue.input), issue.values.map(String))}`
    default:
      return issue.message
  }
}
