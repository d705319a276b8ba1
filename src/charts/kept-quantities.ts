import { bottlenecks } from './bottleneck-shares.js'
import { headline } from './headline.js'
import { DEMAND, supplyChannels } from './stacked-supply.js'

/** Lists the quantities that every run keeps, because charts that are drawn from the start are made of them. */
export const keptQuantities: readonly string[] = [
  ...headline.flatMap(({ quantities }) => quantities),
  ...supplyChannels,
  DEMAND,
  ...bottlenecks,
]
