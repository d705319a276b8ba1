import { blockInfluence } from '../explain/influence.js'
import type { BlockLink, BlockPage, ComputedQuantity, PageEquation, Reader } from '../explain/model-pages.js'
import { givenSections } from './given-markdown.js'
import { influenceMermaid } from './influence-mermaid.js'
import { printLatex } from './latex.js'
import { anchorOf, code, fenced, link, markdownTable } from './markdown.js'
import { typesetEquation } from './typeset.js'

/** Where the pages of a model stand. */
export interface PagePlaces {
  /** Gives the file of a block's page, relative to the others, by the block's title. */
  readonly fileOf: (title: string) => string
  /** Says how the pages came about, in a comment at the top of each. */
  readonly origin: string
}

/** Prints the page of a block as Markdown as GitHub shows it: with Mermaid for diagrams and `math` blocks for equations. */
export function blockMarkdown(page: BlockPage, places: PagePlaces): string {
  const sections = [
    `<!-- ${places.origin} -->`,
    `# ${page.title}`,
    page.about,
    link('All blocks', 'README.md'),
    '## What feeds what',
    fenced('mermaid', influenceMermaid(blockInfluence(page), 'LR')),
    LEGEND,
    ...linkSection(page, places),
    '## What it computes',
    ...page.computed.map((computed) => computedSection(computed, page, places)),
    ...givenSections(page, (readers) => readerLinks(readers, page, places)),
  ]
  return `${sections.join('\n\n')}\n`
}

const LEGEND =
  'Rectangles are computed every month, cylinders are stocks, rounded boxes numbers and slanted boxes series that the ' +
  'scenario gives; a hexagon holds what comes from another block.'

function linkSection({ inward, outward }: BlockPage, { fileOf }: PagePlaces): string[] {
  const rowOf = (direction: string, other: string, { quantities }: BlockLink) => [
    direction,
    link(other, fileOf(other)),
    quantities.map(({ name }) => code(name)).join(', '),
  ]
  const rows = [
    ...inward.map((one) => rowOf('in, from', one.from, one)),
    ...outward.map((one) => rowOf('out, to', one.to, one)),
  ]
  return rows.length === 0 ? [] : ['## In and out', markdownTable(['', 'block', 'quantities'], rows)]
}

function computedSection(
  { quantity, key, equations, readers }: ComputedQuantity,
  page: BlockPage,
  places: PagePlaces,
): string {
  const unit = quantity.unit === '1' ? 'no unit' : `in ${code(quantity.unit)}`
  return [
    `### ${code(key)}`,
    quantity.about,
    `${KINDS[quantity.kind]}, ${unit}.`,
    ...equationBlocks(equations),
    readers.length === 0 ? 'No other quantity reads it.' : `Read by ${readerLinks(readers, page, places)}.`,
  ].join('\n\n')
}

const KINDS: Readonly<Record<string, string>> = {
  stock: 'A stock',
  auxiliary: 'Computed every month',
  stated: 'Stated by the scenario',
}

function equationBlocks(equations: readonly PageEquation[]): string[] {
  if (equations.length === 0) return ['No entry of the scenario states it.']
  return equations.map((equation) => fenced('math', printLatex(typesetEquation(equation))))
}

function readerLinks(readers: readonly Reader[], page: BlockPage, { fileOf }: PagePlaces): string {
  return readers
    .map(({ key, block }) => {
      const file = block === page.title ? '' : fileOf(block)
      return link(code(key), `${file}#${anchorOf(key)}`)
    })
    .join(', ')
}
