import type { MonthlyFact } from '../scenario/monthly-facts.js'
import { csvNumber } from './csv.js'
import type { RunRecord } from './run-record.js'

/**
 * Gives the rows of facts.csv: what was observed of a result's quantities, in months of it and in its units; with keys of the
 * scenario's sources, and who published those.
 */
export function* factsTable(
  { scenario, summary }: Pick<RunRecord, 'scenario' | 'summary'>,
  facts: readonly MonthlyFact[],
): Generator<readonly string[]> {
  yield ['id', 'quantity', 'element', 'period', 'unit', 'value', 'low', 'high', 'source', 'publisher']
  const keyOf = (one: { quantity: string; element: string; unit: string }, period: string) =>
    [one.quantity, one.element, one.unit, period].join(' ')
  const present = new Set(
    summary.flatMap((row) => [keyOf(row, row.month), keyOf(row, row.month.slice(0, 4))]),
  )
  for (const fact of facts.filter((one) => present.has(keyOf(one, one.period)))) {
    const { id, quantity, element, period, unit, value, low = Number.NaN, high = Number.NaN, sources } = fact
    const publishers = new Set(sources.flatMap((key) => scenario.sources[key]?.publisher ?? []))
    const numbers = [value, low, high].map(csvNumber)
    yield [id, quantity, element, period, unit, ...numbers, sources.join('; '), [...publishers].join('; ')]
  }
}
