import type { Design } from '../sampling/design.js'
import { designs } from '../sampling/designs/index.js'
import { laws } from '../sampling/distributions/index.js'
import { type Drawer, drawer, type Parameter, replaceByQuantiles } from '../sampling/draw.js'
import type { Job } from './job.js'

/** Gives a function for each uncertain number that gives a range of its draws: they are looked up again, so nobody need keep them. */
export function drawsOf(job: Job): ((from: number, to: number) => Float64Array)[] {
  const { uncertain, seed, design, runs } = job
  const names = uncertain.map(({ label }) => label)
  const fillProbabilities = designOf(design).probabilities({ seed, names, runs })
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
export function drawerOf({ uncertain, seed, design, runs }: Job): Drawer {
  const parameters = uncertain.map((one) => ({ name: one.label, ...lawOf(one) }))
  return drawer({ parameters, seed, design: designOf(design), runs })
}

function lawOf({ law, spec, bounds }: Job['uncertain'][number]): Omit<Parameter, 'name'> {
  const found = laws.find(({ name }) => name === law)
  if (!found)
    throw new RangeError(`law is "${law}"; expected one of ${laws.map(({ name }) => name).join(', ')}`)
  return { quantile: found.quantile(spec, bounds), fromNormals: found.fromNormals?.(spec, bounds) }
}

function designOf(design: string): Design {
  const chosen = designs.find(({ name }) => name === design)
  if (chosen) return chosen
  throw new RangeError(`design is "${design}"; expected one of ${designs.map(({ name }) => name).join(', ')}`)
}
