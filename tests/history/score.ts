import { readFileSync } from 'node:fs'
import { type Hindcast, hindcast } from '../../src/hindcast.js'
import { model } from '../../src/model/index.js'
import { readScenario } from '../../src/scenario/read.js'
import { readObservations } from '../../src/scenario/read-observations.js'

const root = `${import.meta.dirname}/../..`

/** Where the score of the baseline is kept. */
export const SCORE_FILE = `${import.meta.dirname}/score.json`

/** Runs of which the score is made. */
const RUNS = 1500

/** By how much of itself the mean relative CRPS may rise before it counts as worse; a change elsewhere moves it a little. */
export const TOLERANCE = 0.01

/** What is kept of a hindcast of the baseline. */
export interface Score {
  readonly observations: number
  readonly inside90: number
  readonly inside50: number
  /** CRPS in parts of the fact, on average over all facts. */
  readonly meanRelativeCrps: number
  /** The middle p95 / p5. */
  readonly medianWidth: number
  /** Facts for which the model beats last year's number, where that was observed, and where it may be the model's own. */
  readonly betterThanObserved: number
  readonly betterThanAny: number
  /** Facts outside the interval of 90 of 100 runs. */
  readonly missed: readonly string[]
}

/** Runs the baseline and sets it beside all observations. */
export async function baselineHindcast(runs = RUNS): Promise<Hindcast> {
  const readText = (path: string) => readFileSync(path, 'utf8')
  const file = `${root}/scenarios/baseline.yaml`
  const scenario = readScenario(file, { readText, blocks: model, overrides: [`runs=${runs}`] })
  const observations = readObservations(`${root}/scenarios/history/observations.csv`, { readText, scenario })
  return hindcast(scenario, observations, { blocks: model })
}

/** Gives what is kept of a hindcast. */
export function scoreOf({ rows, scores }: Hindcast): Score {
  return {
    observations: scores.observations,
    inside90: scores.inside90.count,
    inside50: scores.inside50.count,
    meanRelativeCrps: Number(scores.relativeCrps.mean.toPrecision(6)),
    medianWidth: Number(scores.width.median.toPrecision(4)),
    betterThanObserved: scores.betterThanObserved.count,
    betterThanAny: scores.betterThanAny.count,
    missed: rows.filter(({ inside90 }) => !inside90).map(({ id }) => id),
  }
}

/** Reads the score that is kept. */
export function storedScore(): Score {
  return JSON.parse(readFileSync(SCORE_FILE, 'utf8')) as Score
}

/** Lists in words what is worse than it was; none where nothing is, or not by more than the tolerance. */
export function whatIsWorse(now: Score, before: Score): string[] {
  const [share, was] = [now, before].map(({ inside90, observations }) => inside90 / observations) as [
    number,
    number,
  ]
  const joined = now.missed.filter((id) => !before.missed.includes(id))
  const [mean, meanWas] = [now.meanRelativeCrps, before.meanRelativeCrps]
  return [
    ...(share < was
      ? [
          `${now.inside90} of ${now.observations} facts lie inside the 90% interval, ${before.inside90} of ${before.observations} did${joined.length > 0 ? `; new outside: ${joined.join(', ')}` : ''}`,
        ]
      : []),
    ...(mean > meanWas * (1 + TOLERANCE) ? [`the mean relative CRPS is ${mean}, it was ${meanWas}`] : []),
  ]
}

/** Tells whether a score is better in coverage or CRPS, and in neither worse at all. */
export function isBetter(now: Score, before: Score): boolean {
  const inside = now.inside90 / now.observations - before.inside90 / before.observations
  const crps = before.meanRelativeCrps - now.meanRelativeCrps
  return inside >= 0 && crps >= 0 && inside + crps > 0
}
