import * as z from 'zod'
import type { Quantity } from '../compile/declarations.js'

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown }

/** A date such as 2023-10 or 2023-10-23. */
export const DATE = '^\\d{4}-(0[1-9]|1[0-2])(-\\d{2})?$'

/** What follows a name that is about single elements. */
export const SUBSCRIPTS = '\\[ *[a-z][a-z0-9_]*( *, *[a-z][a-z0-9_]*)* *\\]'

/** Turns a schema of ours into one for editors: what a file may hold, before defaults and changes of type. */
export function jsonOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  return rest
}

/** Lets a map be left out with null, which withdraws it. */
export function nullable(schema: JsonSchema): JsonSchema {
  return { ...schema, type: [schema.type, 'null'].flat() }
}

/** Lets anything be left out with null, which withdraws it. */
export function orNull({ description, ...schema }: JsonSchema): JsonSchema {
  return { ...(description ? { description } : {}), anyOf: [schema, { type: 'null' }] }
}

/** Describes a quantity to someone who is about to give its number. */
export function sentenceOf({ about, unit, within: [least, greatest] }: Quantity): string {
  const from = Number.isFinite(least) ? [`at least ${least}`] : []
  const to = Number.isFinite(greatest) ? [`at most ${greatest}`] : []
  return `${about} Unit: ${[unit, ...from, ...to].join(', ')}.`
}

/** Gives the bounds of a quantity's single numbers. */
export function boundsOf({ within: [least, greatest] }: Pick<Quantity, 'within'>): JsonSchema {
  return {
    ...(Number.isFinite(least) ? { minimum: least } : {}),
    ...(Number.isFinite(greatest) ? { maximum: greatest } : {}),
  }
}
