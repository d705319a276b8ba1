import type { Quantity } from '../compile/declarations.js'
import { isInRange, monthsSince, parseDate, YEARS } from '../math/calendar.js'
import { type Context, report } from './context.js'
import { show } from './issues.js'
import { entryFor, writeMonth, writeNumber } from './meant.js'
import { inUnit } from './number-checks.js'

/** An entry that gives a number, and what is known about it beforehand. */
export interface NumberEntry {
  /** Where the entry stands. */
  readonly path: readonly string[]
  /** A map with a law, a source and more; in the catalogue also a plain number, a date, or true or false. */
  readonly value: unknown
  readonly quantity: Quantity
  /** The catalogue entry's own sources, which its fields share; absent for parameters, which name theirs. */
  readonly shared?: readonly string[]
}

/** The fields of an entry in the long form, with numbers for dates. */
export interface NumberFields {
  readonly fields: Readonly<Record<string, unknown>>
  /** Tells where a field stands; in the short form, and for a date, that is not below its own name. */
  readonly at: (field: string) => readonly string[]
  /** Whether the entry is the date `never`, whose value is infinite. */
  readonly never?: boolean
  /** For a date, the fields as they are written. */
  readonly written?: Readonly<Record<string, unknown>>
}

type Found = NumberFields | undefined

/** Brings an entry into the long form, with dates as months since the horizon's start; undefined where it can't be. */
export function readFields(context: Context, entry: NumberEntry): Found {
  const { value, path, quantity } = entry
  if (isMap(value)) return readLong(context, entry, { fields: value, at: (field) => [...path, field] })
  if (!entry.shared) {
    return void report(
      context,
      path,
      `found ${show(value)}, expected a map such as ${entryFor(value, quantity.unit)}`,
    )
  }
  const short: NumberFields = {
    fields: { [typeof value === 'string' ? 'date' : 'value']: value },
    at: () => path,
  }
  if (typeof value === 'object')
    return void report(context, path, `found ${show(value)}, expected ${wanted(quantity)}`)
  return readLong(context, entry, short)
}

function readLong(context: Context, entry: NumberEntry, { fields, at }: NumberFields): Found {
  if (entry.quantity.unit === 'date') return readDates(context, entry, { fields, at })
  if ('date' in fields) {
    return void report(
      context,
      at('date'),
      `found ${show(fields.date)}, expected ${wanted(entry.quantity)}${writeNumber(fields.date)}`,
    )
  }
  const truth = typeof fields.value === 'boolean' && entry.quantity.kind === 'attribute'
  return { fields: truth ? { ...fields, value: Number(fields.value) } : fields, at }
}

function readDates(context: Context, entry: NumberEntry, { fields, at }: NumberFields): Found {
  const { date, ...rest } = fields
  const whole = date === undefined ? rest.value : date
  const field = date === undefined ? 'value' : 'date'
  if (date !== undefined && 'value' in rest)
    return void report(context, entry.path, 'names both "date" and "value"; expected one')
  if (whole !== undefined && typeof whole !== 'string') {
    return void report(context, at(field), `found ${show(whole)}, expected ${wanted(entry.quantity)}`)
  }
  const given = whole === undefined ? rest : { ...rest, value: whole }
  const faults: string[][] = []
  const converted = Object.entries(given).map(([key, value]) => {
    if (TEXTS.includes(key)) return [key, value]
    const path = at(key === 'value' ? field : key)
    if (LIMITS.includes(key) && typeof value === 'number') {
      report(context, path, `found ${value}, expected a date such as 2023-10`)
      faults.push([...path])
    }
    return [key, toMonths(context, { value, path, entry, faults })]
  })
  if (faults.length > 0) return undefined
  const long = {
    fields: Object.fromEntries(converted),
    at: (key: string) => at(key === 'value' ? field : key),
  }
  return { ...long, written: given, never: long.fields.value === Number.POSITIVE_INFINITY }
}

const TEXTS: readonly string[] = ['unit', 'source', 'note', 'persistence']
const LIMITS: readonly string[] = ['min', 'max']

interface Dated {
  readonly value: unknown
  readonly path: readonly string[]
  readonly entry: NumberEntry
  readonly faults: string[][]
}

/** Turns dates into months, also in the lists and maps of a law; numbers, as a law's spread in months, stay. */
function toMonths(context: Context, { value, path, entry, faults }: Dated): unknown {
  const inner = (child: unknown, step: string): unknown =>
    toMonths(context, { value: child, path: [...path, step], entry, faults })
  if (Array.isArray(value)) return value.map((child, index) => inner(child, String(index)))
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inner(child, key)]))
  if (typeof value !== 'string') return value
  if (value === 'never' && (entry.quantity.kind === 'attribute' || path.at(-1) === 'date'))
    return Number.POSITIVE_INFINITY
  const fault = dateFault(value)
  if (fault === undefined) return monthsSince(context.start, value)
  faults.push([...path])
  return report(context, path, fault)
}

/** Says what is wrong with a date; nothing where it is one that a scenario may name. */
export function dateFault(text: string): string | undefined {
  if (!parseDate(text))
    return `found ${show(text)}, expected a date such as 2023-10 or 2023-10-23${writeMonth(text)}`
  return isInRange(text)
    ? undefined
    : `date out of range: found ${text}, expected a year from ${YEARS[0]} to ${YEARS[1]}`
}

function wanted({ unit, kind }: Quantity): string {
  if (unit === 'date') return `a date such as 2023-10${kind === 'attribute' ? ', or never' : ''}`
  return `a number${inUnit(unit)}`
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
