import type { Kernel } from '../compile/back-end.js'
import type { Drawer } from '../sampling/draw.js'
import { type Claim, LANES } from './blocks.js'

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

/**
 * Makes a function that makes blocks of runs. A block's arrays are used again for the next one: copy what is to be
 * kept. A run is the same in any block.
 */
export function makeBlocks({ kernel, drawer, drawn }: Simulation): (claim: Claim) => Block {
  const wanted = kernel.plan.drawn.map(({ label }) => drawn.indexOf(label))
  const all = new Float64Array(drawn.length * LANES)
  const needed = new Float64Array(wanted.length * LANES)
  const size = kernel.outputCells * kernel.plan.months * LANES
  const room = kernel.room && kernel.room.length >= size ? kernel.room : new Float64Array(size)
  return ({ from, lanes }) => {
    const draws = all.subarray(0, drawn.length * lanes)
    drawer.fill(draws, from, lanes)
    wanted.forEach((row, i) => {
      needed.set(draws.subarray(row * lanes, (row + 1) * lanes), i * lanes)
    })
    const trajectories = room.subarray(0, kernel.outputCells * kernel.plan.months * lanes)
    kernel.run({ draws: needed.subarray(0, wanted.length * lanes), lanes, trajectories })
    return { from, lanes, draws, trajectories }
  }
}
