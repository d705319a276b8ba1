import * as z from 'zod'
import { clamp, escapes, leaving } from '../bounds.js'
import { type CountTable, countAt, countTable, probabilityUpTo } from '../count-table.js'
import type { Law } from '../law.js'

const schema = z.object({
  poisson: z.strictObject({ mean: z.number().gt(0).max(1e9).describe('The mean.') }),
})

type Spec = z.infer<typeof schema>

/** Counts what happens at a constant rate. */
export const poisson: Law<Spec> = {
  name: 'poisson',
  about: "The Poisson law with this mean: whole numbers from 0 on, counted in the parameter's unit.",
  example: '{ poisson: { mean: 3 } }',
  schema,
  problems: (spec, bounds) => {
    const table = tableOf(spec)
    return leaving(
      'poisson',
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
  mean: ({ poisson: { mean } }) => mean,
}

function tableOf({ poisson: { mean } }: Spec): CountTable {
  const ratio = (count: number) => mean / (count + 1)
  return countTable({ mode: Math.floor(mean), most: Number.MAX_SAFE_INTEGER, ratio })
}
