import { calendarOf, interpret } from '../../src/compile/interpret.js'
import { wasm } from '../../src/compile/wasm.js'
import { model, type Scenario } from '../../src/index.js'
import { buildTwin, type TwinWork } from './c-build.js'
import { largestDifference } from './kernels.js'
import { type Generation, type Inputs, PARAMETERS, SERIES, SupplyChain } from './objects-model.js'
import { type Contender, contender, median, ratio, type Timing, takeTurns } from './rounds.js'
import type { Table } from './table.js'
import { baseline, kernelOf, workOf } from './workload.js'

const RUNS = 512
/** Stands for the market, which the supply chain of the comparison does not have. */
const TIGHTNESS = 1.2
const OUTPUTS = ['ascend_units', 'domestic_units', 'fab_yield', 'packages']

/** Compares objects with the kernels on the part of the model that both have: fabs, memory and domestic packages. */
export function compareObjects(hasCompiler: boolean): { table: Table; checks: string[] } {
  const { work, scenario } = supplyChain()
  const units = RUNS * work.plan.months
  const objects = objectsOf(scenario, work)
  const trajectories = new Float64Array(OUTPUTS.length * units)
  const twin = hasCompiler ? buildTwin(work, ['-O3', '-march=native']) : undefined
  const compiled = [interpret, wasm('f64'), wasm('f32')].map((backEnd, i): Contender => {
    const { kernel, block } = kernelOf(backEnd, work)
    const name = ['Interpreter', 'WebAssembly f64', 'WebAssembly f32'][i] as string
    return contender(name, () => kernel.run(block), { units })
  })
  const timings = takeTurns([
    contender('Objects in TypeScript', () => objects(trajectories), { units }),
    ...compiled,
    ...(twin ? [{ name: 'C, gcc -O3 -march=native', round: () => twin.time(20) / units }] : []),
  ])
  twin?.remove()
  const [slow] = timings as [Timing]
  return {
    table: {
      title: `Fabs, memory and domestic packages alone, ${OUTPUTS.length} quantities kept`,
      head: ['written as', 'times as fast as objects', 'ns per run-month'],
      rows: timings.map((timing) => [
        timing.name,
        ratio(slow, timing).toFixed(1),
        median(timing.nanoseconds).toFixed(0),
      ]),
    },
    checks: [agreement(work, trajectories)],
  }
}

/** Compiles the blocks of the supply chain; of the market it keeps a constant tightness. */
function supplyChain(): { work: TwinWork; scenario: Scenario } {
  const scenario = { ...baseline(RUNS), outcomes: {} }
  const blocks = model.map((block) => {
    const market = block.variables.tightness_domestic
    if (!market) return block
    const pinned = { ...market, equals: String(TIGHTNESS) }
    return { ...block, variables: { ...block.variables, tightness_domestic: pinned } }
  })
  return { work: workOf(scenario, { blocks, outputs: OUTPUTS }), scenario }
}

/** Makes a function that lives through all runs with objects, and writes `[output][month][lane]`. */
function objectsOf(scenario: Scenario, work: TwinWork): (out: Float64Array) => void {
  const { plan, values, draws, lanes } = work
  const generations = generationsOf(work)
  const closed = memoryClosed(work)
  const series = Object.fromEntries(
    SERIES.map((name) => [name, values.series[name]?.[0]]),
  ) as Inputs['series']
  const sources = PARAMETERS.map((name) => ({
    name,
    fixed: scenario.inputs[name]?.[0]?.fixed,
    row: plan.drawn.findIndex(({ label }) => label === name) * lanes,
  }))
  const parametersOf = (lane: number) => {
    const parameters: Record<string, number> = {}
    for (const { name, fixed, row } of sources) parameters[name] = fixed ?? (draws[row + lane] as number)
    return parameters as Inputs['parameters']
  }
  return (out) => {
    for (let lane = 0; lane < lanes; lane++) {
      const chain = new SupplyChain(
        { parameters: parametersOf(lane), series },
        { generations, tightness: TIGHTNESS },
      )
      for (let month = 0; month < plan.months; month++) {
        const { ascendUnits, domesticUnits, fabYield, packages } = chain.advance(
          month,
          closed[month] as number,
        )
        const row = month * lanes + lane
        const step = plan.months * lanes
        out[row] = ascendUnits
        out[row + step] = domesticUnits
        out[row + 2 * step] = fabYield
        out[row + 3 * step] = packages
      }
    }
  }
}

function generationsOf({ plan, values: { given } }: TwinWork): Generation[] {
  const count = plan.elements.get('domestic_chip')?.length ?? 0
  const of = (name: string, i: number) => given[name]?.[i] as number
  return Array.from({ length: count }, (_, i) => ({
    onSaleFrom: of('on_sale_from', i),
    onSaleUntil: of('on_sale_until', i),
    dies: of('dies', i),
    stacks: of('stacks', i),
    preference: of('domestic_preference', i),
  }))
}

/** Gives for each month the part of it in which imports of memory are stopped. */
function memoryClosed({ plan, values }: TwinWork): number[] {
  const [from, to] = plan.calendarCells
  const { calendar } = calendarOf(plan, values)
  const place = (plan.slots.get('memory_closed')?.offset ?? Number.NaN) - from
  return Array.from({ length: plan.months }, (_, month) => calendar[month * (to - from) + place] as number)
}

function agreement(work: TwinWork, objects: Float64Array): string {
  const { kernel, block } = kernelOf(wasm('f64'), work)
  kernel.run(block)
  const difference = largestDifference(block.trajectories, objects)
  return `objects beside the f64 kernel: largest relative difference ${difference.toPrecision(2)}`
}
