import { normalProbability, normalQuantile } from '../math/normal.js'
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
import { replaceByNormals } from '../sampling/vector-math.js'
import type { Drawn, Job, Tilt } from './job.js'

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

/** Gives, likewise, the normal scores of draws: the standard normal quantile of the probability at which the law was asked. */
export function scoresOf(job: Sampled): ((from: number, to: number) => Float64Array)[] {
  const { uncertain } = job
  const names = uncertain.map(({ label }) => label)
  const fillProbabilities = probabilitiesOf(names, samplingOf(job))
  return uncertain.map(({ tilt }, index) => (from, to) => {
    const column = new Float64Array(to - from)
    fillProbabilities(column, index, from)
    replaceByNormals(column)
    if (tilt) tiltAll(column, tilt)
    return column
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

function lawOf({ law, spec, bounds, levels, tilt }: Omit<Drawn, 'label'>): Omit<Parameter, 'name'> {
  if (levels) return { quantile: (p) => levels[Math.floor(p * levels.length)] as number }
  const found = lawNamed(law)
  const own = { quantile: found.quantile(spec, bounds), fromNormals: found.fromNormals?.(spec, bounds) }
  return tilt ? tilted(own, tilt) : own
}

/** Keeps a probability away from 0 and 1, which no law is asked for. */
const EDGE = 2 ** -53

/** Lets a law be drawn from at normal scores of another mean and spread. */
function tilted({ quantile, fromNormals }: Omit<Parameter, 'name'>, tilt: Tilt): Omit<Parameter, 'name'> {
  const at = (score: number) => quantile(Math.min(Math.max(normalProbability(score), EDGE), 1 - EDGE))
  return {
    quantile: (p) => at(tilt.mean + tilt.spread * normalQuantile(p)),
    fromNormals: (column) => {
      tiltAll(column, tilt)
      if (fromNormals) fromNormals(column)
      else for (let i = 0; i < column.length; i++) column[i] = at(column[i] as number)
    },
  }
}

function tiltAll(column: Float64Array, { mean, spread }: Tilt): void {
  for (let i = 0; i < column.length; i++) column[i] = mean + spread * (column[i] as number)
}
