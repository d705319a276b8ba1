import type { Sweep, SweepPoint } from '../compare/sweep.js'
import { differenceUnit } from './comparison-tables.js'
import { csvNumber } from './csv.js'
import { monthValueText } from './value-text.js'

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
