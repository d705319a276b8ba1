import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { quantiles } from '../../src/math/quantile.js'
import { model } from '../../src/model/index.js'
import { run } from '../../src/run.js'
import { readScenario } from '../../src/scenario/read.js'

/** One fact of history, and the interval of the model for the same quantity. */
export interface Comparison {
  readonly id: string
  readonly observed: number
  readonly unit: string
  readonly p5: number
  readonly p50: number
  readonly p95: number
  /** Whether the observed value lies between p5 and p95. */
  readonly inside: boolean
}

interface Observation {
  readonly id: string
  readonly expression: string
  readonly value: string
  readonly unit: string
}

/** Runs the baseline and compares it with each line of `scenarios/history/observations.csv`. */
export async function compareWithHistory(runs: number): Promise<Comparison[]> {
  const root = `${import.meta.dirname}/../..`
  const readText = (path: string) => readFileSync(path, 'utf8')
  const file = `${root}/scenarios/baseline.yaml`
  const baseline = readScenario(file, { readText, blocks: model, overrides: [`runs=${runs}`] })
  const observations: Observation[] = parse(readText(`${root}/scenarios/history/observations.csv`), {
    columns: true,
  })
  const outcomes = Object.fromEntries(
    observations.map(({ id, expression }) => [id, { equals: expression, about: id }]),
  )
  const result = await run({ ...baseline, outcomes })
  return observations.map(({ id, value, unit }, i) => {
    const [p5, p50, p95] = quantiles(result.outcomes[i]?.values as Float64Array, [0.05, 0.5, 0.95]) as [
      number,
      number,
      number,
    ]
    const observed = Number(value)
    return { id, observed, unit, p5, p50, p95, inside: p5 <= observed && observed <= p95 }
  })
}
