import { type JsonSchema, jsonOf } from './json-parts.js'
import { TOP } from './sections.js'
import { overlaySchema, studyOutcomeSchema, studySchemas } from './study-schema.js'

/** The schema of scenarios, which stands beside that of studies. */
const SCENARIO = 'scenario.schema.json'

/**
 * Makes the JSON Schema (draft 7) of a study. What a study has of a scenario, and what its base and options may say, is left to
 * the schema of scenarios, in the file beside it.
 */
export function studyJsonSchema(): JsonSchema {
  const own = Object.keys(studySchemas)
  const shared = TOP.filter((key) => key !== 'extends' && !own.includes(key))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A study of chokepoint',
    type: 'object',
    additionalProperties: false,
    required: ['title', 'base', 'options'],
    properties: {
      title: jsonOf(studySchemas.title),
      question: jsonOf(studySchemas.question),
      about: jsonOf(studySchemas.about),
      base: { ...described(studySchemas.base), anyOf: FILE_OR_SCENARIO },
      options: {
        ...described(studySchemas.options),
        ...named({ $ref: '#/definitions/overlay' }),
        minProperties: 1,
      },
      worlds: { ...described(studySchemas.worlds), ...named({ $ref: '#/definitions/overlay' }) },
      outcomes: {
        ...described(studySchemas.outcomes),
        anyOf: [{ type: 'array', items: { type: 'string' } }, named(jsonOf(studyOutcomeSchema))],
      },
      ...Object.fromEntries(shared.map((key) => [key, { $ref: `${SCENARIO}#/properties/${key}` }])),
    },
    definitions: { overlay: { ...described(overlaySchema), anyOf: FILE_OR_SCENARIO } },
  }
}

const FILE_OR_SCENARIO: readonly JsonSchema[] = [{ type: 'string' }, { $ref: SCENARIO }]

function described(schema: Parameters<typeof jsonOf>[0]): JsonSchema {
  const { description } = jsonOf(schema)
  return description === undefined ? {} : { description }
}

function named(entry: JsonSchema): JsonSchema {
  return { type: 'object', patternProperties: { '^[a-z][a-z0-9_]*$': entry }, additionalProperties: false }
}
