import type { Block } from '../compile/block.js'
import { type Declarations, declare } from '../compile/declarations.js'
import { catalogueEntry } from './json-catalogue.js'
import { type JsonSchema, jsonOf, nullable, orNull, SUBSCRIPTS } from './json-parts.js'
import { changeEntry, inlineSeries, numberEntries, parameterOf, seriesOf } from './json-quantities.js'
import {
  CATALOGUE,
  type entrySchemas,
  equationSchema,
  extendsSchema,
  headSchemas,
  outcomeSchema,
  sectionAbout,
  sourceSchema,
} from './schema.js'

/**
 * Makes the JSON Schema (draft 7) of a scenario file for a model, so that editors complete and check what is written. It
 * knows the names that the model declares; what takes more than one entry to see, as a source that is not defined, is
 * left to the reader.
 */
export function scenarioJsonSchema(blocks: readonly Block[]): JsonSchema {
  const model = declare(blocks)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of chokepoint',
    type: 'object',
    additionalProperties: false,
    properties: {
      extends: jsonOf(extendsSchema),
      ...head(),
      ...Object.fromEntries(CATALOGUE.map((section) => [section, catalogueSection(model, section)])),
      parameters: parameters(model),
      series: series(model),
      equations: equations(model),
      outcomes: named('outcomes', orNull(jsonOf(outcomeSchema))),
      sources: { ...described('sources'), additionalProperties: nullable(jsonOf(sourceSchema.partial())) },
    },
    definitions: {
      ...numberEntries(),
      seriesEntry: inlineSeries(),
      changeEntry: changeEntry(),
      equationEntry: nullable(jsonOf(equationSchema)),
    },
  }
}

function head(): Record<string, JsonSchema> {
  const keys = Object.entries(headSchemas).map(([key, schema]) => {
    const byDefault = schema.safeParse(undefined)
    return [key, { ...jsonOf(schema), ...(byDefault.success ? { default: byDefault.data } : {}) }] as const
  })
  // An overlay may say only when the horizon ends.
  const { description } = headSchemas.horizon
  return { ...Object.fromEntries(keys), horizon: { ...jsonOf(headSchemas.horizon.partial()), description } }
}

function described(section: keyof typeof entrySchemas): JsonSchema {
  return { type: ['object', 'null'], description: sectionAbout[section] }
}

/** A section with entries of any name. */
function named(section: keyof typeof entrySchemas, entry: JsonSchema): JsonSchema {
  return {
    ...described(section),
    patternProperties: { '^[a-z][a-z0-9_]*$': entry },
    additionalProperties: false,
  }
}

function catalogueSection(model: Declarations, section: (typeof CATALOGUE)[number]): JsonSchema {
  return named(section, catalogueEntry(model, section))
}

function parameters({ quantities }: Declarations): JsonSchema {
  const all = [...quantities.values()].filter(({ kind }) => kind === 'parameter' || kind === 'attribute')
  const general = all.filter(({ kind }) => kind === 'parameter')
  const single = all.filter(({ dimensions }) => dimensions.length > 0)
  return {
    ...described('parameters'),
    properties: Object.fromEntries(general.map((one) => [one.name, parameterOf(one)])),
    patternProperties: Object.fromEntries(
      single.map((one) => [`^${one.name}${SUBSCRIPTS}$`, parameterOf(one)]),
    ),
    additionalProperties: false,
  }
}

function series({ quantities }: Declarations): JsonSchema {
  const all = [...quantities.values()].filter(({ kind }) => kind === 'series')
  const single = all.filter(({ dimensions }) => dimensions.length > 0)
  return {
    ...described('series'),
    properties: Object.fromEntries(all.map((one) => [one.name, seriesOf(one)])),
    patternProperties: Object.fromEntries(single.map((one) => [`^${one.name}${SUBSCRIPTS}$`, seriesOf(one)])),
    additionalProperties: false,
  }
}

function equations({ quantities }: Declarations): JsonSchema {
  const computed = [...quantities.values()].filter(({ variable }) => variable && !('stated' in variable))
  const entry = { $ref: '#/definitions/equationEntry' }
  const known = computed.map(({ name, dimensions, unit, about }) => {
    const key = dimensions.length === 0 ? name : `${name}[${dimensions.join(', ')}]`
    return [key, { description: `${about} Unit: ${unit}.`, allOf: [entry] }]
  })
  return {
    ...described('equations'),
    properties: Object.fromEntries(known),
    patternProperties: { [`^[a-z][a-z0-9_]*(${SUBSCRIPTS})?$`]: entry },
    additionalProperties: false,
  }
}
