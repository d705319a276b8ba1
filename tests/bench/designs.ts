import { monthLabel } from '../../src/math/calendar.js'
import { run } from '../../src/run.js'
import { baseline } from '../model/ensemble.js'

/** Measures by replicates how far the median of the baseline's china_compute scatters under each random design. */
const RUNS = 4096
const REPLICATES = Number(process.argv[2] ?? 40)
const DESIGNS = ['random', 'sobol', 'latin-hypercube', 'antithetic']
const MONTHS = [47, 83, 107]

/** Gives the medians of some months, of one replicate. */
async function medians(design: string, seed: number): Promise<number[]> {
  const { summary } = await run(baseline(`runs=${RUNS}`, `seed=${seed}`, `design=${design}`))
  const rows = summary.filter(({ quantity }) => quantity === 'china_compute')
  return MONTHS.map((month) => rows[month]?.p50 as number)
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

const errors = new Map<string, number[]>()
for (const design of DESIGNS) {
  const replicates: number[][] = []
  for (let seed = 1; seed <= REPLICATES; seed++) replicates.push(await medians(design, seed))
  errors.set(
    design,
    MONTHS.map((_, i) => deviation(replicates.map((one) => one[i] as number))),
  )
}
console.log(`standard error of the median of china_compute, ${RUNS} runs, ${REPLICATES} replicates (H100e)`)
for (const [i, month] of MONTHS.entries()) {
  const simple = errors.get('random')?.[i] as number
  for (const design of DESIGNS) {
    const error = errors.get(design)?.[i] as number
    console.log(
      `${monthLabel(baseline().start, month)}  ${design.padEnd(16)} ${error.toFixed(0).padStart(8)}  ` +
        `${(error / simple).toFixed(3)} of random; as good as ${((simple / error) ** 2).toFixed(1)} times the runs`,
    )
  }
}
