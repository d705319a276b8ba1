/** The most parts for which every coalition is made: 2 to this power. */
export const MOST_SHAPLEY = 8

/**
 * Gives each part's Shapley value (L. S. Shapley (1953), A value for n-person games, Annals of Mathematics Studies 28,
 * 307-317): the mean, over all orders in which parts can be taken over, of what its turn changes. They add up to what all
 * parts change together. `worth` tells what a coalition is worth; bit i of its number stands for part i.
 */
export function shapleyValues(parts: number, worth: (coalition: number) => number): number[] {
  const weights = Array.from({ length: parts }, (_, size) => 1 / (parts * choose(parts - 1, size)))
  return Array.from({ length: parts }, (_, part) => {
    let value = 0
    for (let coalition = 0; coalition < 2 ** parts; coalition++) {
      if (coalition & (1 << part)) continue
      const weight = weights[bitsIn(coalition)] as number
      value += weight * (worth(coalition | (1 << part)) - worth(coalition))
    }
    return value
  })
}

function choose(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}

function bitsIn(coalition: number): number {
  let count = 0
  for (let rest = coalition; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** The most parts that are looked at one by one. */
export const MOST_PARTS = 32

/**
 * Lists the coalitions that an explanation needs, as the numbers of their parts: all of them, or where parts are many,
 * none, each part alone, and all together. With few parts, a coalition's place in the list is its number.
 */
export function coalitionsOf(parts: number): number[][] {
  const all = Array.from({ length: parts }, (_, part) => part)
  if (parts > MOST_SHAPLEY) return [[], ...all.map((part) => [part]), all]
  return Array.from({ length: 2 ** parts }, (_, coalition) => all.filter((part) => coalition & (1 << part)))
}
