import { streamKey } from './stream.js'

/** The dimensions of some names, and those names that are not where they would be alone. */
export interface Dimensions {
  /** The dimension of each name, counted from 0; none where no dimension is left for it. */
  readonly of: ReadonlyMap<string, number>
  readonly moved: readonly Moved[]
}

/** A name whose dimension another one has. */
export interface Moved {
  readonly name: string
  readonly preferred: number
  /** What it has instead; undefined where no dimension is left. */
  readonly dimension: number | undefined
  /** The name that has the dimension it prefers. */
  readonly holder: string
}

/** Tiers of dimensions of equal size: names prefer those of the first, from dimension 0 on. */
export interface Tiers {
  readonly size: number
  readonly count: number
}

/**
 * Gives each name a dimension of its own. A name prefers one in each tier by a hash of the name, whatever other names
 * there are. Where several prefer the same in the first tier, the first of them in the alphabet has it, and the others go
 * on to the next tier, where it is the same among those that come there. So a new name moves no other, unless it comes
 * before it in the alphabet and prefers the same: then that one moves to the next tier, and there perhaps another one.
 */
export function assignDimensions(names: readonly string[], { size, count }: Tiers): Dimensions {
  const holders = new Map<number, string>()
  let waiting = [...names].sort()
  for (let tier = 0; tier < count; tier++) {
    const placed = waiting.map((name) => ({ name, dimension: preferredIn(tier, name, size) }))
    waiting = []
    for (const { name, dimension } of placed) {
      if (holders.has(dimension)) waiting.push(name)
      else holders.set(dimension, name)
    }
  }
  const of = new Map([...holders].map(([dimension, name]) => [name, dimension]))
  const moved = [...names].sort().flatMap((name): Moved[] => {
    const preferred = preferredIn(0, name, size)
    const holder = holders.get(preferred) as string
    return holder === name ? [] : [{ name, preferred, dimension: of.get(name), holder }]
  })
  return { of, moved }
}

function preferredIn(tier: number, name: string, size: number): number {
  const word = streamKey(`dimension ${tier}`, name)[0] as number
  return tier * size + ((word >>> 0) % size)
}
