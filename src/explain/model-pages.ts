import { printKey, type Quantity } from '../compile/declarations.js'
import type { Equation } from '../compile/equations.js'
import { walk } from '../compile/expression.js'
import { model } from '../model/index.js'
import { type LedgerEntry, ledgerEntriesOf } from './ledger.js'
import { type ModelView, textOf } from './model-view.js'
import { type Notation, notation } from './notation.js'
import type { CitedSource, Written } from './number-facts.js'
import { BESIDE_LAWS, entryAt, isMap } from './number-place.js'

/** A model as its pages show it: `modelPages` makes it, and the report's printers make Markdown or HTML of it. */
export interface ModelPages {
  /** Title of the scenario that gives the numbers. */
  readonly scenario: string
  /** One page for each block, in causal order. */
  readonly blocks: readonly BlockPage[]
  /** What each block takes from each other block, in the same order. */
  readonly links: readonly BlockLink[]
  /** The words of the equations' language. */
  readonly notation: readonly Notation[]
}

/** The page of one block. */
export interface BlockPage {
  readonly title: string
  readonly about: string
  /** What the block computes, in the order in which it is declared. */
  readonly computed: readonly ComputedQuantity[]
  /** What the scenario gives: attributes, then parameters, then series. */
  readonly given: readonly GivenQuantity[]
  /** What it takes from other blocks, and what they take from it. */
  readonly inward: readonly BlockLink[]
  readonly outward: readonly BlockLink[]
  /** The sources of its numbers, each once, in the order in which they are cited. */
  readonly sources: readonly CitedSource[]
}

/** What goes from one block to another. */
export interface BlockLink {
  /** Titles of the blocks. */
  readonly from: string
  readonly to: string
  readonly quantities: readonly Quantity[]
}

/** A quantity that reads another, and its block's title. */
export interface Reader {
  readonly key: string
  readonly name: string
  readonly block: string
}

/** One equation of a page; `typesetEquation` of the report takes it as it is. */
export interface PageEquation extends Pick<Equation, 'part' | 'expression'> {
  readonly name: string
  /** What stands in its brackets: dimensions, or for a stated one the element that states it. */
  readonly subscripts: readonly string[]
  /** As its author wrote it. */
  readonly text: string
}

/** A quantity that the model computes. */
export interface ComputedQuantity {
  readonly quantity: Quantity
  /** Its name with its dimensions. */
  readonly key: string
  /** One; two of a stock; of a stated quantity, one for each element that states something. */
  readonly equations: readonly PageEquation[]
  /** Names that its equations read, each once, without the language's own. */
  readonly reads: readonly string[]
  readonly readers: readonly Reader[]
}

/** A quantity that the scenario gives. */
export interface GivenQuantity {
  readonly quantity: Quantity
  readonly key: string
  readonly readers: readonly Reader[]
  readonly entries: readonly GivenEntry[]
}

/** A number or a series as the scenario gives it, with what it rests on. */
export interface GivenEntry extends LedgerEntry {
  /** Its keys but for unit, sources, note and bounds: `{ p5: 4, p95: 8 }`, `{ points: { ... } }`. */
  readonly written: Written
}

/** Makes the pages of a scenario's model, its own equations included. The same scenario gives the same pages. */
export function modelPages(view: ModelView): ModelPages {
  const reads = new Map([...view.quantities.keys()].map((name) => [name, namesRead(name, view)]))
  const context = { view, reads }
  const blocks = [...model, view.scenario.equations].map(({ title, about }) => ({
    title,
    about,
    own: [...view.quantities.values()].filter(({ block }) => block === title),
  }))
  const filled = blocks.filter(({ own }) => own.length > 0)
  const titles = filled.map(({ title }) => title)
  const links = titles.flatMap((from) => titles.flatMap((to) => linkOf({ from, to }, context)))
  return {
    scenario: view.scenario.title,
    blocks: filled.map((block) => pageOf(block, links, context)),
    links,
    notation: notation(),
  }
}

interface Context {
  readonly view: ModelView
  readonly reads: ReadonlyMap<string, readonly string[]>
}

function namesRead(name: string, { equationsOf, quantities }: ModelView): string[] {
  const found = new Set<string>()
  for (const { expression } of equationsOf(name)) {
    walk(expression, (inner) => {
      if (inner.kind === 'name' && quantities.has(inner.name)) found.add(inner.name)
    })
  }
  return [...found]
}

function linkOf({ from, to }: Pick<BlockLink, 'from' | 'to'>, { view, reads }: Context): BlockLink[] {
  if (from === to) return []
  const own = [...view.quantities.values()]
  const wanted = new Set(own.filter(({ block }) => block === to).flatMap(({ name }) => reads.get(name) ?? []))
  const quantities = own.filter(({ block, name }) => block === from && wanted.has(name))
  return quantities.length === 0 ? [] : [{ from, to, quantities }]
}

interface Filled {
  readonly title: string
  readonly about: string
  readonly own: readonly Quantity[]
}

function pageOf({ title, about, own }: Filled, links: readonly BlockLink[], context: Context): BlockPage {
  const given = own.filter(({ variable }) => !variable).map((quantity) => givenOf(quantity, context))
  const cited = given.flatMap(({ entries }) => entries.flatMap(({ sources }) => sources))
  return {
    title,
    about,
    computed: own.filter(({ variable }) => variable).map((quantity) => computedOf(quantity, context)),
    given,
    inward: links.filter(({ to }) => to === title),
    outward: links.filter(({ from }) => from === title),
    sources: [...new Map(cited.map((source) => [source.id, source])).values()],
  }
}

function computedOf(quantity: Quantity, context: Context): ComputedQuantity {
  const { name, dimensions } = quantity
  const { view, reads } = context
  return {
    quantity,
    key: printKey(name, dimensions),
    equations: view.equationsOf(name).map((equation) => ({
      name,
      subscripts: equation.element ? [equation.element, ...dimensions.slice(1)] : dimensions,
      part: equation.part,
      expression: equation.expression,
      text: textOf(equation, view.scenario),
    })),
    reads: reads.get(name) ?? [],
    readers: readersOf(name, context),
  }
}

function givenOf(quantity: Quantity, context: Context): GivenQuantity {
  const { name, dimensions } = quantity
  return {
    quantity,
    key: printKey(name, dimensions),
    readers: readersOf(name, context),
    entries: ledgerEntriesOf(quantity, context.view).map((entry) => ({
      ...entry,
      written: entry.law ?? writtenOf(entry, context.view),
    })),
  }
}

/** Gives a series as it is written, with what later layers change of it. */
function writtenOf({ section, name }: LedgerEntry, { scenario }: ModelView): Written {
  const entry = entryAt(scenario.resolved, [section, name])
  if (!isMap(entry)) return { value: entry }
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !BESIDE_LAWS.includes(key)))
}

function readersOf(name: string, { view, reads }: Context): Reader[] {
  return [...view.quantities.values()]
    .filter((other) => other.name !== name && reads.get(other.name)?.includes(name))
    .map((other) => ({ key: printKey(other.name, other.dimensions), name: other.name, block: other.block }))
}
