import { performance } from 'node:perf_hooks'

/** Rounds of each comparison; medians are over these. */
export const ROUNDS = 7

/** One of the things that are compared: a round of it gives the nanoseconds of one unit of work. */
export interface Contender {
  readonly name: string
  readonly round: () => number
}

/** What a contender took: nanoseconds in each round, in order. */
export interface Timing {
  readonly name: string
  readonly nanoseconds: readonly number[]
}

/** Gives the median of some numbers, which stay in their order. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** Lets contenders take turns, so that whatever else the machine does falls on all of them. The first turn warms up. */
export function takeTurns(contenders: readonly Contender[], rounds = ROUNDS): Timing[] {
  const nanoseconds: number[][] = contenders.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    contenders.forEach((contender, i) => {
      const taken = contender.round()
      if (round > 0) nanoseconds[i]?.push(taken)
    })
  }
  return contenders.map(({ name }, i) => ({ name, nanoseconds: nanoseconds[i] as number[] }))
}

/** Gives the median over rounds of how many times longer `slow` took than `fast` in the same round. */
export function ratio(slow: Timing, fast: Timing): number {
  return median(slow.nanoseconds.map((taken, i) => taken / (fast.nanoseconds[i] as number)))
}

/** Makes a contender of a function: calls it for about `milliseconds`, and gives the time of one unit. */
export function contender(
  name: string,
  work: () => void,
  { units, milliseconds = 150 }: { units: number; milliseconds?: number },
): Contender {
  const round = () => {
    const from = performance.now()
    let calls = 0
    while (calls === 0 || performance.now() - from < milliseconds) {
      work()
      calls++
    }
    return ((performance.now() - from) * 1e6) / calls / units
  }
  return { name, round }
}
