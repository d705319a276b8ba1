import type { ModelDiagrams } from '../charts/chart.js'
import { modelInfluence, quantityInfluence } from '../explain/influence.js'
import type { ModelPages } from '../explain/model-pages.js'

/** Gives the rows of a model's influence diagrams: of all its blocks, and of each. */
export function modelDiagrams(pages: ModelPages): ModelDiagrams {
  return {
    blocks: pages.blocks.map(({ title }) => title),
    rowsOf: (block) => {
      const page = pages.blocks.find(({ title }) => title === block)
      return page ? quantityInfluence(page) : modelInfluence(pages)
    },
  }
}
