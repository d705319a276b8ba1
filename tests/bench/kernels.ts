import type { BackEnd } from '../../src/compile/back-end.js'
import { interpret } from '../../src/compile/interpret.js'
import { wasm } from '../../src/compile/wasm.js'
import { buildTwin, type Twin, type TwinWork } from './c-build.js'
import { type Contender, contender, median, ratio, type Timing, takeTurns } from './rounds.js'
import type { Table } from './table.js'
import { baseline, kernelOf, workOf } from './workload.js'

const RUNS = 512

/** The C programs that are compared; the first two are what others are measured by. */
const PROGRAMS = [
  { name: 'C -O3 -march=native, exp and ln as in src/math', flags: ['-O3', '-march=native'] },
  { name: 'C -O3 -march=native, exp and ln of the C library', flags: ['-O3', '-march=native', '-DLIBM'] },
  { name: 'C -O3 for any machine, as in src/math', flags: ['-O3'] },
]

/** Compares the back ends, and the C twin where there is a compiler, on all runs of a block of the baseline. */
export function compareKernels(hasCompiler: boolean): { table: Table; checks: string[]; kernel: number } {
  const work = workOf(baseline(RUNS))
  const twins = hasCompiler ? twinsOf(work) : []
  const timings = takeTurns([
    fromBackEnd('WebAssembly f64', wasm('f64'), work),
    fromBackEnd('WebAssembly f32', wasm('f32'), work),
    fromBackEnd('Interpreter', interpret, work),
    ...twins.map(({ name, twin }) => fromTwin(name, twin, work)),
  ])
  for (const { twin } of twins) twin.remove()
  const [fast] = timings as [Timing]
  const measures = PROGRAMS.slice(0, 2).flatMap(({ name }) =>
    timings.filter((timing) => timing.name === name),
  )
  return {
    table: {
      title: `The whole model, ${work.plan.months} months, ${work.plan.outputs.length} quantities kept, one thread`,
      head: [
        'kernel',
        ...measures.map((_, i) => `times as fast as C${i === 0 ? '' : ' (library)'}`),
        'ns per run-month',
      ],
      rows: timings.map((timing) => [
        timing.name,
        ...measures.map((c) => ratio(c, timing).toFixed(2)),
        median(timing.nanoseconds).toFixed(0),
      ]),
    },
    checks: hasCompiler ? [agreement(work)] : [],
    kernel: median(fast.nanoseconds),
  }
}

function twinsOf(work: TwinWork): { name: string; twin: Twin }[] {
  return PROGRAMS.map(({ name, flags }) => ({ name, twin: buildTwin(work, flags) }))
}

function runMonths({ lanes, plan }: TwinWork): number {
  return lanes * plan.months
}

function fromBackEnd(name: string, backEnd: BackEnd, work: TwinWork): Contender {
  const { kernel, block } = kernelOf(backEnd, work)
  return contender(name, () => kernel.run(block), { units: runMonths(work) })
}

function fromTwin(name: string, twin: Twin, work: TwinWork): Contender {
  return { name, round: () => twin.time(6) / runMonths(work) }
}

/** Tells how far the C twin's trajectories are from the kernel's, where gcc may not fuse products with sums. */
function agreement(work: TwinWork): string {
  const twin = buildTwin(work, ['-O3', '-march=native', '-ffp-contract=off'])
  const { kernel, block } = kernelOf(wasm('f64'), work)
  kernel.run(block)
  const difference = largestDifference(block.trajectories, twin.trajectories())
  twin.remove()
  return `C without fused operations beside the f64 kernel: largest relative difference ${difference}`
}

/** Gives the largest relative difference between two arrays; NaN where only one of two numbers is NaN. */
export function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0
  a.forEach((x, i) => {
    const y = b[i] as number
    if (!Object.is(x, y) && x !== y)
      largest = Math.max(largest, Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y)))
  })
  return largest
}
