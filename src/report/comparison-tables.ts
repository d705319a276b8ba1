import type { Comparison, OutcomeResult, SettingResult } from '../compare/compare.js'
import type { Mean } from '../compare/effects.js'
import { csvNumber } from './csv.js'
import { monthValueText } from './value-text.js'

type Row = readonly string[]

/** One outcome of one alternative in one world. */
interface Entry {
  readonly world: string
  readonly result: OutcomeResult
  readonly option: string
  readonly index: number
  readonly start: string
}

function* entriesOf({ settings, alternatives }: Comparison): Generator<Entry> {
  for (const { setting, results } of settings)
    for (const result of results)
      for (const [index, { name }] of alternatives.entries()) {
        const start = setting.scenarios[0]?.start ?? ''
        yield { world: setting.world?.name ?? '', result, option: name, index, start }
      }
}

function keysOf({ world, result, option }: Entry): Row {
  return [result.outcome.name, option, world]
}

const KEYS = ['outcome', 'option', 'world']

/** Writes the unit of a difference: dates differ by months. */
export function differenceUnit(unit: string): string {
  return unit === 'date' ? 'month' : unit
}

const DIFFERENCE = ['median', 'low', 'high', 'p5', 'p95', 'mean', 'higher', 'same'] as const

/** Gives the rows of differences.csv: how each option differs from the base, run by run. */
export function* differencesTable(comparison: Comparison): Generator<Row> {
  const counts = ['pairs', 'failed', 'empty', 'never_in_base', 'never_in_option', 'never_in_both']
  yield [
    ...KEYS,
    'unit',
    ...DIFFERENCE.map((name) => COLUMN[name] ?? name),
    'best',
    ...counts,
    'variance',
    'variance_unpaired',
  ]
  for (const entry of entriesOf(comparison)) {
    const { result, index } = entry
    const [found, standing] = [result.differences[index], result.standings[index]]
    if (index === 0 || !found) continue
    const { pairs, failed, empty, never, variance, unpaired } = found
    yield [
      ...keysOf(entry),
      differenceUnit(result.outcome.unit),
      ...DIFFERENCE.map((name) => csvNumber(found[name])),
      ...[standing?.best ?? Number.NaN, pairs, failed, empty, ...never, variance, unpaired].map(csvNumber),
    ]
  }
}

const COLUMN: Readonly<Record<string, string>> = { low: 'median_low', high: 'median_high' }

/** Gives the rows of levels.csv: how each outcome itself is spread over the runs, in the base and in each option. */
export function* levelsTable(comparison: Comparison): Generator<Row> {
  yield [...KEYS, 'unit', 'mean', 'p5', 'p50', 'p95', 'runs', 'never']
  for (const entry of entriesOf(comparison)) {
    const { result, index, start } = entry
    const { unit } = result.outcome
    const level = result.levels[index]
    if (!level) continue
    const mean = unit === 'date' ? '' : csvNumber(level.mean)
    const quantiles = [level.p5, level.p50, level.p95].map((value) => monthValueText(value, { unit, start }))
    yield [...keysOf(entry), unit, mean, ...quantiles, csvNumber(level.runs), csvNumber(level.never)]
  }
}

/** Gives the rows of ranks.csv: who is first, second, ... after more and more runs. */
export function* ranksTable(comparison: Comparison): Generator<Row> {
  yield [...KEYS, 'runs', 'rank', 'median_difference']
  for (const entry of entriesOf(comparison))
    for (const { runs, ranks, medians } of entry.result.rankings) {
      const [rank, median] = [ranks, medians].map((list) => list[entry.index] as number)
      yield [...keysOf(entry), String(runs), String(rank), csvNumber(median as number)]
    }
}

/** Gives the rows of rank-shares.csv: in what share of the runs an alternative is first, second, ... */
export function* rankSharesTable(comparison: Comparison): Generator<Row> {
  yield [...KEYS, 'better', 'rank', 'share', 'runs']
  for (const entry of entriesOf(comparison)) {
    const { shares, runs } = entry.result.rankShares
    const { better } = entry.result.outcome
    for (const [i, share] of (shares[entry.index] ?? []).entries())
      yield [...keysOf(entry), better, String(i + 1), csvNumber(share), String(runs)]
  }
}

/** Gives the rows of differences-by-month.csv: how each option differs from the base in some quantities, run by run and month by month. */
export function* monthlyTable({ settings, alternatives }: Comparison): Generator<Row> {
  const numbers = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95', 'p50_low', 'p50_high'] as const
  yield ['quantity', 'element', 'option', 'world', 'month', 'unit', ...numbers, 'runs']
  for (const { setting, monthly } of settings)
    for (const [index, { name }] of alternatives.entries())
      for (const row of monthly.rows[index] ?? []) {
        const { quantity, element, month, unit } = row
        const keys = [quantity, element, name, setting.world?.name ?? '', month, differenceUnit(unit)]
        yield [...keys, ...numbers.map((one) => csvNumber(row[one])), String(monthly.runs[index])]
      }
}

/** Gives the rows of robustness.csv: regret, worst case, and how often an alternative is good enough, or the best. */
export function* robustnessTable(comparison: Comparison): Generator<Row> {
  const regrets = ['mean', 'p5', 'median', 'p95'] as const
  yield [
    ...KEYS,
    'unit',
    'better',
    ...regrets.map((name) => `regret_${name}`),
    'regret_worst',
    'worst',
    'best',
    'satisfy',
    'satisfied',
  ]
  for (const entry of entriesOf(comparison)) {
    const { result, index, start } = entry
    const { unit, better, satisfy } = result.outcome
    const standing = result.standings[index]
    if (!standing) continue
    yield [
      ...keysOf(entry),
      differenceUnit(unit),
      better,
      ...regrets.map((name) => csvNumber(standing.regret[name])),
      csvNumber(standing.worstRegret),
      monthValueText(standing.worst, { unit, start }),
      csvNumber(standing.best),
      satisfy?.text ?? '',
      csvNumber(result.satisfied?.[index] ?? Number.NaN),
    ]
  }
}

/** Gives the rows of why.csv: what each override of an option does to an outcome, in the mean of the runs. */
export function* whyTable(comparison: Comparison): Generator<Row> {
  const mean = (name: string) => [name, `${name}_low`, `${name}_high`]
  yield [...KEYS, 'unit', 'part', 'kind', ...mean('alone'), ...mean('shapley'), 'runs', 'base']
  for (const entry of entriesOf(comparison))
    for (const { name, kind, alone, share, runs, base } of entry.result.effects[entry.index] ?? [])
      yield [
        ...keysOf(entry),
        differenceUnit(entry.result.outcome.unit),
        name,
        kind,
        ...meanTexts(alone),
        ...meanTexts(share),
        String(runs),
        csvNumber(base),
      ]
}

function meanTexts(mean: Mean | undefined): Row {
  return [mean?.value, mean?.low, mean?.high].map((value) => csvNumber(value ?? Number.NaN))
}

/** Gives the rows of drivers.csv: the uncertain numbers that each difference depends on. */
export function* driversTable(comparison: Comparison): Generator<Row> {
  yield [...KEYS, 'parameter', 'rank_correlation', 'low', 'high', 'runs']
  for (const entry of entriesOf(comparison))
    for (const { label, correlation, runs } of entry.result.drivers[entry.index] ?? []) {
      const { value, low, high } = correlation
      yield [...keysOf(entry), label, ...[value, low, high, runs].map(csvNumber)]
    }
}

/** Lists what an alternative's runs failed of, for messages and manifests: the number of runs, and the first of them. */
export function failedRuns({
  failures,
}: SettingResult): { readonly count: number; readonly first?: number }[] {
  return failures.map((list) => {
    const [first] = list
    return first ? { count: list.length, first: first.run + 1 } : { count: 0 }
  })
}
