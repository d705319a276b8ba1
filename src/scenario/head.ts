import type * as z from 'zod'
import { monthsSince } from '../math/calendar.js'
import { type Context, checked, report } from './context.js'
import { headSchemas } from './schema.js'
import { childOf, toPlain } from './tree.js'

/** What a scenario says about itself and its runs. */
export interface Head {
  readonly title: string
  /** The question that it answers, and who asks it; empty where it does not say. */
  readonly question: string
  readonly askedBy: string
  readonly about: string
  readonly start: string
  readonly months: number
  readonly runs: number
  readonly seed: string
  readonly outputs: readonly string[]
}

const MOST_MONTHS = 1200

/** Reads the parts of the top level that are no lists of entries, with their defaults. */
export function readHead(context: Context): Head {
  return {
    title: required(context, 'title') ?? '',
    question: optional(context, 'question').trim(),
    askedBy: optional(context, 'asked_by').trim(),
    about: optional(context, 'about'),
    ...readHorizon(context),
    runs: optional(context, 'runs'),
    seed: optional(context, 'seed'),
    outputs: optional(context, 'outputs'),
  }
}

type Key = keyof typeof headSchemas
type Value<K extends Key> = z.output<(typeof headSchemas)[K]>

function given<K extends Key>(context: Context, key: K): Value<K> | undefined {
  const tree = childOf(context.document, key)
  const schema: z.ZodType = headSchemas[key]
  return tree && (checked(context, { path: [key], value: toPlain(tree), schema }) as Value<K> | undefined)
}

/** Gives what stands at a key that may be left out; its default where nothing does, or nothing that makes sense. */
function optional<K extends Exclude<Key, 'title' | 'horizon'>>(context: Context, key: K): Value<K> {
  return given(context, key) ?? (headSchemas[key].parse(undefined) as Value<K>)
}

function required<K extends Key>(context: Context, key: K): Value<K> | undefined {
  const isAbsent = childOf(context.document, key) === undefined
  if (isAbsent && context.complete)
    report(context, [], `no "${key}" in this file or in those that it extends`)
  return given(context, key)
}

function readHorizon(context: Context): { start: string; months: number } {
  const horizon = required(context, 'horizon')
  if (!horizon) return { start: context.start, months: context.months }
  const { start, end } = horizon
  const months = monthsSince(start, end) + 1
  if (months < 2)
    report(context, ['horizon', 'end'], `found ${end}, expected a month after the start, ${start}`)
  if (months > MOST_MONTHS)
    report(context, ['horizon', 'end'], `found ${months} months, expected at most ${MOST_MONTHS}`)
  return { start, months: Math.min(Math.max(months, 1), MOST_MONTHS) }
}
