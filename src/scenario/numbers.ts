import { dayLabel } from '../math/calendar.js'
import { show, tell } from '../sampling/bounds.js'
import { fixed } from '../sampling/distributions/fixed.js'
import { perhapsLaw } from '../sampling/distributions/index.js'
import type { Bounds, Law } from '../sampling/law.js'
import { boundsOfLaw, type Persistence } from '../sampling/persistence.js'
import { type Context, checked, checkSources, report } from './context.js'
import { inUnit, outOfBounds, unitMismatch } from './number-checks.js'
import { type NumberEntry, type NumberFields, readFields } from './number-fields.js'
import { type CheckedLaw, readLaw } from './number-law.js'
import { checkedPersistence } from './number-persistence.js'
import { numberSchema } from './schema.js'

/** What an entry says: a law and its numbers, under bounds, with sources. */
export interface Reading {
  readonly law: Law
  readonly spec: unknown
  readonly bounds: Bounds
  readonly fixed?: number
  readonly persistence?: Persistence
  readonly sources: readonly string[]
  readonly note?: string
}

const BESIDE_LAWS: readonly string[] = [...Object.keys(numberSchema.shape), 'date']
/** In the catalogue, a number may leave its source to the entry that it belongs to. */
const sharingSchema = numberSchema.partial({ source: true })

/** Reads an entry that gives a number; undefined where it can't be made out. Every problem is reported. */
export function readNumber(context: Context, entry: NumberEntry): Reading | undefined {
  const read = readFields(context, entry)
  if (!read) return undefined
  const schema = entry.shared ? sharingSchema : numberSchema
  const common = checked(context, { path: entry.path, value: read.fields, schema })
  const found = readLaw(context, { ...read, path: entry.path, beside: BESIDE_LAWS })
  if (common?.source) checkSources(context, read.at('source'), common.source)
  if (!common || !found) return undefined
  const mismatch = common.unit === undefined ? undefined : unitMismatch(common.unit, entry.quantity.unit)
  if (mismatch) report(context, read.at('unit'), mismatch)
  const bounds = narrow(context, { entry, min: common.min, max: common.max })
  const { probability = 1 } = common
  const given = common.persistence
  const persistence =
    given && given !== 'once'
      ? checkedPersistence(context, { entry, found, at: read.at, given, bounds })
      : undefined
  checkNumbers(context, { ...found, bounds: boundsOfLaw(bounds, persistence), entry, at: read.at })
  if (probability < 1 && entry.quantity.unit !== 'date')
    report(
      context,
      read.at('probability'),
      `only a date may fail to come; ${entry.quantity.name} is a number`,
    )
  const isFixed = found.law === fixed && probability === 1 && !persistence
  return {
    ...(probability < 1 ? mayFail(found, probability) : found),
    bounds,
    sources: common.source === undefined ? (entry.shared ?? []) : [common.source].flat(),
    ...(isFixed ? { fixed: (found.spec as { value: number }).value } : {}),
    ...(persistence ? { persistence } : {}),
    ...(common.note === undefined ? {} : { note: common.note }),
  }
}

/** Makes the law of a date that comes only with a probability. */
function mayFail({ spec }: CheckedLaw, probability: number): CheckedLaw {
  return { law: perhapsLaw as Law, spec: { perhaps: { probability, ...(spec as object) } } }
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

interface Numbers extends CheckedLaw {
  readonly bounds: Bounds
  readonly entry: NumberEntry
  readonly at: NumberFields['at']
}

/** Reports what a law says about its numbers under the bounds, each where it stands. */
function checkNumbers(context: Context, { law, spec, bounds, entry, at }: Numbers): void {
  const { unit } = entry.quantity
  for (const problem of law.problems(spec, bounds)) {
    const [field, ...rest] = problem.path
    const place = field === undefined ? entry.path : [...at(field), ...rest]
    const message = tell(problem, unit === 'date' ? (months) => dayLabel(context.start, months) : show)
    report(context, place, problem.inUnit ? `${message}${inUnit(unit)}` : message)
  }
}
