/** The number of runs that are made at once. */
export const LANES = 512

/** A range of runs that are made at once. */
export interface Claim {
  readonly from: number
  readonly lanes: number
}

/** A range of runs: the first, counted from 0, and the one after the last. */
export type Range = readonly [from: number, to: number]

/** Gives the number of the block that a run belongs to. A run's block is always the same, whichever range is made. */
export function blockNumber(run: number): number {
  return Math.floor(run / LANES)
}

/** Splits a range of runs into its blocks; the first and last may be parts of one. */
export function blocksOf([from, to]: Range): Claim[] {
  if (from >= to) return []
  const [first, last] = [blockNumber(from), blockNumber(to - 1)]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const start = Math.max((first + i) * LANES, from)
    return { from: start, lanes: Math.min((first + i + 1) * LANES, to) - start }
  })
}
