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
  /** Draws the monthly numbers, `[parameter][month][lane]`, and the labels of those. */
  readonly monthly?: {
    readonly fill: (out: Float64Array, from: number, lanes: number) => void
    readonly labels: readonly string[]
  }
}

/**
 * Makes a function that makes blocks of runs. A block's arrays are used again for the next one: copy what is to be
 * kept. A run is the same in any block.
 */
export function makeBlocks({ kernel, drawer, drawn, monthly }: Simulation): (claim: Claim) => Block {
  const wanted = kernel.plan.drawn.map(({ label }) => drawn.indexOf(label))
  const all = new Float64Array(drawn.length * LANES)
  const needed = new Float64Array(wanted.length * LANES)
  const size = kernel.outputCells * kernel.plan.months * LANES
  const room = kernel.room && kernel.room.length >= size ? kernel.room : new Float64Array(size)
  const drawMonths = monthDrawer(kernel.plan, monthly)
  return ({ from, lanes }) => {
    const draws = all.subarray(0, drawn.length * lanes)
    drawer.fill(draws, from, lanes)
    wanted.forEach((row, i) => {
      needed.set(draws.subarray(row * lanes, (row + 1) * lanes), i * lanes)
    })
    const trajectories = room.subarray(0, kernel.outputCells * kernel.plan.months * lanes)
    kernel.run({
      draws: needed.subarray(0, wanted.length * lanes),
      monthly: drawMonths(from, lanes),
      lanes,
      trajectories,
    })
    return { from, lanes, draws, trajectories }
  }
}

/** Makes a function that draws the monthly numbers which a plan wants, `[monthly cell][month][lane]`. */
function monthDrawer(
  { monthly: cells, months }: Kernel['plan'],
  monthly: Simulation['monthly'],
): (from: number, lanes: number) => Float64Array {
  const none = new Float64Array()
  if (!monthly || cells.length === 0) return () => none
  const wanted = cells.map(({ label }) => monthly.labels.indexOf(label))
  const all = new Float64Array(monthly.labels.length * months * LANES)
  const needed = new Float64Array(wanted.length * months * LANES)
  return (from, lanes) => {
    const size = months * lanes
    monthly.fill(all, from, lanes)
    wanted.forEach((row, i) => {
      needed.set(all.subarray(row * size, (row + 1) * size), i * size)
    })
    return needed.subarray(0, wanted.length * size)
  }
}
