import { designNamed } from '../sampling/designs/index.js'
import { lawNamed } from '../sampling/distributions/index.js'
import {
  type Drawer,
  drawer,
  type Parameter,
  probabilitiesOf,
  replaceByQuantiles,
  type Sampling,
} from '../sampling/draw.js'
import { monthlyDrawer } from '../sampling/months.js'
import { boundsOfLaw } from '../sampling/persistence.js'
import type { Drawn, Job } from './job.js'

type Sampled = Pick<Job, 'uncertain' | 'seed' | 'design' | 'runs' | 'axes' | 'groups'>

/** Gives a function for each uncertain number that gives a range of its draws: they are looked up again, so nobody need keep them. */
export function drawsOf(job: Sampled): ((from: number, to: number) => Float64Array)[] {
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

/** Makes the drawer of a job's monthly numbers. */
export function monthlyDrawerOf({
  monthly,
  seed,
  design,
  plan,
}: Pick<Job, 'monthly' | 'seed' | 'design'> & { readonly plan: { readonly months: number } }): ReturnType<
  typeof monthlyDrawer
> {
  const parameters = monthly.map(({ label, persistence, ...one }) => {
    const bounds = boundsOfLaw(one.bounds, persistence)
    return { name: label, ...lawOf({ ...one, bounds }), bounds: one.bounds, persistence }
  })
  return monthlyDrawer({
    parameters,
    seed,
    months: plan.months,
    isDeliberate: designNamed(design).isDeliberate,
  })
}

function samplingOf({ seed, design, runs, axes, groups }: Sampled): Sampling {
  return { seed, design: designNamed(design), runs, axes, groups }
}

function lawOf({ law, spec, bounds, levels }: Omit<Drawn, 'label'>): Omit<Parameter, 'name'> {
  if (levels) return { quantile: (p) => levels[Math.floor(p * levels.length)] as number }
  const found = lawNamed(law)
  return { quantile: found.quantile(spec, bounds), fromNormals: found.fromNormals?.(spec, bounds) }
}
