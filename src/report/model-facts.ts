/** What is counted of a block. */
interface Counted {
  readonly variables: Readonly<Record<string, unknown>>
}

/** How many quantities a model computes, and how many of them the wanted outputs need. */
export interface QuantityCount {
  readonly quantities: number
  readonly needed: number
}

/** Counts the quantities that blocks compute, and those among them that have a place in a plan. */
export function countQuantities(
  blocks: readonly Counted[],
  plan: { readonly slots: ReadonlyMap<string, unknown> },
): QuantityCount {
  const keys = blocks.flatMap(({ variables }) => Object.keys(variables))
  const names = new Set(keys.map((key) => key.replace(/\[.*/, '')))
  return { quantities: names.size, needed: [...names].filter((name) => plan.slots.has(name)).length }
}
