import type { Hindcast } from '../hindcast.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { hindcastData } from './chart-data.js'
import { type ChartFiles, type ChartOptions, drawAll, scenarioContext } from './chart-files.js'
import type { ManifestFacts } from './manifest.js'

/** Begins to draw a hindcast's chart; none where every run failed. */
export function hindcastCharts(hindcast: Hindcast, options: ChartOptions): readonly Promise<ChartFiles>[] {
  if (hindcast.failed === hindcast.scenario.runs) return []
  return drawAll(hindcastData(hindcast), scenarioContext(hindcast.scenario, options), options)
}

/** What is said of how the numbers of a hindcast were reckoned. */
const STATISTICS = {
  quantiles: 'type 7 over runs; failed runs left out',
  inside:
    'the observed value lies in the interval, ends included; "meets" where anything from low to high does',
  crps: "of the runs' empirical distribution: Gneiting & Raftery (2007), JASA 102, eq. 21; relative: in parts of the observed value",
  bias: '(median - observed) / |observed|',
  width: 'p95 / p5, where p5 is above 0',
  naive:
    "the number of the same expression a year earlier: the first observation of it, or else the model's own median; its CRPS is its absolute error",
  skill: '1 - CRPS / absolute error of the naive forecast',
} as const

/** What a manifest says of a hindcast beside what it tells itself. */
export interface HindcastFacts extends Omit<ManifestFacts, 'kind'> {
  /** The file of observations as it was named, and its text. */
  readonly observations: { readonly file: string; readonly text: string }
}

/** Makes the text of scores.json: how the model did over all observations. */
export function scoresText({ scores }: Hindcast): string {
  return `${JSON.stringify(scores, null, 2)}\n`
}

/** Makes the text of a hindcast's manifest.json. */
export async function hindcastManifest(
  { scenario, scores, failed }: Hindcast,
  facts: HindcastFacts,
): Promise<string> {
  const { name, title, seed, design, runs, start, months, equations } = scenario
  const { file, text } = facts.observations
  const manifest = {
    chokepoint: facts.version,
    kind: 'hindcast',
    scenario: { name, title, hash: await sha256(canonicalJson(scenario.resolved)) },
    model: { hash: await sha256(canonicalJson([...facts.blocks, equations])) },
    observations: { file, count: scores.observations, sha256: await sha256(text) },
    seed,
    design,
    runs,
    horizon: { start, end: monthLabel(start, months - 1), months },
    precision: facts.precision,
    failed,
    scores,
    statistics: STATISTICS,
    charts: facts.charts,
    files: facts.files,
    repeat: facts.repeat,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
