import * as z from 'zod'
import { NAME } from '../compile/declarations.js'
import { isInRange, isMonth, parseDate, YEARS } from '../math/calendar.js'
import { designs } from '../sampling/designs/index.js'

// A message given to a schema says what was expected; what was found is added where the problem is reported.

const A_MONTH = 'a month such as 2022-01'
const text = z.string()
const words = z.union([z.string(), z.number()], 'text').transform(String)
const month = z.string(A_MONTH).refine(isMonth, A_MONTH).refine(isKnownYear, knownYears())
const expression = z.union([z.string(), z.number()], 'an expression').transform(String)
const unit = z.union([z.string(), z.literal(1)], 'a unit such as chip/month or 1').transform(String)
const sources = z.union([text, z.array(text).min(1)], 'a key of sources, or a list of them')
const name = z.string().regex(NAME, 'a name such as china_compute')

/** Describes a citation in `sources`. */
export const sourceSchema = z.strictObject({
  title: words,
  publisher: words.optional(),
  author: words.optional(),
  date: words.optional(),
  url: words.optional(),
  accessed: words.optional(),
  note: words.optional(),
})

/** Describes what every number carries beside its law; the laws' keys come from the laws themselves. */
export const numberSchema = z.looseObject({
  unit: unit.optional(),
  source: sources,
  note: words.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})

/** Describes what any entry of the catalogue may say about itself; its other fields are what the model declares. */
export const catalogueSchema = z.looseObject({
  title: words.optional(),
  about: words.optional(),
  vendor: words.optional(),
  note: words.optional(),
  source: sources.optional(),
  announced: z
    .string()
    .refine((date) => parseDate(date) !== undefined, 'a date such as 2023-10-17')
    .refine(isKnownYear, knownYears())
    .optional(),
})

const values = {
  unit: unit.optional(),
  source: sources,
  note: words.optional(),
  value: z.number().optional(),
  points: z.record(z.string(), z.number()).optional(),
}

/** Describes a change of what lower layers say of a series, in a span of months. */
export const changeSchema = z.strictObject({
  multiply: z.number().optional(),
  add: z.number().optional(),
  shift: z.number().min(-1200).max(1200).optional(),
  from: month.optional(),
  until: month.optional(),
  ...values,
})

/** Describes an entry of `series`: one value for all months, or points to draw straight lines between, and its changes. */
export const seriesSchema = z.strictObject({ ...values, changes: z.array(z.unknown()).optional() })

/** Describes an entry of `equations`; unit and about may be left out where it replaces a variable of the model. */
export const equationSchema = z.strictObject({
  unit: unit.optional(),
  about: text.optional(),
  equals: expression.optional(),
  start: expression.optional(),
  change: expression.optional(),
})

/** Describes an entry of `outcomes`. */
export const outcomeSchema = z.union(
  [expression, z.strictObject({ equals: expression, about: text.optional() })],
  'an expression, or a map of equals and about',
)

/** Describes what a scenario says about itself and its runs, section by section of its top level. */
export const headSchemas = {
  title: words,
  about: words,
  horizon: z.strictObject({ start: month, end: month }),
  runs: z.int().min(1).max(10_000_000),
  seed: z.union([text, z.int()], 'a whole number or text').transform(String),
  design: z.enum(designs.map((design) => design.name)),
  outputs: z.array(name),
}

/** Describes one entry of each section that holds entries by name. */
export const entrySchemas = {
  chips: catalogueSchema,
  rules: catalogueSchema,
  buyers: catalogueSchema,
  parameters: numberSchema,
  series: seriesSchema,
  equations: equationSchema,
  outcomes: outcomeSchema,
  sources: sourceSchema,
}

/** A section that holds entries by name. */
export type Section = keyof typeof entrySchemas

/** Where a number comes from, as a scenario cites it. */
export type Source = z.infer<typeof sourceSchema>

/** The sections whose entries are elements of the model's dimensions. */
export const CATALOGUE = ['chips', 'rules', 'buyers'] as const

function isKnownYear(date: string): boolean {
  return parseDate(date) === undefined || isInRange(date)
}

function knownYears(): string {
  return `a year from ${YEARS[0]} to ${YEARS[1]}`
}
