import { modelInfluence } from '../explain/influence.js'
import type { BlockPage, ModelPages } from '../explain/model-pages.js'
import type { PagePlaces } from './block-markdown.js'
import { grouped } from './grouped.js'
import { influenceMermaid } from './influence-mermaid.js'
import { printLatex } from './latex.js'
import { code, fenced, link, markdownTable } from './markdown.js'
import { typeset } from './typeset.js'

/** Prints the page that leads to the pages of a model's blocks, as Markdown as GitHub shows it. */
export function modelMarkdown(pages: ModelPages, places: PagePlaces): string {
  const sections = [
    `<!-- ${places.origin} -->`,
    '# The model',
    lead(pages),
    fenced('mermaid', influenceMermaid(modelInfluence(pages), 'TB')),
    'A number on an arrow is how many quantities take that way.',
    '## Blocks, in causal order',
    blockTable(pages, places),
    '## How to read the equations',
    HOW_TO_READ,
    notationTable(pages),
    '## Units',
    unitTable(pages),
  ]
  return `${sections.join('\n\n')}\n`
}

function lead({ blocks, scenario }: ModelPages): string {
  const computed = blocks.reduce((count, block) => count + block.computed.length, 0)
  const given = blocks.reduce((count, block) => count + block.given.length, 0)
  return (
    `${computed} quantities in ${blocks.length} blocks are computed every month, from ${given} that the scenario gives. ` +
    `Each block has a page with its equations and its numbers; these are those of the scenario "${scenario}".`
  )
}

function blockTable({ blocks }: ModelPages, { fileOf }: PagePlaces): string {
  const rows = blocks.map(({ title, about, computed, given }, i) => [
    String(i + 1),
    link(title, fileOf(title)),
    about,
    String(computed.length),
    String(given.length),
  ])
  return markdownTable(['', 'block', 'what it does', 'computes', 'is given'], rows)
}

const HOW_TO_READ =
  'Names are written as in scenario files and tables; an index is the element or dimension in the brackets of a name. A ' +
  'quantity without a time is that of this month; a stock has its start with the index 0, and what it is a month on with ' +
  '$`t + \\Delta t`$. A condition in square brackets is 1 where it holds, and else 0. As the language has them:'

function notationTable({ notation }: ModelPages): string {
  const rows = notation.map(({ written, expression, about }) => [
    code(written),
    `$\`${printLatex(typeset(expression))}\`$`,
    about,
  ])
  return markdownTable(['written', 'set', 'meaning'], rows)
}

function unitTable({ blocks }: ModelPages): string {
  const measured = blocks.flatMap((page) => unitsOf(page))
  const units = grouped(measured, ({ unit }) => unit)
  const rows = [...units].map(([unit, names]) => [
    unit === '1' ? 'none' : code(unit),
    String(names.length),
    names
      .slice(0, EXAMPLES)
      .map(({ name }) => code(name))
      .join(', '),
  ])
  return markdownTable(['unit', 'quantities', 'such as'], rows)
}

const EXAMPLES = 3

function unitsOf({ computed, given }: BlockPage): { readonly unit: string; readonly name: string }[] {
  return [...given, ...computed].map(({ quantity }) => quantity)
}
