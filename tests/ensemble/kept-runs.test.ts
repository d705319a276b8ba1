import { expect, test } from 'vitest'
import { type Job, makeTables } from '../../src/ensemble/job.js'
import { work } from '../../src/ensemble/work.js'
import { jobOf } from '../../src/run.js'
import { compileScenario } from '../../src/scenario/compile-scenario.js'
import type { Scenario } from '../../src/scenario/scenario.js'
import { blocks, study } from '../compare/tiny-study.js'

const scenario = study(
  'title: Known\nbase: base.yaml\noptions: { other: { series: { plan: { value: 2, source: note } } } }\n',
).settings[0]?.scenarios[0] as Scenario
const compiled = compileScenario({ ...scenario, runs: 1200 }, { outputs: ['stock'], blocks })
const whole = jobOf({ ...scenario, runs: 1200 }, compiled, { keptCells: 1, options: {} })

function tablesOf(job: Job) {
  const tables = makeTables(job, false)
  for (const _ of work(job, tables));
  return tables
}

test('of a job that keeps its first runs, those have the numbers that they have among all, and outcomes are of all', () => {
  const [all, some] = [whole, { ...whole, keptRuns: 512 }].map(tablesOf) as [
    ReturnType<typeof tablesOf>,
    ReturnType<typeof tablesOf>,
  ]
  expect(all.trajectories).toHaveLength(12 * 1200)
  expect(some.trajectories).toHaveLength(12 * 512)
  const firsts = Array.from({ length: 12 }, (_, month) => [
    ...all.trajectories.subarray(month * 1200, month * 1200 + 512),
  ])
  expect([...some.trajectories]).toEqual(firsts.flat())
  expect(some.outcomes).toEqual(all.outcomes)
})
