import { wordsIn } from '../words/words.js'
import type { Chart } from './chart.js'
import { neededRows, wherePresent } from './needed-rows.js'
import { DEMAND, stackedSupply, supplyChannels } from './stacked-supply.js'

const QUANTITIES = [...supplyChannels, DEMAND]

/** Draws compute on offer by channel, and demand. */
export const supplyChart: Chart = {
  id: 'supply_by_channel',
  about:
    'New compute on offer by channel and month, stacked, with demand as a line, and the shares of the channels.',
  kinds: ['run'],
  needs: ['summary'],
  always: wherePresent('supply_by_channel', QUANTITIES),
  draw: (data, request) => {
    const { title } = wordsIn(request.lang).supply
    return stackedSupply(neededRows(data, request, QUANTITIES), { ...request, title })
  },
}
