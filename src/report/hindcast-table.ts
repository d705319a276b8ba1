import type { Hindcast } from '../hindcast.js'
import { csvNumber } from './csv.js'

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
