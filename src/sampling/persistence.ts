import * as z from 'zod'
import { isMonth } from '../math/calendar.js'
import { UNBOUNDED } from './bounds.js'
import type { Bounds } from './law.js'

const A_MONTH = 'a month such as 2027-01'
const correlation = z
  .number()
  .refine((value) => value > -1 && value < 1, 'a correlation above -1 and below 1')
  .meta({ exclusiveMinimum: -1, exclusiveMaximum: 1 })
  .describe('Correlation of the underlying normal numbers of a month and the next.')
const month = z.string(A_MONTH).refine(isMonth, A_MONTH).meta({ pattern: '^\\d{4}-\\d{2}$' })
const start = z.number().describe('The value in the first month.')

/** Describes how a number that is drawn for each month hangs together over time. */
export const persistenceSchema = z.union(
  [
    z.literal('once').describe('One draw holds for the whole run.'),
    z.literal('monthly').describe('Each month has a draw of its own.'),
    z
      .strictObject({ every: z.int().min(1).describe('Months from one draw to the next.') })
      .describe('A draw holds for so many months.'),
    z
      .strictObject({ ar1: correlation })
      .describe('Each month has the law, and is correlated with the month before.'),
    z
      .strictObject({
        random_walk: z
          .strictObject({
            start,
            every: z.int().min(1).optional().describe('Months from one step to the next; 1 where absent.'),
            from: month.optional().describe('The month of the first step; by default that after the first.'),
          })
          .describe('Where the walk starts, and when it steps.'),
      })
      .describe('Draws are steps, which add up; none leaves the bounds.'),
    z
      .strictObject({
        mean_reverting: z
          .strictObject({
            start,
            mean: z.number().describe('What the value returns to.'),
            speed: z.number().gt(0).max(1).describe('Part of the way back that is gone in a month.'),
          })
          .describe('Where it starts, what it returns to, and how fast.'),
      })
      .describe('Draws are steps, and each month goes part of the way back to a mean.'),
    z
      .strictObject({
        jumps: z
          .strictObject({
            start,
            hazard: z.number().gt(0).max(1).describe('Probability of a jump in a month.'),
          })
          .describe('Where it starts, and how often it jumps.'),
      })
      .describe('Draws are jumps, which come in some months and stay.'),
  ],
  'once, monthly, { every: 12 }, { ar1: 0.8 }, { random_walk: { start: 1 } }, { mean_reverting: ... } or { jumps: ... }',
)

/** How a scenario says that a number hangs together over time, where it is not drawn once. */
export type WrittenPersistence = Exclude<z.infer<typeof persistenceSchema>, 'once'>

/** The same with months counted from the horizon's start. */
export type Persistence =
  | Exclude<WrittenPersistence, { random_walk: unknown }>
  | { readonly random_walk: { readonly start: number; readonly every?: number; readonly from?: number } }

/** Tells whether each month has the law of the number itself; otherwise the law is that of its steps. */
export function isOfLaw(persistence: Persistence | WrittenPersistence): boolean {
  return typeof persistence === 'string' || 'every' in persistence || 'ar1' in persistence
}

/** Gives the bounds that a number's law has to keep: those of the number, and none where the law is that of steps. */
export function boundsOfLaw(bounds: Bounds, persistence: Persistence | undefined): Bounds {
  return persistence === undefined || isOfLaw(persistence) ? bounds : UNBOUNDED
}
