import { readFileSync } from 'node:fs'
import type * as z from 'zod'
import { declare, printKey, type Quantity } from '../../src/compile/declarations.js'
import { languageFunctions } from '../../src/compile/functions.js'
import { model } from '../../src/model/index.js'
import { code, markdownTable as table } from '../../src/report/markdown.js'
import { designs } from '../../src/sampling/designs/index.js'
import { laws } from '../../src/sampling/distributions/index.js'
import { fieldsOf } from '../../src/scenario/json-catalogue.js'
import { type JsonSchema, jsonOf } from '../../src/scenario/json-parts.js'
import { scenarioJsonSchema } from '../../src/scenario/json-schema.js'
import {
  catalogueSchema,
  changeSchema,
  correlationSchema,
  equationSchema,
  numberSchema,
  seriesSchema,
  sourceSchema,
} from '../../src/scenario/schema.js'
import { studyJsonSchema } from '../../src/scenario/study-json.js'
import { studyOutcomeSchema, studySchemas } from '../../src/scenario/study-schema.js'

const declarations = declare(model)
const quantities = [...declarations.quantities.values()]

/** Says in words what a key may hold. */
function kindOf(schema: JsonSchema): string {
  const { type, enum: values, pattern, minimum, maximum, anyOf } = schema
  if (Array.isArray(values)) return values.map((value) => code(String(value))).join(' or ')
  if (typeof pattern === 'string' && pattern.includes('\\d{4}'))
    return pattern.includes('?') ? 'date' : 'month'
  if (Array.isArray(anyOf)) {
    const kinds = (anyOf as JsonSchema[])
      .filter((one) => one.type !== 'null' && !('const' in one))
      .map(kindOf)
    return [...new Set(kinds.map((kind) => kind.replace(/, .*/, '')))].join(' or ')
  }
  const range =
    minimum === undefined || maximum === undefined ? '' : `, ${withCommas(minimum)} to ${withCommas(maximum)}`
  if (Array.isArray(type)) return type.includes('object') ? 'entries by name' : 'text'
  return `${KINDS[String(type)] ?? String(type)}${range}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  array: 'list',
  object: 'map',
}

function withCommas(value: unknown): string {
  return Number(value).toLocaleString('en')
}

function keyTable(properties: Readonly<Record<string, JsonSchema>>, skip: readonly string[] = []): string {
  const rows = Object.entries(properties)
    .filter(([key]) => !skip.includes(key))
    .map(([key, schema]) => [code(key), kindOf(schema), defaultOf(schema), String(schema.description ?? '')])
  const isBare = rows.every(([, , byDefault]) => byDefault === '')
  const titles = ['key', 'holds', 'default', 'meaning']
  if (!isBare) return table(titles, rows)
  return table(
    titles.toSpliced(2, 1),
    rows.map((row) => row.toSpliced(2, 1)),
  )
}

function defaultOf({ default: byDefault }: JsonSchema): string {
  if (byDefault === undefined || byDefault === '') return ''
  return Array.isArray(byDefault) ? 'none' : code(String(byDefault))
}

function keysOf(schema: z.ZodType, skip: readonly string[] = []): string {
  return keyTable(jsonOf(schema).properties as Record<string, JsonSchema>, skip)
}

function quantityTable(list: readonly Quantity[]): string {
  const rows = list.map(({ name, dimensions, unit, within: [least, greatest], about }) => {
    const [isBounded, isClosed] = [Number.isFinite(least), Number.isFinite(greatest)]
    const bounds = isClosed ? `${least} to ${greatest}` : isBounded ? `at least ${least}` : ''
    return [code(printKey(name, dimensions)), unit, bounds, about]
  })
  return table(['name', 'unit', 'bounds', 'meaning'], rows)
}

function fieldTable(section: string): string {
  const rows = fieldsOf(declarations, section).map(({ name, quantities: [first] }) => [
    code(name),
    first?.dimensions.at(-1) === 'import_chip' && first.kind === 'stated' ? 'condition' : (first?.unit ?? ''),
    first?.about ?? '',
  ])
  return table([`field of ${section}`, 'unit', 'meaning'], rows)
}

function functionTable(isOutcome: boolean): string {
  const rows = [...languageFunctions.values()].filter(({ outcome }) => (outcome === true) === isOutcome)
  return table(
    ['function', 'meaning'],
    rows.map(({ signature, about }) => [code(signature), about]),
  )
}

function headTable(): string {
  const { properties } = scenarioJsonSchema(model) as { properties: Record<string, JsonSchema> }
  return keyTable(properties)
}

function studyTable(): string {
  const holds: Readonly<Record<string, string>> = {
    base: 'file or scenario',
    outcomes: 'names, or outcomes by name',
  }
  const rows = Object.entries(studySchemas).map(([key, schema]) => {
    const { description, ...rest } = jsonOf(schema)
    const kind = holds[key] ?? (rest.type === 'object' ? 'overlays by name' : 'text')
    return [code(key), kind, String(description)]
  })
  return table(['key', 'holds', 'meaning'], rows)
}

const TABLES: Readonly<Record<string, () => string>> = {
  head: headTable,
  designs: () =>
    table(
      ['design', 'how runs lie'],
      designs.map(({ name, about }) => [code(name), about]),
    ),
  correlation: () => keysOf(correlationSchema),
  laws: () =>
    table(
      ['law', 'example', 'definition'],
      laws.map(({ name, example, about }) => [name, code(example), about]),
    ),
  number: () => keysOf(numberSchema),
  series: () => keysOf(seriesSchema),
  change: () => keysOf(changeSchema, Object.keys(seriesSchema.shape)),
  catalogue: () => keysOf(catalogueSchema),
  chips: () => fieldTable('chips'),
  rules: () => fieldTable('rules'),
  equation: () => keysOf(equationSchema),
  functions: () => functionTable(false),
  outcomes: () => functionTable(true),
  source: () => keysOf(sourceSchema),
  study: studyTable,
  'study-outcome': () => keysOf(studyOutcomeSchema.options[2]),
  parameters: () => quantityTable(quantities.filter(({ kind }) => kind === 'parameter')),
  'all-series': () => quantityTable(quantities.filter(({ kind }) => kind === 'series')),
}

/** Makes the reference page of the scenario format: the template, with tables made of the definition. */
export function referencePage(): string {
  const template = readFileSync(`${import.meta.dirname}/scenario-format.md`, 'utf8')
  return template.replace(/<!-- table: ([\w-]+) -->/g, (_, name: string) => {
    const make = TABLES[name]
    if (!make) throw new RangeError(`no table "${name}"`)
    return make()
  })
}

/** Makes the editors' schema of scenario files. */
export function schemaFile(): string {
  return `${JSON.stringify(scenarioJsonSchema(model), null, 1)}\n`
}

/** Makes the editors' schema of studies. */
export function studySchemaFile(): string {
  return `${JSON.stringify(studyJsonSchema(), null, 1)}\n`
}

/** The files that are made, by their place in the project. */
export const generated: Readonly<Record<string, () => string>> = {
  'scenarios/scenario.schema.json': schemaFile,
  'scenarios/study.schema.json': studySchemaFile,
  'scenarios/README.md': referencePage,
}
