import type { Kernel } from '../compile/back-end.js'
import type { Drawer } from '../sampling/draw.js'

/** A range of runs and what became of them. */
export interface Block {
  /** Number of the first run. */
  readonly from: number
  readonly lanes: number
  /** All uncertain numbers, `[parameter][lane]`, whether or not the plan needs them. */
  readonly draws: Float64Array
  /** The plan's outputs, `[output cell][month][lane]`. */
  readonly trajectories: Float64Array
}

/** What is simulated: a kernel, its draws, and which of the drawn numbers the kernel wants. */
export interface Simulation {
  readonly kernel: Kernel
  readonly drawer: Drawer
  /** Labels of all uncertain numbers, in the drawer's order. */
  readonly drawn: readonly string[]
}

/** The number of runs that are made at once. */
export const LANES = 512

/**
 * Makes the runs `from` to `to - 1`, block after block. A block's arrays are used again for the next one: copy what is
 * to be kept. Any range of runs gives the same numbers as the same runs within any other range.
 */
export function* simulate({ kernel, drawer, drawn }: Simulation, from: number, to: number): Generator<Block> {
  const wanted = kernel.plan.drawn.map(({ label }) => drawn.indexOf(label))
  const most = Math.min(LANES, to - from)
  const all = new Float64Array(drawn.length * most)
  const needed = new Float64Array(wanted.length * most)
  const room = new Float64Array(kernel.outputCells * kernel.plan.months * most)
  for (let first = from; first < to; first += LANES) {
    const lanes = Math.min(LANES, to - first)
    const draws = all.subarray(0, drawn.length * lanes)
    drawer.fill(draws, first, lanes)
    wanted.forEach((row, i) => {
      needed.set(draws.subarray(row * lanes, (row + 1) * lanes), i * lanes)
    })
    const trajectories = room.subarray(0, kernel.outputCells * kernel.plan.months * lanes)
    kernel.run({ draws: needed.subarray(0, wanted.length * lanes), lanes, trajectories })
    yield { from: first, lanes, draws, trajectories }
  }
}
