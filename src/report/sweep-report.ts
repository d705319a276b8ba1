import type { Sweep } from '../compare/sweep.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { type LeverPlaces, sweepData } from './chart-data.js'
import { type ChartFiles, type ChartOptions, drawAll, scenarioContext } from './chart-files.js'
import type { ManifestFacts } from './manifest.js'

/** Begins to draw a sweep's charts: for each outcome a line, or a heat map of two levers. */
export function sweepCharts(
  sweep: Sweep,
  places: LeverPlaces,
  options: ChartOptions,
): readonly Promise<ChartFiles>[] {
  return drawAll(sweepData(sweep, places), scenarioContext(sweep.scenario, options), options)
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
