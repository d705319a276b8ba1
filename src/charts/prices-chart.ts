import { wordsIn } from '../words/words.js'
import type { Chart } from './chart.js'
import { neededRows } from './needed-rows.js'
import { pricePath, pricePathQuantities } from './price-path.js'
import { storedFacts } from './stored-facts.js'

/** Draws what chips cost in China. */
export const pricesChart: Chart = {
  id: 'prices',
  about:
    'Street prices in yuan by chip and month on a logarithmic axis, with the premium over the world price below.',
  kinds: ['run'],
  needs: ['summary'],
  draw: (data, request) => {
    const { title } = wordsIn(request.lang).pricePath
    const { price, premium, sale } = pricePathQuantities
    const kept = data.table('summary').some(({ quantity }) => quantity === sale)
    const rows = neededRows(data, request, [price, premium, ...(kept ? [sale] : [])])
    return pricePath(rows, { ...request, ...storedFacts(data, rows, request), title })
  },
}
