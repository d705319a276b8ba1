import type { Block } from '../compile/block.js'
import { compute } from './compute.js'
import { controls } from './controls.js'
import { demand } from './demand.js'
import { domestic } from './domestic.js'
import { ecosystem } from './ecosystem.js'
import { fabs } from './fabs.js'
import { finance } from './finance.js'
import { greyMarket } from './grey-market.js'
import { imports } from './imports.js'
import { market } from './market.js'
import { memory } from './memory.js'
import { offshore } from './offshore.js'
import { packaging } from './packaging.js'
import { worth } from './worth.js'

/** Lists the blocks of the model in causal order: from rules and fabs to what China has in the end. */
export const model: readonly Block[] = [
  controls,
  packaging,
  imports,
  worth,
  greyMarket,
  offshore,
  fabs,
  memory,
  domestic,
  ecosystem,
  demand,
  market,
  compute,
  finance,
]
