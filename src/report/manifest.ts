import { correlationRows } from '../analysis/correlation-rows.js'
import { monthLabel } from '../math/calendar.js'
import { canonicalJson, sha256 } from './canonical.js'
import { countQuantities } from './model-facts.js'
import { failedQuantity, type RunRecord } from './run-record.js'

/** What a manifest says beside what the run itself tells. */
export interface ManifestFacts {
  /** The version of the program. */
  readonly version: string
  readonly kind: 'run' | 'replay'
  /** The model's blocks, without the scenario's own equations. */
  readonly blocks: readonly { readonly variables: Readonly<Record<string, unknown>> }[]
  /** The ids of the charts. */
  readonly charts: readonly string[]
  /** The other files of the result. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
  /** The command that gives the same bytes. */
  readonly repeat: string
  /** Bits of the numbers that the kernel computed with. */
  readonly precision: 'f64' | 'f32'
}

/** The failed runs that a manifest lists one by one. */
const MOST_FAILURES = 100

/**
 * Makes the text of manifest.json: what was run, with what, and what came of it. It holds no time of day and nothing of
 * the machine, so that the same inputs give the same bytes.
 */
export async function manifestText(record: RunRecord, facts: ManifestFacts): Promise<string> {
  const { scenario, range } = record
  const { name, title, question, askedBy, seed, design, runs } = scenario
  const blocks = [...facts.blocks, scenario.equations]
  const monthly = Object.values(scenario.inputs).flatMap((cells) =>
    cells.flatMap(({ label, persistence }) => (persistence ? [{ name: label, persistence }] : [])),
  )
  const manifest = {
    chokepoint: facts.version,
    kind: facts.kind,
    scenario: {
      name,
      title,
      ...(question ? { question } : {}),
      ...(askedBy ? { asked_by: askedBy } : {}),
      hash: await sha256(canonicalJson(scenario.resolved)),
    },
    model: { hash: await sha256(canonicalJson(blocks)), ...countQuantities(blocks, record.compiled.plan) },
    seed,
    design,
    ...samplingOf(record),
    runs,
    ...(facts.kind === 'replay' ? { range: { from: range[0] + 1, to: range[1] } } : {}),
    horizon: horizonOf(record),
    precision: facts.precision,
    uncertain: record.draws.length,
    ...(monthly.length > 0 ? { monthly } : {}),
    statistics: statisticsOf(record),
    medians: mediansOf(scenario.design),
    notation: NOTATION,
    warnings: scenario.warnings,
    failures: failuresOf(record),
    outputs: record.compiled.plan.outputs.filter((output) => !output.includes('.')),
    columns: columnsOf(record),
    charts: facts.charts,
    files: facts.files,
    repeat: facts.repeat,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Tells what there is to tell of a grid, of names that Sobol's dimensions moved, and of correlations. */
function samplingOf({ scenario, moved, draws, range }: RunRecord) {
  const { axes, correlations } = scenario
  const dimensions = moved?.map(({ name, dimension, preferred, holder }) => {
    return {
      name,
      dimension: dimension === undefined ? 'random' : dimension + 1,
      preferred: preferred + 1,
      holder,
    }
  })
  const rows = correlationRows(correlations, { draws, runs: range[1] - range[0] })
  return {
    ...(axes.length > 0 ? { grid: axes } : {}),
    ...(dimensions ? { moved: dimensions } : {}),
    ...(rows.length > 0 ? { correlations: rows } : {}),
  }
}

function statisticsOf({ method }: RunRecord): string {
  const left = 'failed runs left out'
  if (method.kind === 'exact') return `quantiles of type 7 over runs; ${left}`
  const error = `${Number((100 * method.error).toPrecision(2))}%`
  return (
    `quantiles from counts in ${method.bins} bins, for want of memory: each lies within ${error} of its 5% to 95% range ` +
    `of the exact one; ${left}`
  )
}

const INTERVAL =
  'p50_low and p50_high are the ends of a 95% interval of the median, two values of the runs whose ranks are those of a ' +
  'binomial number (Conover 1999, section 3.2; David and Nagaraja 2003, section 7.1), and empty where runs are too few'

/** Says how far the intervals of medians, which are those of independent runs, hold for a design. */
const INTERVALS: Readonly<Record<string, string>> = {
  random: INTERVAL,
  sobol: `${INTERVAL}; it holds for random runs, and Sobol points mostly have less error`,
  'latin-hypercube': `${INTERVAL}; it holds for random runs, and a Latin hypercube mostly has less error`,
  antithetic: `${INTERVAL}; it holds for random runs, and is approximate for antithetic pairs: mostly too wide`,
}

function mediansOf(design: string): string {
  return (
    INTERVALS[design] ?? `the ${design} design leaves nothing to chance, so p50_low and p50_high are empty`
  )
}

const NOTATION =
  'runs count from 1; a draw whose unit is "date" is a day, an outcome whose unit is "date" is a month, and "never" is ' +
  'a date that does not come; the outcomes of a failed run are empty; numbers have ten significant digits'

function horizonOf({ scenario: { start, months } }: RunRecord) {
  return { start, end: monthLabel(start, months - 1), months }
}

function failuresOf(record: RunRecord) {
  const { start } = record.scenario
  const runs = record.failures.slice(0, MOST_FAILURES).map((failure) => {
    const { run, element, month, value } = failure
    const quantity = failedQuantity({ ...failure, element: '' }, record)
    return { run: run + 1, quantity, element, month: monthLabel(start, month), value }
  })
  return { count: record.failures.length, runs }
}

function columnsOf({ draws, outcomes }: RunRecord) {
  const named = (kind: string) => (column: { name: string; unit: string }) => {
    return { name: column.name, unit: column.unit, kind }
  }
  return [...draws.map(named('draw')), ...outcomes.map(named('outcome'))]
}
