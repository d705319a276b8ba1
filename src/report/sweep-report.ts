import type { TopLevelSpec } from 'vega-lite'
import type { FigureOptions } from '../charts/figure.js'
import { renderSvg } from '../charts/render.js'
import { sweepLine } from '../charts/sweep-line.js'
import { sweepMap } from '../charts/sweep-map.js'
import type { Sweep, SweepPoint } from '../compare/sweep.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { type ChartFiles, type ChartOptions, drawn } from './chart-files.js'
import { differenceUnit } from './comparison-tables.js'
import { csvNumber } from './csv.js'
import type { ManifestFacts } from './manifest.js'
import { sourceLine } from './source-line.js'
import { unitForm } from './unit-form.js'
import { monthValueText } from './value-text.js'

/** Where the scenario that was swept has each lever; undefined where that is no single number. */
export type LeverPlaces = readonly (number | undefined)[]

/** Gives the rows of sweep.csv: each setting of the levers, the scenario as it stands first, with each outcome. */
export function* sweepTable({
  scenario,
  levers,
  outcomes,
  base,
  points,
}: Sweep): Generator<readonly string[]> {
  const { start } = scenario
  const spread = ['mean', 'p5', 'p50', 'p95', 'never']
  const difference = ['difference_unit', 'difference_median', 'difference_low', 'difference_high', 'higher']
  yield ['setting', ...levers.map(({ name }) => name), 'outcome', 'unit', ...spread, ...difference, 'failed']
  const rows: (readonly [string, SweepPoint])[] = [
    ['base', base],
    ...points.map((point, i) => [String(i + 1), point] as const),
  ]
  for (const [setting, point] of rows)
    for (const [i, { name, unit }] of outcomes.entries()) {
      const [level, found] = [point.levels[i], point.differences[i]]
      if (!level || !found) continue
      yield [
        setting,
        ...levers.map((_, k) => csvNumber(point.values[k] ?? Number.NaN)),
        name,
        unit,
        unit === 'date' ? '' : csvNumber(level.mean),
        ...[level.p5, level.p50, level.p95].map((value) => monthValueText(value, { unit, start })),
        String(level.never),
        differenceUnit(unit),
        ...[found.median, found.low, found.high, found.higher, point.failed].map(csvNumber),
      ]
    }
}

/** Begins to draw a sweep's charts: for each outcome a line, or a heat map of two levers. */
export function sweepCharts(
  sweep: Sweep,
  places: LeverPlaces,
  { version, draw = renderSvg }: ChartOptions,
): readonly Promise<ChartFiles>[] {
  return sweep.outcomes.map(async ({ name }, i) => {
    const spec = chartOf(sweep, i, { places, version })
    return { id: name, spec: `${JSON.stringify(spec, null, 2)}\n`, ...(await drawn(draw(spec))) }
  })
}

function chartOf(
  sweep: Sweep,
  index: number,
  { places, version }: { places: LeverPlaces; version: string },
): TopLevelSpec {
  const { scenario, levers, outcomes, base, points } = sweep
  const outcome = outcomes[index] as Sweep['outcomes'][number]
  const levels = points.map((point) => point.levels[index] as (typeof point.levels)[number])
  const { scale, levelWords } = unitForm(outcome.unit, levels)
  const words = outcome.about.replace(/\.$/, '') || outcome.name
  const outcomeWords = `${words}, ${levelWords}`
  const [first = '', second = ''] = levers.map(({ path }) => leverWords(path))
  const options: FigureOptions = {
    scenario: scenario.title,
    runs: scenario.runs,
    seed: scenario.seed,
    source: sourceLine(scenario, version),
    title: `How does ${outcome.name} move with ${[first, second].filter(Boolean).join(' and ')}?`,
    reading: `${words}. The diamond is the scenario as it stands, "${scenario.title}"; where it leaves a lever uncertain, at that lever's median.`,
  }
  if (levers.length === 1) {
    const dots = points.map(({ values }, i) => {
      const { p5, p50, p95 } = levels[i] as (typeof levels)[number]
      return { lever: values[0] ?? 0, p5: p5 * scale, p50: p50 * scale, p95: p95 * scale }
    })
    const p50 = (base.levels[index]?.p50 ?? Number.NaN) * scale
    const mark = { name: scenario.title, lever: places[0], p50 }
    return sweepLine({ leverWords: first, outcomeWords, dots, base: mark }, options)
  }
  const cells = points.map(({ values: [x = 0, y = 0] }, i) => ({
    x,
    y,
    p50: (levels[i]?.p50 ?? Number.NaN) * scale,
  }))
  const mark = { name: scenario.title, x: places[0], y: places[1] }
  return sweepMap(
    {
      xWords: first,
      yWords: second,
      outcomeWords: `${words}, ${levelWords}, median of runs`,
      cells,
      base: mark,
    },
    options,
  )
}

/** Says what a lever is: `enforcement`, `cowos_plan (multiply)`. */
function leverWords(path: string): string {
  const [, key = path, field] = path.split('.')
  return field === undefined || field === 'value' ? key : `${key} (${field})`
}

/** Makes the text of a sweep's manifest.json. */
export async function sweepManifest(
  { scenario, levers, outcomes, base, points }: Sweep,
  facts: Omit<ManifestFacts, 'kind'>,
): Promise<string> {
  const { name, title, seed, design, runs, start, months } = scenario
  const failed = [base, ...points].reduce((sum, point) => sum + point.failed, 0)
  const manifest = {
    chokepoint: facts.version,
    kind: 'sweep',
    scenario: { name, title, hash: await sha256(canonicalJson(scenario.resolved)) },
    model: { hash: await sha256(canonicalJson(facts.blocks)) },
    seed,
    design,
    runs,
    horizon: { start, end: monthLabel(start, months - 1), months },
    precision: facts.precision,
    levers,
    outcomes,
    failed,
    statistics:
      'every setting has the same draws by name and run; quantiles of type 7 over runs; differences are to the scenario as it stands, run by run, with the 95% interval of their median by binomial order statistics; failed runs left out',
    charts: facts.charts,
    files: facts.files,
    repeat: facts.repeat,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
