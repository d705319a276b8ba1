import { hindcastChart } from '../charts/hindcast.js'
import { renderSvg } from '../charts/render.js'
import type { Hindcast } from '../hindcast.js'
import type { HindcastAsOf } from '../hindcast-as-of.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { type ChartFiles, type ChartOptions, drawn } from './chart-files.js'
import { csvNumber } from './csv.js'
import type { ManifestFacts } from './manifest.js'
import { sourceLine } from './source-line.js'

const QUANTILES = ['p5', 'p25', 'p50', 'p75', 'p95'] as const

/** Gives the rows of hindcast.csv: each observation, the model's quantiles for it, scores, and last year's number. */
export function* hindcastTable({ observations, rows, earlier }: Hindcast): Generator<readonly string[]> {
  const fact = ['id', 'expression', 'unit', 'observed', 'low', 'high', 'known']
  const inside = ['inside_90', 'inside_50', 'range_meets_90']
  const scores = ['crps', 'relative_crps', 'bias', 'width']
  const naive = ['naive_expression', 'naive_from', 'naive', 'naive_error', 'skill']
  yield [...fact, ...QUANTILES, 'runs', ...inside, ...scores, ...naive, 'source', 'note']
  for (const [i, row] of rows.entries()) {
    const observation = observations[i]
    if (!observation) continue
    const { expression, known, sources, note = '' } = observation
    const { value, low = Number.NaN, high = Number.NaN } = row
    yield [
      ...[row.id, expression, row.unit, ...[value, low, high].map(csvNumber), known],
      ...[...QUANTILES.map((name) => csvNumber(row[name])), String(row.runs)],
      ...[row.inside90, row.inside50, row.meets90].map((holds) => (row.runs > 0 ? String(holds) : '')),
      ...[row.crps, row.relativeCrps, row.bias, row.width].map(csvNumber),
      ...[earlier[i]?.expression ?? '', row.naive?.from ?? '', csvNumber(row.naive?.value ?? Number.NaN)],
      ...[row.naiveError, row.skill].map(csvNumber),
      ...[sources.join('; '), note],
    ]
  }
}

/** Begins to draw a hindcast's chart; none where every run failed. */
export function hindcastCharts(
  hindcast: Hindcast,
  { version, draw = renderSvg }: ChartOptions,
): readonly Promise<ChartFiles>[] {
  const { scenario, rows, failed } = hindcast
  if (failed === scenario.runs) return []
  const spec = hindcastChart(rows, {
    scenario: scenario.title,
    runs: scenario.runs,
    seed: scenario.seed,
    source: sourceLine(scenario, version).replace(/ \(see resolved.yaml\)$/, '; facts: see hindcast.csv'),
    title: 'Does the model give what really happened?',
    reading:
      'Bars are where 90 and 50 of 100 runs lie, the stroke in them is the median, and the thin line is how far the fact itself is known. An arrow: it goes on.',
  })
  return [
    drawn(draw(spec)).then((files) => {
      return { id: 'hindcast', spec: `${JSON.stringify(spec, null, 2)}\n`, ...files }
    }),
  ]
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

/** What is said of how a scenario was fitted before it was scored. */
const FITTED =
  'runs are weighed by the facts that were known by then, as chokepoint calibrate weighs them by default; quantiles are weighted (Akinshin 2023), and so is the CRPS; a known fact is one whose period was over and whose earliest source was out'

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
  { scenario, scores, failed, ...rest }: Hindcast | HindcastAsOf,
  facts: HindcastFacts,
): Promise<string> {
  const { name, title, seed, design, runs, start, months, equations } = scenario
  const { file, text } = facts.observations
  const manifest = {
    chokepoint: facts.version,
    kind: 'hindcast',
    scenario: { name, title, hash: await sha256(canonicalJson(scenario.resolved)) },
    model: { hash: await sha256(canonicalJson([...facts.blocks, equations])) },
    ...('vintage' in rest ? { fitted_before: { ...rest.vintage, how: FITTED } } : {}),
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
