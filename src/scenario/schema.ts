import * as z from 'zod'
import { NAME } from '../compile/declarations.js'
import { isInRange, isMonth, parseDate, YEARS } from '../math/calendar.js'
import { designs } from '../sampling/designs/index.js'
import { persistenceSchema } from '../sampling/persistence.js'

// The one definition of what a scenario may say: the checks, the defaults, the editors' schema and the reference page
// all come from here. A message given to a schema says what was expected; what was found is added where the problem is
// reported. `pattern` is for editors only, which know nothing of the checks behind it.

const A_MONTH = 'a month such as 2022-01'
const text = z.string()
const words = z.union([z.string(), z.number()], 'text').transform(String)
const month = z
  .string(A_MONTH)
  .refine(isMonth, A_MONTH)
  .refine(isKnownYear, knownYears())
  .meta({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })
const expression = z.union([z.string(), z.number()], 'an expression').transform(String)
const unit = z
  .union([z.string(), z.literal(1)], 'a unit such as chip/month or 1')
  .transform(String)
  .describe('The unit of the numbers; checked against the one that the model declares.')
const sources = z
  .union([text, z.array(text).min(1)], 'a key of sources, or a list of them')
  .describe('Where the numbers come from: a key of `sources`, or a list of them.')
const note = words.describe('A remark, kept with the number.')
const name = z.string().regex(NAME, 'a name such as china_compute')

/** Describes a citation in `sources`. */
export const sourceSchema = z.strictObject({
  title: words.describe('The title of the work.'),
  publisher: words.optional().describe('Who published it; charts name the publishers.'),
  author: words.optional().describe('Who wrote it.'),
  date: words.optional().describe('When it was published, such as 2023-11-09.'),
  url: words.optional().describe('Where it can be read.'),
  accessed: words.optional().describe('When it was read there.'),
  note: words.optional().describe('A remark.'),
})

/** Describes what every number carries beside its law; the laws' keys come from the laws themselves. */
export const numberSchema = z.looseObject({
  probability: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('For a date: the probability that it comes; otherwise it never does.'),
  persistence: persistenceSchema
    .optional()
    .describe('How the number hangs together over time; without it, one draw holds for the whole run.'),
  unit: unit.optional(),
  source: sources,
  note: note.optional(),
  min: z.number().optional().describe('A least value, no draw is below; within the bounds of the model.'),
  max: z.number().optional().describe('A greatest value, no draw is above; within the bounds of the model.'),
})

/** Describes what any entry of the catalogue may say about itself; its other fields are what the model declares. */
export const catalogueSchema = z.looseObject({
  title: words.optional().describe('Its name in charts and tables.'),
  about: words.optional().describe('A sentence about it.'),
  vendor: words.optional().describe('Who makes it.'),
  note: words.optional().describe('A remark.'),
  source: sources.optional(),
})

const values = {
  unit: unit.optional(),
  source: sources,
  note: note.optional(),
  value: z.number().optional().describe('One value for all months.'),
  points: z
    .record(z.string(), z.number(), 'a map of months such as { 2022-01: 5500, 2023-01: 9000 }')
    .optional()
    .describe(
      'Values at months, in order; straight lines between, flat before the first and after the last.',
    ),
  hold: z
    .boolean()
    .optional()
    .describe('Whether the last value is meant to hold, where points end long before the horizon does.'),
}

/** Describes a change of what lower layers say of a series, in a span of months. */
export const changeSchema = z.strictObject({
  multiply: z.number().optional().describe('Multiplies what earlier layers say by this.'),
  add: z.number().optional().describe("Adds this, in the series' unit, to what earlier layers say."),
  shift: z
    .number()
    .min(-1200)
    .max(1200)
    .optional()
    .describe('Lets what earlier layers say happen this many months later; earlier, where it is below 0.'),
  from: month.optional().describe('The first month that changes; by default all up to `until`.'),
  until: month.optional().describe('The last month that changes; by default all from `from` on.'),
  ...values,
})

/** Describes an entry of `series`: one value for all months, or points to draw straight lines between, and its changes. */
export const seriesSchema = z.strictObject({
  ...values,
  changes: z
    .array(z.unknown())
    .optional()
    .describe('Changes, made one after the other; alone, changes of what earlier layers say.'),
})

/** Describes an entry of `equations`; unit and about may be left out where it replaces a variable of the model. */
export const equationSchema = z.strictObject({
  unit: unit.optional(),
  about: text.optional().describe('A sentence about the quantity.'),
  equals: expression.optional().describe('Its value in a month; for a quantity that is no stock.'),
  start: expression.optional().describe('The value of a stock when the horizon opens.'),
  change: expression.optional().describe('What is added to a stock at the end of each month.'),
})

/** Describes an entry of `outcomes`. */
export const outcomeSchema = z.union(
  [
    expression,
    z.strictObject({
      equals: expression.describe('The expression, such as `total(legal_sold[h20], "2025")`.'),
      about: text.optional().describe('A sentence about it.'),
    }),
  ],
  'an expression, or a map of equals and about',
)

/** The most runs that a scenario may have. */
export const MOST_RUNS = 10_000_000

/** Describes a design that needs no more than its name. */
export const designSchema = z.enum(designs.flatMap(({ name }) => (name === 'grid' ? [] : [name])))

/** Describes the design that crosses levels of named numbers. */
export const gridSchema = z.strictObject({
  grid: z
    .record(
      z.string(),
      z.union(
        [z.int().min(1).max(1000), z.array(z.union([z.number(), z.string()], 'a number')).min(1)],
        'a list of values, or how many levels',
      ),
    )
    .describe(
      'The levels of each number, crossed with those of the others: a list of values, or how many, each the middle of an ' +
        'equally probable part of the law. Numbers that are not named are at their medians.',
    ),
})

/** Describes an entry of `correlations`. */
export const correlationSchema = z.strictObject({
  between: z
    .tuple([text, text], 'a list of two names')
    .describe('The two numbers, such as `[demand_growth, "launch[h20]"]`.'),
  rank: z.number().min(-1).max(1).describe("Their rank correlation (Spearman's)."),
  source: sources,
  note: note.optional(),
  strict: z
    .boolean()
    .optional()
    .describe('Whether it is a mistake, and not repaired, if no numbers can have all that is asked for.'),
})

/** Describes what a scenario says about itself and its runs, section by section of its top level. */
export const headSchemas = {
  title: words.describe('The name of the scenario, in charts and tables.'),
  about: words.default('').describe('A sentence or two on what it supposes.'),
  horizon: z
    .strictObject({ start: month.describe('The first month.'), end: month.describe('The last month.') })
    .describe('The months that are simulated, first and last included; at most 1200.'),
  runs: z.int().min(1).max(MOST_RUNS).default(1000).describe('How many possible worlds are drawn.'),
  seed: z
    .union([text, z.int()], 'a whole number or text')
    .transform(String)
    .default('1')
    .describe('What the draws come from: the same seed gives the same worlds.'),
  design: z
    .union([designSchema, gridSchema])
    .default('random')
    .describe('How the runs are spread over the possible worlds.'),
  outputs: z
    .array(name)
    .default([])
    .describe('Quantities to summarize by month, beside those that the charts show.'),
  correlations: z
    .array(correlationSchema)
    .default([])
    .describe('Rank correlations between uncertain numbers; pairs that are not named have none.'),
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

/** Says what stands in a section. */
export const ENTRIES = 'entries by name, each on a line of its own such as "name: { ... }"'

/** Says what the entries of each section are. */
export const sectionAbout: Readonly<Record<Section, string>> = {
  chips: 'The chips, by name: what each can do, and when it is sold.',
  rules: 'The rules of export control, by name: which chips each controls, and from when on.',
  buyers: 'The groups of buyers, by name.',
  parameters: 'The uncertain numbers, by name: each with its law and its source, drawn once a run.',
  series: 'What comes from outside the model, by name: a value for each month.',
  equations: 'Equations that replace those of the model, or are added to it; checked like its own.',
  outcomes: 'Single numbers, computed from each run, by name: what the tables of results show.',
  sources: 'The works that numbers come from, by key.',
}

/** Describes the files that a scenario builds on. */
export const extendsSchema = z
  .union([text, z.array(text)])
  .describe('A file or a list of files that this one builds on; later ones win, and this one over all.')

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
