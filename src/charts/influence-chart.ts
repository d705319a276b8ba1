import { wordsIn } from '../words/words.js'
import { type Chart, ChartMistake, type ChartRequest, type ModelDiagrams } from './chart.js'
import { influence } from './influence.js'

/** Draws what feeds what in the model behind a result: its blocks, or what one of them computes. */
export const influenceChart: Chart = {
  id: 'influence',
  about: 'What feeds what in the model: its blocks, or with --of the quantities of one block.',
  kinds: ['run'],
  needs: ['summary'],
  subjects: ({ diagrams }) => diagrams?.().blocks ?? [],
  draw: ({ diagrams }, request) => modelDiagram(diagrams?.(), request),
}

/** Draws what feeds what in a model, all of it or one block. Throws a ChartMistake where it is not known, or of several blocks. */
export function modelDiagram(diagrams: ModelDiagrams | undefined, { of = [], ...request }: ChartRequest) {
  const { lang, source } = request
  if (of.length > 1) throw new ChartMistake('this chart is of one block; name one with --of')
  if (!diagrams) throw new ChartMistake('the result does not say which model it was made with')
  const [block] = of
  const words = wordsIn(lang).influence
  const titled = (title: string) => words.blocks[title] ?? title
  const { nodes, links } = diagrams.rowsOf(block)
  const rows = {
    nodes: nodes.map((node) => ({ ...node, name: titled(node.name), group: titled(node.group) })),
    links: links.map((link) => ({ ...link, from: titled(link.from), to: titled(link.to) })),
  }
  const title = block === undefined ? words.title : words.blockTitle(titled(block))
  // A diagram shows equations and none of the numbers that the line goes on about.
  return influence(rows, {
    ...request,
    title,
    ...(source === undefined ? {} : { source: source.replace(/[;\uff1b].*$/s, '') }),
  })
}
