import type { Calibration } from '../calibrate/calibrate.js'
import { monthLabel } from '../math/calendar.js'
import type { Scenario } from '../scenario/scenario.js'
import { canonicalJson, sha256 } from './canonical.js'
import type { ManifestFacts } from './manifest.js'

interface Spread {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** How the quantity of a fact is spread in runs of the calibrated file, and how far its median is from the weighted one. */
export interface FileFit extends Spread {
  readonly id: string
  /** In parts of the weighted 5% to 95% range; NaN where that is nothing, or infinite. */
  readonly off: number
}

/** Holds runs of the calibrated file beside the weighted runs, fact by fact. */
export function fileFitOf({ facts }: Calibration, spreads: readonly Spread[]): FileFit[] {
  return facts.map(({ fact, after }, i) => {
    const spread = spreads[i] as Spread
    const off = Math.abs(spread.p50 - after.p50) / (after.p95 - after.p5)
    return { ...spread, id: fact.id, off: Number.isFinite(off) ? off : Number.NaN }
  })
}

/** Finds the fact by which the calibrated file is furthest from the weighted runs; undefined where none can be compared. */
export function furthestOff(fits: readonly FileFit[]): FileFit | undefined {
  return [...fits].filter(({ off }) => !Number.isNaN(off)).sort((a, b) => b.off - a.off)[0]
}

/** What is said of how a calibration's tables were made. */
const STATISTICS = {
  likelihood:
    "normal errors, independent between facts, on the scale that observations.csv names: fact_error is the width of low to high over 3.29 (a 90% interval), or a part of the value where there is none; discrepancy is that of the model itself (Kennedy and O'Hagan 2001); facts of one expression share the weight of one",
  power:
    'the largest power of the likelihood, at most 1, that leaves the least effective number of runs (Kish 1965, (sum w)^2 / sum w^2); below 1, facts are used only in part',
  waves:
    'the first wave is drawn from the prior, each further one from a normal law on the scale of normal scores, fitted to the weighted runs before it; all are weighed as one mixture (Owen and Zhou 2000; Cornuet and others 2012)',
  history_match:
    'runs of the first wave in which every fitted fact is within three standard errors (Craig and others 1997; Vernon and others 2010)',
  posterior:
    "before are quantiles of the law; after are weighted quantiles, of type 7 at the effective size (Akinshin 2023); shift and spread are mean and standard deviation of normal scores, 0 and 1 before; width is the 5% to 95% range after over before; distance is Kolmogorov's; moved is 1 where chance alone would exceed the distance in 5% of fits (Bonferroni)",
  file: 'calibrated.yaml carries each moved number by its law (law_distance is how far that is from the weighted distribution) and dependence by rank correlations; file_p5 to file_p95 are of its own runs; numbers that are drawn for each month stay as they were',
  sample:
    'worlds of equal weight by systematic resampling (Kitagawa 1996); a world may be there more than once',
} as const

/** What the manifest of a calibration says beside what it tells itself. */
interface CalibrationFacts extends Omit<ManifestFacts, 'kind'> {
  readonly scenario: Scenario
  /** The file of observations as it was named, and its text. */
  readonly table: { readonly file: string; readonly text: string }
  readonly fit: Readonly<Record<string, number>>
  readonly asOf?: string
  readonly fileFit: readonly FileFit[]
  readonly chartRuns: number
}

/** Makes the text of a calibration's manifest.json: what was fitted to what, how, and how anyone can repeat it. */
export async function calibrationManifest(found: Calibration, facts: CalibrationFacts): Promise<string> {
  const { scenario, asOf } = facts
  const { name, title, seed, design, start, months } = scenario
  const ids = (isFitted: boolean) =>
    found.facts.flatMap(({ fact }) => (fact.isFitted === isFitted ? [fact.id] : []))
  const monthly = Object.values(scenario.inputs).flatMap((cells) =>
    cells.flatMap(({ label, persistence }) => (persistence ? [label] : [])),
  )
  const off = furthestOff(facts.fileFit)
  const manifest = {
    chokepoint: facts.version,
    kind: 'calibration',
    scenario: { name, title, hash: await sha256(canonicalJson(scenario.resolved)) },
    model: { hash: await sha256(canonicalJson([...facts.blocks, scenario.equations])) },
    observations: {
      file: facts.table.file,
      sha256: await sha256(facts.table.text),
      fitted: ids(true),
      held_out: ids(false),
      ...(asOf === undefined ? {} : { as_of: asOf }),
    },
    seed,
    design,
    horizon: { start, end: monthLabel(start, months - 1), months },
    precision: facts.precision,
    options: facts.fit,
    power: rounded(found.power),
    effective: rounded(found.effective),
    effective_at_power_one: rounded(found.effectiveAtOne),
    waves: found.waves.map(({ runs, power, effective, tilted }) => {
      return {
        runs_so_far: runs,
        power: rounded(power),
        effective: rounded(effective),
        drawn_elsewhere: tilted,
      }
    }),
    history_match: { runs: found.match.runs, left: found.match.left },
    failed: found.runs.failed.reduce((sum, one) => sum + one, 0),
    moved: found.numbers.filter(({ isMoved }) => isMoved).length,
    ...(monthly.length > 0 ? { not_calibrated: monthly } : {}),
    ...(off ? { file_furthest_off: { fact: off.id, part_of_range: rounded(off.off) } } : {}),
    chart_runs: facts.chartRuns,
    statistics: STATISTICS,
    warnings: scenario.warnings,
    charts: facts.charts,
    files: facts.files,
    repeat: facts.repeat,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
