import * as z from 'zod'

// The one definition of what a study says beside what a scenario may say; checks, schema and reference page come from here.

const words = z.union([z.string(), z.number()], 'text').transform(String)
const expression = z.union([z.string(), z.number()], 'an expression').transform(String)

/** Describes one of a study's outcomes: an expression, or what more is to be said of one. */
export const studyOutcomeSchema = z.union(
  [
    z.null(),
    expression,
    z.strictObject({
      equals: expression
        .optional()
        .describe('The expression; without one, the outcome is the one of that name in the base.'),
      about: z.string().optional().describe('A sentence about it.'),
      better: z
        .enum(['higher', 'lower'])
        .optional()
        .describe('Which direction is best: it decides ranks and regret. `higher` where it is not said.'),
      satisfy: words.optional().describe('What is good enough: `>= 1e6`, or for a month `<= 2027-12`.'),
    }),
  ],
  'nothing, an expression, or a map of equals, about, better and satisfy',
)

/** Describes an option or a world: a file, or any part of a scenario, laid over the base. */
export const overlaySchema = z
  .union([z.string(), z.looseObject({})], 'a file, or a map of what is different')
  .describe(
    'A file, or in its place any part of a scenario, with title and about; laid over the base. A file that is a whole scenario stands for itself.',
  )

/** Describes the keys that a study has beside those of a scenario. */
export const studySchemas = {
  title: words.describe('The name of the study, in charts and tables.'),
  question: words.optional().describe('What it asks, in a sentence.'),
  about: words.optional().describe('What it supposes, and what to know when reading its result.'),
  base: z
    .union([z.string(), z.looseObject({})], 'a scenario file, or a scenario')
    .describe(
      'What options are compared with: a scenario file, or in its place a scenario that extends one.',
    ),
  options: z
    .record(z.string(), overlaySchema, 'options by name')
    .describe('The options, by name: what each does differently.'),
  worlds: z
    .record(z.string(), overlaySchema, 'worlds by name')
    .optional()
    .describe(
      'Worlds, by name, in each of which the base and every option is tried: overlays under the options.',
    ),
  outcomes: z
    .union(
      [z.array(z.string()), z.record(z.string(), studyOutcomeSchema)],
      'names of outcomes, or outcomes by name',
    )
    .optional()
    .describe("What is compared: outcomes of the base, or new ones. All of the base's where it is left out."),
}
