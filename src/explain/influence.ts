import type { BlockPage, GivenQuantity, ModelPages } from './model-pages.js'

/** What a node of an influence diagram stands for; `block` is another block, or one of the whole model's. */
export type InfluenceKind = 'block' | 'stock' | 'computed' | 'number' | 'series'

/** A node of an influence diagram. Names that feed the same quantities share one. */
export interface InfluenceNode {
  readonly name: string
  readonly kind: InfluenceKind
  /** Title of the block that it belongs to. */
  readonly group: string
  /** The names that it stands for; a block of the whole model has its title only. */
  readonly names: readonly string[]
}

/** An arrow of an influence diagram, from one node's name to another's. */
export interface InfluenceLink {
  readonly from: string
  readonly to: string
  /** How many quantities take this way. */
  readonly count: number
}

/** Nodes and arrows. */
export interface InfluenceGraph {
  readonly nodes: readonly InfluenceNode[]
  readonly links: readonly InfluenceLink[]
}

/** Draws up how the blocks of a model feed each other. */
export function modelInfluence({ blocks, links }: ModelPages): InfluenceGraph {
  return {
    nodes: blocks.map(({ title }) => ({ name: title, kind: 'block', group: title, names: [title] })),
    links: links.map(({ from, to, quantities }) => ({ from, to, count: quantities.length })),
  }
}

/**
 * Draws up what feeds what in a block: each quantity that it computes; the numbers and series that feed the same of them
 * as one node; and what they take from each other block as one node a block.
 */
export function blockInfluence(page: BlockPage): InfluenceGraph {
  const nodes = [...inputsOf(page), ...computedOf(page)]
  const holder = new Map(nodes.flatMap(({ names, name }) => names.map((one) => [one, name] as const)))
  const links = new Map<string, InfluenceLink>()
  for (const { quantity, reads } of page.computed) {
    const to = quantity.name
    for (const read of reads) {
      const from = holder.get(read)
      if (from === undefined || from === to) continue
      const key = `${from} ${to}`
      links.set(key, { from, to, count: (links.get(key)?.count ?? 0) + 1 })
    }
  }
  return { nodes, links: [...links.values()] }
}

/**
 * Draws up what feeds what in a block name by name: what it computes, what it is given, and single quantities of other
 * blocks, of the kind `block`.
 */
export function quantityInfluence(page: BlockPage): InfluenceGraph {
  const { title, given, inward, computed } = page
  const one = (name: string, kind: InfluenceKind, group = title) => ({ name, kind, group, names: [name] })
  const others = inward.flatMap(({ from, quantities }) =>
    quantities.map(({ name }) => one(name, 'block', from)),
  )
  const all = [
    ...given.map((input) => one(input.quantity.name, kindOf(input))),
    ...others,
    ...computedOf(page),
  ]
  const links = computed.flatMap(({ quantity: { name: to }, reads }) =>
    reads.filter((from) => from !== to).map((from) => ({ from, to, count: 1 })),
  )
  const isLinked = (name: string) => links.some(({ from, to }) => from === name || to === name)
  return { nodes: all.filter(({ name, kind }) => kind === 'computed' || isLinked(name)), links }
}

function computedOf({ computed, title }: BlockPage): InfluenceNode[] {
  return computed.map(({ quantity: { name, kind } }) => ({
    name,
    kind: kind === 'stock' ? 'stock' : 'computed',
    group: title,
    names: [name],
  }))
}

function inputsOf(page: BlockPage): InfluenceNode[] {
  const { title, given, inward } = page
  const others = inward.map(({ from, quantities }) => ({
    name: `from ${from}`,
    kind: 'block' as const,
    group: from,
    names: quantities.map(({ name }) => name),
  }))
  const groups = new Map<string, GivenQuantity[]>()
  for (const one of given) {
    const own = one.readers.filter(({ block }) => block === title).map(({ name }) => name)
    const key = `${kindOf(one)} ${own.join()}`
    // What only other blocks read feeds nothing here.
    if (own.length > 0) groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const shared = [...groups.values()].map((group) => {
    const names = group.map(({ quantity }) => quantity.name)
    return { name: names.join(', '), kind: kindOf(group[0] as GivenQuantity), group: title, names }
  })
  return [...others, ...shared]
}

function kindOf({ quantity }: GivenQuantity): InfluenceKind {
  return quantity.kind === 'series' ? 'series' : 'number'
}
