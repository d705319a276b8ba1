import * as z from 'zod'
import { clamp, escapes, leaving } from '../bounds.js'
import { type CountTable, countAt, countTable, probabilityUpTo } from '../count-table.js'
import type { Law } from '../law.js'

const schema = z.object({
  binomial: z.strictObject({
    trials: z.int().min(1).max(1e9).describe('How often it is tried.'),
    probability: z.number().min(0).max(1).describe('The probability that a try succeeds.'),
  }),
})

type Spec = z.infer<typeof schema>

/** Counts successes in independent trials. */
export const binomial: Law<Spec> = {
  name: 'binomial',
  about: "The successes among independent trials of one probability, counted in the parameter's unit.",
  example: '{ binomial: { trials: 10, probability: 0.3 } }',
  schema,
  problems: (spec, bounds) => {
    const table = tableOf(spec)
    return leaving(
      'binomial',
      escapes((value) => probabilityUpTo(table, value), bounds),
      bounds,
    )
  },
  quantile: (spec, bounds) => {
    const table = tableOf(spec)
    return (probability) => clamp(countAt(table, probability), bounds)
  },
  probability: (spec) => {
    const table = tableOf(spec)
    return (value) => probabilityUpTo(table, value)
  },
  mean: ({ binomial: { trials, probability } }) => trials * probability,
}

function tableOf({ binomial: { trials, probability } }: Spec): CountTable {
  const odds = probability / (1 - probability)
  const ratio = (count: number) => ((trials - count) / (count + 1)) * odds
  return countTable({ mode: Math.min(Math.floor((trials + 1) * probability), trials), most: trials, ratio })
}
