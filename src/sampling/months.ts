import { normalProbability } from '../math/normal.js'
import { clamp } from './bounds.js'
import { type Parameter, replaceByQuantiles } from './draw.js'
import type { Bounds } from './law.js'
import type { Persistence } from './persistence.js'
import { streamKey } from './stream.js'
import { fillUniforms, replaceByNormals } from './vector-math.js'

/** A number that is drawn for each month, and how its months hang together. */
export interface MonthlyParameter extends Parameter {
  readonly bounds: Bounds
  readonly persistence: Persistence
}

/** What is drawn for each month. */
export interface MonthlyPlan {
  readonly parameters: readonly MonthlyParameter[]
  readonly seed: string
  readonly months: number
  /** Whether the design sets every number on purpose: every draw is the median then, and no jump comes. */
  readonly isDeliberate?: boolean | undefined
}

/** Fills `[month][lane]`, or for all parameters `[parameter][month][lane]`, for the runs from `from` on. */
type FillMonths = (out: Float64Array, from: number, lanes: number) => void

/**
 * Makes a drawer of monthly numbers. A draw is looked up by seed, name, run and month, and depends on nothing else; that of
 * the first month is what the number would be if it were drawn once under a random design.
 */
export function monthlyDrawer({ parameters, seed, months, isDeliberate = false }: MonthlyPlan): FillMonths {
  const processes = parameters.map((parameter) => processOf(parameter, { seed, isDeliberate }))
  return (out, from, lanes) => {
    processes.forEach((begin, i) => {
      const advance = begin(lanes)
      for (let month = 0; month < months; month++) {
        const at = (i * months + month) * lanes
        const before = out.subarray(month > 0 ? at - lanes : at, at)
        advance(out.subarray(at, at + lanes), { before, from, month })
      }
    })
  }
}

interface Moment {
  /** The column of the month before; empty in the first month. */
  readonly before: Float64Array
  /** The run of the first lane. */
  readonly from: number
  readonly month: number
}

/** Fills a column with the numbers of a month. */
type Advance = (column: Float64Array, moment: Moment) => void

/** Starts a process for so many lanes. */
type Process = (lanes: number) => Advance

function processOf(
  parameter: MonthlyParameter,
  { seed, isDeliberate }: { readonly seed: string; readonly isDeliberate: boolean },
): Process {
  const probabilities = fillerOf(seed, parameter.name, isDeliberate ? 0.5 : undefined)
  const chances = fillerOf(seed, `${parameter.name} jumps`, isDeliberate ? 1 : undefined)
  const draw: Advance = (column, moment) => {
    probabilities(column, moment)
    replaceByQuantiles(parameter, column)
  }
  const { bounds, persistence } = parameter
  if (persistence === 'monthly') return () => draw
  if ('every' in persistence) return () => holding(draw, persistence.every)
  if ('ar1' in persistence) return autoregressive(parameter, probabilities, persistence.ar1)
  if ('random_walk' in persistence) {
    const { start, every = 1, from = every } = persistence.random_walk
    const isStep = (month: number) => month >= from && (month - from) % every === 0
    return stepping({ start, draw, bounds, isStep, move: (value, step) => value + step })
  }
  if ('mean_reverting' in persistence) {
    const { start, mean, speed } = persistence.mean_reverting
    return stepping({ start, draw, bounds, move: (value, step) => value + speed * (mean - value) + step })
  }
  const { start, hazard } = persistence.jumps
  const move: Steps['move'] = (value, step, chance) => (chance < hazard ? value + step : value)
  return stepping({ start, draw, bounds, move, chances })
}

/** Makes a function that fills in looked-up numbers, or the same one everywhere. */
function fillerOf(seed: string, name: string, always: number | undefined): Advance {
  const key = streamKey(seed, name)
  return (column, { from, month }) => {
    if (always === undefined) fillUniforms(column, key, { from, month })
    else column.fill(always)
  }
}

function holding(draw: Advance, every: number): Advance {
  return (column, moment) => {
    if (moment.month % every === 0) draw(column, moment)
    else column.set(moment.before)
  }
}

/**
 * Makes a first-order autoregression of normal numbers, z' = r z + sqrt(1 - r^2) e, of which each month is standard normal,
 * and takes it to the law by its quantile function (a Gaussian copula over time): so each month has the law, whichever it is.
 */
function autoregressive(parameter: MonthlyParameter, probabilities: Advance, r: number): Process {
  const fresh = Math.sqrt(1 - r * r)
  return (lanes) => {
    const state = new Float64Array(lanes)
    return (column, moment) => {
      probabilities(column, moment)
      replaceByNormals(column)
      if (moment.month > 0)
        for (let i = 0; i < lanes; i++) column[i] = r * (state[i] as number) + fresh * (column[i] as number)
      state.set(column)
      if (parameter.fromNormals) parameter.fromNormals(column)
      else for (let i = 0; i < lanes; i++) column[i] = parameter.quantile(probabilityOf(column[i] as number))
    }
  }
}

/** Rounding may make 0 or 1 of the probability of a number far out. */
function probabilityOf(normal: number): number {
  return clamp(normalProbability(normal), [Number.MIN_VALUE, 1 - Number.EPSILON / 2])
}

interface Steps {
  readonly start: number
  readonly bounds: Bounds
  readonly draw: Advance
  /** Gives a month's value from the one before, a draw, and, where there are `chances`, a number from 0 to 1. */
  readonly move: (value: number, step: number, chance: number) => number
  readonly chances?: Advance
  /** Tells whether there is a step in a month; by default there is in all but the first. */
  readonly isStep?: (month: number) => boolean
}

/** Makes a process whose draws are steps; a step that would leave the bounds ends on them. */
function stepping({ start, bounds, draw, move, chances, isStep = () => true }: Steps): Process {
  return (lanes) => {
    const chance = new Float64Array(lanes)
    return (column, moment) => {
      if (moment.month === 0) return void column.fill(start)
      if (!isStep(moment.month)) return void column.set(moment.before)
      draw(column, moment)
      chances?.(chance, moment)
      for (let i = 0; i < lanes; i++) {
        const value = move(moment.before[i] as number, column[i] as number, chance[i] as number)
        column[i] = clamp(value, bounds)
      }
    }
  }
}
