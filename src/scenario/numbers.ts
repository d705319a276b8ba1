import { fixed } from '../sampling/distributions/fixed.js'
import { lawOf, laws } from '../sampling/distributions/index.js'
import type { Bounds, Law } from '../sampling/law.js'
import { type Context, checked, checkSources, report, reportableKey } from './context.js'
import { check } from './issues.js'
import { didYouMean } from './nearest.js'
import { outOfBounds, unitMismatch } from './number-checks.js'
import { type NumberEntry, type NumberFields, readFields } from './number-fields.js'
import { numberSchema } from './schema.js'

/** What an entry says: a law and its numbers, under bounds, with sources. */
export interface Reading {
  readonly law: Law
  readonly spec: unknown
  readonly bounds: Bounds
  readonly fixed?: number
  readonly sources: readonly string[]
  readonly note?: string
}

const KNOWN_KEYS: readonly string[] = [
  ...Object.keys(numberSchema.shape),
  'date',
  ...laws.flatMap((law) => Object.keys(law.schema.shape)),
]
/** In the catalogue, a number may leave its source to the entry that it belongs to. */
const sharingSchema = numberSchema.partial({ source: true })

/** Reads an entry that gives a number; undefined where it can't be made out. Every problem is reported. */
export function readNumber(context: Context, entry: NumberEntry): Reading | undefined {
  const read = readFields(context, entry)
  if (!read) return undefined
  const schema = entry.shared ? sharingSchema : numberSchema
  const common = checked(context, { path: entry.path, value: read.fields, schema })
  const found = findLaw(context, entry, read)
  if (common?.source) checkSources(context, read.at('source'), common.source)
  if (!common || !found) return undefined
  const mismatch = common.unit === undefined ? undefined : unitMismatch(common.unit, entry.quantity.unit)
  if (mismatch) report(context, read.at('unit'), mismatch)
  const bounds = narrow(context, { entry, min: common.min, max: common.max })
  checkNumbers(context, { ...found, bounds, entry, at: read.at })
  return {
    ...found,
    bounds,
    sources: common.source === undefined ? (entry.shared ?? []) : [common.source].flat(),
    ...(found.law === fixed ? { fixed: (found.spec as { value: number }).value } : {}),
    ...(common.note === undefined ? {} : { note: common.note }),
  }
}

interface FoundLaw {
  readonly law: Law
  readonly spec: unknown
}

function findLaw(
  context: Context,
  { path }: NumberEntry,
  { fields, at, never }: NumberFields,
): FoundLaw | undefined {
  const unknown = Object.keys(fields).filter((key) => !KNOWN_KEYS.includes(key))
  const free = KNOWN_KEYS.filter((key) => !(key in fields))
  const found = lawOf(fields)
  const lacking = 'law' in found ? lackingKeys(found.law, fields) : []
  const meant = (key: string) => (didYouMean(key, lacking) === '' ? free : lacking)
  for (const key of unknown) report(context, path, reportableKey(context, path, { key, known: meant(key) }))
  if ('problem' in found) {
    if (unknown.length === 0) report(context, path, found.problem)
    return undefined
  }
  const { law, spec } = found
  // The laws' own schemas refuse what is infinite.
  if (never && law === fixed) return { law, spec }
  const result = check(law.schema, spec)
  if ('data' in result) return { law, spec: result.data }
  for (const fault of result.faults) {
    const [field, ...rest] = fault.path
    report(context, field === undefined ? path : [...at(field), ...rest], fault)
  }
  return undefined
}

/** Lists the keys that a law can't do without and that are not there. */
function lackingKeys({ schema }: Law, fields: Readonly<Record<string, unknown>>): string[] {
  const required = Object.entries(schema.shape).filter(([, shape]) => !shape.safeParse(undefined).success)
  return required.flatMap(([key]) => (key in fields ? [] : [key]))
}

interface Narrowing {
  readonly entry: NumberEntry
  readonly min: number | undefined
  readonly max: number | undefined
}

/** Narrows the declared bounds by the entry's own, which may not reach beyond them. */
function narrow(context: Context, { entry, min, max }: Narrowing): Bounds {
  const { within, unit } = entry.quantity
  for (const [key, value] of Object.entries({ min, max })) {
    const fault = value === undefined ? undefined : outOfBounds(value, within, unit)
    if (fault) report(context, [...entry.path, key], fault)
  }
  if (min !== undefined && max !== undefined && min > max) {
    report(context, [...entry.path, 'min'], `found ${min}, expected at most max, which is ${max}`)
    return within
  }
  return [Math.max(within[0], min ?? within[0]), Math.min(within[1], max ?? within[1])]
}

interface Numbers extends FoundLaw {
  readonly bounds: Bounds
  readonly entry: NumberEntry
  readonly at: NumberFields['at']
}

/** Values and quantiles are checked one by one, where they stand; what else a law demands, it says itself. */
function checkNumbers(context: Context, { law, spec, bounds, entry, at }: Numbers): void {
  const outside = Object.entries(spec as object).flatMap(([key, value]) => {
    const fault =
      typeof value === 'number' &&
      /^(value|p\d+)$/.test(key) &&
      outOfBounds(value, bounds, entry.quantity.unit)
    return fault ? [{ key, fault }] : []
  })
  for (const { key, fault } of outside) report(context, at(key), fault)
  const rest = law.problems(spec, outside.length > 0 ? [-Infinity, Infinity] : bounds)
  for (const problem of rest) report(context, entry.path, problem)
}
