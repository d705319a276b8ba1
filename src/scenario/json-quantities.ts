import type { Quantity } from '../compile/declarations.js'
import { laws, neededKeys } from '../sampling/distributions/index.js'
import { boundsOf, DATE, type JsonSchema, jsonOf, sentenceOf } from './json-parts.js'
import { changeSchema, numberSchema, seriesSchema } from './schema.js'

const month = { pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }

/** Defines the entries that give a number or a date: under `parameters`, and as a field of the catalogue. */
export function numberEntries(): Record<string, JsonSchema> {
  const dates = { isDate: true }
  return {
    numberEntry: numberEntry({}),
    dateEntry: numberEntry(dates),
    numberField: numberEntry({ isField: true }),
    dateField: numberEntry({ ...dates, isField: true }),
  }
}

/** What kind of entry is defined: of a number or a date; with a source of its own, or one that may share another's. */
interface EntryKind {
  readonly isDate?: boolean
  readonly isField?: boolean
}

function numberEntry({ isDate = false, isField = false }: EntryKind): JsonSchema {
  const spelled = (schema: unknown) => (isDate ? withDates(schema) : schema)
  const beside = jsonOf(numberSchema).properties as Record<string, JsonSchema>
  const ofLaws = laws.flatMap(({ about, example, schema }) =>
    Object.entries(jsonOf(schema).properties as Record<string, JsonSchema>).map(([key, json]) => {
      const value = json.type === 'number' && isDate ? dateValue(isField) : (spelled(json) as JsonSchema)
      return [key, { ...value, description: `${about} Example: ${example}` }] as const
    }),
  )
  const date = isDate
    ? { date: { ...dateValue(true), description: 'A day, or the first day of a month; or never.' } }
    : {}
  return {
    type: ['object', 'null'],
    properties: {
      ...Object.fromEntries(ofLaws),
      ...date,
      ...beside,
      min: spelled(beside.min),
      max: spelled(beside.max),
    },
    additionalProperties: false,
    ...(isField ? {} : { required: ['source'] }),
    oneOf: [{ type: 'null' }, ...laws.flatMap(neededKeys).map(lawOf), ...(isDate ? [lawOf(['date'])] : [])],
  }
}

function lawOf(required: readonly string[]): JsonSchema {
  return { type: 'object', required }
}

function dateValue(mayBeNever: boolean): JsonSchema {
  return { type: 'string', pattern: mayBeNever ? `${DATE}|^never$` : DATE }
}

/** Puts dates in the place of numbers, which stay where they are spans of months. */
function withDates(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withDates)
  if (typeof schema !== 'object' || schema === null) return schema
  const { type, ...rest } = schema as JsonSchema
  if (type === 'number') return { ...rest, anyOf: [{ type: 'string', pattern: DATE }, { type: 'number' }] }
  return Object.fromEntries(Object.entries(schema).map(([key, child]) => [key, withDates(child)]))
}

/** Describes what may be written for a parameter of the model. */
export function parameterOf(quantity: Quantity): JsonSchema {
  const isDate = quantity.unit === 'date'
  const bounds = boundsOf(quantity)
  const keys = ['value', 'p5', 'p10', 'p50', 'p90', 'p95', 'min', 'max']
  const narrow = Object.keys(bounds).length > 0 && !isDate
  const properties = Object.fromEntries(keys.map((key) => [key, bounds]))
  return {
    description: sentenceOf(quantity),
    allOf: [
      { $ref: `#/definitions/${isDate ? 'dateEntry' : 'numberEntry'}` },
      ...(narrow ? [{ properties }] : []),
    ],
  }
}

/** Describes what may be written for a series of the model. */
export function seriesOf(quantity: Quantity): JsonSchema {
  const bounds = boundsOf(quantity)
  const properties = { value: bounds, points: { additionalProperties: bounds } }
  return { description: sentenceOf(quantity), allOf: [{ $ref: '#/definitions/seriesEntry' }, { properties }] }
}

const CHANGES = ['multiply', 'add', 'shift'] as const
const SPAN = [{ required: ['from'] }, { required: ['until'] }]

/** The ways to say a change: multiply, add or shift, or other values in a span of months. */
const ways: readonly JsonSchema[] = [
  ...CHANGES.map((key) => ({ required: [key] })),
  ...['value', 'points'].map((key) => ({ required: [key], anyOf: SPAN })),
]

/** Defines a change in a list of changes. */
export function changeEntry(): JsonSchema {
  return { ...(withMonths(jsonOf(changeSchema)) as JsonSchema), oneOf: ways }
}

/** Defines an entry of `series`, which says a series, changes it, or lists changes. */
export function inlineSeries(): JsonSchema {
  const saying = withMonths(jsonOf(seriesSchema).properties)
  const changing = withMonths(jsonOf(changeSchema).properties)
  const only = (shape: object) => ({ propertyNames: { enum: Object.keys(shape) } })
  const changes = { ...saying.changes, items: { $ref: '#/definitions/changeEntry' } }
  return {
    type: ['object', 'null'],
    properties: { ...changing, ...saying, changes },
    additionalProperties: false,
    oneOf: [
      { type: 'null' },
      {
        type: 'object',
        required: ['source'],
        ...only(seriesSchema.shape),
        oneOf: [{ required: ['value'] }, { required: ['points'] }],
      },
      { type: 'object', required: ['source'], ...only(changeSchema.shape), oneOf: ways },
      { type: 'object', required: ['changes'], ...only({ changes: [] }) },
    ],
  }
}

/** Says what the keys of points look like. */
function withMonths(properties: unknown): Record<string, JsonSchema> {
  const { points, ...rest } = properties as Record<string, JsonSchema>
  return { ...rest, points: { ...points, propertyNames: month } }
}
