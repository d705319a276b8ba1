import { lawOf, laws, neededKeys } from '../sampling/distributions/index.js'
import type { FoundLaw, Law } from '../sampling/law.js'
import { type Context, report, reportableKey } from './context.js'
import { checkDates, follow } from './date-places.js'
import { check } from './issues.js'
import { didYouMean } from './nearest.js'

/** A law and what its keys hold. */
export interface CheckedLaw {
  readonly law: Law
  readonly spec: unknown
}

/** An entry that names a law: that of a number, or one within another law. */
export interface LawEntry {
  readonly path: readonly string[]
  readonly fields: Readonly<Record<string, unknown>>
  /** Tells where a field stands. */
  readonly at: (field: string) => readonly string[]
  /** The keys that may stand beside those of the law. */
  readonly beside: readonly string[]
  /** Whether a fixed value may be infinite. */
  readonly never?: boolean
  /** For a date, the fields as they are written, before dates became months. */
  readonly written?: Readonly<Record<string, unknown>> | undefined
}

const LAW_KEYS: readonly string[] = laws.flatMap((law) => Object.keys(law.schema.shape))

/**
 * Finds the law of an entry, and checks the shape of what its keys hold, also in the laws within it; undefined where
 * something is wrong, which is reported.
 */
export function readLaw(context: Context, entry: LawEntry): CheckedLaw | undefined {
  const unknown = reportUnknown(context, entry)
  const found = lawOf(entry.fields)
  if ('problem' in found) {
    if (!unknown) report(context, entry.path, found.problem)
    return undefined
  }
  const whole = checkShape(context, entry, found)
  const parts = whole?.law.parts?.(whole.spec) ?? []
  const before = context.problems.length
  if (whole && entry.written) checkDates(context, { ...entry, ...whole, written: entry.written })
  for (const { path: steps, entry: fields, beside } of parts) {
    const [key = '', ...rest] = steps
    const path = [...entry.at(key), ...rest]
    const written = entry.written && (follow(entry.written, steps) as LawEntry['fields'])
    readLaw(context, { path, fields, beside, written, at: (field) => [...path, field] })
  }
  return context.problems.length === before ? whole : undefined
}

function reportUnknown(context: Context, { path, fields, beside }: LawEntry): boolean {
  const known = [...beside, ...LAW_KEYS]
  const unknown = Object.keys(fields).filter((key) => !known.includes(key))
  const lacking = lackingKeys(fields)
  const meant = (key: string) => (didYouMean(key, lacking) === '' ? known : lacking)
  for (const key of unknown) report(context, path, reportableKey(context, path, { key, known: meant(key) }))
  return unknown.length > 0
}

/** Lists the keys that an entry's law can't do without and that are not there. */
function lackingKeys(fields: Readonly<Record<string, unknown>>): string[] {
  const found = lawOf(fields)
  if ('problem' in found) return []
  const lacking = neededKeys(found.law).map((keys) => keys.filter((key) => !(key in fields)))
  return lacking.reduce((fewest, keys) => (keys.length < fewest.length ? keys : fewest))
}

function checkShape(
  context: Context,
  { path, at, never }: LawEntry,
  { law, spec }: Exclude<FoundLaw, { problem: string }>,
): CheckedLaw | undefined {
  // The laws' own schemas refuse what is infinite.
  if (never && law.name === 'fixed') return { law, spec }
  const result = check(law.schema, spec)
  if ('data' in result) return { law, spec: result.data }
  for (const fault of result.faults) {
    const [field, ...rest] = fault.path
    report(context, field === undefined ? path : [...at(field), ...rest], fault)
  }
  return undefined
}
