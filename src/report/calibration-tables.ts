import { resample } from '../analysis/resample.js'
import type { Calibration, FactFit } from '../calibrate/calibrate.js'
import type { SourcedFact } from '../calibrate/posterior-part.js'
import { csvNumber } from './csv.js'
import { valueText } from './value-text.js'

type Row = readonly string[]

/** A fact with what tables say of it. */
export type TabledFact = SourcedFact & { readonly unit: string; readonly known: string }

interface Three {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

const three = ({ p5, p50, p95 }: Three) => [p5, p50, p95]
const named = (name: string) => [`${name}_p5`, `${name}_p50`, `${name}_p95`]

/** Gives the rows of posterior.csv: each number that is drawn once for each run, before and after, those that moved most first. */
export function* posteriorTable({ numbers, scenario: { start } }: Calibration<TabledFact>): Generator<Row> {
  const moves = ['shift', 'spread', 'width', 'distance', 'moved']
  yield [
    'number',
    'unit',
    ...named('before'),
    ...named('after'),
    ...moves,
    'law',
    'law_distance',
    'facts',
    'sources',
  ]
  for (const { cell, before, after, shift, spread, width, distance, isMoved, law, facts } of byDistance(
    numbers,
  )) {
    const form = { unit: cell.unit, start }
    yield [
      cell.label,
      cell.unit,
      ...[...three(before), ...three(after)].map((value) => valueText(value, form)),
      ...[shift, spread, width, distance].map(csvNumber),
      isMoved ? '1' : '0',
      law.name,
      csvNumber(law.distance),
      facts.map(({ id }) => id).join('; '),
      cell.sources.join('; '),
    ]
  }
}

/** Lists numbers with those first whose distribution moved furthest. */
export function byDistance<Number extends { readonly distance: number }>(
  numbers: readonly Number[],
): Number[] {
  return [...numbers].sort((a, b) => b.distance - a.distance)
}

/**
 * Gives the rows of observations.csv: each fact, how it was used and with which errors, and the model before, after, and in
 * runs of the calibrated file, with the score (CRPS, in the fact's unit).
 */
export function* observationsTable(
  facts: readonly FactFit<TabledFact>[],
  inFile: readonly Three[],
): Generator<Row> {
  const errors = ['scale', 'fact_error', 'discrepancy', 'share', 'ruled_out']
  const model = [...named('before'), 'before_crps', ...named('after'), 'after_crps', ...named('file')]
  yield [
    'id',
    'expression',
    'unit',
    'value',
    'low',
    'high',
    'known',
    'fitted',
    ...errors,
    ...model,
    'sources',
  ]
  for (const [i, { fact, error, ruledOut, before, after }] of facts.entries()) {
    const { id, expression, unit, value, low, high, known, isFitted, sources } = fact
    const numbers = [...three(before), before.crps, ...three(after), after.crps, ...three(inFile[i] as Three)]
    yield [
      ...[id, expression, unit],
      ...[value, low ?? Number.NaN, high ?? Number.NaN].map(csvNumber),
      known,
      isFitted ? '1' : '0',
      error.scale,
      ...[error.observation, error.discrepancy, isFitted ? error.share : 0, ruledOut].map(csvNumber),
      ...numbers.map(csvNumber),
      sources.join('; '),
    ]
  }
}

/** A share of all weight below which a run is left out of weights.csv. */
const NOTHING = 1e-9

/** Gives the rows of weights.csv: the runs of each wave that have weight, counted from 1. */
export function* weightsTable({ weights, waves }: Calibration): Generator<Row> {
  yield ['wave', 'run', 'weight']
  let from = 0
  for (const [wave, { runs }] of waves.entries()) {
    for (let run = from; run < runs; run++) {
      const weight = weights[run] as number
      if (weight > NOTHING) yield [String(wave + 1), String(run - from + 1), csvNumber(weight)]
    }
    from = runs
  }
}

/** The most rows of sample.csv. */
const MOST = 1000

/**
 * Gives the rows of sample.csv: worlds of equal weight, as many as the runs are worth but at most 1000, each with its wave and
 * run, the numbers that were drawn, and its outcome for each fact.
 */
export function* sampleTable(calibration: Calibration): Generator<Row> {
  const { weights, effective, waves, numbers, runs, facts, scenario } = calibration
  const picked = resample(weights, Math.max(1, Math.min(MOST, Math.floor(effective))))
  yield ['wave', 'run', ...numbers.map(({ cell }) => cell.label), ...facts.map(({ fact }) => fact.id)]
  const columns = numbers.map(({ cell }, index) => {
    const values = runs.values(index)
    return Array.from(picked, (run) =>
      valueText(values[run] as number, { unit: cell.unit, start: scenario.start }),
    )
  })
  for (const [row, run] of picked.entries()) {
    const wave = waves.findIndex((one) => run < one.runs)
    const first = wave === 0 ? 0 : (waves[wave - 1]?.runs ?? 0)
    yield [
      String(wave + 1),
      String(run - first + 1),
      ...columns.map((column) => column[row] as string),
      ...runs.columns.map((column) => csvNumber(column[run] as number)),
    ]
  }
}
