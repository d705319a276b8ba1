import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { headline, model, readScenario, run, type Scenario } from '../../src/index.js'

const ROUNDS = 5
const root = `${import.meta.dirname}/../..`

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

/** Reads the baseline with a number of runs. */
function baseline(runs: number): Scenario {
  const readText = (path: string) => readFileSync(path, 'utf8')
  return readScenario(`${root}/scenarios/baseline.yaml`, {
    readText,
    blocks: model,
    overrides: [`runs=${runs}`],
  })
}

/** Times a piece of work in milliseconds, the median of some rounds after a first one that does not count. */
async function time(work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return median(times)
}

function report(what: string, figure: string): void {
  console.log(`${what.padEnd(58)} ${figure}`)
}

async function timeKernel(): Promise<void> {
  const scenario = baseline(512)
  const milliseconds = await time(() => run(scenario))
  const { compiled, summary } = await run(scenario)
  const runMonths = scenario.runs * scenario.months
  const cells = compiled.plan.outputs.length
  report(
    `baseline, ${cells} outputs kept, one thread, interpreter`,
    `${((milliseconds * 1e6) / runMonths).toFixed(0)} ns per run-month`,
  )
  report('', `${Math.round(runMonths / (milliseconds / 1000)).toLocaleString('en')} run-months per second`)
  report('rows of summary', String(summary.length))
}

async function timeTenThousand(): Promise<void> {
  const scenario = baseline(10_000)
  const from = performance.now()
  await run(scenario)
  report('10,000 runs, simulated and summarized', `${((performance.now() - from) / 1000).toFixed(1)} s`)
  report('peak memory of this process', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
}

async function timeStart(): Promise<void> {
  const start = (args: string[]) => () => spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
  const bare = await time(start(['-e', '0']))
  const help = await time(start(['dist/cli/chokepoint.js', '--help']))
  const check = await time(start(['dist/cli/chokepoint.js', 'check', 'scenarios/baseline.yaml']))
  report('bare Node', `${bare.toFixed(0)} ms`)
  report('chokepoint --help', `${help.toFixed(0)} ms, ${(help - bare).toFixed(0)} above bare Node`)
  report('chokepoint check scenarios/baseline.yaml', `${check.toFixed(0)} ms`)
}

report('headline charts', String(headline.length))
await timeStart()
await timeKernel()
await timeTenThousand()
