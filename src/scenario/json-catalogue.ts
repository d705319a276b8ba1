import type { Stated } from '../compile/block.js'
import { type Declarations, fieldOf, type Quantity } from '../compile/declarations.js'
import { boundsOf, DATE, type JsonSchema, jsonOf, orNull, sentenceOf } from './json-parts.js'
import { catalogueSchema } from './schema.js'

/** Describes an entry of the catalogue: what any entry says of itself, and the fields that the model asks of it. */
export function catalogueEntry(model: Declarations, section: string): JsonSchema {
  const own = Object.entries(jsonOf(catalogueSchema).properties as Record<string, JsonSchema>)
  const fields = fieldsOf(model, section)
  return {
    type: ['object', 'null'],
    properties: {
      ...Object.fromEntries(own.map(([key, schema]) => [key, orNull(schema)])),
      ...membership(model, section),
      ...Object.fromEntries(fields.map(({ name, quantities }) => [name, fieldSchema(quantities)])),
    },
    additionalProperties: false,
  }
}

/** The fields that decide which dimension an entry belongs to. */
function membership({ dimensions }: Declarations, section: string): Record<string, JsonSchema> {
  const own = [...dimensions.values()].filter(({ from }) => from === section)
  const keys = new Set(own.flatMap(({ where }) => Object.keys(where ?? {})))
  const schemas = [...keys].map((key) => {
    const values = [...new Set(own.flatMap(({ where }) => where?.[key] ?? []))]
    const meanings = own.map(({ where, about }) => `${where?.[key]}: ${about}`)
    return [key, { enum: values, description: meanings.join(' ') }] as const
  })
  return Object.fromEntries(schemas)
}

/** A field of a catalogue entry, and the quantities that take their numbers or conditions from it. */
export interface Field {
  readonly name: string
  readonly quantities: readonly Quantity[]
}

/** Lists the fields of a section's entries that the model reads. */
export function fieldsOf({ quantities, dimensions }: Declarations, section: string): Field[] {
  const own = [...quantities.values()].filter(
    ({ kind, dimensions: [first] }) =>
      (kind === 'attribute' || kind === 'stated') && dimensions.get(first ?? '')?.from === section,
  )
  const names = new Set(own.map(nameOf))
  return [...names].map((name) => ({ name, quantities: own.filter((one) => nameOf(one) === name) }))
}

function nameOf(quantity: Quantity): string {
  return quantity.kind === 'stated' ? (quantity.variable as Stated).stated : fieldOf(quantity)
}

function fieldSchema(quantities: readonly Quantity[]): JsonSchema {
  const description = [...new Set(quantities.map(sentenceOf))].join(' ')
  const [first] = quantities
  if (first?.kind === 'stated') return { description, type: ['string', 'number', 'null'] }
  if (first?.unit === 'date') {
    const date = { type: 'string', pattern: `${DATE}|^never$` }
    return { description, anyOf: [date, { $ref: '#/definitions/dateField' }] }
  }
  if (first?.names) {
    const name = { type: 'string' }
    return { description, anyOf: [name, { type: 'array', items: name }] }
  }
  const number = { type: 'number', ...boundsOf(widest(quantities)) }
  return { description, anyOf: [number, { type: 'boolean' }, { $ref: '#/definitions/numberField' }] }
}

function widest(quantities: readonly Quantity[]): Pick<Quantity, 'within'> {
  const least = Math.min(...quantities.map(({ within }) => within[0]))
  return { within: [least, Math.max(...quantities.map(({ within }) => within[1]))] }
}
