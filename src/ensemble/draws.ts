import { designNamed } from '../sampling/designs/index.js'
import { laws } from '../sampling/distributions/index.js'
import {
  type Drawer,
  drawer,
  type Parameter,
  probabilitiesOf,
  replaceByQuantiles,
  type Sampling,
} from '../sampling/draw.js'
import type { Job } from './job.js'

/** Gives a function for each uncertain number that gives a range of its draws: they are looked up again, so nobody need keep them. */
export function drawsOf(job: Job): ((from: number, to: number) => Float64Array)[] {
  const { uncertain } = job
  const names = uncertain.map(({ label }) => label)
  const fillProbabilities = probabilitiesOf(names, samplingOf(job))
  return uncertain.map((one, index) => {
    const law = lawOf(one)
    return (from, to) => {
      const column = new Float64Array(to - from)
      fillProbabilities(column, index, from)
      replaceByQuantiles(law, column)
      return column
    }
  })
}

/** Makes the drawer of a job's uncertain numbers. */
export function drawerOf(job: Job): Drawer {
  const parameters = job.uncertain.map((one) => ({ name: one.label, ...lawOf(one) }))
  return drawer({ parameters, ...samplingOf(job) })
}

function samplingOf({ seed, design, runs, axes, groups }: Job): Sampling {
  return { seed, design: designNamed(design), runs, axes, groups }
}

function lawOf({ law, spec, bounds, levels }: Job['uncertain'][number]): Omit<Parameter, 'name'> {
  if (levels) return { quantile: (p) => levels[Math.floor(p * levels.length)] as number }
  const found = laws.find(({ name }) => name === law)
  if (!found)
    throw new RangeError(`law is "${law}"; expected one of ${laws.map(({ name }) => name).join(', ')}`)
  return { quantile: found.quantile(spec, bounds), fromNormals: found.fromNormals?.(spec, bounds) }
}
